"""Sound files that are dragged into a page: they come in parts, are gathered beside the takes, and become takes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from threading import RLock
from typing import Any

from musiclab.errors import FileError, MusicLabError
from musiclab.language import say
from musiclab.project.answers import Answered, Asked, Lengthy
from musiclab.project.outbox import Message
from musiclab.project.takes.booth import NAME
from musiclab.project.takes.disk import not_saved
from musiclab.project.takes.importing import FOLDER, import_file
from musiclab.project.takes.info import encode_info, plain_text
from musiclab.project.takes.part import read_bytes, read_number
from musiclab.project.takes.shelf import TakeShelf
from musiclab.project.takes.steps import Steps, in_twentieths
from musiclab.song.limits import shown, whole

LARGEST = 500_000_000
MOST_AT_ONCE = 8


@dataclass(slots=True, eq=False)
class Arriving:
    """A file on its way: by which page, what it is called there, its bytes in all and so far, and the next part."""

    path: Path
    client: str
    name: str
    bytes: int
    came: int = 0
    next: int = 0
    keeping: bool = False


class ImportDesk:
    """Answers messages of kind ``import``. ``pages`` gives the pages that are there, and ``changed`` is told of new takes."""

    def __init__(self, shelf: TakeShelf, *, pages: Callable[[], Collection[str]], changed: Callable[[], None]) -> None:
        self._shelf, self._pages, self._changed = shelf, pages, changed
        self._folder = shelf.folder / FOLDER
        self._files: dict[str, Arriving] = {}
        self._lock = RLock()
        self._closed = False

    def answer(self, asked: Asked) -> Answered:
        """Answer a page that brings a file. What is wrong is said in a sentence, and nothing is left behind."""
        file = asked.content.get("file")
        try:
            if not isinstance(file, str) or not NAME.fullmatch(file):
                raise FileError(say("A file came as {file}. Reload the page, and drag it there again.", file=shown(file)))
            return self._answer(file, asked)
        except (MusicLabError, OSError) as problem:
            return [_trouble(file, problem)]

    def sweep(self) -> None:
        """Remove what an earlier kernel has left of files that never came whole."""
        rmtree(self._folder, ignore_errors=True)

    def close(self) -> None:
        """Leave off."""
        self._closed = True
        with self._lock:
            for file in list(self._files):
                if not self._files[file].keeping:
                    self._forget(file)

    def _answer(self, file: str, asked: Asked) -> Answered:
        match asked.content.get("what"):
            case "begin":
                return self._begin(file, asked)
            case "part":
                return self._part(file, asked)
            case "end":
                return self._end(file, asked.content)
            case "drop":
                self._forget(file)
                return [_said("dropped", file)]
        raise FileError(say("This MusicLab knows no message {kind}. Run the cell again, and reload the page.", kind=shown(asked.content.get("what"))))

    def _begin(self, file: str, asked: Asked) -> Answered:
        name = plain_text(asked.content.get("name")) or say("The file")
        size = asked.content.get("bytes")
        if size == 0:
            raise FileError(say("{name} is empty: it has no bytes at all. Save or download it again.", name=name))
        whole(size, say("The bytes of a file"), 1, 10**15)
        size = int(str(size))
        if size > LARGEST:
            raise FileError(say("{name} has {size:,.0f} megabytes, and {most:,.0f} can be brought in here. Put it into the folder of the notebook, and use song.add_audio.", name=name, size=size / 1e6, most=LARGEST / 1e6))
        with self._lock:
            self._make_room(file)
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / f"{file}.part"
            path.write_bytes(b"")
            self._files[file] = Arriving(path, asked.client, name, size)
        return [_said("begun", file)]

    def _part(self, file: str, asked: Asked) -> Answered:
        with self._lock:
            one = self._found(file)
            n = read_number(asked.content.get("n"))
            if n > one.next:
                return []  # one before it was lost; the page sends again what is not acknowledged
            if n == one.next:
                self._add(file, one, read_bytes(asked.buffers))
            return [_said("got", file, n=n)]

    def _add(self, file: str, one: Arriving, data: memoryview) -> None:
        if one.came + len(data) > one.bytes:
            self._forget(file)
            raise FileError(say("More of {name} came than it has. Drag it there again.", name=one.name))
        try:
            with one.path.open("r+b", buffering=0) as to:
                to.seek(one.came)
                rest = data
                while rest:
                    rest = rest[to.write(rest) :]
        except OSError as problem:
            self._forget(file)
            raise not_saved(one.name, problem) from problem
        one.came += len(data)
        one.next += 1

    def _end(self, file: str, content: Mapping[str, Any]) -> Answered:
        with self._lock:
            one = self._found(file)
            if one.keeping:
                return []
            if one.came < one.bytes:
                raise FileError(say("Only {came:,} of the {all:,} bytes of {name} have arrived.", came=one.came, all=one.bytes, name=one.name))
            one.keeping = True
        return Lengthy(self._keep(file, one, plain_text(content.get("track"))))

    def _keep(self, file: str, one: Arriving, track: str) -> Iterator[Message]:
        steps = Steps(import_file(self._shelf, one.path, name=one.name, track=track, stop=lambda: self._closed))
        try:
            for done in in_twentieths(steps):
                yield _said("keeping", file, done=done)
            yield _said("kept", file, take=encode_info(steps.result))
            self._changed()
        except MusicLabError as problem:
            yield _trouble(file, problem)
        except OSError as problem:
            yield _trouble(file, not_saved(one.name, problem))
        finally:
            self._forget(file)

    def _found(self, file: str) -> Arriving:
        if file not in self._files:
            raise FileError(say("Nothing of this file is here any more. Drag it there again."))
        return self._files[file]

    def _make_room(self, file: str) -> None:
        there = self._pages()
        for other in [other for other, one in self._files.items() if not one.keeping and (other == file or one.client not in there)]:
            self._forget(other)
        if self._closed or file in self._files or len(self._files) >= MOST_AT_ONCE:
            raise FileError(say("Other files are still being brought in. Wait until they are there, and drag this one again."))

    def _forget(self, file: str) -> None:
        with self._lock:
            one = self._files.pop(file, None)
        if one:
            with suppress(OSError):
                one.path.unlink(missing_ok=True)


def _said(what: str, file: str, **more: object) -> Message:
    return {"kind": "import", "what": what, "file": file, **more}, ()


def _trouble(file: object, problem: Exception) -> Message:
    sentence = str(problem if isinstance(problem, MusicLabError) else not_saved(say("The file"), problem))
    return {"kind": "import", "what": "trouble", "file": file if isinstance(file, str) else None, "sentence": sentence}, ()
