"""One live song and all the pages that show it: whose step comes when, and who is told."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from time import monotonic
from typing import Any, Protocol

from musiclab.edit.wire import encode_edit
from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.project.answers import PROMPT, Answered, Answers, Asked, Lengthy
from musiclab.project.clients import Client, Clients
from musiclab.project.deeds import Deed, Origin, Refusal, State, Wish, whose
from musiclab.project.outbox import Outbox, Send
from musiclab.project.page_messages import Hello, read_client, read_hello, read_here, read_steps
from musiclab.song.wire import encode

Beside = Callable[[Callable[[], None]], object]
"""Does work beside what goes on, one piece after another."""

_log = logging.getLogger("musiclab")


class Changing(Protocol):
    """What a session needs of the live song."""

    @property
    def state(self) -> State:
        """The song as it is now, and how it came to be."""

    @property
    def folder(self) -> Path:
        """The folder that the song is saved in."""

    def perform(self, wishes: Sequence[Wish], *, origin: Origin) -> list[Refusal]:
        """Do several steps, save them together, and give those that were refused."""


class LiveSession:
    """The pages of one live song. Messages may come on any thread; the song's own lock keeps them apart.

    Each step of a page is done once, by its number, so that what is sent again does no harm. A page that has missed
    something, or is new, is given the whole song. ``left`` is told when pages have gone. ``now`` and ``beside`` are
    there to be replaced in tests.
    """

    def __init__(
        self,
        song: Changing,
        *,
        lock: AbstractContextManager[object],
        seen: Mapping[str, int],
        answers: Answers,
        now: Callable[[], float] = monotonic,
        beside: Beside | None = None,
        left: Callable[[], None] = lambda: None,
    ) -> None:
        self.run = token_hex(8)
        self._song, self._lock, self._seen, self._now = song, lock, dict(seen), now
        self._answers = answers
        self._beside, self._prompt, self._lengthy = (beside or ThreadPoolExecutor(1, "musiclab").submit for _ in range(3))
        self._left = left
        self._clients = Clients()
        self._outbox = Outbox()
        self._asking: Client | None = None
        self._closed = False

    @property
    def id(self) -> str:
        """The name of the song among all that a page may show: the same when the kernel has started anew."""
        return sha256(str(self._song.folder.resolve()).encode()).hexdigest()[:16]

    @property
    def present(self) -> frozenset[str]:
        """The people who have the song open."""
        return self._clients.present

    @property
    def pages(self) -> frozenset[str]:
        """The pages that have the song open."""
        return frozenset(client.id for client in self._clients.all)

    def called(self, origin: Origin) -> str:
        """Give what somebody is called; code in a cell, and a page that has gone, are called so."""
        client = self._clients.find(origin.client)
        return client.name if client else say("code") if not origin.client else say("Guest")

    def hear(self, content: object, buffers: Sequence[bytes], send: Send) -> None:
        """Take a message of a page, which came by a widget; ``send`` answers by that widget."""
        try:
            with self._lock:
                if self._closed:
                    self._put(send, {"kind": "closed", "session": self.run})
                else:
                    self._take(content, buffers, send)
        except MusicLabError as refusal:
            client = content.get("client") if isinstance(content, dict) else None
            self._put(send, {"kind": "refused", "client": client, "seq": 0, "sentence": str(refusal)})
        self.flush()

    def tell(self, deeds: Sequence[Deed]) -> None:
        """Tell every page what has happened; the song's lock is held, and the sending comes later."""
        if not deeds and not self._asking:
            return
        state, asking = self._song.state, self._asking
        message = {
            "kind": "did",
            "session": self.run,
            "from": state.revision - len(deeds),
            "deeds": [{"by": deed.origin.client, "edit": encode_edit(deed.edit)} for deed in deeds],
            "seen": {asking.id: asking.seen} if asking else {},
            "history": self._histories(),
        }
        for way in self._clients.ways if deeds else (asking.send,) if asking else ():
            self._put(way, message)

    def flush(self) -> None:
        """Send what waits; the song's lock need not be held."""
        self._outbox.flush()

    def announce(self, message: Mapping[str, object]) -> None:
        """Tell every page something that nobody has asked for."""
        with self._lock:
            if not self._closed:
                self._tell_all({"client": None, **message})
        self.flush()

    def close(self) -> None:
        """Tell every page that the song is closed."""
        self._closed = True
        for way in self._clients.ways:
            self._put(way, {"kind": "closed", "session": self.run})
        self.flush()

    def _take(self, content: object, buffers: Sequence[bytes], send: Send) -> None:
        message, kind, id = read_client(content)
        client = self._clients.find(id)
        if kind == "hello":
            client = self._greet(id, read_hello(message), send)
        elif kind == "bye":
            self._gone(self._clients.remove(id))
        elif client is None:
            self._put(send, {"kind": "who", "client": id})
        else:
            client.send = send
            self._serve(client, kind, message, buffers)
        if client:
            client.heard = self._now()
        self._gone(self._clients.sweep(self._now()))

    def _serve(self, client: Client, kind: str, message: Mapping[str, Any], buffers: Sequence[bytes]) -> None:
        if kind == "edits":
            self._edit(client, read_steps(message))
        elif kind == "here":
            client.here = read_here(message)
            self._tell_all({"kind": "here", "of": client.id, "here": client.here})
        elif kind in self._answers:
            lane = self._prompt if kind in PROMPT else self._beside
            lane(partial(self._answer, kind, Asked(client.id, client.person, message, buffers), client.send))
        else:
            raise MusicLabError(say("This MusicLab knows no message {kind}. Run the cell again, and reload the page.", kind=kind))

    def _greet(self, id: str, hello: Hello, send: Send) -> Client:
        client = self._clients.find(id)
        known = client is not None and hello.name in ("", client.name)
        if client is None:
            person = hello.person or id
            client = self._clients.add(id, person=person, name=hello.name, send=send, song=self._song.state.song)
            client.seen = self._seen.get(id, 0)
        elif hello.name:
            self._clients.rename(client, hello.name)
        client.send, client.seen = send, max(client.seen, hello.next - 1)
        client.knows(hello.next - 1)
        state = self._song.state
        current = (hello.session, hello.revision) == (self.run, state.revision)
        self._outbox.put(send, partial(self._whole, state, current, self._facts(client)))
        if not known:
            self._tell_people()
        return client

    def _whole(self, state: State, current: bool, facts: Mapping[str, object]) -> tuple[Mapping[str, object], Sequence[bytes]]:
        """Give the song as a page is told it; one that has it already is not told again."""
        song = None if current else encode(state.song)
        return {"kind": "song", "session": self.run, "revision": state.revision, "song": song, **facts}, ()

    def _facts(self, client: Client) -> Mapping[str, object]:
        refused = [[seq, sentence] for seq, sentence in client.refused.items()]
        return {"client": client.id, "seen": client.seen, "refused": refused, "people": self._people(), "history": self._histories()}

    def _edit(self, client: Client, steps: Iterable[Wish | Refusal]) -> None:
        before = client.seen
        steps = list(steps)
        client.knows(min((step.seq for step in steps), default=1) - 1)
        unread = {step.seq: step for step in steps if isinstance(step, Refusal)}
        wishes = client.due(Wish(seq=step.seq) if isinstance(step, Refusal) else step for step in steps)
        self._asking = client
        try:
            refused = self._perform(client, wishes, unread)
        finally:
            self._asking = None
        for refusal in refused:
            client.refuse(refusal.seq, refusal.sentence)
            self._put(client.send, {"kind": "refused", "client": client.id, "seq": refusal.seq, "sentence": refusal.sentence})
        if client.seen == before and not client.early:  # all of it had been done: the page has missed our answer
            self._outbox.put(client.send, partial(self._whole, self._song.state, False, self._facts(client)))

    def _perform(self, client: Client, wishes: Sequence[Wish], unread: Mapping[int, Refusal]) -> list[Refusal]:
        origin = Origin(client.person, client.id)
        readable = [wish for wish in wishes if wish.seq not in unread]
        try:
            refused = self._song.perform(readable, origin=origin)
        except MusicLabError as trouble:  # such as a full disk
            refused = [Refusal(wish.seq, trouble) for wish in readable]
            self.tell(())
        return [*refused, *(unread[wish.seq] for wish in wishes if wish.seq in unread)]

    def _answer(self, kind: str, asked: Asked, send: Send) -> None:
        """Answer a question that is not the session's own; runs beside everything else."""
        def answer() -> None:
            found = self._answers[kind](asked)
            if isinstance(found, Lengthy):
                self._lengthy(partial(self._trying, kind, asked, send, partial(_send_each, asked, found, send)))
            else:
                _send_each(asked, found, send)

        self._trying(kind, asked, send, answer)

    def _trying(self, kind: str, asked: Asked, send: Send, answer: Callable[[], None]) -> None:
        """Answer, and where that cannot be, say why."""
        try:
            answer()
        except MusicLabError as refusal:
            send({"kind": "unanswered", "client": asked.client, "asked": kind, "sentence": str(refusal)}, ())
        except Exception:
            _log.exception("a question of a page could not be answered")
            sentence = say("MusicLab could not answer the page. Try again; if it stays so, restart the kernel.")
            send({"kind": "unanswered", "client": asked.client, "asked": kind, "sentence": sentence}, ())

    def _gone(self, some: bool) -> None:
        if some:
            self._tell_people()
            self._beside(self._left)

    def _tell_people(self) -> None:
        self._tell_all({"kind": "people", "people": self._people(), "history": self._histories()})

    def _tell_all(self, message: Mapping[str, object]) -> None:
        for way in self._clients.ways:
            self._put(way, {**message, "session": self.run})

    def _people(self) -> list[dict[str, object]]:
        return [client.person_shown() for client in self._clients.all]

    def _histories(self) -> dict[str, object]:
        """What the undo and redo buttons say, for each person."""
        history, present = self._song.state.history, self.present
        found: dict[str, object] = {}
        for person in present:
            mine = whose(person, history, present)
            found[person] = [history.undo_name(mine), history.redo_name(mine)]
        return found

    def _put(self, send: Send, message: Mapping[str, object]) -> None:
        self._outbox.put(send, lambda: (message, ()))


def _send_each(asked: Asked, found: Answered, send: Send) -> None:
    """Send the messages of an answer to the page that has asked."""
    if not isinstance(found, Lengthy):
        for message, buffers in found:
            send({**message, "client": asked.client}, buffers)
        return
    for message, buffers in found.messages:
        try:
            send({**message, "client": asked.client}, buffers)
        except Exception:
            _log.debug("a message found no widget", exc_info=True)
