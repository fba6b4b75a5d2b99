"""A waveform as a picture needs it: the loudest sample of each of many equal stretches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

COLUMNS = 1024


def pack(levels: ArrayLike) -> bytes:
    """Give levels from 0 to 1 as one byte each, at most 1024 of them; what is not silent stays above 0.

    >>> list(pack([0.0, 0.5, 1.0, 1e-6]))
    [0, 128, 255, 1]
    """
    loud = np.clip(np.nan_to_num(np.abs(np.asarray(levels, np.float64)).ravel()), 0, 1)
    if len(loud) > COLUMNS:
        starts = np.arange(COLUMNS) * len(loud) // COLUMNS
        loud = np.maximum.reduceat(loud, starts)
    return bytes(np.ceil(loud * 255).astype(np.uint8))


class PeakMeter:
    """Gathers the peaks of a piece of ``frames`` frames while its parts pass by."""

    def __init__(self, frames: int) -> None:
        self._frames = max(frames, 1)
        self._at = 0
        self._levels = np.zeros(COLUMNS)

    def pass_by(self, part: NDArray[np.int16]) -> None:
        """Take note of the part that follows those before it."""
        loud = np.abs(part.astype(np.int32)).max(axis=1) / 32768
        columns = np.minimum((self._at + np.arange(len(part))) * COLUMNS // self._frames, COLUMNS - 1)
        np.maximum.at(self._levels, columns, loud)
        self._at += len(part)

    def packed(self) -> bytes:
        """Give what has been gathered, one byte for each stretch."""
        return pack(self._levels)
