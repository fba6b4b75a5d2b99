"""The master's limiter: peaks never pass the ceiling.

The gain that a peak needs is held from ``LOOK_AHEAD`` before it until the release is over (a running minimum), then
smoothed by an average over the look-ahead, which never rises above what the peak needs. It has no feedback, so it has a
vector form, and it is exactly transparent while nothing passes the ceiling.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from musiclab.render.levels import Samples, gain_of

LOOK_AHEAD_MS = 5.0


class Limiter:
    """Holds peaks under ``ceiling_db``. What comes out is ``delay`` frames late."""

    def __init__(self, *, ceiling_db: float, release_ms: float, rate: int) -> None:
        self.ceiling = gain_of(ceiling_db)
        self.delay = round(LOOK_AHEAD_MS / 1000 * rate)
        self._release = round(release_ms / 1000 * rate)
        self._waiting = np.zeros((2, self.delay), np.float32)
        self._calm = self._reach  # frames since a peak passed the ceiling
        self._needed = np.ones(self._reach)

    @property
    def _reach(self) -> int:
        """How many frames back a peak still matters."""
        return 2 * self.delay + self._release

    def process(self, block: Samples) -> Iterator[Samples]:
        """Give as many frames as came, from ``delay`` frames ago, in one piece or several.

        A block is at least as long as the look-ahead; pieces are good until the next call.
        """
        waiting, self._waiting = self._waiting, block[:, block.shape[1] - self.delay :].copy()
        if loudest(block) > self.ceiling:
            self._calm = -block.shape[1]
        elif self._calm >= self._reach:
            yield waiting
            yield block[:, : block.shape[1] - self.delay]
            return
        late = np.concatenate([waiting, block[:, : block.shape[1] - self.delay]], axis=1)
        late *= self._gain(block)
        self._calm += block.shape[1]
        yield late

    def _gain(self, block: Samples) -> Samples:
        """Give the gain of the frames ``delay`` ago: the least needed nearby, then averaged over the look-ahead."""
        peak = np.abs(block).max(axis=0).astype(np.float64)
        needed = np.concatenate([self._needed, self.ceiling / np.maximum(peak, self.ceiling)])
        self._needed = needed[-self._reach :]
        span = self.delay + self._release + 1
        least = running_minimum(needed, span)[-(block.shape[1] + self.delay - 1) :]
        total = np.cumsum(np.concatenate([[0.0], least]))
        return np.asarray((total[self.delay :] - total[: -self.delay]) / self.delay, np.float32)


def running_minimum(values: NDArray[np.float64], span: int) -> NDArray[np.float64]:
    """Give for each value from the ``span``-th on the least of it and the ``span - 1`` before it.

    Source: M. van Herk, "A fast algorithm for local minimum and maximum filters", 1992: minima from the left and
    from the right of blocks as long as the span meet in every window.

    >>> running_minimum(np.array([3.0, 1.0, 2.0, 5.0, 4.0]), 3).tolist()
    [1.0, 1.0, 2.0]
    """
    padded = np.concatenate([values, np.full(-len(values) % span, np.inf)]).reshape(-1, span)
    from_left = np.minimum.accumulate(padded, axis=1).ravel()
    from_right = np.minimum.accumulate(padded[:, ::-1], axis=1)[:, ::-1].ravel()
    count = len(values) - span + 1
    return np.minimum(from_right[:count], from_left[span - 1 : span - 1 + count])


def loudest(block: Samples) -> float:
    """Give the highest absolute value; a block whose channels are one array is read once."""
    read = block[0] if block.strides[0] == 0 else block
    return max(float(read.max()), -float(read.min()))
