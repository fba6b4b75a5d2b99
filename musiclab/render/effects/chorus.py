"""A chorus: a second player, slightly late and slightly out of tune."""

from __future__ import annotations

import numpy as np

from musiclab.render.automation import Settings
from musiclab.render.effects.processor import blend
from musiclab.render.levels import Samples
from musiclab.render.timing import Timing


class Chorus:
    """A delay that sways by a sine, a quarter turn apart in left and right; read by linear interpolation."""

    def __init__(self, settings: Settings, timing: Timing) -> None:
        rate = timing.rate
        self._settings = settings
        self._turn = 2 * np.pi * settings.fixed("rate_hz") / rate
        self._delay = settings.fixed("delay_ms") / 1000 * rate
        self._depth = min(settings.fixed("depth_ms") / 1000 * rate, self._delay - 1)
        self._reach = int(np.ceil(self._delay + self._depth)) + 2
        self._past = np.zeros((2, self._reach))
        self.tail = self._reach

    def process(self, block: Samples, first: int) -> Samples:
        """Give the block with its second player."""
        count = block.shape[1]
        line = np.concatenate([self._past, block.astype(np.float64)], axis=1)
        phase = self._turn * np.arange(first, first + count)
        wet = np.stack([self._read(line[0], np.sin(phase)), self._read(line[1], np.cos(phase))])
        self._past = line[:, count:].copy()
        return blend(block, wet, self._settings.over("mix", first, count))

    def _read(self, line: np.ndarray, sway: np.ndarray) -> np.ndarray:
        at = np.arange(self._reach, len(line)) - (self._delay + self._depth * sway)
        before = np.floor(at).astype(np.int64)
        part = at - before
        return np.asarray(line[before] * (1 - part) + line[before + 1] * part)
