"""A limiter for a track: no look-ahead, so that the track stays in time with the rest."""

from __future__ import annotations

import numpy as np

from musiclab.render.automation import Settings
from musiclab.render.effects.release import Release
from musiclab.render.levels import Samples, gain_of
from musiclab.render.timing import Timing


class PeakLimiter:
    """Turns down at once what passes ``ceiling_db``, and comes back over ``release_ms``."""

    def __init__(self, settings: Settings, timing: Timing) -> None:
        self._ceiling = gain_of(settings.fixed("ceiling_db"))
        self._release = Release(ms=settings.fixed("release_ms"), rate=timing.rate)
        self.tail = 0

    def process(self, block: Samples, first: int) -> Samples:
        """Give the limited block."""
        held = self._release.held(np.abs(block).max(axis=0).astype(np.float64))
        return np.asarray(block * (self._ceiling / np.maximum(held, self._ceiling)), np.float32)
