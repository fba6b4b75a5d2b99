"""Any sound file, read block by block by what is in it, whatever its name says."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from musiclab.errors import FileError
from musiclab.language import say
from musiclab.project.takes.info import FASTEST, SLOWEST
from musiclab.song.limits import LONGEST_SECONDS

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

READABLE = ("WAV", "WAVEX", "RF64", "W64", "FLAC", "OGG", "MP3", "AIFF", "AU", "CAF")
SAMPLES = 1 << 17
"""Numbers read at a time, over all channels."""


@dataclass(slots=True)
class SoundReader:
    """A sound file that is being read. ``early`` says whether it broke off before its end."""

    name: str
    rate: int
    channels: int
    frames: int
    file: Any
    early: bool = False
    read: int = 0

    def blocks(self) -> Iterator[NDArray[float32]]:
        """Give the sound (frames, 1 or 2 channels), surround mixed down; what cannot be read any more ends it."""
        from musiclab.formats.audio import as_stereo, finite

        most = max(SAMPLES // self.file.channels, 1)
        while True:
            try:
                block = self.file.read(most, dtype="float32", always_2d=True)
            except (RuntimeError, OSError):
                self.early = True
                return
            if not len(block):
                self.early = self.early or 0 < self.read < self.frames
                return
            self.read += len(block)
            self._check_length(self.read)
            yield as_stereo(finite(block)) if self.file.channels > 2 else block

    def _check_length(self, frames: int) -> None:
        if frames > LONGEST_SECONDS * self.rate:
            raise FileError(say("{name} is longer than two hours. Use a shorter recording.", name=self.name))


@contextmanager
def reading(path: Path, name: str) -> Iterator[SoundReader]:
    """Open a sound file, named so to people; FileError for what is no file, no sound, or none that can be kept."""
    import soundfile

    from musiclab.project.takes.flac import storable

    size = check_plain(path, name)
    try:
        file = soundfile.SoundFile(str(path))
    except (OSError, RuntimeError, TypeError) as problem:
        raise FileError(no_sound(name)) from problem
    with file:
        if file.format not in READABLE or file.channels < 1:
            raise FileError(no_sound(name))
        if not SLOWEST <= file.samplerate <= FASTEST or not storable(file.samplerate):
            raise FileError(
                say("{name} has {rate:,} frames a second, which a take cannot have. Convert it to 44,100 or 48,000.", name=name, rate=file.samplerate)
            )
        reader = SoundReader(name, int(file.samplerate), min(int(file.channels), 2), int(file.frames), file, _breaks_off(path, size))
        if 0 < reader.frames < 1 << 62:
            reader._check_length(reader.frames)
        yield reader


def check_plain(path: Path, name: str) -> int:
    """Give the size of a file; FileError for what is not there, is empty, or is no plain file but a link or a device."""
    try:
        state = path.lstat()
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise FileError(say("{name} cannot be read: {reason}. Look whether its name is right.", name=name, reason=reason)) from problem
    if stat.S_ISLNK(state.st_mode):
        raise FileError(say("{name} is a link to another file. Give the file itself.", name=name))
    if stat.S_ISDIR(state.st_mode):
        raise FileError(say("{name} is a folder. Give one of the sound files in it.", name=name))
    if not stat.S_ISREG(state.st_mode):
        raise FileError(say("{name} is a device, not a file. Give a sound file.", name=name))
    if not state.st_size:
        raise FileError(say("{name} is empty: it has no bytes at all. Save or download it again.", name=name))
    return state.st_size


def no_sound(name: str) -> str:
    """Say that a file is none that can be read."""
    return say("{name} could not be read as sound. Use a WAV, FLAC, OGG, MP3 or AIFF file that plays elsewhere.", name=name)


def _breaks_off(path: Path, size: int) -> bool:
    """Whether a WAV or AIFF file says itself that it should be longer. One that was streamed says nothing."""
    with path.open("rb") as file:
        head = file.read(8)
    order = {b"RIFF": "little", b"FORM": "big"}.get(head[:4])
    if order is None or len(head) < 8:
        return False
    said = int.from_bytes(head[4:], "little" if order == "little" else "big")
    return size < said + 8 and said < 0xFFFF_0000
