"""A new lesson, made by copying one: its teacher changes what it says and what it asks for."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree

from musiclab.errors import LessonError
from musiclab.language import say
from musiclab.lesson.places import CHECKS, lesson_folder
from musiclab.song.limits import shown

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NOT_COPIED = ("__pycache__", ".ipynb_checkpoints", "progress.json")


def new_lesson(name: str, *, like: str, folder: Path) -> Path:
    """Make ``folder/name``, a copy of the lesson ``like``, and give its path; LessonError where there is one already.

    The name is in small letters, figures and hyphens, such as ``20-our-school-song``.
    """
    if not NAME.fullmatch(name):
        raise LessonError(say("{name} is no name for a lesson. Use small letters, figures and hyphens, such as 20-our-school-song.", name=shown(name)))
    source, target = lesson_folder(like), folder / name
    if target.exists():
        raise LessonError(say("There is something in {target} already. Choose another name.", target=target))
    try:
        copytree(source, target, ignore=ignore_patterns(*NOT_COPIED))
    except OSError as problem:
        rmtree(target, ignore_errors=True)
        raise LessonError(say("The lesson cannot be made in {folder}: {reason}.", folder=folder, reason=problem.strerror or problem)) from problem
    _retitle(target / CHECKS, name)
    return target


def _retitle(checks: Path, name: str) -> None:
    """Give the copy its own name as the title of its LESSON."""
    title = re.sub(r"^\d+-", "", name).replace("-", " ").capitalize()
    text = checks.read_text("utf-8")
    checks.write_text(re.sub(r'(LESSON = Lesson\(\s*)"[^"]*"', lambda found: f'{found[1]}"{title}"', text, count=1), "utf-8")
