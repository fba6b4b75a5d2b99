"""A part of a recording as it comes from a page, read strictly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from musiclab.errors import FileError
from musiclab.language import say
from musiclab.project.takes.info import MOST_FRAMES
from musiclab.song.limits import shown, whole

LARGEST = 1_100_000
"""Bytes of one part. A page sends less than a million; larger messages do not reach every kernel."""
MOST_PARTS = 2_000_000


def read_number(n: object) -> int:
    """Read the number of a part."""
    whole(n, say("The number of a part"), 0, MOST_PARTS)
    return int(str(n))


def read_frames(content: Mapping[str, Any], buffers: Sequence[bytes], channels: int) -> tuple[int, memoryview]:
    """Read where a part begins, and its samples as bytes: whole frames of 32-bit numbers."""
    first = content.get("first")
    whole(first, say("The first frame of a part"), 0, MOST_FRAMES)
    data = read_bytes(buffers)
    if len(data) % (4 * channels):
        raise FileError(say("A part of the recording came with {count:,} bytes, which are no whole frames. Reload the page.", count=len(data)))
    return int(str(first)), data


def read_bytes(buffers: Sequence[bytes]) -> memoryview:
    """Read the bytes of a part; FileError where there are none, or too many."""
    if len(buffers) != 1:
        raise FileError(say("A part came with {count} pieces of data instead of one. Reload the page.", count=len(buffers)))
    try:
        data = memoryview(buffers[0]).cast("B")
    except TypeError as problem:
        raise FileError(say("A part came as {value}, which is no data. Reload the page.", value=shown(buffers[0]))) from problem
    if not 0 < len(data) <= LARGEST:
        raise FileError(say("A part came with {count:,} bytes. Send 1 to {most:,}.", count=len(data), most=LARGEST))
    return data
