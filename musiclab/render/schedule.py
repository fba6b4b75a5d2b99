"""When each note of a track sounds, in whole frames: a pure function of the song.

The same function stands in the browser. Windows tile: every note belongs to the one window that its first frame
falls in, so windows that follow one another give each note exactly once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from musiclab.render.timing import Timing
from musiclab.song.clips import Note, NoteClip
from musiclab.song.model import Track


@dataclass(frozen=True, slots=True, eq=False)
class Events:
    """The notes of one track in the order they begin, as columns of equal length."""

    start: NDArray[np.int64]
    frames: NDArray[np.int64]
    pitch: NDArray[np.int64]
    velocity: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.start)

    def window(self, first: int, end: int) -> Events:
        """Give the notes that begin at ``first`` or later and before ``end``."""
        a, b = np.searchsorted(self.start, (first, end))
        return Events(self.start[a:b], self.frames[a:b], self.pitch[a:b], self.velocity[a:b])


def schedule(track: Track, timing: Timing) -> Events:
    """Give every note of ``track`` as it is played: repeats unrolled, clips cut, swing and tempo applied.

    >>> from musiclab.song.model import Song
    >>> clip = NoteClip("c1", start=960, length=1920, notes=(Note(0, 60),), repeats=2)
    >>> schedule(Track("lead", clips=(clip,)), Timing(Song(), rate=48_000)).start.tolist()
    [24000, 72000]
    """
    columns = [_clip_columns(clip) for clip in track.clips if isinstance(clip, NoteClip) and clip.notes]
    if not columns:
        empty = np.empty(0, np.int64)
        return Events(empty, empty, empty, empty)
    start, end, pitch, velocity = (np.concatenate(column) for column in zip(*columns, strict=True))
    first = timing.swung_frames(start)
    frames = np.maximum(timing.swung_frames(end) - first, 1)
    order = np.lexsort((pitch, first))
    return Events(first[order], frames[order], pitch[order], velocity[order])


def _clip_columns(clip: NoteClip) -> tuple[NDArray[np.int64], ...]:
    """Start, end, pitch and velocity of every note of every round, in ticks of the song."""
    notes = clip.notes
    start = _column(notes, "start")
    heard = start < clip.length
    end = np.minimum(start + _column(notes, "duration"), clip.length)
    rounds = clip.start + clip.length * np.arange(clip.repeats)[:, None]
    pitch, velocity = _column(notes, "pitch")[heard], _column(notes, "velocity")[heard]
    return (
        (rounds + start[heard]).ravel(),
        (rounds + end[heard]).ravel(),
        np.tile(pitch, clip.repeats),
        np.tile(velocity, clip.repeats),
    )


def _column(notes: Iterable[Note], name: str) -> NDArray[np.int64]:
    return np.fromiter(map(attrgetter(name), notes), np.int64)
