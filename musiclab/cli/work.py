"""The commands of a student in a class: ``musiclab open`` and ``musiclab hand-in``."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from musiclab.classroom.handing_in import hand_in_work
from musiclab.classroom.missing import not_yet_there
from musiclab.classroom.opening import open_assignment
from musiclab.classroom.returning.opening import open_feedback
from musiclab.classroom.workplace import Workplace, check_student, known_here, workplace_around
from musiclab.cli.progress import late_word
from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.project.workspace import MARK


def open_file(file: Path, folder: Path | None, *, student: str, lab: bool, quiet: bool) -> int:
    """Open an assignment's file in a workspace, and JupyterLab on it unless that is not wanted, or put what came back into its songs; give the exit code."""
    workspace = (folder or _workspace_here()).expanduser().resolve()
    if file.suffix.lower() == ".json":
        feedback = open_feedback(file.expanduser(), workspace)
        print(say("The comments on {title} are in your songs. Open the assignment, and play: song.player()", title=feedback.title))
        return 0
    place = open_assignment(file.expanduser(), workspace, student=student)
    if not quiet:
        due = say("It is due {due}.", due=place.assignment.due_words) if place.assignment.due else ""
        print(say("{title} is in {folder}.", title=place.assignment.title, folder=place.folder), due)
    if not lab:
        return 0
    from musiclab.cli.lab import open_lab

    notebook = (place.folder / "lesson.ipynb").relative_to(workspace).as_posix()
    return open_lab(workspace, [f"--LabApp.default_url=/lab/tree/{notebook}"], quiet=quiet)


def hand_in_folder(folder: Path | None, *, student: str, anyway: bool, to: Path | None, history: bool, quiet: bool) -> bool:
    """Hand in an assignment; what is not there yet is said first, and then it is handed in only when that is wanted. Give whether it was."""
    place = workplace_around(folder or Path.cwd()) if folder is None or (folder / "assignment.json").exists() else _only_one(folder)
    name = check_student(place.assignment, student or known_here(place.assignment, place.folder))
    now = datetime.now(UTC)
    with late_word(say("Listening to your work."), quiet=quiet):
        open_things = not_yet_there(place, student=name, now=now)
    for sentence in open_things:
        print(say("Not yet: {words}", words=sentence))
    if open_things and not anyway and not _wants_to():
        print(say("Nothing was handed in. Go on with it, or hand it in as it is: musiclab hand-in --anyway"))
        return False
    with late_word(say("Packing your work."), quiet=quiet):
        receipt = hand_in_work(place, name, now=now, to=to, history=history)
    print(receipt)
    return True


def _wants_to() -> bool:
    """Ask at a terminal whether it is to be handed in as it is; elsewhere nobody can answer."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return input(say("Hand it in as it is? [y/N] ")).strip().lower()[:1] in ("y", say("y"))


def _only_one(folder: Path) -> Workplace:
    found = sorted(path.parent for path in folder.glob("assignments/*/assignment.json"))
    if len(found) != 1:
        names = ", ".join(str(path) for path in found)
        raise ClassroomError(say("Say which assignment: {names}", names=names) if found else say("There is no assignment in {folder}. Open the file that your teacher gave you: musiclab open FILE", folder=folder))
    return workplace_around(found[0])


def _workspace_here() -> Path:
    """Give the workspace around this folder, or the usual one."""
    around = next((place for place in (Path.cwd(), *Path.cwd().parents) if (place / MARK).is_dir() and not (place / "assignment.json").exists()), None)
    return around or Path(os.environ.get("MUSICLAB_WORKSPACE") or Path.home() / "MusicLab")
