"""The nine tables at the end of a SoundFont, which say what its presets are made of.

SoundFont Technical Specification 2.04, section 7.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from musiclab.errors import FileError
from musiclab.language import say
from musiclab.sound.riff import Bytes, Span

_BAG = np.dtype([("generator", "<u2"), ("modulator", "<u2")])
_GENERATOR = np.dtype([("number", "<u2"), ("amount", "<i2")])
FIELDS: Mapping[str, np.dtype[Any]] = {
    "phdr": np.dtype([("name", "S20"), ("program", "<u2"), ("bank", "<u2"), ("bag", "<u2"), ("unused", "<u4", (3,))]),
    "pbag": _BAG,
    "pgen": _GENERATOR,
    "inst": np.dtype([("name", "S20"), ("bag", "<u2")]),
    "ibag": _BAG,
    "igen": _GENERATOR,
    "shdr": np.dtype([
        ("name", "S20"), ("start", "<u4"), ("end", "<u4"), ("loop_start", "<u4"), ("loop_end", "<u4"),
        ("rate", "<u4"), ("root", "u1"), ("cents", "i1"), ("link", "<u2"), ("kind", "<u2"),
    ]),
}
Table = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """The tables by the names they have in the file; each ends with a terminal record."""

    phdr: Table
    pbag: Table
    pgen: Table
    inst: Table
    ibag: Table
    igen: Table
    shdr: Table


def read_tables(data: Bytes, where: Mapping[bytes, Span], *, name: str) -> Tables:
    """Map the tables of a SoundFont onto its bytes; nothing is copied."""
    tables = {}
    for kind, fields in FIELDS.items():
        at, size = where.get(kind.encode(), (0, 0))
        if not size or size % fields.itemsize:
            raise FileError(say("{name} is damaged: its table {kind} is missing or broken. Copy or download it again.", name=name, kind=kind))
        tables[kind] = np.frombuffer(data, fields, size // fields.itemsize, at)
    return Tables(**tables)
