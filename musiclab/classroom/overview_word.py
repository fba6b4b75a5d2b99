"""The word ``overview``: how far a class has come in an assignment, drawn in a cell."""

from __future__ import annotations

from pathlib import Path

from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.summary import Summary, class_summary


def overview(folder: str | Path, assignment: str = "") -> Summary:
    """Sum up what a class has handed in: what most have not found yet, how much is there, and the levels: ``overview("class-9b")``.

    ``folder`` is that of the class; ``assignment`` one of its assignments, else the only one. ClassroomError where there is no class or no such assignment.
    """
    klass = ClassFolder(Path(folder))
    return class_summary(klass, klass.assignment(klass.meant(assignment)))
