"""Cut MusicLab's bank from the whole General MIDI SoundFont that it comes from.

``python -m musiclab.sound.make_bank FluidR3Mono_GM.sf3 musiclab.sf3`` keeps the presets listed in `KEPT` with the
instruments and samples that they use. The packed samples stay as they are, byte for byte; the tables are numbered
anew, and recordings that are out of tune are corrected there (`TUNED`). Cutting the bank from the bank gives the same bytes again.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from musiclab.sound.generators import INSTRUMENT, SAMPLE
from musiclab.sound.riff import chunks
from musiclab.sound.tables import FIELDS

Table = NDArray[Any]
KEPT = (
    *((0, program) for program in (0, 4, 12, 16, 24, 25, 26, 32, 33, 40, 42, 48, 52, 56, 57, 65, 71, 73, 80, 81, 89)),
    (128, 0),
)
"""(bank, program): piano, electric piano, marimba, organ, nylon, steel and jazz guitar, acoustic and electric bass, violin,
cello, strings, choir, trumpet, trombone, alto sax, clarinet, flute, square and saw lead, pad; the standard drum kit."""
TUNED: Mapping[bytes, int] = MappingProxyType({
    b"Ahh Choir D#3(L)": 26, b"Ahh Choir F#3(L)": 17, b"Ahh Choir G#3(L)": 15, b"Ahh Choir C4(L)": 23, b"Ahh Choir D#4(L)": 38,
    b"Ahh Choir A4(L)": 30, b"Ahh Choir C5(L)": 6, b"Ahh Choir D#5(L)": 23, b"Ahh Choir F#5(L)": 13, b"Ahh Choir A5(L)": -9,
    b"Ahh Choir D#6(L)": 24, b"Ahh Choir F#6(L)": 5, b"Ahh Choir A6(L)": 11, b"Strings E3L": 14, b"Alto G#6(L)": 11,
    b"Cello A#6(L)": 14, b"Cello E7(L)": -17, b"Violin G#4(L)": -9, b"Violin G#7(L)": -18, b"Violin B7(L)": 17,
    b"Violin D8(L)": -19, b"Flute E4(L)": -10,
})  # fmt: skip
"""Cents by which recordings that are out of tune are corrected: the mean of their harmonics over two seconds, each counted by
its energy."""
_MODULATOR = np.dtype("V10")
_MONO, _PACKED = 1, 0x10
_INFO = (
    (b"INAM", "MusicLab"),
    (b"IENG", "Fluid (R3) Mono GM by Michael Cowgill, after Fluid (R3) GM by Frank Wen"),
    (b"ICOP", "2000-2002, 2008 Frank Wen; 2014-2017 Michael Cowgill. MIT licence: see NOTICE.md beside this file."),
)


class Part(NamedTuple):
    """Presets or instruments: their headers, bags, generators and modulators."""

    headers: Table
    bags: Table
    generators: Table
    modulators: Table


def cut(source: bytes) -> bytes:
    """Give the bank cut from a whole SoundFont 3 file."""
    where = chunks(memoryview(source), form=b"sfbk", name="The source")

    def table(kind: str, fields: np.dtype[Any]) -> Table:
        at, size = where[kind.encode()]
        return np.frombuffer(source, fields, size // fields.itemsize, at)

    presets = Part(*(table(kind, FIELDS.get(kind, _MODULATOR)) for kind in ("phdr", "pbag", "pgen", "pmod")))
    instruments = Part(*(table(kind, FIELDS.get(kind, _MODULATOR)) for kind in ("inst", "ibag", "igen", "imod")))
    names = list(zip(presets.headers["bank"].tolist(), presets.headers["program"].tolist(), strict=True))
    presets = _keep(presets, [names.index(name) for name in KEPT])
    presets, used = _renumber(presets, INSTRUMENT)
    instruments, heard = _renumber(_keep(instruments, used), SAMPLE)
    at, _ = where[b"smpl"]
    headers, packed = _samples(table("shdr", FIELDS["shdr"]), heard, source, at)
    return _file(bytes(source[where[b"ifil"][0] :][:4]), packed, presets, instruments, headers)


def _keep(part: Part, chosen: list[int]) -> Part:
    """Keep some presets or instruments, in the order given, and write their terminal records."""
    headers = part.headers[[*chosen, -1]].copy()
    bags: list[tuple[int, int]] = []
    generators: list[tuple[int, int]] = []
    modulators: list[bytes] = []
    for row, index in enumerate(chosen):
        headers["bag"][row] = len(bags)
        for bag in range(part.headers["bag"][index], part.headers["bag"][index + 1]):
            bags.append((len(generators), len(modulators)))
            generators += part.generators[part.bags["generator"][bag] : part.bags["generator"][bag + 1]].tolist()
            modulators += map(bytes, part.modulators[part.bags["modulator"][bag] : part.bags["modulator"][bag + 1]])
    headers["bag"][-1] = len(bags)
    bags.append((len(generators), len(modulators)))
    return Part(
        headers,
        np.array(bags, part.bags.dtype),
        np.array([*generators, (0, 0)], part.generators.dtype),
        np.frombuffer(b"".join([*modulators, bytes(10)]), _MODULATOR),
    )


def _renumber(part: Part, target: int) -> tuple[Part, list[int]]:
    """Number what the generators lead to from 0 on; give which of the old numbers are used, in order."""
    generators = part.generators.copy()
    leads = generators["number"] == target
    # The terminal record's number is 0, which is no target.
    used, new = np.unique(generators["amount"][leads].astype(np.uint16), return_inverse=True)
    generators["amount"][leads] = new
    return part._replace(generators=generators), used.tolist()


def _samples(headers: Table, heard: list[int], source: bytes, base: int) -> tuple[Table, bytes]:
    """Lay the samples end to end and give their headers, the terminal one included."""
    kept = headers[[*heard, -1]].copy()
    packed = bytearray()
    for row in kept[:-1]:
        piece = source[base + int(row["start"]) : base + int(row["end"])]
        row["start"], row["end"] = len(packed), len(packed) + len(piece)
        # Every sample plays by itself in this bank: no partner for the other ear.
        row["link"], row["kind"] = 0, _MONO | _PACKED
        row["cents"] = TUNED.get(bytes(row["name"]), int(row["cents"]))
        packed += piece
    kept[-1:] = np.zeros(1, kept.dtype)
    kept["name"][-1] = b"EOS"
    return kept, bytes(packed)


def _file(version: bytes, packed: bytes, presets: Part, instruments: Part, samples: Table) -> bytes:
    info = _chunk(b"ifil", version) + _chunk(b"isng", b"EMU8000\0")
    info += b"".join(_chunk(kind, text.encode() + b"\0") for kind, text in _INFO)
    tables: list[tuple[bytes, Table]] = [
        *zip((b"phdr", b"pbag", b"pmod", b"pgen"), (presets.headers, presets.bags, presets.modulators, presets.generators), strict=True),
        *zip((b"inst", b"ibag", b"imod", b"igen"), (instruments.headers, instruments.bags, instruments.modulators, instruments.generators), strict=True),
        (b"shdr", samples),
    ]
    pdta = b"".join(_chunk(kind, table.tobytes()) for kind, table in tables)
    body = _chunk(b"LIST", b"INFO" + info) + _chunk(b"LIST", b"sdta" + _chunk(b"smpl", packed)) + _chunk(b"LIST", b"pdta" + pdta)
    return _chunk(b"RIFF", b"sfbk" + body)


def _chunk(kind: bytes, contents: bytes) -> bytes:
    contents += b"\0" * (len(contents) % 2)
    return kind + struct.pack("<I", len(contents)) + contents


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("Use: python -m musiclab.sound.make_bank SOURCE.sf3 OUT.sf3")
    Path(sys.argv[2]).write_bytes(cut(Path(sys.argv[1]).read_bytes()))
