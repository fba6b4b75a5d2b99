"""A recording as it is listened to: checked once, then read in blocks, so that an hour needs little memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from musiclab.errors import SoundError
from musiclab.language import say
from musiclab.song.limits import shown

Wave: TypeAlias = NDArray[np.float32]

SLOWEST_RATE, FASTEST_RATE = 8000, 192_000
MOST_CHANNELS = 2
SHORTEST = 0.05
"""Seconds: less than this holds no pitch that an ear could name."""
BLOCK = 1 << 20
"""Frames that are read at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """A checked recording: ``channels`` (channels, frames) as they came, and the ``rate`` in frames a second."""

    channels: NDArray[np.floating]
    rate: int

    @property
    def frames(self) -> int:
        """How many frames it has."""
        return int(self.channels.shape[1])

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.frames / self.rate

    def part(self, first: int, last: int) -> Wave:
        """Give the frames from ``first`` up to ``last`` mixed to one channel; outside the recording is silence."""
        a, b = max(first, 0), min(last, self.frames)
        out = np.zeros(last - first, np.float32)
        if a < b:
            out[a - first : b - first] = self.channels[:, a:b].mean(axis=0, dtype=np.float32)
        return out

    def blocks(self, frames: int = BLOCK) -> Iterator[tuple[int, Wave]]:
        """Give the recording, mixed to one channel, block by block, each with its first frame."""
        for first in range(0, self.frames, frames):
            yield first, self.part(first, min(first + frames, self.frames))


def sound(samples: ArrayLike, rate: int, *, shortest: float = SHORTEST) -> Sound:
    """Check a recording of shape (frames,) or (1 or 2, frames), at 8,000 to 192,000 frames a second.

    SoundError, in a sentence, for other shapes, for less than ``shortest`` seconds, and for samples that are not numbers.

    >>> sound(np.zeros(44_100, np.float32), 44_100).seconds
    1.0
    """
    channels = _channels(samples)
    if isinstance(rate, bool) or not isinstance(rate, int | np.integer) or not SLOWEST_RATE <= rate <= FASTEST_RATE:
        raise SoundError(
            say("The rate of the recording came as {rate}. Use a whole number of frames a second from {low} to {high}, such as 44100.",
                rate=shown(rate), low=SLOWEST_RATE, high=FASTEST_RATE)
        )
    if channels.shape[1] < shortest * rate:
        raise SoundError(
            say("The recording is {seconds:.3f} seconds long, too short to hear anything in it. Record at least a second.",
                seconds=channels.shape[1] / rate)
        )
    _check_numbers(channels)
    return Sound(channels, int(rate))


def _channels(samples: ArrayLike) -> NDArray[np.floating]:
    try:
        found = np.asarray(samples)
    except ValueError:
        found = np.empty((0, 0, 0))
    if found.dtype.kind != "f":
        raise SoundError(
            say("The samples of the recording are of the kind {kind}. Use floats from -1 to 1; divide 16-bit samples by 32768.",
                kind=found.dtype.name)
        )
    if found.ndim == 1:
        found = found[np.newaxis]
    if found.ndim != 2:
        raise SoundError(say("The recording has the shape {shape}. Use (frames,), or (channels, frames).", shape=found.shape))
    if not 1 <= found.shape[0] <= MOST_CHANNELS:
        raise SoundError(
            say("The recording has {count} channels. Use one or two, of shape (channels, frames); mix the others down first.",
                count=found.shape[0])
        )
    return found


def _check_numbers(channels: NDArray[np.floating]) -> None:
    for first in range(0, channels.shape[1], BLOCK):
        wrong = ~np.isfinite(channels[:, first : first + BLOCK]).all(axis=0)
        if wrong.any():
            raise SoundError(
                say("Sample {place} of the recording is not a number. The file is damaged; record or import it again.",
                    place=first + int(np.argmax(wrong)))
            )
