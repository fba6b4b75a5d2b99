"""Work that takes long, done step by step, with a result at the end."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import Generic, TypeVar

Done = TypeVar("Done")
R = TypeVar("R")


class Steps(Generic[Done, R]):
    """Goes through what ``work`` gives on its way, and has its ``result`` afterwards.

    >>> def count():
    ...     yield 1
    ...     yield 2
    ...     return "three"
    >>> steps = Steps(count())
    >>> list(steps), steps.result
    ([1, 2], 'three')
    """

    result: R

    def __init__(self, work: Generator[Done, None, R]) -> None:
        self._work = work

    def __iter__(self) -> Iterator[Done]:
        self.result = yield from self._work


def finished(work: Generator[Done, None, R]) -> R:
    """Do all of the work, and give its result."""
    steps = Steps(work)
    for _ in steps:
        pass
    return steps.result


def in_twentieths(shares: Iterable[float]) -> Iterator[float]:
    """Give of numbers that grow from 0 to 1 those that have reached another twentieth, rounded down to it.

    >>> list(in_twentieths([0.01, 0.02, 0.5, 1.0]))
    [0.0, 0.5, 1.0]
    """
    told = -1
    for share in shares:
        if int(share * 20) > told:
            told = int(share * 20)
            yield told / 20
