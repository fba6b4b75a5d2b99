"""Answers a page's questions for sounds: of instruments, and of recordings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from threading import RLock
from typing import TYPE_CHECKING

from musiclab.errors import MusicLabError
from musiclab.widgets.sounding import Message, refusal, sounding, wants
from musiclab.widgets.take_parts import take_parts

if TYPE_CHECKING:
    from musiclab.render.takes import Takes
    from musiclab.sound.sounds import Sounds

LOWEST_RATE, HIGHEST_RATE = 8_000, 192_000


class SoundDesk:
    """Gives pages the sounds of a song. ``sounds`` gives the instruments at a rate; ``takes`` finds a recording by its name.

    >>> desk = SoundDesk()
    >>> answers = list(desk.answer({"kind": "sounds", "client": "a", "rate": 44100, "want": [["kazoo", 60, 96, 1]]}))
    >>> [(message["what"], message["client"]) for message, _ in answers]
    [('trouble', 'a'), ('end', 'a')]
    """

    def __init__(self, *, sounds: Callable[[int], Sounds] | None = None, takes: Takes | None = None) -> None:
        self._sounds, self._takes = sounds, takes
        self._lock = RLock()

    def answer(self, content: Mapping[str, object]) -> Iterable[Message]:
        """Give the answers to a message of kind ``sounds`` or ``take``, one after another; nothing to any other.

        Each is made when it is asked for. Errors become sentences.
        """
        match content:
            case {"kind": "sounds", "rate": int(rate)} if LOWEST_RATE <= rate <= HIGHEST_RATE:
                return self._addressed(content, "sound", self._sounding(content, rate))
            case {"kind": "take", "rate": int(rate), "take": str(name)} if LOWEST_RATE <= rate <= HIGHEST_RATE:
                return self._addressed(content, "take", take_parts(name, rate=rate, takes=self._takes))
            case {"kind": "sounds" | "take" as kind, "rate": rate}:
                trouble: Message = ({"what": "trouble", "sentence": refusal(rate)}, [])
                return self._addressed(content, "sound" if kind == "sounds" else "take", [trouble])
        return ()

    def _sounding(self, content: Mapping[str, object], rate: int) -> Iterator[Message]:
        from musiclab.render.mixer import sounds_at

        has = content.get("has")
        known = {str(name): count for name, count in has.items() if isinstance(count, int)} if isinstance(has, dict) else {}
        with self._lock:
            yield from sounding((self._sounds or sounds_at)(rate), wants(content.get("want")), known)

    def _addressed(self, content: Mapping[str, object], kind: str, answers: Iterable[Message]) -> Iterator[Message]:
        """Write on each answer whom it is for, and what it answers; the last one says that there is no more."""
        name: dict[str, object] = {"kind": kind, "client": content.get("client"), "ask": content.get("ask"), "rate": content.get("rate")}
        if kind == "take":
            name["take"] = content.get("take")
        try:
            for message, buffers in answers:
                yield {**name, **message}, buffers
        except MusicLabError as error:
            yield {**name, "what": "trouble", "sentence": str(error)}, []
        yield {**name, "what": "end"}, []
