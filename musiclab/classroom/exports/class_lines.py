"""The marks of a class as lines: everybody who is expected, with points where something is marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.exports.rows import Line
from musiclab.classroom.gradebook import Gradebook
from musiclab.classroom.marked import Marked
from musiclab.classroom.teacher_mark import TeacherMark
from musiclab.classroom.total import total_points


def class_lines(klass: ClassFolder, assignment: Assignment) -> tuple[Line, ...]:
    """Give a line for every student in the order of the class list; each member of a group has the group's points."""
    with Gradebook(klass.gradebook_url) as book:
        marked, marks = book.marked(assignment.id), book.teacher(assignment.id)
    lines: list[Line] = []
    for who in klass.expected(assignment):
        line = _line(who.id, who.name, assignment, marked.get(who.id), marks.get(who.id))
        lines += _each(klass, line)
    return tuple(lines)


def _line(id: str, name: str, assignment: Assignment, marked: Marked | None, mark: TeacherMark | None) -> Line:
    """A mark that the teacher has set aside, or only begun, is not given out yet; without a teacher's word the checks count."""
    if mark is not None and mark.state in ("open", "later"):
        return Line(id, name, None)
    points = None if marked is None and mark is None else round(total_points(assignment, marked, mark), 2)
    return Line(id, name, points, mark.words if mark else "")


def _each(klass: ClassFolder, line: Line) -> Iterator[Line]:
    members = klass.roster.group(line.id)
    yield from [replace(line, id=one.id, name=one.name) for one in members] or [line]
