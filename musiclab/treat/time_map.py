"""Which moment of a recording is heard when, once it is stretched: evenly, except that attacks are played as they are.

A stretched attack is a smeared one. So around each sharp beginning of a sound the recording runs at its own speed for a
moment, and what lies between the attacks makes up for it. The attacks themselves come exactly where they belong.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musiclab.treat.attacks import attacks

Floats = NDArray[np.float64]

BEFORE, AFTER = 0.04, 0.05
"""Seconds around an attack that are played at their own speed."""
MOST = 0.7
"""The largest share of the time between two attacks, stretched or not, that may be played so."""


@dataclass(frozen=True, slots=True, eq=False)
class TimeMap:
    """Straight lines from the frames of the output (``heard``) to those of the recording (``played``)."""

    heard: Floats
    played: Floats
    begins: Floats
    """Where, in the output, each stretch at its own speed begins, and ends."""
    ends: Floats

    def source(self, at: NDArray[np.intp]) -> Floats:
        """Give the frames of the recording that are heard at the frames ``at``."""
        inside = np.interp(at, self.heard, self.played)
        # Before the beginning and after the end the recording, silent there, runs at its own speed.
        return np.asarray(inside + np.minimum(at - self.heard[0], 0) + np.maximum(at - self.heard[-1], 0))

    def fresh(self, at: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Say which frames lie where an attack is played at its own speed."""
        index = np.searchsorted(self.begins, at, "right") - 1
        return np.asarray((index >= 0) & (at < self.ends[np.maximum(index, 0)])) if len(self.ends) else np.zeros(len(at), np.bool_)


def time_map(channels: NDArray[np.float32], rate: int, frames: int) -> TimeMap:
    """Map ``frames`` frames of output to a recording, its attacks at their own speed."""
    length = channels.shape[1]
    ratio = frames / length
    found = attacks(channels, rate)
    marks = np.concatenate([[0.0], found, [length]])
    room = np.diff(marks) * min(ratio, 1) * MOST
    before, after = np.minimum(BEFORE * rate, room[:-1] / 2), np.minimum(AFTER * rate, room[1:] / 2)
    begins, ends = found * ratio - before, found * ratio + after
    heard = np.stack([begins, ends], axis=1).ravel()
    played = np.stack([found - before, found + after], axis=1).ravel()
    return TimeMap(np.concatenate([[0], heard, [frames]]), np.concatenate([[0], played, [length]]), begins, ends)
