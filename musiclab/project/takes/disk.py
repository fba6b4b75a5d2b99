"""What is said when the disk refuses a recording."""

from __future__ import annotations

from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path
from shutil import disk_usage

from musiclab.errors import FileError
from musiclab.language import say

LITTLE = 1_000_000
"""So few free bytes are a full disk."""


def why(problem: Exception) -> str:
    """Say why the disk refuses something, as the end of a sentence."""
    if isinstance(problem, OSError) and problem.errno in (ENOSPC, EDQUOT, EFBIG):
        return say("the disk is full")
    return (isinstance(problem, OSError) and problem.strerror) or str(problem).rstrip(".")


def unwritten(problem: Exception) -> FileError:
    """Say that a recording could not be written on, and what to do."""
    return FileError(say("The recording could not be written: {reason}. What has arrived so far is safe; make room on the disk, and go on.", reason=why(problem)))


def not_saved(what: str, problem: Exception) -> FileError:
    """Say that something else could not be saved, and what to do."""
    return FileError(say("{what} could not be saved: {reason}. Make room on the disk, and try again.", what=what, reason=why(problem)))


def refused(folder: Path, reason: str) -> OSError:
    """Give the error for what a disk did not keep: it is full, or there is another reason."""
    return OSError(ENOSPC if disk_usage(folder).free < LITTLE else None, reason)
