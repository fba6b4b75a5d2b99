"""Which notes a pitch curve means: it stays on a note while the pitch swings, and goes on when the pitch goes on."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CHANGE = 4.0
"""What it costs to go to another note: as much as being a semitone off for four moments (40 ms)."""


def steps(midi: Floats, scale: Collection[int] = range(12), *, change: float = CHANGE) -> NDArray[np.intp]:
    """Give the note, out of the pitch classes of ``scale``, that each moment of an unbroken curve belongs to.

    >>> wobbling = 60.2 + 0.6 * np.sin(np.arange(40) / 3)
    >>> set(steps(wobbling).tolist())
    {60}
    """
    low, high = int(np.floor(midi.min())) - 2, int(np.ceil(midi.max())) + 3
    notes = np.array([note for note in range(low, high) if note % 12 in scale], np.intp)
    if len(notes) < 2:
        notes = np.array([note for note in range(low - 12, high + 12) if note % 12 in scale], np.intp)
    off = np.abs(midi[:, np.newaxis] - notes)
    came = np.empty(off.shape, np.intp)
    score = off[0]
    for i in range(1, len(midi)):
        best = int(score.argmin())
        leap = score[best] + change < score
        came[i] = np.where(leap, best, np.arange(len(notes)))
        score = np.where(leap, score[best] + change, score) + off[i]
    path = np.empty(len(midi), np.intp)
    here = int(score.argmin())
    for i in range(len(midi) - 1, -1, -1):
        path[i] = here
        here = int(came[i, here]) if i else here
    return np.asarray(notes[path])
