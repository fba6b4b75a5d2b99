"""Dynamics of a score as velocities: a mark holds until the next, an accent adds to its note."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

VELOCITIES = {
    "pppp": 20, "ppp": 32, "pp": 44, "p": 56, "mp": 70, "mf": 84, "f": 98, "ff": 112, "fff": 122, "ffff": 127,
    "sf": 112, "sfz": 112, "fz": 112, "sffz": 120, "rf": 104, "rfz": 104, "fp": 98, "n": 16,
}  # fmt: skip
USUAL = 84
ACCENT = 14


class Dynamics:
    """The dynamic marks of one part."""

    def __init__(self, part: Any) -> None:
        marks = [m for m in part.flatten().getElementsByClass("Dynamic") if m.value in VELOCITIES]
        self._places = [float(mark.offset) for mark in marks]
        self._velocities = [VELOCITIES[mark.value] for mark in marks]

    def velocity(self, element: Any) -> int:
        """Give the velocity of a note or chord."""
        at = bisect_right(self._places, float(element.offset)) - 1
        velocity = self._velocities[at] if at >= 0 else USUAL
        if any(type(mark).__name__ in ("Accent", "StrongAccent") for mark in element.articulations):
            velocity += ACCENT
        return min(127, velocity)
