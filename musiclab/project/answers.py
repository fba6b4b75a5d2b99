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


@dataclass(frozen=True, slots=True)
class Lengthy:
    """Messages that take long to make, such as of the takes of an hour: made where nothing else waits for them.

    They are made to the end even where nobody hears them any more.
    """

    messages: Iterable[Message]


Answered: TypeAlias = Iterable[Message] | Lengthy
Answer: TypeAlias = Callable[[Asked], Answered]
"""Gives the messages that answer a question, one after another; the page's name is written on each.

It runs beside the edits and need not hurry. A MusicLabError becomes a message of kind ``unanswered``.
"""
Answers: TypeAlias = Mapping[str, Answer]
PROMPT = frozenset({"recording", "import"})
"""Questions that wait for no others: somebody is singing."""


def answers_of(song: Held) -> Answers:
    """Give the answers that a live song has. Each is loaded when it is first asked for."""
    sounds, patterns = _sounds(song), _patterns(song)
    return {
        "sounds": sounds, "take": sounds, "patterns": patterns, "pattern": patterns, "code": _code(song), "write": _written(song),
        "instruments": _instruments, "peaks": _peaks(song), "pitch": _pitch(song), "notes": _notes(song), "score": _score(song),
    }  # fmt: skip


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


def _patterns(song: Held) -> Answer:
    def answer(asked: Asked) -> Iterable[Message]:
        from musiclab.widgets.pattern_shelf import answer as found

        said = found(asked.content, song.value)
        return [(said, ())] if said else []

    return answer


def _code(song: Held) -> Answer:
    def answer(asked: Asked) -> Iterable[Message]:
        from musiclab.project.code.drawer import show_code

        scope = asked.content.get("scope")
        return [(show_code(song.value, scope if isinstance(scope, Mapping) else {}, name=song.folder.name), ())]

    return answer


def _written(song: Held) -> Answer:
    def answer(asked: Asked) -> Iterable[Message]:
        from musiclab.project.code.drawer import answer_written

        return [(answer_written(song.value, asked.content), ())]

    return answer


def _instruments(_asked: Asked) -> Iterable[Message]:
    from musiclab.sound.instruments import by_family

    families = [[family, [{"name": one.name, "drums": one.drums} for one in found]] for family, found in by_family().items()]
    return [({"kind": "instruments", "families": families}, ())]


def _pitch(song: Held) -> Answer:
    def answer(asked: Asked) -> Answered:
        from musiclab.project.hearing import pitch_answer

        return pitch_answer(song)(asked)

    return answer


def _score(song: Held) -> Answer:
    def answer(asked: Asked) -> Answered:
        from musiclab.project.score_answer import score_answer

        return score_answer(song)(asked)

    return answer


def _notes(song: Held) -> Answer:
    def answer(asked: Asked) -> Answered:
        from musiclab.project.hearing import notes_answer

        return notes_answer(song)(asked)

    return answer


def _peaks(song: Held) -> Answer:
    """Answer with the picture of a recording: the loudest sample of each of many equal stretches."""

    def answer(asked: Asked) -> Iterable[Message]:
        from musiclab.project.takes.picture import peaks_of

        name = asked.content.get("take")
        levels, seconds = peaks_of(song.folder, name if isinstance(name, str) else "")
        return [({"kind": "peaks", "take": name, "seconds": seconds}, [levels])]

    return answer
