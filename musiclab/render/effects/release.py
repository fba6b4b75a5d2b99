"""What holds a peak and lets it go: the release of compressors and limiters."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


class Release:
    """``h[n] = max(x[n], h[n - 1] * exp(-1 / frames))``, as a running maximum of the logarithm."""

    def __init__(self, *, ms: float, rate: int) -> None:
        self._fall = 1000.0 / (ms * rate)  # nepers a frame
        self._last = 0.0

    def held(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give the held values of a block of values of 0 or more."""
        with np.errstate(divide="ignore"):
            rising = np.log(np.concatenate([[self._last], values]))
        slant = self._fall * np.arange(len(rising))
        held = np.exp(np.maximum.accumulate(rising + slant) - slant)[1:]
        self._last = float(held[-1])
        return np.asarray(np.maximum(held, values))
