"""Writing a file so that it is either there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

from musiclab.errors import FileError
from musiclab.language import say


@contextmanager
def replacing(path: Path, *, lasting: bool = False) -> Iterator[Path]:
    """Give a temporary path beside ``path`` to write to; it takes the place of ``path`` when all went well.

    When anything goes wrong, an older file of that name stays as it was, nothing is left behind, and a FileError says
    why: no such folder, no permission, no room on the disk. With ``lasting`` it is on the disk before it takes the place,
    so that it outlives a power cut; without, as for a large sound file that can be made again, it need not wait.
    """
    try:
        handle, name = mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}-", suffix=path.suffix)
        os.close(handle)
    except OSError as problem:
        raise FileError(_sentence(path, problem)) from problem
    part = Path(name)
    try:
        yield part
        _give_usual_rights(part)
        if lasting:
            with part.open("rb+") as file:
                os.fsync(file.fileno())
        part.replace(path)
    except OSError as problem:
        raise FileError(_sentence(path, problem)) from problem
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _give_usual_rights(part: Path) -> None:
    """A temporary file is private; a finished one has the rights that any new file gets."""
    mask = os.umask(0)
    os.umask(mask)
    part.chmod(0o666 & ~mask)


def _sentence(path: Path, problem: OSError) -> str:
    reason = problem.strerror or str(problem)
    return say("{path} could not be written: {reason}. Choose another place, or make room, and try again.", path=path, reason=reason)
