"""How well sounds come together with the beat: each onset against the nearest place of the grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from musiclab.errors import SoundError
from musiclab.language import say
from musiclab.listen.grid import Grid

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = NDArray[np.float64]

TOGETHER_MS = 20.0
"""Milliseconds up to which two sounds seem to come together."""
STEADY_MS, LOOSE_MS = 15.0, 35.0
"""Spread up to which playing is steady, and from which it is loose."""


@dataclass(frozen=True, slots=True, eq=False)
class Timing:
    """Onsets against a grid: for each its second in ``times``, its ``place`` in the grid, and ``off_ms``, late or, negative, early."""

    times: Floats
    places: NDArray[np.intp]
    off_ms: Floats
    grid: Grid

    @property
    def mean_ms(self) -> float:
        """How late the sounds come on average; negative is early."""
        return float(self.off_ms.mean())

    @property
    def spread_ms(self) -> float:
        """How far they lie from that average: the standard deviation."""
        return float(self.off_ms.std())

    @property
    def together(self) -> float:
        """The share, from 0 to 1, that comes within 20 ms of the grid."""
        return float((np.abs(self.off_ms) <= TOGETHER_MS).mean())

    @property
    def furthest(self) -> int:
        """Which onset is furthest from the grid."""
        return int(np.argmax(np.abs(self.off_ms)))

    def __str__(self) -> str:
        return " ".join((self._place_in_words(), self._spread_in_words(), self._furthest_in_words())).strip()

    def _place_in_words(self) -> str:
        if abs(self.mean_ms) < 10:
            return say("On the beat.")
        if self.mean_ms < 0:
            return say("You are ahead of the beat, by {ms:.0f} ms on average.", ms=-self.mean_ms)
        return say("You are behind the beat, by {ms:.0f} ms on average.", ms=self.mean_ms)

    def _spread_in_words(self) -> str:
        if self.spread_ms < STEADY_MS:
            return say("Steady.")
        if self.spread_ms < LOOSE_MS:
            return say("Fairly steady.")
        return say("It wavers: some come early, some late.")

    def _furthest_in_words(self) -> str:
        off = float(self.off_ms[self.furthest])
        if abs(off) <= 2 * TOGETHER_MS:
            return ""
        where = self.grid.name(int(self.places[self.furthest]))
        if off < 0:
            return say("Furthest off: {where}, {ms:.0f} ms early.", where=where, ms=-off)
        return say("Furthest off: {where}, {ms:.0f} ms late.", where=where, ms=off)

    def draw(self, ax: Axes | None = None) -> Axes:
        """Draw how many sounds come how early or late, on ``ax`` or on a figure of its own."""
        from musiclab.listen.timing_picture import draw_timing

        return draw_timing(self, ax)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        from musiclab.paper import shown_in_cell

        return shown_in_cell(self.draw, str(self))


def timing(times: ArrayLike, grid: Grid) -> Timing:
    """Compare onsets (seconds in a take) with the nearest places of a grid; those outside the grid are left out.

    >>> eighths = Grid((0, 480, 960), np.array([0.0, 0.25, 0.5]))
    >>> timing([0.01, 0.24, 0.52], eighths).off_ms.round().tolist()
    [10.0, -10.0, 20.0]
    """
    onsets = np.asarray(times, np.float64)
    if not len(grid.seconds) or not len(onsets):
        raise SoundError(say("There is nothing to compare with the beat: no sound begins here, or the grid is empty."))
    room = float(np.diff(grid.seconds).min()) / 2 if len(grid.seconds) > 1 else 0.1
    onsets = onsets[(onsets >= grid.seconds[0] - room) & (onsets <= grid.seconds[-1] + room)]
    if not len(onsets):
        raise SoundError(say("No sound begins where the grid is. Check from where in the song the take was recorded."))
    after = np.clip(np.searchsorted(grid.seconds, onsets), 1, max(len(grid.seconds) - 1, 1))
    before = after - 1
    after = np.minimum(after, len(grid.seconds) - 1)
    nearer = np.abs(grid.seconds[before] - onsets) <= np.abs(grid.seconds[after] - onsets)
    places = np.where(nearer, before, after)
    return Timing(onsets, places, (onsets - grid.seconds[places]) * 1000, grid)
