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
from musiclab.project.takes.info import FASTEST, SLOWEST, storable
from musiclab.song.limits import LONGEST_SECONDS

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

READABLE = ("WAV", "WAVEX", "RF64", "W64", "FLAC", "OGG", "MP3", "AIFF", "AU", "CAF")
SAMPLES = 1 << 17
"""Numbers read at a time, over all channels."""
UNKNOWN = 1 << 62
"""From here on the number of frames says only that nobody knows it."""
OGG_END, OGG_PAGE, LARGEST_PAGE = 4, b"OggS", 65_307


@dataclass(slots=True)
class SoundReader:
    """A sound file that is being read. ``early`` says whether it broke off before its end."""

    name: str
    rate: int
    channels: int
    frames: int
    file: Any
    early: bool = False

    def blocks(self) -> Iterator[NDArray[float32]]:
        """Give the sound (frames, 1 or 2 channels), surround mixed down; what cannot be read any more ends it."""
        from musiclab.formats.audio import as_stereo, finite

        read, whole = 0, True
        self.file.seek(0)
        while whole:
            block, whole = self._block()
            read += len(block)
            check_length(self.name, read, self.rate)
            if len(block):
                yield as_stereo(finite(block)) if self.file.channels > 2 else finite(block)
            whole = whole and len(block) > 0
        self.early = self.early or read < self.frames < UNKNOWN

    def peak(self) -> float:
        """Give the loudest sample: it may be beyond full scale where the file has no whole numbers, or surround."""
        if self.file.channels <= 2 and self.file.subtype.startswith("PCM"):
            return 1.0
        return max((float(abs(block).max()) for block in self.blocks()), default=0.0)

    def _block(self) -> tuple[NDArray[float32], bool]:
        """Give the next frames, and whether there may be more."""
        import numpy as np

        came = np.zeros((max(SAMPLES // self.file.channels, 1), self.file.channels), np.float32)
        try:
            return self.file.read(out=came), True
        except (RuntimeError, OSError):
            self.early = True
            heard = np.flatnonzero(came.any(axis=1))
            return came[: heard[-1] + 1 if len(heard) else 0], False


@contextmanager
def reading(path: Path, name: str) -> Iterator[SoundReader]:
    """Open a sound file, named so to people; FileError for what is no file, no sound, or none that can be kept."""
    import soundfile

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
        if reader.frames < UNKNOWN:
            check_length(name, reader.frames, reader.rate)
        yield reader


def check_length(name: str, frames: int, rate: int) -> None:
    """Refuse what is longer than two hours."""
    if frames > LONGEST_SECONDS * rate:
        raise FileError(say("{name} is longer than two hours. Use a shorter recording.", name=name))


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
    """Whether a file says itself that it should be longer: a WAV or AIFF by its size, an Ogg by its last page."""
    with path.open("rb") as file:
        head = file.read(8)
        file.seek(max(size - LARGEST_PAGE, 0))
        tail = file.read()
    if head[:4] == OGG_PAGE:
        flags = tail[tail.rfind(OGG_PAGE) + 5 :][:1]
        return not (flags and flags[0] & OGG_END)
    if head[:4] not in (b"RIFF", b"FORM"):
        return False
    said = int.from_bytes(head[4:], "little" if head[:4] == b"RIFF" else "big")
    return size < said + 8 and said < 0xFFFF_0000  # one that was streamed says nothing
