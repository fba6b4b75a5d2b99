"""Strange songs: every check ends with a finding on each of them, and never stumbles."""

from __future__ import annotations

from dataclasses import replace

from check.pieces import drum_track, notes_track, piece, song_of

from musiclab.song.clips import AudioClip, Note, NoteClip
from musiclab.song.model import Section, Song, Track
from musiclab.song.tempo import Tempo
from musiclab.song.time import Meter

STRANGE = {
    "empty": Song(),
    "tracks without notes": Song(tracks=(Track("a"), Track("b", instrument="drums"))),
    "one note": piece(melody="C4"),
    "one stroke": song_of(drum_track({"snare": "x"})),
    "no key": piece(melody="C4 C#4 D4 D#4 E4 F4 F#4 G4 G#4 A4 A#4 B4"),
    "7/8 with triplets": song_of(notes_track("a", [(i / 3, 60 + i % 7, 0.3) for i in range(63)]), meter=(Meter(7, 8),)),
    "very short notes": song_of(notes_track("a", [(i / 100, 60, 0.001) for i in range(200)])),
    "sound alone": Song(tracks=(Track("a", clips=(AudioClip("c", 0, 3840, "voice-1"),)),)),
    "muted": Song(tracks=(replace(piece(melody="C4 D4 E4 F4").tracks[0], mute=True),)),
    "all at once": song_of(notes_track("a", [(0, pitch, 4) for pitch in range(0, 128)])),
    "extremes": song_of(notes_track("a", [(0, 0, 1), (1, 127, 1), (2, 0, 1), (3, 127, 1), (4, 0, 1)])),
    "metres and tempos that change": song_of(
        notes_track("a", [(i, 60 + i % 5, 1) for i in range(40)]), meter=(Meter(4, 4), Meter(3, 4, at=3840 * 2), Meter(5, 8, at=3840 * 2 + 2880 * 2)), tempo=(Tempo(90, ramp=True), Tempo(150, at=3840 * 4))
    ),
    "sections of nothing": Song(sections=(Section(0, 3840, "Verse"), Section(3840, 3840, "Chorus"))),
    "a note after the end of its clip": Song(tracks=(Track("a", clips=(NoteClip("c", 0, 960, (Note(5000, 60), Note(0, 62, 90_000))),)),)),
    "unknown instrument": Song(tracks=(Track("a", instrument="kazoo of doom", clips=(NoteClip("c", 0, 3840, (Note(0, 60),)),)),)),
    "late": song_of(notes_track("a", [(4000 + i, 60 + i, 1) for i in range(4)], length=4_000_000)),
}
