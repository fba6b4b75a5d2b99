"""How nearly two renderings are the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

MOST_DB = -100.0
MOST_STEPS = 1


@dataclass(frozen=True)
class Difference:
    """The level of what is left in dB below the signal, the largest step at 16 bits, and the frame where it is largest."""

    residual_db: float
    steps: int
    frame: int

    @property
    def null(self):
        return self.residual_db < MOST_DB and self.steps <= MOST_STEPS


def difference(ours, theirs):
    """Compare two renderings of shape (frames, 2)."""
    assert ours.shape == theirs.shape
    assert np.isfinite(theirs).all()
    rest = theirs.astype(float) - ours.astype(float)
    steps = np.abs(sixteen_bit(theirs) - sixteen_bit(ours))
    return Difference(level(rest) - level(ours.astype(float)), int(steps.max(initial=0)), int(np.abs(rest).max(axis=1).argmax()))


def level(sound):
    return 10 * np.log10(np.square(sound).mean() + 1e-30)


def sixteen_bit(sound):
    return np.rint(sound.astype(float) * 32768).clip(-32768, 32767).astype(int)
