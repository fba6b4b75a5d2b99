"""The key over time: which key each stretch of a piece is in, and where it changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.key import Key
from musiclab.song.limits import shown
from musiclab.song.model import Song
from musiclab.song.time import PER_BEAT, Tick
from musiclab.theory.key import USUAL, KeyFound, find_key
from musiclab.theory.sounding import Sounding, pitched, sounding

if TYPE_CHECKING:
    from matplotlib.axes import Axes

STAY = 0.15
"""How much nearer the music must be to another key, added up over windows, before the key changes."""

HOME = 0.04
"""How much nearer, in each window, another key must be than that of the whole piece."""


@dataclass(frozen=True, slots=True)
class KeyWindow:
    """A window of a piece, from tick ``start`` to ``end``: its ``key`` as part of the whole, and what is ``found`` in it alone."""

    start: Tick
    end: Tick
    key: Key
    found: KeyFound


@dataclass(frozen=True, slots=True)
class KeyPath:
    """The windows of a piece, in order; windows in which nothing has a pitch are left out."""

    windows: tuple[KeyWindow, ...]

    @property
    def stretches(self) -> tuple[tuple[Tick, Tick, Key], ...]:
        """Where each key begins and ends, in ticks."""
        rows = [list(group) for _, group in groupby(self.windows, key=lambda window: window.key)]
        ends = [row[0].start for row in rows[1:]] + [row[-1].end for row in rows[-1:]]
        return tuple((row[0].start, end, row[0].key) for row, end in zip(rows, ends, strict=True))

    def __str__(self) -> str:
        return " - ".join(str(key) for _, _, key in self.stretches)

    def draw(self, ax: Axes | None = None) -> Axes:
        """Draw the keys over the bars of the piece, each in a row with its name."""
        from musiclab.theory.stretch_picture import draw_stretches

        rows = [(start, end, str(key)) for start, end, key in self.stretches]
        return draw_stretches(rows, ax, title=say("The key over time: {keys}", keys=self))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        from musiclab.paper import shown_in_cell

        return shown_in_cell(self.draw, str(self))


def key_over_time(song: Song, *, beats: float = 16, step: float = 4, profile: str = USUAL) -> KeyPath:
    """Find the key of each stretch of ``beats`` beats, one every ``step`` beats. A short turn to another key does not count as a change.

    The best row of keys is found by dynamic programming: another key must be worth the change. SongError for a window or a step shorter than a beat.

    >>> from musiclab.examples import example
    >>> str(key_over_time(example("paper-boats")))
    'A minor'
    """
    for value, what in ((beats, say("A window")), (step, say("A step"))):
        if isinstance(value, bool) or not isinstance(value, int | float) or not 1 <= value <= 4096:
            raise SongError(say("{what} came as {beats}. Use 1 beat or more, such as 16.", what=what, beats=shown(value)))
    notes = pitched(sounding(song))
    found = _windows(notes, round(beats * PER_BEAT), round(step * PER_BEAT), profile)
    keys = _path([one for _, _, one in found], find_key(notes, profile=profile))
    return KeyPath(tuple(KeyWindow(start, end, key, one) for (start, end, one), key in zip(found, keys, strict=True)))


def _windows(notes: Sequence[Sounding], length: Tick, step: Tick, profile: str) -> list[tuple[Tick, Tick, KeyFound]]:
    if not notes:
        return []
    last = max(note.end for note in notes)
    starts = [note.start for note in notes]
    longest = max(note.length for note in notes)
    found = []
    for start in range(0, max(last - length + step, 1), step):
        end = min(start + length, last)
        near = notes[bisect_left(starts, start - longest) : bisect_left(starts, end)]
        inside = [note._replace(start=max(note.start, start), end=min(note.end, end)) for note in near if note.end > start]
        if inside and (one := find_key(inside, profile=profile, edges=False)):
            found.append((start, end, one))
    return found


def _path(found: Sequence[KeyFound], whole: KeyFound | None) -> list[Key]:
    """Give the best row of keys: near to what is found in each window, with few changes; the key of the whole piece needs the least to speak for it."""
    if not found or whole is None:
        return []
    totals = {key: distance + HOME * (key != whole.nearest) for key, distance in found[0].distances}
    came: list[dict[Key, Key]] = []
    for one in found[1:]:
        best = min(totals, key=totals.__getitem__)
        came.append({key: key if totals[key] <= totals[best] + STAY else best for key in totals})
        totals = {key: min(totals[key], totals[best] + STAY) + distance + HOME * (key != whole.nearest) for key, distance in one.distances}
    row = [min(totals, key=totals.__getitem__)]
    for back in reversed(came):
        row.append(back[row[-1]])
    return row[::-1]
