"""A short song for trying out a machine."""

from __future__ import annotations

from musiclab.song.clips import Note, NoteClip
from musiclab.song.model import Song, Track
from musiclab.song.time import PER_BEAT

BEAT = PER_BEAT


def trial_song() -> Song:
    """Give four tracks of 32 bars: chords, bass, tune and drums.

    >>> trial_song().seconds
    64.0
    """
    chords = tuple(Note(bar * 4 * BEAT, root + step, 4 * BEAT) for bar, root in enumerate((57, 53, 48, 55)) for step in (0, 4, 7))
    bass = tuple(Note(beat * BEAT // 2, (33, 29, 36, 31)[beat // 8], BEAT // 2) for beat in range(32))
    tune = tuple(Note(beat * BEAT, 69 + (0, 3, 7, 5, 3, 2, 0, 7)[beat % 8], BEAT) for beat in range(16))
    drums = tuple(Note(step * BEAT // 2, pitch, BEAT // 4) for step in range(32) for pitch in ((36, 42), (42,), (38, 42), (42,))[step % 4])
    parts = {"piano": chords, "electric bass": bass, "flute": tune, "drums": drums}
    return Song(tracks=tuple(_track(i, instrument, notes) for i, (instrument, notes) in enumerate(parts.items())))


def _track(i: int, instrument: str, notes: tuple[Note, ...]) -> Track:
    return Track(f"t{i}", instrument, instrument, (NoteClip(f"c{i}", 0, 16 * BEAT, notes, repeats=8),))
