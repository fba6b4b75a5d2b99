"""A bar for what takes longer than a moment; nothing for what does not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 0.6
"""Seconds before the bar appears."""
LONG = 1.0
"""Seconds of work that cannot be counted before a sentence says what it is."""


@contextmanager
def late_word(sentence: str, *, quiet: bool) -> Iterator[None]:
    """Say on the terminal what is being done, when it goes on for more than a moment."""
    timer = Timer(LONG, lambda: print(sentence, file=sys.stderr, flush=True))
    timer.daemon = True
    if sys.stderr.isatty() and not quiet:
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


class LateBar:
    """A progress bar on the terminal that shows itself only when the work goes on for more than a moment."""

    def __init__(self, words: str, total: float, *, quiet: bool) -> None:
        self._words, self._total = words, total
        self._silent = quiet or not sys.stderr.isatty()
        self._began = monotonic()
        self._bar: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> LateBar:
        return self

    def __call__(self, done: float) -> None:
        """Say how much is done."""
        if self._silent:
            return
        if self._bar is None and monotonic() - self._began > PATIENCE:
            self._bar = _shown(self._words, self._total)
        if self._bar:
            self._bar[0].update(self._bar[1], completed=done)

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar:
            self._bar[0].stop()


def _shown(words: str, total: float) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task(words, total=total)
    progress.start()
    return progress, task
