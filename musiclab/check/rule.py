"""Rules, and the checks that they make: a rule with its options is a check, and a check listens to a piece of work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import update_wrapper
from typing import Concatenate, Generic, ParamSpec, overload

from musiclab.check.judgement import Judgement
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.song.model import Song

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to listen for in a piece. Call it with a `Work` or a `Song`, and it gives a `Judgement`.

    ``title`` names it in a report, ``asks`` puts it as a question before anything has been listened to, and ``weight`` says how much it
    counts among others.
    """

    name: str
    judge: Callable[[Work], Judgement]
    title: str = ""
    asks: str = ""
    weight: float = 1.0

    def __call__(self, work: Work | Song) -> Judgement:
        """Listen to a piece."""
        return self.judge(as_work(work)).named(rule=self.name, title=self.title, weight=self.weight)

    def named(self, title: str = "", *, asks: str = "", weight: float | None = None) -> Check:
        """Give the same check under another title, with another question, or counting more or less.

        >>> from musiclab.check.rules import length
        >>> length(min_bars=8).named("Eight bars", weight=2).title
        'Eight bars'
        """
        if weight is not None and not weight > 0:
            raise CheckError(say("A weight came as {weight}. Use a number above 0.", weight=shown(weight)))
        return replace(self, title=title or self.title, asks=asks or self.asks, weight=self.weight if weight is None else weight)


class Rule(Generic[P]):
    """A ready rule. ``backbeat(beats=[2, 4])`` makes a check of it; ``backbeat(song, beats=[2, 4])`` listens to a song at once."""

    def __init__(self, judge: Callable[Concatenate[Work, P], Judgement], *, asks: str) -> None:
        self._judge, self.asks = judge, asks
        self.name = judge.__name__
        update_wrapper(self, judge)

    @overload
    def __call__(self, /, *args: P.args, **options: P.kwargs) -> Check: ...
    @overload
    def __call__(self, work: Work | Song, /, *args: P.args, **options: P.kwargs) -> Judgement: ...
    def __call__(self, work: object = None, /, *args: object, **options: object) -> Judgement | Check:
        """Make a check with these options, or listen to a piece with them."""
        judge: Callable[..., Judgement] = self._judge
        check = Check(self.name, lambda heard: judge(heard, *args, **options), asks=say(self.asks))
        if work is None:
            judge(Work(Song()), *args, **options)  # options that cannot be are refused where they are written
            return check
        return check(as_work(work))


def rule(asks: str) -> Callable[[Callable[Concatenate[Work, P], Judgement]], Rule[P]]:
    """Make a rule of a function from a piece of work and options, all given by keyword, to a judgement.

    ``asks`` is the rule as a question to a student, such as "Is every note in the key?"
    """
    return lambda judge: Rule(judge, asks=asks)


def as_work(thing: object) -> Work:
    """Give what is to be judged as a piece of work: a `Work`, a `Song`, or an open song; CheckError for anything else."""
    if isinstance(thing, Work):
        return thing
    song = thing if isinstance(thing, Song) else getattr(thing, "value", None)
    if isinstance(song, Song):
        return Work(song)
    raise CheckError(say("{thing} came to be checked. Give a song, such as open_song('my-song').", thing=shown(thing)))
