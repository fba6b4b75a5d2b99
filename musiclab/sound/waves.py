"""The recorded samples of a SoundFont as 16-bit numbers, read or decoded only as far as they are needed."""

from __future__ import annotations

import io
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from musiclab.errors import SoundError
from musiclab.language import say

Pcm = NDArray[np.int16]
LONGEST = 10_000_000
"""Frames: some 4 minutes; a sample that claims to be longer is refused."""
_BLOCK = 1 << 16


class Wave(Protocol):
    """A mono recording of ``length`` frames."""

    length: int

    def upto(self, frames: int) -> Pcm:
        """Give the first ``frames`` frames, or all if there are fewer."""
        ...


class PlainWave:
    """A recording that lies in the file as it is."""

    def __init__(self, pcm: Pcm) -> None:
        self._pcm, self.length = pcm, len(pcm)

    def upto(self, frames: int) -> Pcm:
        """Give the first ``frames`` frames, or all if there are fewer."""
        return self._pcm[:frames]


class Store(Protocol):
    """Where decoded recordings are kept between sessions."""

    def load(self, name: str) -> tuple[Pcm, int] | None:
        """Give what is kept under a name, and the length of the whole recording."""
        ...

    def save(self, name: str, pcm: Pcm, length: int) -> None:
        """Keep the first frames of a recording of ``length`` frames."""
        ...


class PackedWave:
    """A recording packed as Ogg Vorbis, decoded from its beginning as far as it was asked for."""

    def __init__(self, packed: bytes, *, name: str, store: Store | None) -> None:
        self._packed, self._name, self._store = packed, name, store
        self._file: Any = None
        kept = store.load(name) if store else None
        self._pcm, self.length = kept or (np.empty(0, np.int16), self._open())

    def upto(self, frames: int) -> Pcm:
        """Give the first ``frames`` frames, or all if there are fewer."""
        frames = min(frames, self.length)
        if frames > len(self._pcm):
            self._decode(frames)
        return self._pcm[:frames]

    def _open(self) -> int:
        import soundfile

        try:
            self._file = soundfile.SoundFile(io.BytesIO(self._packed))
        except soundfile.SoundFileError as error:
            raise _undecodable() from error
        if self._file.channels != 1 or self._file.format != "OGG" or not 0 < self._file.frames <= LONGEST:
            raise _undecodable()
        return int(self._file.frames)

    def _decode(self, frames: int) -> None:
        import soundfile

        if self._file is None:
            self._open()
            self._pcm = np.empty(0, np.int16)
        blocks = [self._pcm]
        have = len(self._pcm)
        while have < frames:
            try:
                block = self._file.read(min(_BLOCK, frames - have), dtype="int16")
            except soundfile.SoundFileError as error:
                raise _undecodable() from error
            if not len(block):
                # The recording is shorter than it says: the rest is silence.
                block = np.zeros(frames - have, np.int16)
            blocks.append(block)
            have += len(block)
        self._pcm = np.concatenate(blocks)
        if self._store:
            self._store.save(self._name, self._pcm, self.length)


def _undecodable() -> SoundError:
    return SoundError(say("A sample of this SoundFont cannot be decoded: it should be Ogg Vorbis with one channel. Copy or download the file again, or try another."))
