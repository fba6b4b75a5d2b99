"""The points of a submission: what the checks count, and the teacher's levels beside them."""

from __future__ import annotations

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.marked import Marked
from musiclab.classroom.teacher_mark import TeacherMark


def total_points(assignment: Assignment, marked: Marked | None, mark: TeacherMark | None) -> float:
    """Give the points: the teacher's own total where there is one, else credit times points for the checks, and the points of each level.

    >>> from musiclab.classroom.rubric import Criterion
    >>> asked = Assignment("beat", "Beat", "01", ("beat",), rubric=(Criterion("Groove"),), points=10)
    >>> total_points(asked, None, TeacherMark("mira", "beat", "", {"Groove": 1}))
    2.0
    """
    if mark is not None and mark.points is not None:
        return mark.points
    levels = mark.levels if mark else {}
    heard = sum(criterion.points_at(levels[criterion.name]) for criterion in assignment.rubric if criterion.name in levels)
    return (marked.credit * assignment.points if marked else 0.0) + heard
