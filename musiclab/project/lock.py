"""One writer at a time: a lock on a project folder that ends with the process that holds it."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from musiclab.errors import ProjectError
from musiclab.language import say

NAME = ".lock"


class FolderLock:
    """The right to write to a project folder.

    The operating system holds the lock, so that it is free again when the process ends, however it ends.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[str] | None = None

    def take(self) -> None:
        """Take the lock; ProjectError when another notebook or program has it."""
        path = self._folder / NAME
        try:
            file = path.open("a+", encoding="utf-8")
        except OSError as problem:
            raise ProjectError(
                say("The project {name} cannot be written to: {reason}. Copy it to a folder of your own.",
                    name=self._folder.name, reason=problem.strerror)
            ) from problem
        if not _lock(file):
            file.close()
            raise ProjectError(
                say("The song {name} is open in another notebook, and only one can write to it. Shut down that notebook's kernel, or work on a copy: open_song({copy!r}, start={name!r}).",
                    name=self._folder.name, copy=f"{self._folder.name}-2")
            )
        self._file = file

    @property
    def held(self) -> bool:
        """Whether the lock is ours."""
        return self._file is not None

    def release(self) -> None:
        """Give the lock back."""
        if self._file:
            _unlock(self._file)
            self._file.close()
            self._file = None


def _lock(file: IO[str]) -> bool:
    """Lock the file for this process, without waiting; say whether nobody else has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # some network folders have no locks at all, and music is made there too
    return True


def _unlock(file: IO[str]) -> None:
    with suppress(OSError):
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_UN)
