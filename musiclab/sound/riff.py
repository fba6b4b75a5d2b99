"""The chunks of a RIFF file, found without reading what is in them."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import TypeAlias

from musiclab.errors import FileError
from musiclab.language import say

Bytes: TypeAlias = memoryview
Span: TypeAlias = tuple[int, int]
"""Where a chunk's contents begin, and how many bytes they are."""

_KNOWN = frozenset({
    b"LIST", b"ifil", b"isng", b"INAM", b"irom", b"iver", b"ICRD", b"IENG", b"IPRD", b"ICOP", b"ICMT", b"ISFT",
    b"smpl", b"sm24", b"phdr", b"pbag", b"pmod", b"pgen", b"inst", b"ibag", b"imod", b"igen", b"shdr",
})
MOST_CHUNKS = 1000


def chunks(data: Bytes, *, form: bytes, name: str) -> Mapping[bytes, Span]:
    """Give where each chunk of a RIFF file of the given form lies; those inside lists are found too.

    An odd chunk is followed by a pad byte, but widespread files leave it out (FluidR3Mono_GM.sf3 is one),
    so a known chunk name right after an odd chunk counts as the next chunk.
    """
    if len(data) < 12 or bytes(data[:4]) != b"RIFF" or bytes(data[8:12]) != form:
        raise FileError(say("{name} is not a SoundFont. Choose a file that ends in .sf2 or .sf3.", name=name))
    found: dict[bytes, Span] = {}
    at, count = 12, 0
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        at, count = at + 8, count + 1
        if count <= MOST_CHUNKS and kind == b"LIST":
            # What a list holds is walked as if it stood in the file itself: only its name is stepped over.
            at += 4
            continue
        if at + size > len(data) or count > MOST_CHUNKS:
            raise FileError(say("{name} is cut short or damaged. Copy or download it again.", name=name))
        found.setdefault(kind, (at, size))
        at += size
        if size % 2 and bytes(data[at : at + 4]) not in _KNOWN:
            at += 1
    return found
