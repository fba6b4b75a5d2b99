"""The points of one task, as a grade cell of nbgrader asks for them."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from functools import cache
from pathlib import Path

from musiclab.classroom.assignment_json import NAME as ASSIGNMENT
from musiclab.classroom.assignment_json import read_assignment
from musiclab.classroom.marked import Marked
from musiclab.classroom.marking.one import mark_submission
from musiclab.classroom.sandbox.making import maker
from musiclab.classroom.submission import read_submission
from musiclab.errors import MusicLabError
from musiclab.language import say


def points_here(task: str, most: float) -> float:
    """Give the points of a task for the work in the folder that a grade cell runs in, from 0 to ``most``.

    What nbgrader sees is a number and nothing else: it takes any warning for a failure. Songs are read where they lie, and never changed. Where the
    work cannot be read there are no points, and a printed sentence.
    """
    with _in_silence():
        marked = _marked(Path.cwd())
    if isinstance(marked, str) or marked.trouble:
        print(marked if isinstance(marked, str) else marked.trouble)
    reports = () if isinstance(marked, str) else marked.reports
    credit = next((report["credit"] for report in reports if report["task"] == task), 0.0)
    return round(most * credit, 4) if isinstance(credit, int | float) else 0.0


@cache
def _marked(folder: Path) -> Marked | str:
    """Mark the work in a folder, once for all its tasks; or say why it cannot be marked."""
    try:
        assignment = read_assignment((folder / ASSIGNMENT).read_bytes())
        return mark_submission(folder, assignment, read_submission(folder), maker=maker)
    except (MusicLabError, OSError) as problem:
        return say("This cannot be marked: {problem}", problem=problem)


@contextmanager
def _in_silence() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    try:
        with Path(os.devnull).open("w") as nowhere, redirect_stderr(nowhere):
            yield
    finally:
        logging.disable(logging.NOTSET)
