"""From ticks to frames: tempo, ramps and swing, for many ticks at once.

A frame is one sample of each channel. A tick falls on the frame ``floor(seconds * rate + 0.5)``; that rounding,
and the order of the arithmetic, are the same in the browser.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from musiclab.song.model import Song
from musiclab.song.tempo import Tempo
from musiclab.song.time import PER_BEAT

Ticks = NDArray[np.float64] | NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Timing:
    """The clock of one song at one rate.

    >>> Timing(Song(), rate=44_100).frames(np.array([0, 960, 1920])).tolist()
    [0, 22050, 44100]
    """

    song: Song
    rate: int
    _at: NDArray[np.float64] = field(init=False)
    _passed: NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        tempos = self.song.tempo
        object.__setattr__(self, "_at", np.array([tempo.at for tempo in tempos], np.float64))
        spans = [float(_span(tempos, i, np.array([there.at]))[0]) for i, there in enumerate(tempos[1:])]
        object.__setattr__(self, "_passed", np.cumsum([0.0, *spans]))

    def frames(self, ticks: Ticks) -> NDArray[np.int64]:
        """Give the frame of each tick, without swing."""
        return np.floor(self.seconds(ticks) * self.rate + 0.5).astype(np.int64)

    def frame(self, tick: float) -> int:
        """Give the frame of one tick, without swing."""
        return int(self.frames(np.array([tick], np.float64))[0])

    def swung_frames(self, ticks: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give the frame of each tick as it is played, with the song's swing."""
        return self.frames(swing_ticks(self.song, ticks))

    def seconds(self, ticks: Ticks) -> NDArray[np.float64]:
        """Give the moment of each tick in seconds from the start of the song."""
        tempos = self.song.tempo
        if len(tempos) == 1:
            return np.asarray(ticks * (60.0 / PER_BEAT) / tempos[0].bpm, np.float64)
        reach = np.searchsorted(self._at, ticks, side="right") - 1
        out = np.empty(len(ticks))
        for i in np.unique(reach):
            inside = reach == i
            out[inside] = self._passed[i] + _span(tempos, int(i), ticks[inside])
        return out


def _span(tempos: tuple[Tempo, ...], i: int, ticks: Ticks) -> NDArray[np.float64]:
    """Seconds from the tempo ``i`` to each tick inside its reach."""
    here = tempos[i]
    beats = (ticks - here.at) / PER_BEAT
    there = tempos[i + 1] if i + 1 < len(tempos) else here
    if not here.ramp or there.bpm == here.bpm:
        return np.asarray(beats * 60.0 / here.bpm)
    slope = (there.bpm - here.bpm) * PER_BEAT / (there.at - here.at)
    return np.asarray(60.0 / slope * np.log1p(slope * beats / here.bpm))


def swing_ticks(song: Song, ticks: NDArray[np.int64]) -> Ticks:
    """Move each tick to where the song's swing puts it; barlines stay.

    Inside a pair of straight units the first is stretched to ``ratio`` of the pair and the second takes the rest.
    A unit left over before a barline, as in 7/8, stays straight.
    """
    ratio, unit = song.swing.ratio, song.swing.unit
    if ratio == 0.5:
        return ticks
    starts = np.array([meter.at for meter in song.meter], np.int64)
    bars = np.array([meter.bar for meter in song.meter], np.int64)
    meter = np.searchsorted(starts, ticks, side="right") - 1
    in_bar = (ticks - starts[meter]) % bars[meter]
    in_pair = in_bar % (2 * unit)
    late = np.where(
        in_pair < unit,
        in_pair * (2 * ratio),
        2 * unit * ratio + (in_pair - unit) * (2 * (1 - ratio)),
    )
    paired = in_bar - in_pair + 2 * unit <= bars[meter]
    return np.where(paired, ticks - in_pair + late, ticks)
