"""Unbroken runs of moments in which something is true, such as that a pitch is heard."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def runs(true: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Give the first moment of each run, and the first after it.

    >>> runs(np.array([False, True, True, False, True]))
    [(1, 3), (4, 5)]
    """
    edges = np.flatnonzero(np.diff(true.astype(np.int8), prepend=0, append=0))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
