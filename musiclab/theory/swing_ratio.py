"""How long the first note of a pair is against the second: straight, swung or shuffled."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from musiclab.song.model import Song
from musiclab.song.time import PER_BEAT, Tick
from musiclab.theory.attacks import attacks, by_track
from musiclab.theory.meter_strength import meter_over
from musiclab.theory.sounding import sounding

ON = 0.1
"""How far, in parts of a pair, a note may miss the start of the pair."""
EARLIEST, LATEST = 0.45, 0.80
"""Where in the pair its second note may lie."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of notes: where it starts in ticks, its track, and the ``ratio`` of its first length to its second."""

    start: Tick
    track: str
    ratio: float


@dataclass(frozen=True, slots=True)
class SwingRatio:
    """The pairs of a song, and their middle ratio: 1 is straight, 2 triplet swing, 3 a dotted shuffle."""

    pairs: tuple[Pair, ...]

    @property
    def ratio(self) -> float:
        """The median over all pairs; 0 where there are none."""
        return float(median(pair.ratio for pair in self.pairs)) if self.pairs else 0.0

    def share_between(self, low: float, high: float) -> float:
        """Give the share of pairs whose ratio lies between two limits."""
        return sum(low <= pair.ratio <= high for pair in self.pairs) / len(self.pairs) if self.pairs else 0.0


def swing_ratio(song: Song, *, unit: Tick = PER_BEAT // 2) -> SwingRatio:
    """Measure the pairs of a song as they are played, the song's own swing included; ``unit`` is 480 for eighths, 240 for sixteenths.

    A pair has a note on its start and one between 45 and 80 hundredths of its length, and none else inside.
    """
    return SwingRatio(tuple(pair for track, notes in by_track(sounding(song)).items() for pair in _pairs(song, track, [a.start for a in attacks(notes)], 2 * unit)))


def _pairs(song: Song, track: str, written: list[Tick], length: Tick) -> Iterator[Pair]:
    starts = sorted(swung(song, start) for start in written)
    for at in range(0, int(starts[-1]) + 1 if starts else 0, length):
        first = bisect_left(starts, at - ON * length)
        inside = [(start - at) / length for start in starts[first : first + 8] if start < at + (1 - ON) * length]
        if len(inside) == 2 and abs(inside[0]) <= ON and EARLIEST <= inside[1] <= LATEST:
            yield Pair(at, track, inside[1] / (1 - inside[1]))


def swung(song: Song, tick: Tick) -> float:
    """Give where a tick is played: the song's swing moves the second half of each pair; a unit left over before a barline stays.

    >>> from musiclab.song.model import Swing
    >>> swung(Song(swing=Swing(0.75, 480)), 480)
    720.0
    """
    ratio, unit = song.swing.ratio, song.swing.unit
    meter = meter_over(song.meter, tick)
    inside = (tick - meter.at) % meter.bar
    pair, rest = divmod(inside, 2 * unit)
    if ratio == 0.5 or (pair + 1) * 2 * unit > meter.bar:
        return float(tick)
    moved = rest * 2 * ratio if rest <= unit else 2 * unit * ratio + (rest - unit) * 2 * (1 - ratio)
    return tick - rest + moved
