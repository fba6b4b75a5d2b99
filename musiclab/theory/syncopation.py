"""Syncopation: notes on weak places that are held, or followed by silence, over a stronger one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from musiclab.song.time import PER_BEAT, Meter, Tick
from musiclab.theory.attacks import Attack, attacks
from musiclab.theory.meter_strength import is_compound, meter_over, nearest_place, strength
from musiclab.theory.sounding import Sounding

GRID = PER_BEAT // 4
EVEN = PER_BEAT // 8
"""Ticks by which the distances of an even triplet may differ."""


@dataclass(frozen=True, slots=True)
class Syncopation:
    """The attacks of a part, and which of them are syncopated."""

    all: tuple[Attack, ...]
    syncopated: tuple[Attack, ...]

    @property
    def share(self) -> float:
        """The share of attacks that are syncopated, 0 to 1."""
        return len(self.syncopated) / len(self.all) if self.all else 0.0


def syncopation(notes: Iterable[Sounding], meters: Sequence[Meter]) -> Syncopation:
    """Find the syncopated attacks of a part: on a weak place, with a stronger one passing before the next attack.

    Off-beats that lead straight to an attack on the beat are none, nor are even triplets. After Longuet-Higgins and Lee (1984).
    """
    found = attacks(notes)
    places = [nearest_place(meters, attack.start) for attack in found]
    after = [*places[1:], max(nearest_place(meters, found[-1].end), _beat_after(meters, places[-1]))] if found else []
    before = [places[0], *places[:-1]] if found else []
    rows = zip(found, before, places, after, strict=True)
    off = (attack for attack, last, place, until in rows if not _of_even_triplet(last, place, until, attack.end) and _passes_stronger(meters, place, until))
    return Syncopation(found, tuple(off))


def _beat_after(meters: Sequence[Meter], place: Tick) -> Tick:
    """Give the tick after the beat that passes in silence when the last note starts between the beats; its own place when it is on a beat."""
    meter = meter_over(meters, place)
    beat = meter.pulse * (3 if is_compound(meter) else 1)
    into = (place - meter.at) % meter.bar % beat
    return place - into + beat + 1 if into else place


def _of_even_triplet(last: Tick, place: Tick, until: Tick, end: Tick) -> bool:
    """Say whether an attack divides a span evenly by three, as quarter-note triplets do: it follows and is followed, or lasts, at the same distance."""
    gap = place - last
    return place % GRID != 0 and gap > 0 and (abs(until - place - gap) <= EVEN or abs(end - place - gap) <= EVEN)


def _passes_stronger(meters: Sequence[Meter], place: Tick, until: Tick) -> bool:
    """Say whether a place stronger than ``place`` lies after it and before ``until``."""
    own = strength(meters, place)
    if own == 0:
        return False
    # A note of a triplet does not go against the off-beats of straight time, which nobody feels there.
    step = GRID if place % GRID == 0 else PER_BEAT
    first = (place // step + 1) * step
    # A bar and a half is far enough: every barline is stronger than any weak place.
    last = min(until, place + 6 * 4 * PER_BEAT)
    return any(strength(meters, tick) > own for tick in range(first, last, step))


def weighted(meters: Sequence[Meter], starts: Iterable[Tick]) -> float:
    """Give how strongly a row of starts pulls against the metre: the mean, over them, of the levels that each goes against.

    >>> weighted([Meter()], [0, 960, 1920, 2880])
    0.0
    """
    places = [nearest_place(meters, start) for start in starts]
    pulls = [
        max((strength(meters, tick) - strength(meters, a) for tick in range((a // GRID + 1) * GRID, min(b, a + 4 * PER_BEAT), GRID)), default=0) for a, b in pairwise(places)
    ]
    return sum(max(pull, 0) for pull in pulls) / len(pulls) if pulls else 0.0
