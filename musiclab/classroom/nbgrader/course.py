"""A course of nbgrader, filled from a class: the lesson with grade cells, and every student's work where nbgrader looks for it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from tempfile import mkdtemp

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.assignment_json import NAME as ASSIGNMENT
from musiclab.classroom.class_folder import ClassFolder, write_whole
from musiclab.classroom.nbgrader.notebooks import Cell, grade_cells, lesson_notebook, student_notebook
from musiclab.classroom.submission import NAME as ABOUT
from musiclab.classroom.submission import WORK, Submission
from musiclab.errors import ClassroomError, FileError
from musiclab.language import say
from musiclab.lesson.loading import START, load_lesson
from musiclab.lesson.places import CHECKS, NOTEBOOK

CONFIG, SNIPPET = "nbgrader_config.py", "nbgrader_config_musiclab.py"
MOST_KILOBYTES = 2_000_000
"""How large a submission may be there: recordings are larger than nbgrader's usual 100 MB."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What was put into a course: the students, and sentences about what was mended or left as it was."""

    course: Path
    students: tuple[str, ...]
    said: dict[str, str] = field(default_factory=dict)


def to_nbgrader(klass: ClassFolder, assignment: Assignment, course: Path, *, run_code: bool = False) -> Filled:
    """Put an assignment and its newest submissions into the folder of a course of nbgrader, and give what was done.

    Afterwards ``nbgrader generate_assignment``, ``autograde --create`` and ``export`` work as they do for any other assignment. Work that nbgrader
    itself has collected is left as it is. Students' code is kept to be read, and run there only with ``run_code``: nbgrader runs it with the teacher's
    rights. ClassroomError where the course cannot be written.
    """
    lesson = klass.lesson(assignment.id)
    asked = load_lesson(lesson)
    grades = grade_cells(assignment, [asked.task(name) for name in assignment.tasks])
    try:
        _source(lesson, course / "source" / assignment.id, grades)
        said = {}
        latest = klass.latest(assignment.id)
        for student, submission in latest.items():
            said[student] = _submitted(submission, course / "submitted" / student / assignment.id, grades, run_code=run_code)
        _config(klass, course)
    except (OSError, FileError) as problem:
        raise ClassroomError(say("The course in {course} cannot be filled: {reason}.", course=course, reason=getattr(problem, "strerror", None) or problem)) from problem
    return Filled(course, tuple(latest), {student: sentence for student, sentence in said.items() if sentence})


def _source(lesson: Path, home: Path, grades: Sequence[Cell]) -> None:
    """Write the teacher's side: the notebook with its grade cells, and what they listen with. It has no file that a student hands in."""
    home.mkdir(parents=True, exist_ok=True)
    write_whole(home / NOTEBOOK, lesson_notebook(lesson / NOTEBOOK, grades))
    for name in (ASSIGNMENT, CHECKS, START):
        if (lesson / name).is_file():
            write_whole(home / name, (lesson / name).read_bytes())


def _submitted(submission: Submission, home: Path, grades: Sequence[Cell], *, run_code: bool) -> str:
    """Write one student's side whole or not at all: the work in a folder of its own, where nothing of the source can fall over it."""
    if home.exists() and not (home / ABOUT).is_file():
        return say("nbgrader has collected something here itself. It was left as it is.")
    home.parent.mkdir(parents=True, exist_ok=True)
    part = Path(mkdtemp(prefix=".part-", dir=home.parent))
    try:
        notebook, said = student_notebook(submission.work / NOTEBOOK, grades, run_code=run_code)
        shutil.copytree(submission.work, part / WORK, symlinks=True)
        shutil.copyfile(submission.folder / ABOUT, part / ABOUT)
        (part / NOTEBOOK).write_bytes(notebook)
        if submission.handed_in:
            (part / "timestamp.txt").write_text(f"{submission.handed_in.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC", "utf-8")
        part.chmod(0o755)
        shutil.rmtree(home, ignore_errors=True)
        part.rename(home)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return said


def _kept_names(submissions: Sequence[Submission]) -> list[str]:
    """Name every file that students have handed in, so that no file of the source ever takes its place."""
    names = {path.relative_to(one.folder).as_posix() for one in submissions for path in one.work.rglob("*") if path.is_file()}
    return sorted({*names, ABOUT})


def _config(klass: ClassFolder, course: Path) -> None:
    """Write what nbgrader has to know; a config that is there already is the teacher's, and stays: it takes ours in with one line."""
    there = [one.id for one in klass.assignments() if (course / "source" / one.id).is_dir()]
    kept = {id: _kept_names(list(klass.latest(id).values())) for id in there}
    lines = [
        f"# Written by MusicLab for the class {klass.name!r}. In your own {CONFIG}: load_subconfig({SNIPPET!r})",
        "c = get_config()",
        f"c.CourseDirectory.max_dir_size = {MOST_KILOBYTES}  # kB: recordings",
        f"c.CourseDirectory.max_file_size = {MOST_KILOBYTES}",
        *(f"c.Autograde.exclude_overwriting.update({{{id!r}: {names!r}}})" for id, names in kept.items()),
    ]
    write_whole(course / SNIPPET, ("\n".join(lines) + "\n").encode())
    if not (course / CONFIG).exists():
        write_whole(course / CONFIG, f"c = get_config()\nc.CourseDirectory.root = {str(course.absolute())!r}\nload_subconfig({SNIPPET!r})\n".encode())
