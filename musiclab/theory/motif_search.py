"""Ideas that come back in a piece, found without being told what to look for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING

from musiclab.language import say
from musiclab.song.key import Key
from musiclab.song.model import Song
from musiclab.song.time import PER_BEAT
from musiclab.theory.attacks import by_track, skyline
from musiclab.theory.key import find_key
from musiclab.theory.motif import WAYS, Motif, Statement, motif_of, scale_steps, statements
from musiclab.theory.sounding import Sounding, pitched, sounding

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SHORTEST, LONGEST = 3, 8
"""Notes of an idea."""
WIDEST = 8 * PER_BEAT
"""Ticks from its first note to its last."""
FINEST = PER_BEAT // 8


@dataclass(frozen=True, slots=True)
class Recurring:
    """An idea, all its statements in one track, in order, and the notes of each."""

    motif: Motif
    statements: tuple[Statement, ...]
    notes: tuple[tuple[Sounding, ...], ...]

    def __str__(self) -> str:
        return say("an idea of {notes} notes that sounds {count} times", notes=len(self.motif.pitches), count=len(self.statements))

    def draw(self, ax: Axes | None = None) -> Axes:
        """Draw where it sounds over the whole piece, each statement as high as it lies; turned over and stretched ones say so."""
        from musiclab.theory.motif_picture import draw_motif

        return draw_motif(self, ax)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        from musiclab.paper import shown_in_cell

        return shown_in_cell(self.draw, str(self))


def motifs_in(song: Song, *, key: Key | None = None, most: int = 4) -> tuple[Recurring, ...]:
    """Find the ideas of three to eight notes that come back in the tracks of a song, those that tell the most first: also transposed, turned over, twice as slow or as fast.

    ``key`` says along which scale an idea may move; without it that is the song's own, or the one that is heard. No idea begins inside another one's statements.

    >>> from musiclab.examples import example
    >>> len(motifs_in(example("paper-boats"))) > 0
    True
    """
    notes = pitched(sounding(song))
    found = None if key or song.key else find_key(notes)
    scale = key or song.key or (found.nearest if found else None)
    lines = [skyline(row) for row in by_track(notes).values()]
    ideas = sorted((idea for line in lines for idea in _ideas(line, scale)), key=lambda idea: -idea.tells)
    chosen: list[Recurring] = []
    used: set[Sounding] = set()
    for idea in ideas:
        part = idea.line[idea.places[0] : idea.places[0] + idea.count]
        if len(chosen) < most and not used & set(part):
            motif = motif_of(part)
            chosen.append(_recurring(motif, idea.line, scale))
            used |= {note for place in idea.places for note in idea.line[place : place + idea.count]}
    return tuple(one for one in chosen if len(one.statements) > 1)


def _recurring(motif: Motif, line: Sequence[Sounding], key: Key | None) -> Recurring:
    found = statements(motif, line, allow=WAYS, key=key)
    place = {note.start: at for at, note in enumerate(line)}
    return Recurring(motif, found, tuple(tuple(line[place[one.start] : place[one.start] + len(motif.pitches)]) for one in found))


@dataclass(frozen=True, slots=True)
class _Idea:
    """So many notes of a line whose outline and rhythm come back at some places."""

    line: Sequence[Sounding]
    count: int
    places: tuple[int, ...]
    shape: tuple[float, ...]

    @property
    def tells(self) -> float:
        """How much of the piece it explains: long ideas with leaps, turns and different lengths tell more than scales and repeated notes."""
        return (self.count / 2 + len(set(self.shape))) * log2(len(self.places))


def _ideas(line: Sequence[Sounding], key: Key | None) -> Iterator[_Idea]:
    for count in range(LONGEST, SHORTEST - 1, -1):
        places: dict[tuple[float, ...], list[int]] = defaultdict(list)
        for at in range(len(line) - count + 1):
            part = line[at : at + count]
            if part[-1].start - part[0].start <= WIDEST and len({note.pitch for note in part}) > 1 and not _doubled(part):
                row = places[_shape(part, key)]
                if not row or at >= row[-1] + count:  # statements do not overlap
                    row.append(at)
        yield from (_Idea(line, count, tuple(row), shape) for shape, row in places.items() if len(row) > 1)


def _doubled(part: Sequence[Sounding]) -> bool:
    """Say whether an idea is a shorter one, played twice."""
    half = len(part) // 2
    apart = part[half].start - part[0].start
    return len(part) % 2 == 0 and all(a.pitch == b.pitch and b.start - a.start == apart for a, b in zip(part[:half], part[half:], strict=True))


def _shape(part: Sequence[Sounding], key: Key | None) -> tuple[float, ...]:
    """Give the outline of some notes and their rhythm in proportion: equal where they are one idea, transposed, turned over or stretched."""
    pitches = [note.pitch for note in part]
    heights = scale_steps(pitches, key) or pitches
    steps = [b - a for a, b in pairwise(heights)]
    sign = next((1 if step > 0 else -1 for step in steps if step), 1)
    gaps = [max(round((b.start - a.start) / FINEST), 1) for a, b in pairwise(part)]
    return (*(sign * step for step in steps), *(round(gap / gaps[0], 2) for gap in gaps))
