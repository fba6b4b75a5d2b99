"""Where a pitch begins and ends, to the moment: a pitch is found in the middle of what repeats, and reaches beyond it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from musiclab.listen.runs import runs

Floats = NDArray[np.float64]

REACH = 2
"""Moments that a pitch reaches beyond those where it is found: half of what is compared to find it."""
BLURRED, BLUR = 2.0, 0.1
"""A moment is a blur where its depth is more than twice the usual one of its run, and 0.1."""
STEEPEST = 0.02
"""How much a pitch goes on rising or falling there, at most, from one moment to the next: a third of a semitone."""


def without_blurs(hertz: Floats, depth: Floats) -> Floats:
    """Leave out (NaN) the moments that are much less sure than the rest of their run: there one sound goes over into another.

    ``depth`` says how little each moment repeats, 0 to 1. What blurs for longer, in the middle, is a rough voice and stays.
    """
    out = hertz.copy()
    for first, last in runs(np.isfinite(hertz)):
        usual = float(np.median(depth[first:last]))
        for a, b in runs(depth[first:last] > BLURRED * usual + BLUR):
            if b - a <= 2 * REACH or a == 0 or first + b == last:
                out[first + a : first + b] = np.nan
    return out


def with_edges(hertz: Floats, loud: NDArray[np.bool_]) -> Floats:
    """Carry each pitch over up to two moments before and after it that are ``loud`` and have none (NaN).

    >>> with_edges(np.array([np.nan, np.nan, 100, np.nan]), np.array([False, True, True, True]))
    array([ nan, 100., 100., 100.])
    """
    out = hertz.copy()
    edges = [(edge, way) for first, last in runs(np.isfinite(hertz)) for edge, way in ((first, -1), (last - 1, 1))]
    for step in range(1, REACH + 1):
        for edge, way in edges:
            here = edge + step * way
            # The moments between the edge and here are filled by now, unless they are silent.
            if 0 <= here < len(out) and loud[here] and not np.isfinite(out[here]) and np.isfinite(out[here - way]):
                out[here] = hertz[edge] * _slope(hertz, edge, way) ** step
    return out


def _slope(hertz: Floats, edge: int, way: int) -> float:
    """How many times as high the pitch becomes from one moment to the next, beyond the edge, where it goes one way."""
    inner, further = edge - way, edge - 2 * way
    if not (0 <= further < len(hertz) and np.isfinite(hertz[[inner, further]]).all()):
        return 1.0
    last, before = float(hertz[edge] / hertz[inner]) - 1, float(hertz[inner] / hertz[further]) - 1
    slope = (last + before) / 2 if last * before > 0 else 0.0
    return 1 + float(np.clip(slope, -STEEPEST, STEEPEST))
