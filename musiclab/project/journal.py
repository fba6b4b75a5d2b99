"""The journal of a song: the edits that its ``song.json`` does not have yet, one a line.

A large song takes long to write, and an edit must not be lost meanwhile. So an edit is written here first, and a
little later the whole song is written and a new journal begun. A journal is named after the very ``song.json`` that its
edits follow on: whichever of the two files is there after a power cut, the right edits belong to it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, NamedTuple

from musiclab.edit.edits import Edit
from musiclab.edit.wire import decode_edit, encode_edit
from musiclab.errors import EditError, ProjectError
from musiclab.language import say

ENDING = ".jsonl"
MOST_CLIENTS = 100
"""Pages whose last step is remembered, the latest."""


class Line(NamedTuple):
    """An edit that has happened, and which step of which page it was."""

    edit: Edit
    client: str = ""
    seq: int = 0


class Journal:
    """The journals in one folder, of which one is being written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path: Path | None = None
        self._file: IO[bytes] | None = None
        self.seen: dict[str, int] = {}

    def read(self, song: bytes) -> list[Line]:
        """Give the edits that follow on the ``song.json`` of these bytes, as far as they can be read.

        The last line may be torn where the power was cut; nobody had been told of it.
        """
        lines: list[Line] = []
        with suppress(OSError), self._named(song).open("rb") as file:
            for text in file:
                try:
                    lines += self._read_line(text)
                except (ValueError, KeyError, TypeError, AttributeError, EditError, RecursionError):
                    break
        return lines

    def append(self, lines: Sequence[Line]) -> None:
        """Write edits down; they are on the disk when this returns. ProjectError where the disk refuses them."""
        try:
            self._add(b"".join(map(_written, lines)))
        except OSError as problem:
            reason = problem.strerror or str(problem)
            raise ProjectError(say("The edit could not be saved: {reason}. Make room on the disk, and try again.", reason=reason)) from problem
        for line in lines:
            self._note(line)

    def begin(self, song: bytes, lines: Sequence[Line] = ()) -> Path:
        """Begin the journal that follows on the ``song.json`` of these bytes, with what has happened since; give its path.

        The one before is the valid one until `switch`, when the new ``song.json`` is in its place.
        """
        path = self._named(song)
        if lines or self.seen:
            self._folder.mkdir(parents=True, exist_ok=True)
            with path.open("wb", buffering=0) as file:
                _write(file, self._head() + b"".join(map(_written, lines)))
        return path

    def switch(self, path: Path) -> None:
        """Go on with the journal at ``path``, and remove the one before."""
        before, self._path = self._path, path
        self.close()
        if before is not None and before != path:
            with suppress(OSError):
                before.unlink(missing_ok=True)

    def follow(self, song: bytes) -> None:
        """Go on with the journal of the ``song.json`` of these bytes, and remove all others."""
        self.switch(self._named(song))
        for other in self._folder.glob("*" + ENDING):
            if other != self._path:
                with suppress(OSError):
                    other.unlink()

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()
        self._file = None

    def _add(self, data: bytes) -> None:
        file = self._opened()
        start = file.seek(0, os.SEEK_END)
        try:
            _write(file, data if start else self._head() + data)
        except OSError:
            with suppress(OSError):  # half a line would hide those after it
                file.truncate(start)
            raise

    def _opened(self) -> IO[bytes]:
        if self._file is None:
            if self._path is None:
                raise OSError(say("no song has been saved yet"))
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("ab", buffering=0)
        return self._file

    def _head(self) -> bytes:
        return _as_line({"seen": dict(list(self.seen.items())[-MOST_CLIENTS:])})

    def _read_line(self, text: bytes) -> list[Line]:
        data = json.loads(text)
        if "seen" in data:
            self.seen = {str(client): int(seq) for client, seq in data["seen"].items()}
            return []
        line = Line(decode_edit(data["edit"]), str(data.get("client", "")), int(data.get("seq", 0)))
        self._note(line)
        return [line]

    def _named(self, song: bytes) -> Path:
        return self._folder / (sha256(song).hexdigest()[:32] + ENDING)

    def _note(self, line: Line) -> None:
        if line.client:
            self.seen.pop(line.client, None)
            self.seen[line.client] = line.seq


def _write(file: IO[bytes], data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]
    os.fsync(file.fileno())


def _written(line: Line) -> bytes:
    page = {"client": line.client, "seq": line.seq} if line.client else {}
    return _as_line({**page, "edit": encode_edit(line.edit)})


def _as_line(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode() + b"\n"
