"""When a song is saved: small ones at every change, large ones a moment later, with a journal in between."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from threading import Lock, Timer
from time import monotonic
from typing import TypeAlias

from musiclab.errors import MusicLabError
from musiclab.project.folder import ProjectFolder
from musiclab.project.journal import Line
from musiclab.song.model import Song

SOON = 0.05
"""Seconds from a change that is in the journal to its being in ``song.json``."""
CALM = 5
"""So many times longer than the saving takes we wait before it: it must not keep the kernel busy."""
QUICK = 0.1
"""A song that is saved in this time, in seconds, is saved at once when code changes it."""

Cancel: TypeAlias = Callable[[], None]
Later: TypeAlias = Callable[[float, Callable[[], None]], Cancel]
"""Calls a function after so many seconds, and gives what stops that."""

_log = logging.getLogger("musiclab")


def later(seconds: float, work: Callable[[], None]) -> Cancel:
    """Call ``work`` after so many seconds, on a thread of its own that keeps no program from ending."""
    timer = Timer(seconds, work)
    timer.daemon = True
    timer.start()
    return timer.cancel


class Keeper:
    """Keeps what happens to one song. Whoever calls `save` holds ``lock``; `fold` takes it only for a moment."""

    def __init__(self, folder: ProjectFolder, song: Song, *, lock: AbstractContextManager[object], later: Later = later) -> None:
        self._folder, self._lock, self._later = folder, lock, later
        self._song = song
        self._folding = Lock()
        self._due: Cancel | None = None
        self._behind = False
        self._late: list[Line] = []
        self._took = 0.0

    def save(self, song: Song, lines: Sequence[Line], *, at_once: bool) -> None:
        """Keep the song after the edits in ``lines``; ProjectError where the disk refuses, and then nothing is kept."""
        if at_once and self._took < QUICK and self._folding.acquire(blocking=False):
            try:
                self._write(song)
            finally:
                self._folding.release()
        else:
            self._folder.note(lines)
            self._late += lines
            self._behind = True
            self._plan()
        self._song = song

    def fold(self) -> None:
        """Write the whole song, and begin a new journal."""
        with self._folding:
            with self._lock:
                if not self._behind:
                    return
                song = self._song
                self._written()
            try:
                begun = monotonic()
                self._folder.save(song, lock=self._lock, late=lambda: self._late)
                self._took = monotonic() - begun
            except BaseException:
                self._behind = True
                raise

    def close(self) -> None:
        """Write what is not in ``song.json`` yet, and wait for whoever is at it; the lock must not be held."""
        try:
            self.fold()
        except MusicLabError as problem:
            _log.info("the song was closed with its last edits in the journal: %s", problem)

    def _write(self, song: Song) -> None:
        begun = monotonic()
        self._folder.save(song)
        self._took = monotonic() - begun
        self._written()

    def _written(self) -> None:
        """Nothing is late any more, and nothing due."""
        if self._due:
            self._due()
        self._due, self._late, self._behind = None, [], False

    def _plan(self) -> None:
        if self._due is None:
            self._due = self._later(max(SOON, CALM * self._took), self._try)

    def _try(self) -> None:
        try:
            self.fold()
        except MusicLabError as problem:
            # Nothing is lost: the journal has it all. A song that was closed meanwhile has been saved.
            _log.info("the song could not be saved whole: %s", problem)
            with self._lock:
                if self._folder.opened:
                    self._took = max(self._took, 1.0)
                    self._plan()
