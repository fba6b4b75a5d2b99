"""``musiclab class return``: the pages that students get back."""

from __future__ import annotations

from collections.abc import Sequence
from getpass import getuser
from pathlib import Path

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.returning.returning import Returned, Which, return_class
from musiclab.cli.classes import find_class
from musiclab.cli.progress import LateBar
from musiclab.language import say


def return_work(folder: Path | None, assignment: str, students: Sequence[str], *, unmarked: bool, again: bool, who: str, quiet: bool) -> None:
    """Give back what is marked in an assignment, to these students or to all, and say where the pages are."""
    klass = find_class(folder)
    asked = klass.assignment(assignment)
    meant = tuple(_id(klass, asked, name) for name in students) or None
    with LateBar(say("Giving back"), 1, quiet=quiet) as bar:
        done = return_class(klass, asked, Which(meant, unmarked, again), who=who or _me(), progress=bar)
    if not quiet:
        _tell(klass, asked, done)


def _id(klass: ClassFolder, assignment: Assignment, name: str) -> str:
    latest = klass.latest(assignment.id)
    found = klass.roster.match(name)
    if name in latest or found is None:
        return name
    return found.id


def _me() -> str:
    try:
        return getuser()
    except (OSError, KeyError):  # an account without a name
        return ""


def _tell(klass: ClassFolder, assignment: Assignment, done: Returned) -> None:
    folder = klass.returned(assignment.id)
    print(say("{count} given back: {folder} holds a page for each student, and a file that shows the comments in their song.", count=len(done.now), folder=folder))
    for id in done.now:
        print(f"  {klass.who(id).name}: {folder / id}.html")
    if done.before:
        print(say("{count} were given back before, and nothing is new.", count=len(done.before)))
    if done.unmarked:
        names = ", ".join(klass.who(id).name for id in done.unmarked)
        print(say("Not marked yet, so not given back: {names}. To give it back as it is, add --unmarked", names=names))
