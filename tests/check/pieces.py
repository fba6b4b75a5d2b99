"""Small pieces for the checks, written in MusicLab's own notations. Names of tracks say nothing; roles are stated when asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from musiclab.song.clips import Note, NoteClip
from musiclab.song.drums import drum_pitch
from musiclab.song.key import key as read_key
from musiclab.song.model import Section, Song, Swing, Track
from musiclab.song.tempo import Tempo
from musiclab.song.text import beat, chords, melody
from musiclab.song.time import Meter, bar_start

BAR = 3840
INSTRUMENTS = {"melody": "flute", "bass": "electric bass", "chords": "piano", "pad": "strings", "second": "violin", "third": "cello", "answer": "clarinet"}


def piece(
    *, drums: Mapping[str, str] | None = None, tempo: float = 100, key: str | None = None, meter: tuple[int, int] = (4, 4), swing: float = 0.5,
    sections: Sequence[tuple[str, int, int]] = (), roles: bool = False, times: int = 1, **lines: str,
) -> Song:
    """A song: `melody`, `bass`, `second` ... in the notation of melodies, `chords` and `pad` as symbols; `sections` as (name, first bar, bars)."""
    meters = (Meter(*meter),)
    tracks = [line_track(name, text, meters[0].bar, times=times, roles=roles) for name, text in lines.items()]
    if drums:
        tracks.insert(0, drum_track(drums, times=times, roles=roles))
    rows = tuple(Section(bar_start(meters, first), bar_start(meters, first + bars) - bar_start(meters, first), name) for name, first, bars in sections)
    return Song(tempo=(Tempo(tempo),), meter=meters, key=read_key(key) if key else None, swing=Swing(swing), sections=rows, tracks=tuple(tracks))


def line_track(name, text, bar, *, times=1, roles=False):
    """A track of one line; of `chords` and `pad` the symbols last a bar each."""
    phrase = chords(text, bar=bar) if name in ("chords", "pad") else melody(text)
    role = name if roles and name in ("melody", "bass", "chords", "pad") else ""
    return Track(f"t-{name}", "", INSTRUMENTS.get(name, "piano"), (NoteClip(f"c-{name}", 0, max(phrase.length, 1), phrase.notes, times),), role)


def drum_track(rows, *, times=1, roles=False, id="t-drums"):
    """A track of drums, one row of steps for each."""
    phrases = [beat(text, pitch=drum_pitch(name)) for name, text in rows.items()]
    notes = tuple(note for phrase in phrases for note in phrase.notes)
    clip = NoteClip(f"c-{id}", 0, max(phrase.length for phrase in phrases), notes, times)
    return Track(id, "", "drums", (clip,), "drums" if roles else "")


def notes_track(id, rows, *, instrument="piano", length=64 * BAR, role=""):
    """A track of notes given as (beat, pitch, beats) or (beat, pitch, beats, velocity)."""
    notes = tuple(Note(round(row[0] * 960), row[1], max(round(row[2] * 960), 1), row[3] if len(row) > 3 else 96) for row in rows)
    return Track(id, "", instrument, (NoteClip(f"c-{id}", 0, length, notes),), role)


def song_of(*tracks, **changes):
    """A song of these tracks."""
    return Song(tracks=tuple(tracks), **changes)
