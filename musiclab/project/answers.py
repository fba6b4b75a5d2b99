"""Who answers which question of a page: a table from the kind of a message to a function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from musiclab.project.held import Held
from musiclab.project.outbox import Message


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: by whom, on which page, and the message as it came."""

    client: str
    person: str
    content: Mapping[str, Any]
    buffers: Sequence[bytes] = ()


Answer: TypeAlias = Callable[[Asked], Iterable[Message]]
"""Gives the messages that answer a question, one after another; the page's name is written on each.

It runs beside the edits and need not hurry. A MusicLabError becomes a message of kind ``unanswered``.
"""
Answers: TypeAlias = Mapping[str, Answer]


def answers_of(song: Held) -> Answers:
    """Give the answers that a live song has. Each is loaded when it is first asked for."""
    sounds = _sounds(song)
    return {"sounds": sounds, "take": sounds}


def _sounds(song: Held) -> Answer:
    desk: list[Any] = []

    def answer(asked: Asked) -> Iterable[Message]:
        if not desk:
            from musiclab.project.takes import takes_in
            from musiclab.widgets.sound_desk import SoundDesk

            desk.append(SoundDesk(takes=takes_in(song.folder)))
        found: Iterable[Message] = desk[0].answer(asked.content)
        return found

    return answer
