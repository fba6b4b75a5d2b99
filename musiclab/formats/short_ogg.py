"""Sound as an Ogg Vorbis file in memory, no longer than there is room."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import numpy as np

from musiclab.errors import FileError
from musiclab.formats.audio import CHUNK, Samples, finite
from musiclab.language import say

HELD_BACK = 96 * 1024
"""Bytes that the encoder may still hold when it has been given everything."""


def short_ogg(blocks: Iterable[Samples], *, rate: int, channels: int, most: int) -> tuple[bytes, int, bool]:
    """Give sound as a file of at most ``most`` bytes, the frames that it holds, and whether that is all.

    ``blocks`` are float32 (frames, 2); with one channel the two are mixed. FileError where it cannot be written.
    """
    import soundfile

    out, frames, whole = BytesIO(), 0, True
    try:
        with soundfile.SoundFile(out, "w", rate, channels, "VORBIS", format="OGG") as file:
            for chunk in _chunks(blocks, channels):
                whole = out.tell() < most - HELD_BACK
                if not whole:
                    break
                file.write(chunk)
                frames += len(chunk)
    except soundfile.SoundFileError as problem:
        raise FileError(say("The sound could not be written as Ogg Vorbis. Update the package soundfile, and try again.")) from problem
    return out.getvalue(), frames, whole


def _chunks(blocks: Iterable[Samples], channels: int) -> Iterable[Samples]:
    for block in blocks:
        clipped = np.clip(finite(block), -1, 1)
        ready = clipped if channels == 2 else np.ascontiguousarray(clipped.mean(axis=1, keepdims=True))
        yield from (ready[first : first + CHUNK] for first in range(0, len(ready), CHUNK))
