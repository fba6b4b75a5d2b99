"""How loud a recording is, and whether it was too loud: measured block by block."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

import numpy as np

from musiclab.project.takes.info import QUIETEST_DB

if TYPE_CHECKING:
    from numpy import bool_, float32
    from numpy.typing import NDArray

FULL = 0.999
"""From here on a sample counts as full scale."""
RUN = 3
"""So many samples at full scale in a row are a wave that was cut off."""


class Level:
    """The peak of a recording, and the frames in which it was clipped."""

    def __init__(self, channels: int) -> None:
        self.frames = 0
        self.peak = 0.0
        self._clipped = 0
        # The last four frames: the first two of them are decided, the others wait for what follows.
        self._before = np.zeros((4, channels), bool)

    def add(self, block: NDArray[float32]) -> None:
        """Measure some more frames (frames, channels)."""
        loud = np.abs(block)
        self.frames += len(block)
        self.peak = max(self.peak, float(loud.max(initial=0.0)))
        self._decide(loud >= FULL)

    @property
    def peak_db(self) -> float:
        """The loudest sample, in decibels below full scale."""
        return max(20 * log10(self.peak), QUIETEST_DB) if self.peak else QUIETEST_DB

    @property
    def clipped(self) -> int:
        """The frames that stand among three or more at full scale."""
        return self._clipped + int(_in_runs(self._before)[2:].sum())

    def _decide(self, full: NDArray[bool_]) -> None:
        joined = np.concatenate((self._before, full))
        self._clipped += int(_in_runs(joined)[2:-2].sum())
        self._before = joined[-4:]


def _in_runs(full: NDArray[bool_]) -> NDArray[bool_]:
    """Say of each frame whether in some channel it is one of three or more in a row."""
    padded = np.pad(full, ((RUN - 1, RUN - 1), (0, 0)))
    count = len(full)
    begins = np.logical_and.reduce([padded[at : at + count + RUN - 1] for at in range(RUN)])
    among = np.logical_or.reduce([begins[at : at + count] for at in range(RUN)])
    return np.asarray(among.any(axis=1))
