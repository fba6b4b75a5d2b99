"""In tune: the pitches of a voice drawn towards the notes of a key, from hardly to all the way (the robot)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from musiclab.listen.pitch import HOP, PitchCurve, pitch_curve
from musiclab.listen.runs import runs
from musiclab.listen.steps import steps
from musiclab.song.key import Key
from musiclab.treat.grains import shifted

Floats = NDArray[np.float64]
Samples = NDArray[np.float32]

CHANGE = 6.0
"""How readily the tuned voice goes to another note: less readily than notes are told apart, so that a swing stays on its note."""
BEYOND = 1
"""Moments before and after the pitch where the tuned voice takes over and gives back."""
SHORTEST = 5
"""Moments that a pitch lasts at least to be tuned: 50 ms."""


def tuned(channels: Samples, rate: int, *, strength: float, key: Key | None = None, transpose: float = 0.0) -> Samples:
    """Give ``channels`` (channels, frames) with their pitches drawn towards the notes of ``key`` by ``strength``, 0 to 1.

    Without a key all twelve notes will do. Where no pitch is heard, nothing changes. A recording that is going to be
    transposed is tuned so that it arrives on the notes of the key.
    """
    if channels.shape[1] < SHORTEST * HOP * rate:
        return channels
    curve = pitch_curve(channels, rate)
    out = channels.copy()
    for first, last in runs(curve.voiced):
        if last - first >= SHORTEST:
            ratio = 2 ** (strength * correction(curve, first, last, key=key, transpose=transpose) / 12)
            times = np.asarray(np.arange(first - BEYOND, last + BEYOND) * HOP, np.float64)
            sung, wanted = (np.pad(line, BEYOND, "edge") for line in (curve.hertz[first:last], ratio))
            shifted(out, channels, rate, times=times[times >= 0], hertz=sung[times >= 0], ratio=wanted[times >= 0])
    return out


def correction(curve: PitchCurve, first: int, last: int, *, key: Key | None, transpose: float) -> Floats:
    """Give the semitones from each moment of a run to the note that it means."""
    heard = curve.midi[first:last] + transpose
    return np.asarray(steps(heard, key.scale if key else range(12), change=CHANGE) - heard)


