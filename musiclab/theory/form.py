"""Form: how sections or bars resemble one another, the letters that follow from it, and where something new begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from musiclab.song.model import Section, Song
from musiclab.song.time import Tick, bar_start, place_of
from musiclab.theory.likeness import ALIKE, likeness
from musiclab.theory.main_line import main_line
from musiclab.theory.sounding import sounding
from musiclab.theory.stretch import Stretch, stretch

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Form:
    """Stretches of a song, how alike each is to each (0 to 1), and a letter for each: equal letters are the same music, lightly varied."""

    stretches: tuple[Stretch, ...]
    names: tuple[str, ...]
    likeness: tuple[tuple[float, ...], ...]

    @property
    def letters(self) -> str:
        """One letter for each stretch, A for the first."""
        found: list[int] = []
        kinds: list[int] = []
        for at, row in enumerate(self.likeness):
            same = [kind for kind, first in enumerate(kinds) if row[first] >= ALIKE]
            best = max(same, key=lambda kind: row[kinds[kind]], default=None)
            if best is None:
                kinds.append(at)
            found.append(len(kinds) - 1 if best is None else best)
        return "".join(LETTERS[min(kind, len(LETTERS) - 1)] for kind in found)

    def __str__(self) -> str:
        return self.letters

    def draw(self, ax: Axes | None = None) -> Axes:
        """Draw how alike the stretches are, on ``ax`` or on a figure of its own."""
        from musiclab.theory.form_picture import draw_form

        return draw_form(self, ax)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        from musiclab.paper import shown_in_cell

        return shown_in_cell(self.draw, str(self))


def form_of(song: Song, *, bars: int = 4) -> Form:
    """Give the form of a song by its sections; of one without sections by stretches of ``bars`` bars.

    >>> form_of(Song()).letters
    ''
    """
    sections = song.sections or windows(song, bars)
    notes = sounding(song)
    stretches = tuple(stretch(notes, section.start, section.end) for section in sections)
    rows = alike(stretches, tune=main_line(song, stretches), lines=frozenset(note.track for note in notes if not note.drum))
    return Form(stretches, tuple(section.name for section in sections), rows)


def alike(stretches: Sequence[Stretch], *, tune: frozenset[str], lines: frozenset[str]) -> tuple[tuple[float, ...], ...]:
    """Give how alike each stretch is to each: self-similarity, after Foote (1999)."""
    count = len(stretches)
    rows = [[1.0] * count for _ in range(count)]
    for i in range(count):
        for j in range(i):
            rows[i][j] = rows[j][i] = likeness(stretches[i], stretches[j], tune=tune, lines=lines)
    return tuple(tuple(row) for row in rows)


def windows(song: Song, bars: int) -> tuple[Section, ...]:
    """Cut a song into stretches of so many bars, to the last bar in which a note begins; a last chord after that belongs to the stretch before it."""
    notes = sounding(song)
    if not notes:
        return ()
    last = place_of(song.meter, max(note.start for note in notes)).bar
    firsts = list(range(1, last + 1, bars))
    if len(firsts) > 1 and last - firsts[-1] + 1 <= bars / 4:
        firsts.pop()
    starts: list[Tick] = [bar_start(song.meter, bar) for bar in firsts]
    ends = [*starts[1:], bar_start(song.meter, max(firsts[-1] + bars, last + 1))]
    return tuple(Section(start, end - start, str(at + 1)) for at, (start, end) in enumerate(zip(starts, ends, strict=True)))
