"""What is said when the disk refuses a recording."""

from __future__ import annotations

from errno import EDQUOT, EFBIG, ENOSPC

from musiclab.language import say


def reason_of(problem: Exception) -> str:
    """Say why a recording could not be written, and what to do."""
    if isinstance(problem, OSError) and problem.errno in (ENOSPC, EDQUOT, EFBIG):
        return say("The disk is full. What has been recorded so far is safe; make room on the disk, and go on.")
    reason = (isinstance(problem, OSError) and problem.strerror) or str(problem)
    return say("The recording could not be written: {reason}. What has been recorded so far is safe; make room, and go on.", reason=reason)
