"""Cut rendered sound into numbered parts that are small enough for one message."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from musiclab.errors import SoundError
from musiclab.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

FULL_SCALE = 32768
"""A sample of 1.0 in 16 bits; the page divides by the same number."""

LARGEST = 250_000
"""Frames in a part at most: 1 MB of 16-bit stereo."""


def parts(blocks: Iterable[NDArray[np.float32]], *, rate: int) -> Iterator[NDArray[np.int16]]:
    """Cut ``blocks`` into parts of 16-bit stereo, the first a quarter of a second long.

    A short first part lets the sound begin early; each next part is twice as long, up to 4 seconds or 1 MB.
    Samples beyond -1 to 1 are clipped.

    >>> second = np.zeros((44100, 2), np.float32)
    >>> [len(part) for part in parts([second, second], rate=44100)]
    [11025, 22050, 44100, 11025]
    """
    held: list[NDArray[np.int16]] = []
    count, size = 0, min(max(rate // 4, 1), LARGEST)
    for block in blocks:
        held.append(pcm(block))
        count += len(held[-1])
        while count >= size:
            joined = held[0] if len(held) == 1 else np.concatenate(held)
            yield joined[:size]
            held, count = [joined[size:]], count - size
            size = min(size * 2, rate * 4, LARGEST)
    if count:
        yield np.concatenate(held)


def pcm(block: NDArray[np.float32]) -> NDArray[np.int16]:
    """Give a block of stereo samples in 16 bits, little-endian.

    >>> pcm(np.array([[0.5, -1.0], [2.0, 0.0]], np.float32)).tolist()
    [[16384, -32768], [32767, 0]]
    """
    samples = np.asarray(block)
    if samples.ndim != 2 or samples.shape[1] != 2 or samples.dtype.kind != "f":
        raise SoundError(
            say("Sound came as {kind} of shape {shape}. A player takes stereo: blocks of decimal numbers "
                "of shape (frames, 2). For one channel, try numpy.stack([x, x], axis=1).",
                kind=samples.dtype, shape=samples.shape)
        )
    scaled: NDArray[np.float64] = np.nan_to_num(samples.astype(np.float64)) * FULL_SCALE
    return np.rint(scaled).clip(-FULL_SCALE, FULL_SCALE - 1).astype("<i2")
