"""Marking a class: what is new is marked, each result is kept as soon as it is there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.gradebook import Gradebook
from musiclab.classroom.marked import Marked
from musiclab.classroom.marking.cores import Done, on_all_cores
from musiclab.classroom.marking.one import mark_submission
from musiclab.classroom.marking.version import checks_version
from musiclab.classroom.sandbox.making import maker
from musiclab.classroom.submission import Submission
from musiclab.errors import ClassroomError, MusicLabError
from musiclab.language import say

SECONDS = 60.0
"""How long the checks may listen to one submission."""
Job: TypeAlias = "tuple[Path, Assignment, Submission]"
Way: TypeAlias = "Callable[[Sequence[Job], float], Iterator[Done[Marked]]]"


@dataclass(frozen=True, slots=True)
class ClassMarked:
    """What marking a class came to: the newest marking of each student, how many were made ``new``, and how many stayed as they were."""

    marked: dict[str, Marked]
    new: int
    kept: int


def mark_all(klass: ClassFolder, assignment: Assignment, *, workers: int = 0, again: bool = False, seconds: float = SECONDS, progress: Callable[[float], None] | None = None, way: Way | None = None) -> ClassMarked:
    """Mark the newest submission of every student, on all cores, and keep each marking in the gradebook as soon as it is there.

    What was marked already by the same checks stays as it is, unless all is asked for ``again``. ``progress`` is told how many are done; ``way`` is
    how the work is done, where not on this machine. ClassroomError where the lesson or the gradebook cannot be read.
    """
    lesson = klass.lesson(assignment.id)
    checks = checks_version(lesson)
    with Gradebook(klass.gradebook_url) as book:
        before = book.marked(assignment.id)
        latest = klass.latest(assignment.id)
        new = [one for one in latest.values() if again or not _same(before.get(one.student), one, checks)]
        jobs = [(lesson, assignment, one) for one in new]
        results = way(jobs, seconds) if way else on_all_cores(mark_job, jobs, workers=workers or os.cpu_count() or 1, seconds=seconds)
        made = {}
        for count, done in enumerate(results, 1):
            marked = done.result or _lost(new[done.number], done.lost)
            book.keep_marked(marked)
            made[marked.student] = marked
            if progress:
                progress(count)
    return ClassMarked({**before, **made}, len(made), len(latest) - len(new))


def mark_job(job: Job) -> Marked:
    """Mark one submission; a lesson that cannot be read gives a marking with a sentence."""
    lesson, assignment, submission = job
    try:
        return mark_submission(lesson, assignment, submission, maker=maker)
    except MusicLabError as problem:
        return Marked(submission.student, assignment.id, submission.digest, _version(lesson), datetime.now(UTC), trouble=str(problem)[:2000])


def _version(lesson: Path) -> str:
    try:
        return checks_version(lesson)
    except ClassroomError:
        return ""


def _same(marked: Marked | None, submission: Submission, checks: str) -> bool:
    return marked is not None and marked.digest == submission.digest and marked.checks == checks


def _lost(submission: Submission, why: str) -> Marked:
    """Give the marking of what no checks have listened to till the end: it is tried again the next time."""
    sentence = say("The checks listened too long to this one. Listen to it yourself.") if why == "time" else say("The checks could not get to the end of this one. Listen to it yourself.")
    return Marked(submission.student, submission.assignment, submission.digest, "", datetime.now(UTC), trouble=sentence)
