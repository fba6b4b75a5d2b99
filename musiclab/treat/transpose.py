"""Higher and lower at the same length: stretched, then read faster or slower."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from musiclab.treat.stretch import stretched

Samples = NDArray[np.float32]

FINEST = 400
"""The largest denominator of a change of speed: it is then within a hundredth of a cent of what was asked for."""


def transposed(channels: Samples, rate: int, *, semitones: float, stretch: float) -> Samples:
    """Give ``channels`` (channels, frames) ``semitones`` higher and ``stretch`` times as long, exactly to the frame."""
    frames = round(channels.shape[1] * stretch)
    if not frames:
        return channels[:, :0]
    speed = Fraction(2 ** (semitones / 12)).limit_denominator(FINEST)
    if speed == 1:
        return stretched(channels, rate, frames)
    longer = stretched(channels, rate, round(frames * speed))
    return fitted(faster(longer, speed), frames)


def faster(channels: Samples, speed: Fraction) -> Samples:
    """Read ``channels`` ``speed`` times as fast, by a polyphase filter."""
    from scipy.signal import resample_poly

    return np.asarray(resample_poly(channels, speed.denominator, speed.numerator, axis=1), np.float32)


def fitted(channels: Samples, frames: int) -> Samples:
    """Cut, or fill with silence, to exactly ``frames`` frames."""
    missing = max(frames - channels.shape[1], 0)
    return np.pad(channels, ((0, 0), (0, missing)))[:, :frames]
