"""A recording on its way to a page: at the page's rate, in parts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from musiclab.render.takes import Takes

LARGEST = 60_000
"""Frames of stereo in one message: half a megabyte."""


def take_parts(name: str, *, rate: int, takes: Takes | None) -> Iterator[tuple[dict[str, object], list[bytes]]]:
    """Give a recording as messages of 32-bit numbers, left and right one after the other in each.

    Raises `SoundError` where there is no such recording.
    """
    samples = _resampled(name, rate, takes)
    count = samples.shape[1]
    for at in range(0, max(count, 1), LARGEST):
        part = np.ascontiguousarray(samples[:, at : at + LARGEST], "<f4")
        yield {"what": "part", "at": at, "frames": count}, [part[0].tobytes(), part[1].tobytes()]


def forget_parts() -> None:
    """Let go of every recording: after one was erased, nothing may hold it."""
    _resampled.cache_clear()


@lru_cache(maxsize=2)
def _resampled(name: str, rate: int, takes: Takes | None) -> NDArray[np.float32]:
    """Keep the last two: a second page of the same song asks for the same recordings."""
    from musiclab.render.takes import at_rate, no_takes
    from musiclab.render.treated import copy_of

    return at_rate(*copy_of(name, takes or no_takes), rate=rate)
