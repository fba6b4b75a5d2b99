"""``musiclab class to-nbgrader``: an assignment and what was handed in, put into a course of nbgrader."""

from __future__ import annotations

from pathlib import Path

from musiclab.classroom.nbgrader import to_nbgrader
from musiclab.cli.classes import find_class
from musiclab.language import say


def class_to_nbgrader(folder: Path | None, assignment: str, course: Path, *, run_code: bool, quiet: bool) -> None:
    """Fill the course and say what comes next; ``run_code`` lets nbgrader run students' own cells, with the rights of whoever marks."""
    klass = find_class(folder)
    filled = to_nbgrader(klass, klass.assignment(assignment), course, run_code=run_code)
    if quiet:
        return
    print(say("{count} students are in {course}.", count=len(filled.students), course=course))
    for student, sentence in sorted(filled.said.items()):
        print(f"  {klass.who(student).name}: {sentence}")
    print(say("Next, in that folder: nbgrader generate_assignment {id} --create, nbgrader autograde {id} --create, nbgrader export", id=assignment))
