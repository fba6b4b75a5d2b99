"""A round of questions at work: what its page shows, what is played, and what an answer does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from musiclab.ear.question import Question, played
from musiclab.ear.training import Training
from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.render.mixer import render
from musiclab.song.clips import Note
from musiclab.song.time import PER_BEAT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Keep = Callable[[str, Mapping[str, object]], None]
TRIES = 2
"""Tries after which the answer may be shown."""


class Round:
    """Works on one round of training; ``keep`` is told every result. A question may be heard ``plays`` times, or as often as one likes with 0."""

    def __init__(self, training: Training, keep: Keep, *, plays: int = 0) -> None:
        self._training, self._keep = training, keep
        self._plays, self._played = plays, 0
        self._given: tuple[str, ...] = training.question.shown
        self._says, self._good = "", True
        self._done: Question | None = None

    def page(self) -> Mapping[str, object]:
        """Give what is shown: the question, what may be answered, what was said of the last answer, and how far the round is."""
        now, question = self._training, self._training.question
        return {
            "view": "round", "exercise": now.exercise, "title": titles()[now.exercise], "level": now.level, "levels": now.levels,
            "kind": question.kind, "asks": say("The round is done.") if now.finished else f"{question.asks} {self._left()}".rstrip(),
            "choices": [[choice.name, choice.label] for choice in question.choices], "steps": question.steps, "length": len(question.answer),
            "given": list(self._given), "near": list(question.near(self._given)) if now.tried and question.kind != "choice" else [],
            "says": self._says, "good": self._good, "tried": now.tried, "done": now.answered, "count": now.count, "right": now.right,
            "finished": now.finished, "show": now.tried >= TRIES,
        }  # fmt: skip

    def words(self) -> str:
        """Give the state as text."""
        return say("{title}: {done} of {count} done, {right} right at the first try.", title=titles()[self._training.exercise], done=self._training.answered, count=self._training.count, right=self._training.right)

    def act(self, act: str, values: Sequence[object]) -> None:
        """Take an answer, show the right one, or begin a new round, at another level too."""
        words = tuple(str(value) for value in values)
        if act == "answer" and not self._training.finished:
            self._answer(words)
        elif act == "show" and self._training.tried >= TRIES:
            self._show()
        elif act == "level" and words and words[0].isdigit() and 1 <= int(words[0]) <= self._training.levels:
            self._begin(self._training.at_level(int(words[0])))
        elif act == "again":
            self._begin(self._training.at_level(self._training.level))

    def _answer(self, given: tuple[str, ...]) -> None:
        question, before = self._training.question, self._training
        self._training = before.given(given)
        self._good = question.right(given)
        if self._good:
            self._says = say("Yes: {about}.", about=_about(question))
            self._next()
        else:
            self._given = given
            self._says = self._not_yet(question, given)

    def _not_yet(self, question: Question, given: tuple[str, ...]) -> str:
        if question.kind == "choice":
            return say("Not yet. Listen again: you chose {about}.", about=question.about(given[0]) if given else "")
        near = question.near(given)
        if question.kind == "rhythm":
            return say("{count} of {all} beats are right already. Listen again to the others.", count=sum(near), all=len(near))
        return say("{count} of {all} notes are right already. Listen again to the others.", count=sum(near), all=len(near))

    def _show(self) -> None:
        self._says, self._good = say("It was this: {about}.", about=_about(self._training.question)), True
        self._training = self._training.passed_over()
        self._next()

    def _next(self) -> None:
        self._given, self._played = self._training.question.shown, 0
        self._keep(self._training.exercise, self._training.result)

    def _begin(self, training: Training) -> None:
        self._training, self._says, self._good = training, "", True
        self._given, self._played = training.question.shown, 0

    def sound(self, which: str, rate: int) -> NDArray[np.float32]:
        """Give the sound of the question, of what was answered so far (``given:60,62``), or of one note (``note:60``)."""
        kind, _, rest = which.partition(":")
        pitches = [int(word) for word in rest.split(",") if word.isdigit() and int(word) <= 127][:32]
        question = self._training.question
        if kind == "question" or not pitches:
            self._hear_once_more()
            return render(question.song, rate=rate)
        notes = [Note(at * PER_BEAT, pitch, PER_BEAT) for at, pitch in enumerate(pitches)]
        return render(played(notes, length=len(notes) * PER_BEAT, tempo=question.tempo, instrument="piano"), rate=rate)

    def _hear_once_more(self) -> None:
        """Count a hearing of the question, where they are counted; one too many is refused."""
        if self._plays and self._played >= self._plays:
            raise MusicLabError(say("You have heard it {count} times, as often as your teacher has set. Write what you remember.", count=self._plays))
        self._played += 1

    def _left(self) -> str:
        if not self._plays:
            return ""
        left = self._plays - self._played
        return say("You can hear it {count} times more.", count=left) if left > 1 else say("You can hear it once more.") if left else say("You have heard it as often as your teacher has set.")


def _about(question: Question) -> str:
    if question.kind == "choice":
        return question.about(question.answer[0])
    if question.kind == "line":
        names = {choice.name: choice.label for choice in question.choices}
        return " ".join(names[pitch] for pitch in question.answer)
    return "".join("x" if str(step) in question.answer else "." for step in range(question.steps))


def titles() -> dict[str, str]:
    """Give the names of the exercises."""
    return {"intervals": say("Intervals by ear"), "chords": say("Chords by ear"), "scales": say("Scales by ear"), "rhythms": say("Rhythms by ear"), "melodies": say("Mystery melody")}
