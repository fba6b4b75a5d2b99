"""How much a piece of student's code may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of time and of computing, bytes of memory, of one file, of all files and of the answer, and how many files there may be."""

    seconds: float = 10.0
    computing: int = 8
    memory: int = 2 * 2**30
    file: int = 8 * 2**20
    disk: int = 32 * 2**20
    files: int = 500
    answer: int = 8 * 2**20


USUAL = Limits()
HELD = ("time", "computing", "memory", "file size", "files", "processes", "network", "rights")
"""What can be limited. "files" is that nothing but Python's own is read and only an empty folder is written; "rights" that a teacher's are laid down."""
NEEDED = frozenset(("time", "computing", "files", "processes", "network"))
"""Without these, no student's code is run at all: it is read instead."""
