"""Writing a take: FLAC of 24 bits, block by block, and read again before anybody relies on it."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from musiclab.formats.audio import finite
from musiclab.language import say
from musiclab.project.takes.disk import refused
from musiclab.project.takes.lasting import lasting_file
from musiclab.project.takes.level import Level

if TYPE_CHECKING:
    from numpy import float32, int32
    from numpy.typing import NDArray

LARGEST = (1 << 23) - 1
BLOCK = 1 << 16
"""Frames handed over at a time."""


def write_flac(path: Path, blocks: Iterable[NDArray[float32]], *, rate: int, channels: int) -> Generator[int, None, Level]:
    """Write samples (frames, channels) to a FLAC file, giving the frames done after each block, and in the end their level.

    What is no number is silence, and what is too loud is clipped. The file is on the disk, and has been read again,
    when this is over; OSError where the disk refuses it.
    """
    import soundfile

    level, sum = Level(channels), 0
    try:
        with soundfile.SoundFile(str(path), "w", rate, channels, "PCM_24", format="FLAC") as file:
            for block in blocks:
                clean = finite(block)
                level.add(clean)
                whole = as_24_bit(clean)
                sum = crc32(whole.data, sum)
                file.write(whole)
                yield level.frames
        lasting_file(path)
        if level.frames and sum != _sum_of(path):  # libsndfile does not read one without frames again
            raise refused(path.parent, say("the disk does not keep what is written to it"))
    except (RuntimeError, AssertionError) as problem:  # soundfile's own errors, a full disk among them
        raise refused(path.parent, str(problem)) from problem
    return level


def as_24_bit(block: NDArray[float32]) -> NDArray[int32]:
    """Give samples as whole numbers of 32 bits, of which the upper 24 count: the nearest 2**-23, clipped.

    Not left to libsndfile, which would make everything softer by 2**-23.

    >>> as_24_bit(np.array([[0.5, 2.0]], np.float32)).tolist()
    [[1073741824, 2147483392]]
    """
    scaled = block * np.float32(LARGEST + 1)
    np.rint(scaled, scaled)
    np.clip(scaled, -LARGEST - 1, LARGEST, scaled)
    return np.ascontiguousarray(scaled.astype(np.int32) << 8)


def _sum_of(path: Path) -> int:
    """Give the check sum of what a file holds."""
    sum = 0
    for block in _read(path):
        sum = crc32(block.data, sum)
    return sum


def _read(path: Path) -> Iterator[NDArray[int32]]:
    import soundfile

    with soundfile.SoundFile(str(path)) as file:
        while len(block := file.read(BLOCK, dtype="int32", always_2d=True)):
            yield np.ascontiguousarray(block)
