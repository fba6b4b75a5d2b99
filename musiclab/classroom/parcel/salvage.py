"""Half a zip: its list of files stood at the end and is gone, but each file has a head of its own."""

from __future__ import annotations

import struct
import zlib
from io import SEEK_END
from pathlib import Path
from typing import IO

from musiclab.classroom.parcel.entry import MOST_ENTRIES, Entry, from_bytes, is_noise, safe_parts
from musiclab.errors import ClassroomError

HEAD = struct.Struct("<4sHHHHHIIIHH")
SIGN = b"PK\x03\x04"
MOST_BYTES = 400_000_000
MOST_UNPACKED = 200_000_000
"""Bytes in memory, of one file and of all together."""


def salvage(source: Path | IO[bytes]) -> tuple[Entry, ...]:
    """Give the files of a damaged zip that are whole; those that are cut are given only where they are packed without compression.

    A file's own check sum (CRC-32) decides whether it is whole. The layout is that of the ZIP file format, APPNOTE.TXT 4.3.7.
    """
    data = _bytes(source)
    found: dict[str, Entry] = {}
    at, left = data.find(SIGN), MOST_UNPACKED
    while at >= 0 and len(found) < MOST_ENTRIES and left > 0:
        entry, at = _next(data, at, left)
        if entry and not is_noise(entry.parts):
            found.setdefault(entry.name, entry)
            left -= entry.size
    return tuple(found.values())


def _bytes(source: Path | IO[bytes]) -> bytes:
    try:
        if isinstance(source, Path):
            return source.read_bytes() if source.stat().st_size <= MOST_BYTES else b""
        size = source.seek(0, SEEK_END)
        source.seek(0)
        return source.read() if size <= MOST_BYTES else b""
    except OSError:
        return b""


def _next(data: bytes, at: int, left: int) -> tuple[Entry | None, int]:
    """Give the file whose head is at ``at``, where it is whole, and where the next head is."""
    if at + HEAD.size > len(data):
        return None, -1
    _, _, _, method, _, _, crc, packed, _, name_length, extra_length = HEAD.unpack_from(data, at)
    begin = at + HEAD.size + name_length + extra_length
    name = data[at + HEAD.size : at + HEAD.size + name_length].decode("utf-8", errors="replace")
    body, used = _unpacked(data[begin : begin + packed] if packed else data[begin:], method, min(left, MOST_UNPACKED))
    end = begin + (packed or used)
    after = data.find(SIGN, max(end, at + 4))
    if body is None or (crc and zlib.crc32(body) != crc) or name.endswith("/"):
        return None, data.find(SIGN, at + 4)
    try:
        return from_bytes(safe_parts(name), body), after
    except ClassroomError:
        return None, after


def _unpacked(data: bytes, method: int, most: int) -> tuple[bytes | None, int]:
    """Give the bytes of a file and how many of the packed ones they took."""
    if method == 0:
        return data[:most], len(data)
    if method != 8:
        return None, 0
    engine = zlib.decompressobj(-15)
    try:
        body = engine.decompress(data, most)
    except zlib.error:
        return None, 0
    return (body if engine.eof else None), len(data) - len(engine.unused_data)
