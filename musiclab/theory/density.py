"""How many attacks a part has in a bar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from musiclab.song.time import Meter, place_of
from musiclab.theory.attacks import TOGETHER, attacks
from musiclab.theory.sounding import Sounding


@dataclass(frozen=True, slots=True)
class Density:
    """The attacks of a part in each bar from its first to its last: ``first`` is the number of the first bar."""

    first: int
    counts: tuple[int, ...]

    @property
    def mean(self) -> float:
        """Attacks a bar on average; 0 for a part that plays nothing."""
        return sum(self.counts) / len(self.counts) if self.counts else 0.0


def density(notes: Iterable[Sounding], meters: Sequence[Meter]) -> Density:
    """Count the attacks of a part in its bars.

    >>> from musiclab.theory.sounding import Sounding
    >>> density([Sounding(0, 10, 60, 90, "a"), Sounding(3840, 3850, 60, 90, "a"), Sounding(4800, 4900, 60, 90, "a")], [Meter()]).mean
    1.5
    """
    bars = [place_of(meters, attack.start + round(TOGETHER)).bar for attack in attacks(notes)]
    if not bars:
        return Density(0, ())
    counts = [0] * (bars[-1] - bars[0] + 1)
    for bar in bars:
        counts[bar - bars[0]] += 1
    return Density(bars[0], tuple(counts))
