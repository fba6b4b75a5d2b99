"""The sharp beginnings of sounds in a recording, to the millisecond: what must not be smeared when it is stretched."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STEP = 0.001
"""Seconds of which the level is taken at a time."""
RISE_DB = 9.0
"""How much louder the next moments are than those before, in decibels, at an attack."""
AHEAD, BEHIND = 8, 15
"""Steps that are compared: after and before the attack."""
APART = 60
"""Steps between two attacks at least."""
LOUD_DB = -45.0
"""How soft an attack may be, in decibels under the loudest."""


def attacks(channels: NDArray[np.float32], rate: int) -> Floats:
    """Give the frames where sounds begin sharply.

    >>> click = np.zeros((1, 44_100), np.float32)
    >>> click[0, 22_050:22_200] = 0.5
    >>> (attacks(click, 44_100) / 44_100).round(3)
    array([0.5])
    """
    per = max(round(STEP * rate), 1)
    db = _levels(channels, per)
    if len(db) <= AHEAD + BEHIND:
        return np.zeros(0)
    rise = _mean(db, 0, AHEAD) - _mean(db, -BEHIND, BEHIND)
    strong = np.where(db > db.max() + LOUD_DB - 10, rise, 0)
    highest = np.lib.stride_tricks.sliding_window_view(np.pad(strong, APART), 2 * APART + 1).max(axis=1)
    found = np.flatnonzero((strong == highest) & (strong >= RISE_DB))
    return np.asarray(found[np.diff(found, prepend=-APART) >= APART] * per, np.float64)


def _levels(channels: NDArray[np.float32], per: int) -> Floats:
    """The level of each step in decibels, of what changes from sample to sample: attacks are bright."""
    count = channels.shape[1] // per
    out = np.empty(count)
    for first in range(0, count, 10_000):
        last = min(first + 10_000, count)
        part = channels[:, max(first * per - 1, 0) : last * per]
        bright = np.diff(part, axis=1, prepend=part[:, :1])[:, -(last - first) * per :]
        out[first:last] = np.mean(np.square(bright, dtype=np.float64).reshape(len(part), -1, per), axis=(0, 2))
    return np.asarray(10 * np.log10(out + 1e-12))


def _mean(db: Floats, first: int, count: int) -> Floats:
    """The mean of ``count`` steps from ``first`` on, counted from each step; the ends hold."""
    padded = np.concatenate([np.full(BEHIND, db[0]), db, np.full(AHEAD, db[-1])])
    sums = np.concatenate([[0.0], np.cumsum(padded)])
    at = np.arange(len(db)) + BEHIND + first
    return np.asarray((sums[at + count] - sums[at]) / count)
