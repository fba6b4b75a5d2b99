"""One sample at any pitch: the formula that Python and the browser share.

Frame n of a buffer lies at place p = start + n * step of the recording, where step = 2 ** (cents / 1200) * its rate / ours.
With i = floor(p) and f = p - i (p in 64 bits, all else in 32), and with the bends b[i] = x[i-1] - 2 x[i] + x[i+1],

    y = x[i] + f (x[i+1] - x[i]) + (f f - f) / 2 * (b[i] + f (b[i+1] - b[i]))

which is the Catmull-Rom spline (E. Catmull and R. Rom, 1974; the 4-point, 3rd-order Hermite interpolation of
O. Niemitalo, "Polynomial interpolators", 2001) with its sums in another order. Around the recording is silence.

A loop from place l, P long, begins at frame n0 = ceil((l - start) / step). From there on, a cycle of whole
frames repeats: k = ceil(8192 step / P) periods, rounded to L = round(k P / step) frames. Frame n0 + j lies at
l + (o + j k P / L) mod P, with o = start + n0 step - l, and x and b are read around the loop: after its last frame comes its first.
The step inside differs from the one before by less than 0.11 cent.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from threading import local

import numpy as np
from numpy.typing import NDArray

from musiclab.sound.sample import SPARE, Sample, bends, ring
from musiclab.sound.voice import Samples

SHORTEST_CYCLE = 8192
_CHUNK = 16384
_RAMP = np.arange(_CHUNK, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Cycle:
    """What repeats when a sample loops: from frame ``first`` on, ``frames`` frames hold ``periods`` loops."""

    first: int
    frames: int
    periods: int
    offset: float


def cycle(start: int, loop: tuple[int, int], step: float) -> Cycle:
    """Give the frames that repeat, for a loop between two places of the recording.

    >>> cycle(0, (100, 200), 0.5)
    Cycle(first=200, frames=8200, periods=41, offset=0.0)
    """
    period = loop[1] - loop[0]
    first = max(0, ceil((loop[0] - start) / step))
    periods = max(1, ceil(SHORTEST_CYCLE * step / period))
    return Cycle(first, max(1, round(periods * period / step)), periods, start + first * step - loop[0])


def straight(sample: Sample, start: int, step: float, frames: int) -> Samples:
    """Give ``frames`` frames of a sample without a loop; they must lie within the recording."""
    out = np.empty(frames, np.float32)
    values, bent = sample.upto(int(start + frames * step) + 2)
    _interpolate(values, bent, float(start), step, out)
    return out


def looped(sample: Sample, start: int, step: float, loop: tuple[int, int], frames: int) -> Samples:
    """Give ``frames`` frames of a sample that loops; what repeats is worked out once."""
    turn = cycle(start, loop, step)
    out = np.empty(frames, np.float32)
    head = min(turn.first, frames)
    end = loop[1] if frames > head else int(start + head * step) + 2
    values, bent = sample.upto(end)
    _interpolate(values, bent, float(start), step, out[:head])
    once = out[head : head + turn.frames]
    if len(once):
        period = loop[1] - loop[0]
        inner = turn.periods * period / turn.frames
        around = ring(values[loop[0] : loop[1]], int(turn.offset + len(once) * inner) + SPARE)
        bent = bends(around)
        bent[0] += values[loop[1] - 1]
        _interpolate(around, bent, turn.offset, inner, once)
        _repeat(out[head:], turn.frames)
    return out


def _repeat(out: Samples, length: int) -> None:
    """Fill what follows the first ``length`` frames with them, again and again."""
    have = length
    while have < len(out):
        more = min(have, len(out) - have)
        out[have : have + more] = out[:more]
        have += more


def _interpolate(values: Samples, bent: Samples, start: float, step: float, out: Samples) -> None:
    """Fill ``out`` by the formula above, in chunks that stay in the processor's cache."""
    desk = _Desk.of_this_thread()
    for at in range(0, len(out), _CHUNK):
        desk.work(values, bent, start, step, at, out[at : at + _CHUNK])


class _Desk:
    """Scratch space for one chunk: new arrays for every operation would take longer than the arithmetic."""

    _mine = local()

    def __init__(self) -> None:
        self.place, self.whole = np.empty((2, _CHUNK))
        self.small, self.index = np.empty(_CHUNK, np.int32), np.empty(_CHUNK, np.intp)
        self.part, self.next, self.bend, self.next_bend = np.empty((4, _CHUNK), np.float32)

    @classmethod
    def of_this_thread(cls) -> _Desk:
        desk: _Desk | None = getattr(cls._mine, "desk", None)
        if desk is None:
            desk = cls._mine.desk = cls()
        return desk

    def work(self, values: Samples, bent: Samples, start: float, step: float, at: int, y: Samples) -> None:
        n = len(y)
        place, whole, f = self.place[:n], self.whole[:n], self.part[:n]
        np.add(_RAMP[:n], at, out=place)
        place *= step
        place += start
        np.floor(place, out=whole)
        place -= whole
        index = self._indices(whole)
        f[:] = place
        after, bend, next_bend = self.next[:n], self.bend[:n], self.next_bend[:n]
        _take(values, index, y)
        _take(values[1:], index, after)
        _take(bent, index, bend)
        _take(bent[1:], index, next_bend)
        after -= y
        after *= f
        y += after
        next_bend -= bend
        next_bend *= f
        bend += next_bend
        np.multiply(f, f, out=after)
        after -= f
        after *= np.float32(0.5)
        bend *= after
        y += bend

    def _indices(self, whole: NDArray[np.float64]) -> NDArray[np.intp]:
        # Through 32 bits: processors turn those from floating point in one instruction.
        small, index = self.small[: len(whole)], self.index[: len(whole)]
        np.copyto(small, whole, casting="unsafe")
        np.copyto(index, small)
        return index


def _take(values: Samples, index: NDArray[np.intp], out: Samples) -> None:
    # Places never leave the array; "clip" only spares numpy the buffer that it needs to raise an error.
    np.take(values, index, mode="clip", out=out)
