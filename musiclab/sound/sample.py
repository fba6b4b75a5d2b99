"""A recorded sample as the pitch formula reads it: as numbers from -1 to 1, with their bends beside them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from musiclab.sound.voice import Samples
from musiclab.sound.waves import Wave

SPARE = 4
"""Frames of silence after the last one, so that the formula may read a little past the end."""


class Sample:
    """A recording with its own rate, pitch and loop."""

    __slots__ = ("_bends", "_values", "cents", "loop", "rate", "root", "wave")

    def __init__(self, wave: Wave, *, rate: int, root: int, cents: int, loop: tuple[int, int]) -> None:
        self.wave, self.rate, self.root, self.cents, self.loop = wave, rate, root, cents, loop
        self._values = self._bends = np.empty(0, np.float32)

    @property
    def size(self) -> int:
        """The bytes it takes in memory now."""
        return self._values.nbytes * 2 + self._values.nbytes // 2

    def upto(self, frames: int) -> tuple[Samples, Samples]:
        """Give values and bends of the first ``frames`` frames at least, and `SPARE` frames more."""
        frames = min(frames, self.wave.length)
        if frames + SPARE > len(self._values):
            # Asked again, look well ahead: each look starts the arithmetic over.
            ahead = min(self.wave.length, max(frames, 2 * len(self._values)))
            self._values = np.zeros(ahead + SPARE, np.float32)
            # One frame more than is given out, for the bend of the last one to be right already.
            pcm = self.wave.upto(ahead + SPARE)
            np.multiply(pcm, np.float32(1 / 32768), out=self._values[: len(pcm)])
            self._bends = bends(self._values)
        return self._values, self._bends


def bends(values: Samples) -> Samples:
    """Give how far each value lies from the line through its neighbours: x[i-1] - 2 x[i] + x[i+1], silence around.

    >>> bends(np.array([0, 1, 0], np.float32)).tolist()
    [1.0, -2.0, 1.0]
    """
    out = np.multiply(values, np.float32(-2))
    out[1:] += values[:-1]
    out[:-1] += values[1:]
    return out


def ring(values: Samples, size: int) -> NDArray[np.float32]:
    """Repeat a loop until it is ``size`` long.

    >>> ring(np.array([1, 2], np.float32), 5).tolist()
    [1.0, 2.0, 1.0, 2.0, 1.0]
    """
    return np.resize(values, size)
