"""Distortion: a soft curve that bends the wave the more, the harder it is driven."""

from __future__ import annotations

import numpy as np

from musiclab.render.automation import Settings
from musiclab.render.effects.processor import blend
from musiclab.render.levels import Samples, gain_of, gains_of
from musiclab.render.timing import Timing


class Distortion:
    """``level * tanh(drive * x)``, sample by sample."""

    def __init__(self, settings: Settings, timing: Timing) -> None:
        self._settings = settings
        self._level = gain_of(settings.fixed("level_db"))
        self.tail = 0

    def process(self, block: Samples, first: int) -> Samples:
        """Give the distorted block."""
        count = block.shape[1]
        drive = gains_of(np.asarray(self._settings.over("drive_db", first, count)))
        wet = self._level * np.tanh(drive * block)
        return blend(block, wet, self._settings.over("mix", first, count))
