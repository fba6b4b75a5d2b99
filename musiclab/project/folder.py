"""A project folder: ``song.json``, ``takes/``, and ``history/`` with named versions and a ring of autosaves."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from musiclab.edit.apply import apply
from musiclab.errors import EditError, FileError, ProjectError, SongError
from musiclab.formats.replace_file import replacing
from musiclab.language import say
from musiclab.project.journal import Journal, Line
from musiclab.project.lock import FolderLock
from musiclab.project.song_text import SongText
from musiclab.song.identity import make_id
from musiclab.song.model import Song
from musiclab.song.wire import dumps, loads

SONG = "song.json"
RING = 30
APART = timedelta(minutes=1)
STAMP = "%Y%m%d-%H%M%S-%f"


@dataclass(frozen=True, slots=True)
class Version:
    """A state of the song that was kept: under a name, or by itself when ``name`` is empty."""

    name: str
    saved: datetime
    path: Path

    def __repr__(self) -> str:
        when = say("{saved:%d %B %Y, %H:%M}", saved=self.saved.astimezone())
        return f"{self.name!r}, {when}" if self.name else when


def _now() -> datetime:
    return datetime.now(UTC)


class ProjectFolder:
    """The folder of one song. Whoever has opened it is its only writer until `close`.

    ``now`` tells the time, and is only there to be replaced in tests.
    """

    def __init__(self, path: Path, *, now: Callable[[], datetime] = _now) -> None:
        self.path = path
        self._now = now
        self._lock = FolderLock(path)
        self._journal = Journal(path / "history" / "edits")
        self._text = SongText()

    @property
    def takes(self) -> Path:
        """The folder of recordings."""
        return self.path / "takes"

    def open(self) -> None:
        """Make the folder where there is none, and take the right to write to it."""
        try:
            for folder in (self.takes, self._autosaves, self._versions):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise ProjectError(
                say("The project {name} cannot be made in {folder}: {reason}. Choose a folder of your own.",
                    name=self.path.name, folder=self.path.parent, reason=problem.strerror)
            ) from problem
        self._lock.take()

    def close(self) -> None:
        """Give up the right to write."""
        self._journal.close()
        self._lock.release()

    def load(self) -> Song | None:
        """Give the saved song, or None in a new folder. ProjectError when the file is damaged; it is left as it is."""
        try:
            text = self._read()
            return None if text is None else self._replayed(text)
        except (OSError, SongError) as problem:
            raise ProjectError(self._damaged(problem)) from problem

    def save(self, song: Song, *, lock: AbstractContextManager[object] | None = None, late: Callable[[], Sequence[Line]] = tuple) -> None:
        """Save the song. The state before goes to the ring of autosaves, at most once a minute.

        Edits may be noted meanwhile by others that hold ``lock``; ``late`` gives those that ``song`` does not have.
        """
        self._check_open()
        text = self._text.of(song).encode()
        self._keep_before()
        with ExitStack() as held:
            with _replacing(self.path / SONG) as part:
                with part.open("wb") as file:  # on the disk before anybody has to wait for us
                    file.write(text)
                    os.fsync(file.fileno())
                held.enter_context(lock or nullcontext())
                self._check_open()
                journal = self._journal.begin(text, late())
            self._journal.switch(journal)

    def note(self, lines: Sequence[Line]) -> None:
        """Write edits down that the saved song does not have yet; `load` gives the song with them."""
        self._check_open()
        self._journal.append(lines)

    @property
    def opened(self) -> bool:
        """Whether we have the right to write."""
        return self._lock.held

    @property
    def seen(self) -> Mapping[str, int]:
        """The last step of each page that has been saved."""
        return self._journal.seen

    def _read(self) -> bytes | None:
        path = self.path / SONG
        return path.read_bytes() if path.exists() else None

    def _replayed(self, text: bytes) -> Song:
        """Give the song of a file with the edits that follow on it, and save it so."""
        song = loads(text)
        lines = self._journal.read(text)
        if not lines and self._read() != text:  # it was written anew while we looked
            return self._replayed(self._read() or text)
        for line in lines:
            try:
                song = apply(song, line.edit)
            except (EditError, SongError):
                break
        if self._lock.held:
            self._journal.follow(text)
            if lines:
                self.save(song)
        return song

    def keep(self, song: Song, name: str) -> Version:
        """Keep the song as a version under a name; a version of that name that is there stays too."""
        if not isinstance(name, str) or not name.strip() or len(name) > 100 or not name.isprintable():
            raise ProjectError(say("A version needs a name of 1 to 100 characters, such as 'before the chorus'."))
        self._check_open()
        saved = self._now()
        path = self._versions / f"{saved.strftime(STAMP)}-{make_id(name)}.json"
        _write(path, json.dumps({"name": name, "song": dumps(song)}, ensure_ascii=False).encode())
        return Version(name, saved, path)

    def versions(self) -> list[Version]:
        """Give the named versions, newest first."""
        found = []
        for path, saved in _dated(self._versions):
            try:
                found.append(Version(str(json.loads(path.read_text("utf-8"))["name"]), saved, path))
            except (OSError, ValueError, KeyError, TypeError):
                continue  # a damaged version hides nothing else
        return found

    def autosaves(self) -> list[Version]:
        """Give the states that were kept by themselves, newest first."""
        return [Version("", saved, path) for path, saved in _dated(self._autosaves)]

    def read(self, version: Version) -> Song:
        """Give the song of a version or an autosave."""
        try:
            text = version.path.read_text("utf-8")
            return loads(json.loads(text)["song"] if version.name else text)
        except (OSError, ValueError, KeyError, TypeError, SongError) as problem:
            raise ProjectError(say("The version of {saved:%d %B, %H:%M} cannot be read. Choose another one.", saved=version.saved.astimezone())) from problem

    def find(self, name: str) -> Version:
        """Give the newest version of that name."""
        versions = self.versions()
        for version in versions:
            if version.name == name:
                return version
        names = ", ".join(repr(v.name) for v in versions) or say("none yet")
        raise ProjectError(say("There is no version {name!r}. Kept so far: {names}.", name=name, names=names))

    def recover(self) -> Song:
        """Put a damaged ``song.json`` aside and give the newest earlier state that can be read."""
        path = self.path / SONG
        for earlier in self._earlier():
            try:
                song = self.read(earlier)
            except ProjectError:
                continue
            try:
                path.rename(path.with_name(f"song.damaged-{self._now().strftime(STAMP)}.json"))
            except OSError as problem:
                raise ProjectError(say("The damaged {path} cannot be put aside: {reason}.", path=path, reason=problem.strerror)) from problem
            text = dumps(song).encode()
            _write(path, text)
            self._journal.follow(text)
            return song
        raise ProjectError(say("No earlier state of {name} can be read. The file song.json was left as it is. To begin again, move it out of {folder}.", name=self.path.name, folder=self.path))

    def _earlier(self) -> list[Version]:
        return sorted((*self.autosaves(), *self.versions()), key=lambda version: version.saved, reverse=True)

    def _check_open(self) -> None:
        if not self._lock.held:
            raise ProjectError(say("The song {name} is closed. Open it again with open_song({name!r}).", name=self.path.name))

    @property
    def _autosaves(self) -> Path:
        return self.path / "history" / "autosave"

    @property
    def _versions(self) -> Path:
        return self.path / "history" / "versions"

    def _keep_before(self) -> None:
        """Copy what is saved now into the ring, unless the ring has something from within the last minute."""
        path, now = self.path / SONG, self._now()
        ring = self.autosaves()
        if not path.exists() or (ring and timedelta() <= now - ring[0].saved < APART):
            return
        with suppress(OSError):  # what cannot be read cannot be kept; the saving that follows is what counts
            _write(self._autosaves / f"{now.strftime(STAMP)}.json", path.read_bytes())
        for old in ring[RING - 1 :]:
            with suppress(OSError):
                old.path.unlink(missing_ok=True)

    def _damaged(self, problem: Exception) -> str:
        cannot = say("The saved song of {name} cannot be read: {problem}", name=self.path.name, problem=problem)
        earlier = self._earlier()
        if not earlier:
            return cannot + "\n" + say("There is no earlier state. To begin again, move song.json out of {folder}.", folder=self.path)
        return cannot + "\n" + say("An earlier state is from {saved:%d %B, %H:%M}. To go on from there: open_song({name!r}, recover=True).",
                                   name=self.path.name, saved=earlier[0].saved.astimezone())


def _write(path: Path, data: bytes) -> None:
    with _replacing(path) as part:
        part.write_bytes(data)


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    try:
        with replacing(path, lasting=True) as part:
            yield part
    except FileError as problem:
        raise ProjectError(str(problem)) from problem


def _dated(folder: Path) -> list[tuple[Path, datetime]]:
    """Give the files of a folder that are named after a moment, with that moment, newest first."""
    found = []
    for path in sorted(folder.glob("*.json"), reverse=True):
        with suppress(ValueError):  # somebody else's file
            found.append((path, datetime.strptime(path.name[:22], STAMP).replace(tzinfo=UTC)))
    return found
