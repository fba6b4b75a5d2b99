"""How wide a part reaches, and where most of it lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from musiclab.language import say
from musiclab.song.pitch import Pitch, pitch_name
from musiclab.song.time import PER_BEAT
from musiclab.theory.sounding import Sounding, pitched

if TYPE_CHECKING:
    from matplotlib.axes import Axes

OUTER = 0.1
"""The share of the time above, and below, that does not belong to the tessitura."""


@dataclass(frozen=True, slots=True)
class Tessitura:
    """The range of a part and, inside it, where it lies most of the time: its middle eight tenths.

    ``lowest`` and ``highest`` are notes with their places; ``low``, ``middle`` and ``high`` are pitches; ``beats`` says for how many beats each pitch sounds.
    """

    lowest: Sounding
    highest: Sounding
    low: Pitch
    middle: Pitch
    high: Pitch
    beats: tuple[tuple[Pitch, float], ...]

    @property
    def semitones(self) -> int:
        """From the lowest to the highest note."""
        return self.highest.pitch - self.lowest.pitch

    def __str__(self) -> str:
        names = {"lowest": self.lowest.pitch, "highest": self.highest.pitch, "low": self.low, "high": self.high}
        return say("from {lowest} to {highest}, mostly between {low} and {high}", **{name: pitch_name(pitch) for name, pitch in names.items()})

    def draw(self, ax: Axes | None = None) -> Axes:
        """Draw for how long each pitch sounds; those of the tessitura are filled."""
        from musiclab.theory.tessitura_picture import draw_tessitura

        return draw_tessitura(self, ax)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        from musiclab.paper import shown_in_cell

        return shown_in_cell(self.draw, str(self))


def tessitura(notes: Iterable[Sounding]) -> Tessitura | None:
    """Measure the range of some notes and where they lie most of the time; None where nothing has a pitch.

    >>> from musiclab.theory.sounding import Sounding
    >>> str(tessitura([Sounding(0, 9600, 60, 90, "a"), Sounding(9600, 9700, 79, 90, "a")]))
    'from C4 to G5, mostly between C4 and C4'
    """
    row = pitched(notes)
    if not row:
        return None
    time: dict[Pitch, int] = {}
    for note in row:
        time[note.pitch] = time.get(note.pitch, 0) + note.length
    low, middle, high = (_reached(time, share) for share in (OUTER, 0.5, 1 - OUTER))
    lowest, highest = min(row, key=lambda note: note.pitch), max(row, key=lambda note: note.pitch)
    return Tessitura(lowest, highest, low, middle, high, tuple((pitch, time[pitch] / PER_BEAT) for pitch in sorted(time)))


def _reached(time: dict[Pitch, int], share: float) -> Pitch:
    """Give the pitch at which a share of the whole time is reached, from below."""
    left = share * sum(time.values())
    for pitch in sorted(time):
        left -= time[pitch]
        if left <= 0:
            return pitch
    return max(time)
