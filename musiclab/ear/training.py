"""A round of training: question after question, what was answered, and how many were right the first time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from types import MappingProxyType

from musiclab.ear.chord_questions import LEVELS as CHORD_LEVELS
from musiclab.ear.chord_questions import chord_question
from musiclab.ear.interval_questions import LEVELS as INTERVAL_LEVELS
from musiclab.ear.interval_questions import interval_question
from musiclab.ear.melody_questions import LEVELS as MELODY_LEVELS
from musiclab.ear.melody_questions import melody_question
from musiclab.ear.question import Question
from musiclab.ear.rhythm_questions import LEVELS as RHYTHM_LEVELS
from musiclab.ear.rhythm_questions import rhythm_question
from musiclab.ear.scale_questions import LEVELS as SCALE_LEVELS
from musiclab.ear.scale_questions import scale_question
from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.song.limits import shown

Ask = Callable[[int, Random], Question]
EXERCISES: Mapping[str, tuple[Ask, int]] = MappingProxyType({
    "intervals": (interval_question, INTERVAL_LEVELS),
    "chords": (chord_question, CHORD_LEVELS),
    "scales": (scale_question, SCALE_LEVELS),
    "rhythms": (rhythm_question, RHYTHM_LEVELS),
    "melodies": (melody_question, MELODY_LEVELS),
})
"""Every exercise: what asks its questions, and how many levels it has."""
MOST = 50


@dataclass(frozen=True, slots=True)
class Training:
    """A round of one exercise at one level. ``seed`` decides its questions, so that a round can be repeated.

    ``answered`` questions are done, ``right`` of them were right the first time; ``tried`` is how often the one now was answered.
    """

    exercise: str
    level: int = 1
    count: int = 10
    seed: int = 0
    answered: int = 0
    right: int = 0
    tried: int = 0

    def __post_init__(self) -> None:
        if self.exercise not in EXERCISES:
            raise MusicLabError(say("There is no exercise {name}. There are {names}.", name=shown(self.exercise), names=", ".join(EXERCISES)))
        if type(self.level) is not int or not 1 <= self.level <= self.levels:
            raise MusicLabError(say("Level {level} came. {exercise} has levels 1 to {most}.", level=shown(self.level), exercise=self.exercise, most=self.levels))
        if type(self.count) is not int or not 1 <= self.count <= MOST:
            raise MusicLabError(say("{count} questions came. Ask for 1 to {most}.", count=shown(self.count), most=MOST))

    @property
    def levels(self) -> int:
        """How many levels the exercise has."""
        return EXERCISES[self.exercise][1]

    @property
    def finished(self) -> bool:
        """Whether every question is done."""
        return self.answered >= self.count

    @property
    def question(self) -> Question:
        """The question now, or the last one: the same each time it is asked for."""
        at = min(self.answered, self.count - 1)
        return EXERCISES[self.exercise][0](self.level, Random(f"{self.seed}-{self.exercise}-{self.level}-{at}"))

    @property
    def result(self) -> dict[str, object]:
        """What is kept of the round."""
        return {"right": self.right, "asked": self.answered, "level": self.level}

    def given(self, answer: Sequence[str]) -> Training:
        """Give the round after an answer: one that is not right may be tried again."""
        if self.finished:
            return self
        if not self.question.right(answer):
            return replace(self, tried=self.tried + 1)
        return replace(self, answered=self.answered + 1, right=self.right + (self.tried == 0), tried=0)

    def passed_over(self) -> Training:
        """Give the round after a question was shown and not answered."""
        return self if self.finished else replace(self, answered=self.answered + 1, tried=0)

    def at_level(self, level: int) -> Training:
        """Give a new round at another level."""
        return Training(self.exercise, level, self.count, self.seed + 1)
