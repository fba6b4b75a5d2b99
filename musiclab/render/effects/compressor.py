"""A compressor: what is louder than the threshold is turned down by the ratio.

Source: D. Giannoulis, M. Massberg, J. D. Reiss, "Digital Dynamic Range Compressor Design: A Tutorial and Analysis",
JAES 60(6), 2012: feed-forward, hard knee, the *smooth decoupled* detector working on the gain in decibels. Both of its
stages have a vector form: the release is a running maximum of the logarithm, the attack a linear one-pole filter.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from musiclab.render.automation import Settings
from musiclab.render.effects.recursive import recursive
from musiclab.render.effects.release import Release
from musiclab.render.levels import Samples, gain_of
from musiclab.render.timing import Timing

FLOOR = 1e-6
"""Levels under -120 dB count as -120 dB."""


class Compressor:
    """Evens out loud and soft. Both channels are turned down together, so the picture stays put."""

    def __init__(self, settings: Settings, timing: Timing) -> None:
        value = settings.fixed
        self._threshold = value("threshold_db")
        self._slope = 1 - 1 / value("ratio")
        self._makeup = gain_of(value("makeup_db"))
        self._release = Release(ms=value("release_ms"), rate=timing.rate)
        self._attack = float(np.exp(-1000.0 / (value("attack_ms") * timing.rate)))
        self._smooth = 0.0
        self.tail = 0

    def process(self, block: Samples, first: int) -> Samples:
        """Give the compressed block."""
        level = 20 * np.log10(np.maximum(np.abs(block).max(axis=0).astype(np.float64), FLOOR))
        reduction = self._attacked(self._release.held(np.maximum(level - self._threshold, 0) * self._slope))
        return np.asarray(block * (self._makeup * 10.0 ** (-reduction / 20)), np.float32)

    def _attacked(self, held: NDArray[np.float64]) -> NDArray[np.float64]:
        """``s[n] = a * s[n - 1] + (1 - a) * h[n]``."""
        b, a = np.array([1 - self._attack, 0.0]), np.array([1.0, -self._attack])
        smooth, _ = recursive(b, a, held, np.array([self._attack * self._smooth]))
        self._smooth = float(smooth[-1])
        return smooth
