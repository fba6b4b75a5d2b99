"""An echo in beats."""

from __future__ import annotations

from math import ceil, log

import numpy as np

from musiclab.render.automation import Settings
from musiclab.render.effects.processor import beats_to_frames, blend
from musiclab.render.levels import Samples
from musiclab.render.timing import Timing

INAUDIBLE = 1e-4


class Echo:
    """Repeats the sound every ``beats``, each time softer by ``feedback``.

    The wet sound is ``d[n] = x[n - D] + feedback * d[n - D]``; D is ``beats`` in whole frames at the tempo that the
    song starts with.
    """

    def __init__(self, settings: Settings, timing: Timing) -> None:
        self._settings = settings
        self._frames = beats_to_frames(settings.fixed("beats"), timing)
        self._feedback = settings.fixed("feedback")
        self._past = np.zeros((2, self._frames))  # x + feedback * d of the last D frames
        rounds = 1 if self._feedback < INAUDIBLE else ceil(log(INAUDIBLE) / log(self._feedback))
        self.tail = self._frames * (rounds + 1)

    def process(self, block: Samples, first: int) -> Samples:
        """Give the block with its echoes."""
        count = block.shape[1]
        line = np.concatenate([self._past, block.astype(np.float64)], axis=1)
        for at in range(0, count, self._frames):
            end = min(at + self._frames, count)
            line[:, self._frames + at : self._frames + end] += self._feedback * line[:, at:end]
        self._past = line[:, count:].copy()
        return blend(block, line[:, :count], self._settings.over("mix", first, count))
