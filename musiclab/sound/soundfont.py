"""Any SoundFont 2 or 3 file, mapped into memory: nothing is read before it is asked for."""

from __future__ import annotations

import mmap
from functools import cached_property
from pathlib import Path

import numpy as np

from musiclab.errors import FileError, SoundError
from musiclab.language import say
from musiclab.sound.riff import chunks
from musiclab.sound.sample import Sample
from musiclab.sound.tables import Table, read_tables
from musiclab.sound.waves import LONGEST, PackedWave, PlainWave, Store, Wave
from musiclab.sound.zones import Zone, preset_zones

KITS = 128
"""The bank number of drum kits."""
_PACKED = 0x10
_SLOWEST, _FASTEST = 400, 400_000


class SoundFont:
    """A bank of presets, each known by its bank and program number (drum kits are bank 128)."""

    def __init__(self, path: Path | str, *, store: Store | None = None) -> None:
        self.path = Path(path)
        self._store = store
        self._data = memoryview(_mapped(self.path))
        name = self.path.name
        self._where = chunks(self._data, form=b"sfbk", name=name)
        if b"smpl" not in self._where:
            raise FileError(say("{name} holds no samples. Choose another SoundFont.", name=name))
        self._tables = read_tables(self._data, self._where, name=name)
        self._zones: dict[tuple[int, int], tuple[Zone, ...]] = {}

    @cached_property
    def presets(self) -> dict[tuple[int, int], int]:
        """Where each (bank, program) stands in the file's table; the first of two equal ones counts."""
        headers = self._tables.phdr[:-1]
        names = list(zip(headers["bank"].tolist(), headers["program"].tolist(), strict=True))
        return {name: index for index, name in reversed(list(enumerate(names)))}

    def name(self, bank: int, program: int) -> str:
        """Give the name of a preset as the file has it."""
        raw: bytes = self._tables.phdr["name"][self.presets[bank, program]]
        return raw.split(b"\0")[0].decode("latin-1").strip()

    def zones(self, bank: int, program: int) -> tuple[Zone, ...]:
        """Give every zone of a preset; SoundError where it is damaged."""
        key = (bank, program)
        if key not in self._zones:
            self._zones[key] = preset_zones(self._tables, self.presets[key])
        return self._zones[key]

    def sample(self, index: int) -> Sample:
        """Give a recorded sample; SoundError where it is damaged."""
        headers = self._tables.shdr
        header = headers[index] if index < len(headers) - 1 else None
        if header is None or not _SLOWEST <= header["rate"] <= _FASTEST or not header["start"] < header["end"]:
            raise _damaged()
        wave, loop = self._wave(header, index)
        # 255 and other roots off the keyboard mean that the sample has no pitch of its own: middle C, as the standard says.
        root = int(header["root"]) if header["root"] <= 127 else 60
        return Sample(wave, rate=int(header["rate"]), root=root, cents=int(header["cents"]), loop=loop)

    def _wave(self, header: Table, index: int) -> tuple[Wave, tuple[int, int]]:
        at, size = self._where[b"smpl"]
        start, end = int(header["start"]), int(header["end"])
        loop = int(header["loop_start"]), int(header["loop_end"])
        if header["kind"] & _PACKED:
            # Here start and end count bytes, and the loop counts frames from the sample's own first.
            if end > size:
                raise _damaged()
            packed = bytes(self._data[at + start : at + end])
            return PackedWave(packed, name=f"{self.identity}-{index}", store=self._store), loop
        if 2 * end > size or end - start > LONGEST:
            raise _damaged()
        pcm = np.frombuffer(self._data, "<i2", end - start, at + 2 * start)
        return PlainWave(pcm), (loop[0] - start, loop[1] - start)

    @cached_property
    def identity(self) -> str:
        """What tells this file from every other: a digest of its tables and of its size."""
        from hashlib import sha256

        digest = sha256(len(self._data).to_bytes(8, "little"))
        for table in (b"shdr", b"igen"):
            at, size = self._where[table]
            digest.update(self._data[at : at + size])
        at, size = self._where[b"smpl"]
        for piece in np.linspace(0, max(0, size - 4096), 16).astype(int).tolist():
            digest.update(self._data[at + piece : at + min(piece + 4096, size)])
        return digest.hexdigest()[:32]


def _mapped(path: Path) -> mmap.mmap | bytes:
    try:
        with path.open("rb") as file:
            if not path.stat().st_size:
                return b""
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError as error:
        raise FileError(say("{name} cannot be opened. Check that the file is there and that you may read it.", name=path.name)) from error


def _damaged() -> SoundError:
    return SoundError(say("A sample of this SoundFont lies outside its file: the file is damaged. Copy or download it again, or try another."))
