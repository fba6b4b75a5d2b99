"""A report on a piece: what is right first, then one next step, then what comes after it."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from musiclab.check.finding import Finding
from musiclab.check.judgement import Judgement, not_yet
from musiclab.check.rule import Check
from musiclab.check.task import Task
from musiclab.check.work import Work
from musiclab.errors import MusicLabError
from musiclab.language import say

_log = logging.getLogger("musiclab")


@dataclass(frozen=True, slots=True)
class Report:
    """What the checks of one task say of one piece.

    ``meant`` are the titles of checks to which the maker has said: I meant it like this. They are left as they are, for the teacher to hear.
    """

    task: Task
    judgements: tuple[Judgement, ...]
    meant: frozenset[str] = frozenset()

    @property
    def passed(self) -> bool:
        """Whether everything that was asked for is there."""
        return all(judgement.passed for judgement in self.judgements)

    @property
    def credit(self) -> float:
        """How much of it is there, from 0 to 1, by the weights of the checks."""
        return sum(judgement.credit * judgement.weight for judgement in self.judgements) / sum(judgement.weight for judgement in self.judgements)

    @property
    def there(self) -> tuple[Judgement, ...]:
        """What is right."""
        return tuple(judgement for judgement in self.judgements if judgement.passed)

    @property
    def kept(self) -> tuple[Judgement, ...]:
        """What its maker meant like this."""
        return tuple(judgement for judgement in self.judgements if not judgement.passed and judgement.title in self.meant)

    @property
    def open(self) -> tuple[Judgement, ...]:
        """What is not yet there: the first is the next step."""
        return tuple(judgement for judgement in self.judgements if not judgement.passed and judgement.title not in self.meant)

    @property
    def step(self) -> Finding | None:
        """The one next step, or None where there is none."""
        return self.open[0].next_step if self.open else None

    @property
    def headline(self) -> str:
        """A sentence about this piece, which is no mark."""
        if self.passed:
            return self.task.done or say("Everything you were asked for can be heard.")
        if not self.open:
            return say("Everything else is there. Your teacher will listen to what you meant.")
        if not self.there:
            return say("A beginning. Here is a first step.")
        return say("Nearly there: one step more.") if len(self.open) == 1 else say("Good things are there. Here is the next one.")

    def __str__(self) -> str:
        lines = [self.headline, *(f"  ✓ {judgement.title}{_reason(judgement)}" for judgement in self.there)]
        lines += [f"  ○ {judgement.title}: {say('you meant it like this')}" for judgement in self.kept]
        if self.step:
            lines += [f"  → {self.step.title}", *(f"    {sentence}" for sentence in (self.step.found, self.step.asked, self.step.hint) if sentence)]
        lines += [f"    {say('Then: {title}', title=judgement.title)}" for judgement in self.open[1:]]
        return "\n".join(lines)


def report_of(task: Task, work: Work, *, meant: frozenset[str] = frozenset()) -> Report:
    """Listen to a piece with all checks of a task. No piece makes it stop: what cannot be heard becomes a sentence.

    >>> from musiclab.check.rules import length
    >>> from musiclab.song.model import Song
    >>> task = Task("loop", "A loop", (length(min_bars=8).named("Eight bars"),))
    >>> report_of(task, Work(Song())).step.title
    'Begin with one note'
    """
    return Report(task, tuple(_judged(check, work) for check in task.checks), meant)


def _judged(check: Check, work: Work) -> Judgement:
    try:
        return check(work)
    except MusicLabError as problem:
        found = Finding(False, say("This could not be heard yet"), str(problem), hint=say("Play your piece once. When you can hear it, check again."))
    except Exception:
        _log.exception("the check %s could not listen to a piece", check.name)
        found = Finding(False, say("This could not be heard yet"), say("The check stumbled over something unusual in your piece. Your work is safe."),
                        hint=say("Go on with your music, and show this to your teacher."))
    return not_yet(found).named(rule=check.name, title=check.title, weight=check.weight)


def _reason(judgement: Judgement) -> str:
    found = next((finding.found for finding in judgement.findings if finding.good), "")
    return f": {found}" if found else ""
