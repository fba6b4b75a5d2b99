"""Where a student works on an assignment: a folder in the workspace that is a little workspace of its own."""

from __future__ import annotations

import getpass
import json
import os
from dataclasses import dataclass
from pathlib import Path

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.assignment_json import NAME as ASSIGNMENT
from musiclab.classroom.assignment_json import read_assignment
from musiclab.classroom.fingerprints import identity
from musiclab.errors import ClassroomError
from musiclab.formats.replace_file import replacing
from musiclab.language import say
from musiclab.lesson.progress_word import HANDED_IN
from musiclab.project.workspace import MARK

ASSIGNMENTS = "assignments"
WHO = "me.json"
LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Workplace:
    """An assignment as a student has it, and the folder it is worked on in."""

    assignment: Assignment
    folder: Path

    @property
    def projects(self) -> Path:
        """The folder of its songs."""
        return self.folder / "projects"

    @property
    def receipts(self) -> Path:
        """The folder of what was handed in, in the workspace around it."""
        return workspace_around(self.folder) / HANDED_IN / self.assignment.lesson


def workplace_around(folder: Path) -> Workplace:
    """Give the assignment that a folder belongs to; ClassroomError where it belongs to none."""
    for place in (folder.absolute(), *folder.absolute().parents):
        if (place / ASSIGNMENT).is_file() and (place / MARK).is_dir():
            return Workplace(read_assignment((place / ASSIGNMENT).read_bytes()), place)
    raise ClassroomError(say("This is no assignment. Open the file that your teacher gave you: musiclab open FILE"))


def workspace_around(folder: Path) -> Path:
    """Give the workspace that an assignment lies in, or the assignment's own folder where it lies in none."""
    return next((place for place in folder.parents if (place / MARK).is_dir()), folder)


def who_works_here(folder: Path) -> str:
    """Give the name under which work was handed in from this workspace, of the hub's user where there is a hub; or nothing."""
    for place in (folder, workspace_around(folder)):
        try:
            found = json.loads((place / MARK / WHO).read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            continue
        if isinstance(found, dict) and isinstance(name := found.get("student"), str) and name:
            return name[:LONGEST_NAME]
    return os.environ.get("JUPYTERHUB_USER", "")[:LONGEST_NAME]


def remember_who(folder: Path, student: str) -> None:
    """Remember a name in the workspace; where that cannot be written, it is asked for again."""
    try:
        with replacing(workspace_around(folder) / MARK / WHO) as part:
            part.write_text(json.dumps({"student": student}, ensure_ascii=False) + "\n", "utf-8")
    except Exception:
        return


def known_here(assignment: Assignment, folder: Path) -> str:
    """Give the name to hand in under, where it is known: as it was told, or the account's, where the class knows that one."""
    told = who_works_here(folder)
    if told:
        return told
    try:
        account = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
    return account if identity(assignment.id, account, assignment.known) else ""


def check_student(assignment: Assignment, name: str) -> str:
    """Give a name as work is handed in under it; ClassroomError where the class does not know it."""
    plain = " ".join(name.split())
    if not plain or len(plain) > LONGEST_NAME or not plain.isprintable():
        raise ClassroomError(say("Say who you are: your name as it is in the class list, such as Mira Sato."))
    if assignment.known and not identity(assignment.id, plain, assignment.known):
        raise ClassroomError(say("{name} is not in the list of {klass}. Write your name as your teacher has it, or ask which name that is.", name=plain, klass=assignment.class_name or say("the class")))
    return plain
