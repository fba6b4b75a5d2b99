"""Work on all cores of this machine: each piece in a process, with a time and a memory limit; one that hangs or dies takes nothing else along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Generic, TypeVar

from musiclab.errors import ClassroomError
from musiclab.language import say

Job = TypeVar("Job")
Result = TypeVar("Result")
MOST_MEMORY = 6 * 2**30
"""Bytes of address space that a process may ask for, where the system can limit it."""
READY = 120.0
"""Seconds until a process must have begun."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """How one piece of work ended: with a result, or lost because it took too long ("time") or its process died ("died")."""

    number: int
    result: Result | None = None
    lost: str = ""


def on_all_cores(work: Callable[[Job], Result], jobs: Sequence[Job], *, workers: int, seconds: float) -> Iterator[Done[Result]]:
    """Do ``work`` for every job in ``workers`` processes, and give each result as soon as it is there, in any order.

    A job that takes longer than ``seconds``, raises, or brings its process down comes back as lost; a fresh process takes the next one.
    """
    waiting = list(reversed(range(len(jobs))))
    team = [_Worker(work) for _ in range(min(workers, len(jobs)))]
    try:
        while team:
            for worker in team[:]:
                if worker.idle and waiting:
                    number = waiting.pop()
                    worker.begin(number, jobs[number], seconds)
                elif worker.idle:
                    worker.end()
                    team.remove(worker)
            wait([worker.pipe for worker in team], timeout=_patience(team))
            for worker in team[:]:
                if worker.pipe.poll():
                    said: Done[Result] | None = worker.hear()
                elif monotonic() >= worker.until:
                    said = worker.give_up("time")
                else:
                    continue
                if said is not None:
                    yield said
                if worker.gone:
                    team.remove(worker)
                    team += [_Worker(work)] if waiting else []
    finally:
        for worker in team:
            worker.end()


def _patience(team: Sequence[_Worker]) -> float:
    return max(min((worker.until for worker in team), default=0.0) - monotonic(), 0.0)


class _Worker:
    """One process, and what it is busy with."""

    def __init__(self, work: Callable[[Job], Result]) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=_serve, args=(work, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._number: int | None = None
        self._ready = self.gone = False
        self.until = monotonic() + READY

    @property
    def idle(self) -> bool:
        """Whether it waits for a job."""
        return self._ready and self._number is None

    def begin(self, number: int, job: Job, seconds: float) -> None:
        """Give it a job."""
        self._number, self.until = number, monotonic() + seconds
        with suppress(OSError):  # a process that has died is noticed when nothing comes back
            self.pipe.send(job)

    def hear(self) -> Done[Result] | None:
        """Take what it has sent: that it is ready, or a result."""
        try:
            good, result = self.pipe.recv()
        except (EOFError, OSError):
            return self.give_up("died")
        if not self._ready:
            self._ready, self.until = True, float("inf")
            return None
        number, self._number, self.until = self._number, None, float("inf")
        return Done(number or 0, result) if good else Done(number or 0, lost="died")

    def give_up(self, why: str) -> Done[Result] | None:
        """End it, and give its job back as lost."""
        if self._number is None and not self._ready:
            self.end()
            raise ClassroomError(say("No process can be started to mark with. Close other programs, and mark again."))
        self.end()
        self.gone = True
        return None if self._number is None else Done(self._number, lost=why)

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _serve(work: Callable[[Job], Result], pipe: Connection) -> None:
    """Do what comes until nothing more comes."""
    _limit_memory()
    pipe.send((True, None))
    while True:
        try:
            job = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            pipe.send((True, work(job)))
        except Exception:
            pipe.send((False, None))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
