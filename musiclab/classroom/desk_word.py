"""The word ``desk``: the teacher's desk of a class, in a notebook."""

from __future__ import annotations

from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.teacher_desk.marking_desk import MarkingDesk

if TYPE_CHECKING:
    from musiclab.widgets.teacher_desk import TeacherDesk


def desk(folder: str | Path, assignment: str = "") -> TeacherDesk:
    """Open the desk of a class: listen to what was handed in, mark it, and write to those who made it.

    ``folder`` is that of the class, such as "class-9b"; ``assignment`` one of its assignments, else the last that somebody has handed in. ClassroomError
    where there is no class or no assignment. Nothing that was handed in is run.
    """
    from musiclab.widgets.teacher_desk import TeacherDesk

    return TeacherDesk(MarkingDesk(ClassFolder(Path(folder)), assignment, who=_who()))


def _who() -> str:
    """Give the name under which somebody works at this computer; empty where it has none."""
    try:
        return getuser()[:200]
    except (KeyError, OSError, ImportError):
        return ""
