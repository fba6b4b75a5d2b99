"""The fade of a note after it is let go: a straight line in decibels, 100 dB over the release."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from musiclab.render.levels import Samples
from musiclab.render.voicing import MOST_HEARD_DB, RELEASE_DB


@lru_cache(maxsize=512)
def release_ramp(release: int) -> Samples:
    """Give the gains of the frames after note-off, as far down as a note is heard; ``release`` is in frames.

    >>> [round(float(gain), 3) for gain in release_ramp(100)[[0, 20]]]
    [1.0, 0.1]
    """
    frames = np.arange(int(np.ceil(release * MOST_HEARD_DB / RELEASE_DB)) + 1)
    return np.asarray(10.0 ** (frames * (-RELEASE_DB / 20 / max(release, 1))), np.float32)
