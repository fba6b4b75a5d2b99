"""Decibels, and the law of the pan knob."""

from __future__ import annotations

from math import cos, pi, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from musiclab.song.mixing import SILENT_DB

Samples = NDArray[np.float32]

NOTE_LEVEL = 0.3
"""Gain of every note: room for a band before the master's limiter has to work."""


def gain_of(db: float) -> float:
    """Give the linear gain of a level in decibels; -80 dB and below is silence.

    >>> gain_of(0.0), gain_of(-80.0)
    (1.0, 0.0)
    """
    return 0.0 if db <= SILENT_DB else float(10.0 ** (db / 20.0))


def gains_of(db: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the linear gain of many levels; -80 dB and below is silence."""
    return np.where(db <= SILENT_DB, 0.0, 10.0 ** (db / 20.0))


def pan_gains(pan: float) -> tuple[float, float]:
    """Give the gains of left and right for a pan from -1 to 1: equal power, and 1 each in the middle.

    >>> pan_gains(0.0)
    (1.0, 1.0)
    """
    if pan == 0:
        return 1.0, 1.0
    angle = (pan + 1) * pi / 4
    return sqrt(2) * cos(angle), sqrt(2) * sin(angle)


def pans_gains(pan: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the gains of left and right for many pans."""
    angle = (pan + 1) * (pi / 4)
    return sqrt(2) * np.cos(angle), sqrt(2) * np.sin(angle)
