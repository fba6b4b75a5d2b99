"""Files from the teacher that somebody has put into the workspace: assignments are opened there by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from os.path import relpath
from pathlib import Path
from urllib.parse import quote

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.assignment_json import NAME as ASSIGNMENT
from musiclab.classroom.assignment_json import read_assignment
from musiclab.classroom.opening import open_assignment
from musiclab.classroom.parcel.opening import open_parcel
from musiclab.classroom.returning.opening import open_feedback
from musiclab.classroom.workplace import ASSIGNMENTS, Workplace, who_works_here, workspace_around
from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.lesson.places import NOTEBOOK

MOST_FILES = 200


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The assignments of a workspace, and what stands in the way of others, in sentences. A notebook shows it as a table with links."""

    places: tuple[Workplace, ...]
    trouble: tuple[str, ...] = ()

    def __str__(self) -> str:
        rows = [f"{place.assignment.title}: {_due(place.assignment) or say('no due time')}" for place in self.places]
        return "\n".join([*rows, *self.trouble]) or say("There is no assignment here yet. Drag the file that your teacher gave you into the file list, and run this again.")

    __repr__ = __str__

    def _repr_html_(self) -> str:
        if not self.places and not self.trouble:
            return f"<p>{escape(str(self))}</p>"
        rows = "".join(_row(place) for place in self.places)
        said = "".join(f"<p>{escape(sentence)}</p>" for sentence in self.trouble)
        heads = "".join(f'<th scope="col" style="text-align:left">{escape(head)}</th>' for head in (say("Assignment"), say("Due"), say("Handed in")))
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{said}"


def take_in(workspace: Path) -> TakenIn:
    """Open the assignments whose files lie in the workspace, and what came back of them, and give all that are there. What somebody has worked in stays as it is."""
    trouble = []
    for file in _assignment_files(workspace):
        try:
            open_assignment(file, workspace, student=who_works_here(workspace / ASSIGNMENTS))
        except MusicLabError as problem:
            trouble.append(f"{file.name}: {problem}")
    for file in sorted(workspace.glob("*.feedback.json"))[:MOST_FILES]:
        try:
            open_feedback(file, workspace)
        except MusicLabError as problem:
            trouble.append(f"{file.name}: {problem}")
    return TakenIn(tuple(_places(workspace)), tuple(trouble))


def assignments(folder: Path | str | None = None) -> TakenIn:
    """Show the assignments of the workspace around this notebook, and open those whose files were put there."""
    here = Path(folder).expanduser() if folder is not None else Path.cwd()
    return take_in(workspace_around(here / "here"))


def _assignment_files(workspace: Path) -> Iterator[Path]:
    """Give the zips at the top of a workspace that hold an assignment."""
    for file in sorted(workspace.glob("*.zip"))[:MOST_FILES]:
        try:
            with open_parcel(file) as parcel:
                if parcel.find(ASSIGNMENT) is not None:
                    yield file
        except MusicLabError:
            continue


def _places(workspace: Path) -> Iterator[Workplace]:
    for path in sorted((workspace / ASSIGNMENTS).glob(f"*/{ASSIGNMENT}")):
        try:
            yield Workplace(read_assignment(path.read_bytes()), path.parent)
        except (OSError, MusicLabError):
            continue


def _due(assignment: Assignment) -> str:
    return say("due {due}", due=assignment.due_words) if assignment.due else ""


def _row(place: Workplace) -> str:
    count = sum(1 for file in place.receipts.glob(f"{place.assignment.id}--*.zip"))
    handed = say("{count} times", count=count) if count > 1 else say("yes") if count else say("not yet")
    address = quote(Path(relpath(place.folder / NOTEBOOK)).as_posix())  # from the notebook that shows it
    link = f'<a href="{address}">{escape(place.assignment.title)}</a>'
    return f'<tr><th scope="row" style="text-align:left">{link}</th><td style="text-align:left">{escape(place.assignment.due_words)}</td><td>{escape(handed)}</td></tr>'
