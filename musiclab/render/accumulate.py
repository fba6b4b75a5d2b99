"""Adding a scaled sound to a bus: the one operation that a render consists of.

BLAS calls it *axpy*, and SciPy's does it in one pass over the memory, two to four times as fast as a multiplication
and an addition in NumPy. Where that cannot be had, NumPy does the work.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from musiclab.render.compiled import compiled
from musiclab.render.levels import Samples

Accumulate = Callable[[Samples, int, int, float, Samples, int], None]
"""``accumulate(samples, at, count, gain, bus, to)``: add ``gain * samples[at : at + count]`` to ``bus`` from ``to`` on."""

STRETCH = 10_000
"""Frames added at a time. For more, OpenBLAS wakes other threads, which on a busy machine takes a thousand times as
long as the addition."""


@cache
def accumulator() -> Accumulate:
    """Give the fastest way of this machine."""
    return _by_blas() or by_numpy


def by_numpy(samples: Samples, at: int, count: int, gain: float, bus: Samples, to: int) -> None:
    """Add with NumPy alone."""
    where = bus[to : to + count]
    np.add(where, samples[at : at + count] * np.float32(gain), where)


def _by_blas() -> Accumulate | None:
    try:
        saxpy = compiled("scipy.linalg._fblas").saxpy
    except (ImportError, AttributeError, OSError):
        return None

    def accumulate(samples: Samples, at: int, count: int, gain: float, bus: Samples, to: int) -> None:
        while count > STRETCH:
            saxpy(samples, bus, STRETCH, gain, at, 1, to, 1)
            at, to, count = at + STRETCH, to + STRETCH, count - STRETCH
        saxpy(samples, bus, count, gain, at, 1, to, 1)

    return accumulate if _works(accumulate) else None


def _works(accumulate: Accumulate) -> bool:
    """Try it once: it has to add in place, and to single precision."""
    samples, bus = np.arange(4, dtype=np.float32), np.ones((2, 4), np.float32)
    accumulate(samples, 1, 2, 0.5, bus[1], 2)
    return bus.tolist() == [[1, 1, 1, 1], [1, 1, 1.5, 2]]
