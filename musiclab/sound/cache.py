"""Decoded samples on disk, so that a later session need not decode them again.

An entry is a header of 32 bytes (a mark, the version, how many frames it holds, how many the recording has, a checksum)
and 16-bit frames. It is written under another name and then moved into place, so that two processes can share the
folder; one that is damaged is not used, and writing that fails is no error.
"""

from __future__ import annotations

import os
import struct
import sys
import zlib
from pathlib import Path
from tempfile import NamedTemporaryFile, gettempdir

import numpy as np

from musiclab.sound.waves import LONGEST, Pcm

MOST_BYTES = 256_000_000
_HEADER = struct.Struct("<8sIIQQ")
_MARK, _VERSION = b"MLsample", 1
_SUFFIX = ".pcm"


def cache_folder() -> Path:
    """Give the folder for what can be made again: ``MUSICLAB_CACHE`` if set, otherwise the platform's usual place."""
    asked = os.environ.get("MUSICLAB_CACHE")
    if asked:
        return Path(asked)
    try:
        home = Path.home()
    except RuntimeError:
        # Some servers run as a user without a home.
        home = Path(gettempdir())
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "musiclab" / "cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "musiclab"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "musiclab"


class SampleStore:
    """A folder of decoded samples that stays below a size: those used longest ago go first."""

    def __init__(self, folder: Path, *, most: int = MOST_BYTES) -> None:
        self._folder, self._most = folder / "samples", most
        self._written = 0

    def load(self, name: str) -> tuple[Pcm, int] | None:
        """Give the frames kept under a name and the length of the whole recording; None if there are none."""
        path = self._folder / (name + _SUFFIX)
        try:
            data = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        if len(data) < _HEADER.size:
            return None
        mark, version, check, frames, length = _HEADER.unpack_from(data)
        body = memoryview(data)[_HEADER.size :]
        sound = (mark, version, len(body)) == (_MARK, _VERSION, 2 * frames) and 0 < frames <= length <= LONGEST
        if not sound or zlib.crc32(body) != check:
            return None
        return np.frombuffer(body, "<i2"), length

    def save(self, name: str, pcm: Pcm, length: int) -> None:
        """Keep the first frames of a recording of ``length`` frames, in place of what was kept before."""
        body = np.ascontiguousarray(pcm, "<i2").data.cast("B")
        header = _HEADER.pack(_MARK, _VERSION, zlib.crc32(body), len(pcm), length)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._folder, suffix=".part", delete=False) as file:
                file.write(header)
                file.write(body)
            _move(Path(file.name), self._folder / (name + _SUFFIX))
        except OSError:
            return
        self._written += len(body)
        if self._written > self._most // 8:
            self._written = 0
            self.tidy()

    def tidy(self) -> None:
        """Remove what was used longest ago until the folder is small enough."""
        entries = []
        for path in self._entries():
            try:
                entries.append((path.stat().st_mtime, path.stat().st_size, path))
            except OSError:
                continue
        spare = sum(size for _, size, _ in entries) - self._most
        for _, size, path in sorted(entries):
            if spare <= 0:
                return
            spare -= size
            _forget(path)

    def _entries(self) -> list[Path]:
        try:
            return [path for path in self._folder.iterdir() if path.suffix in (_SUFFIX, ".part")]
        except OSError:
            return []


def _move(part: Path, place: Path) -> None:
    try:
        part.replace(place)
    except OSError:
        # On Windows a file that another process has open cannot be replaced; its contents are as good.
        _forget(part)


def _forget(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return
