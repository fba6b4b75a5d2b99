"""The word ``progress``: which lessons are begun, checked and handed in, from the student's own files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.lesson.loading import load_lesson
from musiclab.lesson.places import NOTEBOOK, all_lessons
from musiclab.lesson.progress_file import Progress, read_progress
from musiclab.project.workspace import MARK, projects_folder

HANDED_IN = "handed-in"
"""The folder of the workspace in which receipts lie, in a folder for each lesson."""


@dataclass(frozen=True, slots=True)
class LessonState:
    """One lesson of a workspace: its folder's name and title, how many of its tasks are there, and whether it was begun and handed in."""

    name: str
    title: str
    tasks: int
    done: int
    begun: bool
    handed_in: bool

    @property
    def words(self) -> str:
        """Its state in words."""
        if self.handed_in:
            return say("handed in")
        if self.done == self.tasks:
            return say("all checks are there")
        if self.done or self.begun:
            return say("begun: {done} of {tasks} tasks", done=self.done, tasks=self.tasks)
        return say("not begun")


class ProgressTable:
    """The lessons of a workspace, as a table that a notebook shows."""

    def __init__(self, states: tuple[LessonState, ...]) -> None:
        self.states = states

    def __str__(self) -> str:
        return "\n".join(f"{state.name[:2]}  {state.title}: {state.words}" for state in self.states) or say("There are no lessons here.")

    __repr__ = __str__

    def _repr_html_(self) -> str:
        heads = "".join(f'<th scope="col" style="text-align:left">{escape(head)}</th>' for head in (say("Lesson"), say("Tasks"), say("How far")))
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(map(_row, self.states))}</tbody></table>"


def progress(folder: Path | str | None = None) -> ProgressTable:
    """Show which lessons are begun, checked and handed in, in the workspace around this notebook, or in another one's ``folder``."""
    workspace = Path(folder).expanduser() if folder is not None else projects_folder().parent
    return ProgressTable(tuple(states_in(workspace)))


def states_in(workspace: Path) -> Iterator[LessonState]:
    """Give the state of each lesson that comes with MusicLab."""
    for lesson in all_lessons():
        try:
            asked = load_lesson(lesson)
        except MusicLabError:
            continue
        home = workspace / "lessons" / lesson.name
        kept = read_progress(home)
        done = sum(kept.tasks[task.name].passed for task in asked.tasks if task.name in kept.tasks)
        handed = any((workspace / HANDED_IN / lesson.name).glob("*"))
        yield LessonState(lesson.name, asked.title, len(asked.tasks), done, _begun(workspace, home, lesson, kept), handed)


def _begun(workspace: Path, home: Path, lesson: Path, kept: Progress) -> bool:
    """Say whether something was checked, or the student's copy of the notebook is other than the lesson's own."""
    if kept.tasks or kept.exercises:
        return True
    mine, ours = home / NOTEBOOK, lesson / NOTEBOOK
    try:
        return (workspace / MARK).is_dir() and mine.read_bytes() != ours.read_bytes()
    except OSError:
        return False


def _row(state: LessonState) -> str:
    sign = "✓" if state.handed_in or state.done == state.tasks else "→" if state.begun or state.done else "○"
    link = f'<a href="{escape(state.name, quote=True)}/{NOTEBOOK}">{escape(state.name[:2])} {escape(state.title)}</a>'
    return f'<tr><th scope="row" style="text-align:left">{link}</th><td>{state.done} / {state.tasks}</td><td style="text-align:left">{sign} {escape(state.words)}</td></tr>'
