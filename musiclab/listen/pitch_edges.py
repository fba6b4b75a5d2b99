"""Where a pitch begins and ends, to the moment: a pitch is found in the middle of what repeats, and reaches beyond it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

REACH = 2
"""Moments that a pitch reaches beyond those where it is found: half of what is compared to find it."""


def with_edges(hertz: Floats, loud: NDArray[np.bool_]) -> Floats:
    """Carry each pitch over up to two moments before and after it that are ``loud`` and have none (NaN).

    >>> with_edges(np.array([np.nan, np.nan, 100, np.nan]), np.array([False, True, True, True]))
    array([ nan, 100., 100., 100.])
    """
    out = hertz.copy()
    for _ in range(REACH):
        known = out.copy()
        empty = ~np.isfinite(known) & loud
        before, after = np.roll(known, 1), np.roll(known, -1)
        before[0] = after[-1] = np.nan
        out[empty] = np.where(np.isfinite(after), after, before)[empty]
    return out
