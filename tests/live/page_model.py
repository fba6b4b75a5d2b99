"""A page without a browser: what a page is told and says, as a model for tests of the kernel's half."""

from __future__ import annotations

import heapq
import json
from collections.abc import Callable
from itertools import count
from random import Random

from musiclab.edit.apply import apply
from musiclab.edit.edits import Edit
from musiclab.edit.wire import decode_edit, encode_edit
from musiclab.errors import MusicLabError
from musiclab.song.wire import decode


class Wire:
    """Carries messages between pages and a kernel: as they are, or delayed, repeated, overtaken and lost."""

    def __init__(self, chance: Random | None = None) -> None:
        self.chance = chance
        self._waiting: list[tuple[float, int, Callable[[], None]]] = []
        self._count = count()
        self.now = 0.0

    def carry(self, arrive: Callable[[], None]) -> None:
        for delay in self._fate():
            heapq.heappush(self._waiting, (self.now + delay, next(self._count), arrive))

    def _fate(self) -> list[float]:
        if self.chance is None:
            return [0.0]
        luck = self.chance.random()
        delay = self.chance.random
        return [] if luck < 0.05 else [delay(), 2 * delay()] if luck < 0.1 else [delay()]

    def lose(self) -> None:
        """Lose all that is on its way, as when a kernel ends."""
        self._waiting.clear()

    def go(self, until: float = float("inf")) -> None:
        """Let everything arrive that is due."""
        while self._waiting and self._waiting[0][0] <= until:
            self.now, _, arrive = heapq.heappop(self._waiting)
            arrive()
        self.now = max(self.now, until if until != float("inf") else self.now)


class PageModel:
    """One page: it holds what the kernel has confirmed, and its own steps that wait."""

    def __init__(self, session, name: str, *, wire: Wire | None = None, person: str = "") -> None:
        self.session, self.name, self.person = session, name, person or name
        self.wire = wire or Wire()
        self.song = None
        self.run, self.revision, self.seq = "", -1, 1
        self.pending: list[dict[str, object]] = []
        self.told: list[dict[str, object]] = []
        self.refusals: list[str] = []
        self.history: dict[str, list[str]] = {}
        self.people: list[dict[str, object]] = []
        # One way, as of one widget: a page is reached by what it spoke by last.
        self.way = self._arrive

    def hello(self, name: str = "") -> None:
        first = self.pending[0]["seq"] if self.pending else self.seq
        self.say({"kind": "hello", "person": self.person, "name": name, "known": [self.run, self.revision], "next": first})

    def edit(self, edit: Edit, name: str = "", *, join: bool = False) -> None:
        self._step({"edit": encode_edit(edit), "name": name, "join": join})

    def undo(self) -> None:
        self._step({"undo": True})

    def redo(self) -> None:
        self._step({"redo": True})

    def resend(self) -> None:
        """Send everything that waits once more."""
        self.hello()
        if self.pending:
            self.say({"kind": "edits", "steps": self.pending})

    def say(self, message: dict[str, object]) -> None:
        text = json.dumps({**message, "client": self.name})
        self.wire.carry(lambda: self.session.hear(json.loads(text), [], self.way))

    @property
    def undo_name(self) -> str:
        return self.history.get(self.person, ["", ""])[0]

    @property
    def redo_name(self) -> str:
        return self.history.get(self.person, ["", ""])[1]

    @property
    def shown(self):
        """The confirmed song with what waits in it."""
        song = self.song
        for step in self.pending:
            try:
                song = apply(song, decode_edit(step.get("edit")))
            except MusicLabError:
                continue
        return song

    def _step(self, step: dict[str, object]) -> None:
        self.pending.append({"seq": self.seq, **step})
        self.seq += 1
        self.say({"kind": "edits", "steps": [self.pending[-1]]})

    def _arrive(self, content, _buffers) -> None:
        text = json.dumps(content)
        self.wire.carry(lambda: self._hear(json.loads(text)))

    def _hear(self, message) -> None:
        if message.get("client", self.name) != self.name:
            return
        self.told.append(message)
        match message["kind"]:
            case "song":
                self._whole(message)
            case "did" if message["session"] == self.run:
                self._did(message)
            case "refused":
                self.refusals.append(message["sentence"])
                self._settle(0, message["seq"])
            case "who":
                self.resend()
            case "people":
                self.people, self.history = message["people"], message["history"]

    def _whole(self, message) -> None:
        if message["session"] == self.run and message["revision"] < self.revision:
            return
        if message["song"] is not None:
            self.song = decode(message["song"])
        self.run, self.revision = message["session"], message["revision"]
        self.people, self.history = message["people"], message["history"]
        self.refusals += [sentence for _, sentence in message["refused"]]
        self._settle(message["seen"])

    def _did(self, message) -> None:
        if message["from"] > self.revision:
            self.hello()
        if message["from"] != self.revision:
            return
        for deed in message["deeds"]:
            self.song = apply(self.song, decode_edit(deed["edit"]))
        self.revision += len(message["deeds"])
        self.history = message["history"]
        self._settle(message["seen"].get(self.name, 0))

    def _settle(self, seen: int, refused: int = 0) -> None:
        self.pending = [step for step in self.pending if step["seq"] > seen and step["seq"] != refused]
