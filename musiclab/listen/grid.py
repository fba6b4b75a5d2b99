"""The grid of a song in seconds: where beats, halves and quarters of beats fall, with its tempo changes and its swing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musiclab.errors import SoundError
from musiclab.language import say
from musiclab.song.model import Song
from musiclab.song.tempo import seconds_at
from musiclab.song.time import PER_BEAT, Meter, Tick, place_of

Floats = NDArray[np.float64]

MOST = 200_000
"""Places in one grid: two hours of sixteenths at 300 beats a minute are 144,000."""


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Places of a song: their ``ticks``, and their ``seconds`` in a take."""

    ticks: tuple[Tick, ...]
    seconds: Floats
    meter: tuple[Meter, ...] = (Meter(),)

    def name(self, index: int) -> str:
        """Say which place that is: its bar and beat."""
        place = place_of(self.meter, self.ticks[index])
        if not place.tick:
            return say("bar {bar}, beat {beat}", bar=place.bar, beat=place.beat)
        return say("bar {bar}, after beat {beat}", bar=place.bar, beat=place.beat)


def grid(song: Song, first: Tick, last: Tick, *, step: Tick = PER_BEAT // 2, lead: float = 0.0) -> Grid:
    """Give the places every ``step`` ticks (480 is eighths) from tick ``first`` to ``last`` of a song, swung as the song swings.

    Seconds count in a take that begins ``lead`` seconds before the tick ``first`` sounds.

    >>> grid(Song(), 0, 1920, step=960).seconds.tolist()
    [0.0, 0.5, 1.0]
    """
    if type(step) is not int or step < 1 or (last - first) / step > MOST:
        raise SoundError(say("A grid of {step} ticks is too fine. Use 240 (sixteenths), 480 (eighths) or 960 (beats).", step=step))
    ticks = tuple(range(-(-first // step) * step, last + 1, step))
    begin = seconds_at(song.tempo, first)
    times = [seconds_at(song.tempo, swung(song, tick)) - begin + lead for tick in ticks]  # type: ignore[arg-type]
    return Grid(ticks, np.asarray(times, np.float64), song.meter)


def swung(song: Song, tick: Tick) -> float:
    """Give the tick, with its fraction, where the song's swing puts one; barlines stay.

    >>> from musiclab.song.model import Swing
    >>> swung(Song(swing=Swing(2 / 3, 480)), 480)
    640.0
    """
    ratio, unit = song.swing.ratio, song.swing.unit
    meter = max((meter for meter in song.meter if meter.at <= tick), key=lambda meter: meter.at, default=song.meter[0])
    in_bar = (tick - meter.at) % meter.bar
    in_pair = in_bar % (2 * unit)
    if ratio == 0.5 or in_bar - in_pair + 2 * unit > meter.bar:
        return float(tick)
    late = in_pair * 2 * ratio if in_pair < unit else 2 * unit * ratio + (in_pair - unit) * 2 * (1 - ratio)
    return tick - in_pair + late
