"""The recordings that pages make at present: each part is on the disk before it is acknowledged."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from time import monotonic
from typing import Any

from musiclab.errors import FileError, MusicLabError
from musiclab.language import say
from musiclab.project.answers import Answered, Asked, Lengthy
from musiclab.project.outbox import Message
from musiclab.project.takes.about import About, read_about, read_end, read_round
from musiclab.project.takes.cutting import Cutter, Stopped, cuts_of
from musiclab.project.takes.disk import unwritten
from musiclab.project.takes.info import TakeInfo, encode_info
from musiclab.project.takes.part import read_frames, read_number
from musiclab.project.takes.raw import RawRecording
from musiclab.project.takes.shelf import TakeShelf
from musiclab.project.takes.steps import Steps, in_twentieths
from musiclab.song.limits import shown

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
MOST_AT_ONCE = 8
AWAY = 5.0
"""A page that records and sends nothing for so many seconds is taken for gone."""


@dataclass(slots=True, eq=False)
class Recording:
    """A recording that is being made: by which page, and which of its parts have come."""

    raw: RawRecording
    client: str
    heard: float
    got: set[int] = field(default_factory=set)
    keeping: bool = False


class RecordingBooth:
    """Answers messages of kind ``recording``. ``pages`` gives the pages that are there, and ``changed`` is told of new takes."""

    def __init__(
        self,
        shelf: TakeShelf,
        *,
        pages: Callable[[], Collection[str]],
        changed: Callable[[], None],
        now: Callable[[], float] = monotonic,
    ) -> None:
        self.folder = shelf.folder / ".recording"
        self._shelf, self._pages, self._changed, self._now = shelf, pages, changed, now
        self._cutter = Cutter(shelf, stop=lambda: self._closed)
        self._recordings: dict[str, Recording] = {}
        self._lock = RLock()
        self._closed = False

    def answer(self, asked: Asked) -> Answered:
        """Answer a page that records. What is wrong is said in a sentence, and costs nothing that has arrived."""
        id = asked.content.get("recording")
        try:
            return self._answer(check_recording(id), asked)
        except (MusicLabError, OSError) as problem:
            return [_trouble(id, problem)]

    def at_work(self) -> frozenset[str]:
        """Give the recordings that a page is at, or that are just becoming takes."""
        with self._lock:
            return frozenset(id for id, one in self._recordings.items() if one.keeping or self._is_there(one))

    @contextmanager
    def claimed(self, id: str) -> Iterator[RawRecording]:
        """Take a recording whose page is gone into one's own hands; FileError for one that is being made."""
        check_recording(id)
        with self._lock:
            if id in self.at_work():
                raise FileError(say("This recording is still being made. Stop it first."))
            one = self._recordings.get(id)
            raw = one.raw if one else RawRecording.open(self._place(id))
            self._recordings[id] = Recording(raw, "", self._now(), keeping=True)
        try:
            yield raw
        finally:
            raw.close()
            with self._lock:
                self._recordings.pop(id, None)

    def close(self) -> None:
        """Let go of every file. What has been recorded is there when the song is opened again."""
        self._closed = True
        with self._lock:
            for one in self._recordings.values():
                one.raw.close()
            self._recordings.clear()

    def keep(self, raw: RawRecording, *, recovered: bool) -> Iterator[Message]:
        """Make the takes of a recording, telling how far it is; whoever calls has made sure that nobody else is at it."""
        id = raw.about.recording
        steps = Steps(self._cutter.cut(raw, recovered=recovered))
        try:
            for done in in_twentieths(steps):
                yield {"kind": "recording", "what": "keeping", "recording": id, "done": done}, ()
        except Stopped:
            return
        except (MusicLabError, OSError) as problem:
            yield _trouble(id, problem)
            return
        yield _kept(id, steps.result)
        self._changed()

    def _answer(self, id: str, asked: Asked) -> Answered:
        what = asked.content.get("what")
        kept = self._kept_by_page(id) if what in ("begin", "part", "round", "end") else []
        if kept:
            return [_kept(id, kept)]
        match what:
            case "begin":
                return self._begin(id, asked)
            case "part":
                return self._part(id, asked)
            case "round":
                return self._round(id, asked)
            case "end":
                return self._end(id, asked)
            case "drop":
                return self._drop(id)
        raise FileError(say("This MusicLab knows no message {kind}. Run the cell again, and reload the page.", kind=shown(what)))

    def _begin(self, id: str, asked: Asked) -> Answered:
        about = _begun(id, asked.content)
        with self._lock:
            one = self._recordings.get(id)
            if one is None:
                self._check_room()
                one = self._recordings[id] = Recording(RawRecording.begin(self._place(id), about), asked.client, self._now())
            elif (one.raw.about.rate, one.raw.about.channels) != (about.rate, about.channels):
                raise FileError(say("A recording of that name is being made already. Reload the page, and begin a new one."))
            one.client, one.heard = asked.client, self._now()
        return [({"kind": "recording", "what": "begun", "recording": id, "frames": one.raw.frames}, ())]

    def _part(self, id: str, asked: Asked) -> Answered:
        one = self._found(id, asked)
        n = read_number(asked.content.get("n"))
        if n not in one.got:
            if one.keeping:
                raise FileError(say("The recording has ended already, so that nothing can be added to it."))
            first, data = read_frames(asked.content, asked.buffers, one.raw.about.channels)
            one.raw.write(first, data)
            one.got.add(n)
        return [({"kind": "recording", "what": "got", "recording": id, "n": n}, ())]

    def _round(self, id: str, asked: Asked) -> Answered:
        one = self._found(id, asked)
        if not one.keeping:
            one.raw.begin_round(read_round(asked.content))
        return []

    def _end(self, id: str, asked: Asked) -> Answered:
        one = self._found(id, asked)
        if not one.keeping:
            one.raw.finish(read_end(asked.content))
            cuts_of(one.raw)
        one.keeping = True
        return Lengthy(self._keep(id, one))

    def _keep(self, id: str, one: Recording) -> Iterator[Message]:
        """Make the takes of a recording that has ended; where the page asks again meanwhile, they are there already."""
        kept = self._kept_by_page(id)
        if kept:
            yield _kept(id, kept)
            return
        try:
            for message in self.keep(one.raw, recovered=False):
                if message[0]["what"] == "kept":
                    with self._lock:
                        self._recordings.pop(id, None)
                yield message
        finally:
            one.keeping = False

    def _drop(self, id: str) -> Answered:
        with self._lock:
            one = self._recordings.get(id)
            if one and one.keeping:
                raise FileError(say("The recording has ended already. Delete its takes instead."))
            self._recordings.pop(id, None)
            if one or self._place(id).is_dir():
                (one.raw if one else RawRecording.open(self._place(id))).erase()
        return [({"kind": "recording", "what": "dropped", "recording": id}, ())]

    def _found(self, id: str, asked: Asked) -> Recording:
        """Give a recording that has been begun, here or by a kernel that is gone."""
        with self._lock:
            one = self._recordings.get(id)
            if one is None:
                self._check_room()
                one = self._recordings[id] = Recording(RawRecording.open(self._place(id)), asked.client, self._now())
            one.client, one.heard = asked.client, self._now()
            return one

    def _check_room(self) -> None:
        if self._closed:
            raise FileError(say("The song is closed. Open it again, and record on."))
        for id in [id for id, one in self._recordings.items() if not one.keeping and not self._is_there(one)]:
            self._recordings.pop(id).raw.close()
        if len(self._recordings) >= MOST_AT_ONCE:
            raise FileError(say("{most} recordings are being made at once. Stop one of them first.", most=MOST_AT_ONCE))

    def _is_there(self, one: Recording) -> bool:
        return one.client in self._pages() and self._now() - one.heard < AWAY

    def _kept_by_page(self, id: str) -> list[TakeInfo]:
        """Give the takes that a recording has become, since its page may have missed our answer."""
        return [] if id in self._recordings or self._place(id).exists() else [info for info in self._shelf.of(id) if not info.recovered]

    def _place(self, id: str) -> Path:
        return self.folder / id


def check_recording(id: object) -> str:
    """Give the name of a recording; FileError for what can be none, since its folder is called so."""
    if not isinstance(id, str) or not NAME.fullmatch(id):
        raise FileError(say("A recording came as {id}. Name it with up to 64 letters, digits and hyphens.", id=shown(id)))
    return id


def _begun(id: str, content: Mapping[str, Any]) -> About:
    about = read_about(content, recorded=datetime.now(UTC).isoformat(timespec="seconds"))
    return replace(about, recording=id)


def _kept(id: str, infos: Iterable[TakeInfo]) -> Message:
    return {"kind": "recording", "what": "kept", "recording": id, "takes": [encode_info(info) for info in infos]}, ()


def _trouble(id: object, problem: Exception) -> Message:
    sentence = str(problem if isinstance(problem, MusicLabError) else unwritten(problem))
    return {"kind": "recording", "what": "trouble", "recording": id if isinstance(id, str) else None, "sentence": sentence}, ()
