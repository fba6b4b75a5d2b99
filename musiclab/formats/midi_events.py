"""The events of a Standard MIDI file, read from its bytes.

Standard MIDI Files 1.0 (MIDI Manufacturers Association, RP-001). What the standard forbids and files do nevertheless is
understood where it has one meaning: running status after a text, data bytes above 127, chunks of unknown kinds, the
RIFF wrapping of ``.rmi`` files.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from musiclab.errors import FileError
from musiclab.language import say

META = 0xFF
END, PORT = 0x2F, 0x21
NOTE_OFF, NOTE_ON, CONTROL, PROGRAM, BEND = 0x80, 0x90, 0xB0, 0xC0, 0xE0
_SYSTEM = {0xF1: 1, 0xF2: 2, 0xF3: 1}
"""Data bytes of messages that do not belong in a file; all others of their kind have none."""
_WRAPPED = 256
"""Bytes that other wrappings put before the header at most."""


class Event(NamedTuple):
    """What happens at a time (ticks of the file): a channel's message, or a meta event with its ``body``.

    ``status`` is the kind (and for a channel's message its number, 0 to 15, in the lower half); ``first`` is the type
    of a meta event.
    """

    time: int
    status: int
    first: int
    second: int
    body: bytes = b""


class MidiData(NamedTuple):
    """A file's format (0, 1 or 2), its ticks a beat (as the file has it, negative for film frames), and its chunks."""

    format: int
    division: int
    chunks: tuple[bytes, ...]


def midi_data(data: bytes, *, name: str) -> MidiData:
    """Find the header and the chunks of a file; FileError for what is no MIDI file or is cut short."""
    at = data.find(b"MThd", 0, _WRAPPED)
    if at < 0 or len(data) < at + 14:
        raise damaged(name)
    size, format, count, division = struct.unpack_from(">IHHh", data, at + 4)
    at += 8 + size
    chunks: list[bytes] = []
    while len(chunks) < count:
        if at + 8 > len(data):
            raise damaged(name)
        kind, size = struct.unpack_from(">4sI", data, at)
        if kind == b"MTrk":
            chunks.append(data[at + 8 : at + 8 + size])
        at += 8 + size
    return MidiData(format, division, tuple(chunks))


def damaged(name: str) -> FileError:
    """Make the refusal of what is no MIDI file, or is cut short."""
    return FileError(say("{name} is not a whole MIDI file. Use a file ending in .mid that plays elsewhere.", name=name or "The file"))


def events(chunk: bytes) -> Iterator[Event]:
    """Give the events of a chunk with their times, the end of the chunk last; IndexError where it is cut short."""
    at = time = running = 0
    while at < len(chunk):
        delta, at = _length(chunk, at)
        time += delta
        status = chunk[at]
        if status >= 0x80:
            at += 1
        else:
            status = running
        if status == META:
            kind = chunk[at]
            body, at = _body(chunk, at + 1)
            yield Event(time, META, kind, 0, body)
            if kind == END:
                return
        elif status in (0xF0, 0xF7):
            _, at = _body(chunk, at)
        elif status > 0xF0:
            at += _SYSTEM.get(status, 0)
        elif status:
            running = status
            pair = status & 0xF0 not in (0xC0, 0xD0)
            yield Event(time, status, min(chunk[at], 127), min(chunk[at + 1], 127) if pair else 0)
            at += 1 + pair
        else:
            raise IndexError(at)
    yield Event(time, META, END, 0)


def _length(chunk: bytes, at: int) -> tuple[int, int]:
    """Read a number of up to four bytes, seven bits in each, and say where it ends."""
    value = 0
    for i in range(at, at + 4):
        byte = chunk[i]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, i + 1
    raise IndexError(at)


def _body(chunk: bytes, at: int) -> tuple[bytes, int]:
    size, at = _length(chunk, at)
    if at + size > len(chunk):
        raise IndexError(at)
    return chunk[at : at + size], at + size
