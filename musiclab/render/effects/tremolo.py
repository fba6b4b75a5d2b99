"""A tremolo: the loudness breathes with the beat."""

from __future__ import annotations

import numpy as np

from musiclab.render.automation import Settings
from musiclab.render.effects.processor import beats_to_frames
from musiclab.render.levels import Samples
from musiclab.render.timing import Timing


class Tremolo:
    """``1 - depth * (1 - cos) / 2``, one turn every ``beats`` at the tempo that the song starts with."""

    def __init__(self, settings: Settings, timing: Timing) -> None:
        self._settings = settings
        self._frames = beats_to_frames(settings.fixed("beats"), timing)
        self.tail = 0

    def process(self, block: Samples, first: int) -> Samples:
        """Give the breathing block."""
        count = block.shape[1]
        turn = 2 * np.pi * (np.arange(first, first + count) % self._frames) / self._frames
        depth = self._settings.over("depth", first, count)
        return np.asarray(block * (1 - depth * (0.5 - 0.5 * np.cos(turn))), np.float32)
