"""A submission with its lesson as one value of bytes: it can be marked on a machine that shares no folder with this one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.assignment_json import read_assignment, write_assignment
from musiclab.classroom.marked import write_marked
from musiclab.classroom.marking.class_marking import mark_job
from musiclab.classroom.submission import NAME, WORK, Submission, read_submission, write_submission
from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.lesson.loading import START
from musiclab.lesson.places import CHECKS


@dataclass(frozen=True, slots=True)
class Carried:
    """The assignment, what is known of the submission, and the files of both by their paths under the lesson and under ``work``."""

    assignment: bytes
    about: bytes
    lesson: Mapping[str, bytes]
    work: Mapping[str, bytes]


def carry(lesson: Path, assignment: Assignment, submission: Submission) -> Carried:
    """Take a submission and its lesson into memory; ClassroomError where a file cannot be read."""
    try:
        files = {path.relative_to(submission.work).as_posix(): path.read_bytes() for path in sorted(submission.work.rglob("*")) if path.is_file() and not path.is_symlink()}
        own = {name: (lesson / name).read_bytes() for name in (CHECKS, START) if (lesson / name).is_file()}
    except OSError as problem:
        raise ClassroomError(say("What {student} handed in cannot be read: {reason}. Collect it again.", student=submission.student, reason=problem.strerror)) from problem
    return Carried(write_assignment(assignment), write_submission(submission.about), own, files)


def mark_carried(carried: Carried) -> bytes:
    """Mark a submission that was carried here, in a folder that is thrown away, and give the marking as JSON."""
    with TemporaryDirectory(prefix="musiclab-") as home:
        lesson, folder = Path(home) / "lesson", Path(home) / "submission"
        _unpack(carried.lesson, lesson)
        _unpack(carried.work, folder / WORK)
        (folder / NAME).write_bytes(carried.about)
        return write_marked(mark_job((lesson, read_assignment(carried.assignment), read_submission(folder))))


def _unpack(files: Mapping[str, bytes], home: Path) -> None:
    home.mkdir(parents=True)
    for name, data in files.items():
        parts = PurePosixPath(name).parts
        if not parts or ".." in parts or PurePosixPath(name).is_absolute():
            raise ClassroomError(say("The file {name} leads out of its folder, and is left where it is.", name=name[:60]))
        target = home.joinpath(*parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
