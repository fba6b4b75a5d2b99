"""Reading what a lesson asks for: the ``LESSON`` of its ``checks.py``, which its teacher wrote."""

from __future__ import annotations

import runpy
from pathlib import Path
from traceback import extract_tb

from musiclab.check.task import Lesson
from musiclab.errors import LessonError, MusicLabError
from musiclab.language import say
from musiclab.lesson.places import CHECKS
from musiclab.song.model import Song
from musiclab.song.wire import loads

START = "start.json"
_known: dict[Path, tuple[int, Lesson]] = {}


def load_lesson(folder: Path) -> Lesson:
    """Give what the lesson in ``folder`` asks for; read again when its file has changed.

    LessonError, with the line, where the file cannot be read or has no ``LESSON``.
    """
    path = folder / CHECKS
    try:
        changed = path.stat().st_mtime_ns
        if path not in _known or _known[path][0] != changed:
            _known[path] = (changed, _lesson_in(path))
    except OSError as problem:
        raise LessonError(say("The lesson {folder} cannot be read: {reason}.", folder=folder, reason=problem.strerror)) from problem
    return _known[path][1]


def start_of(folder: Path) -> Song | None:
    """Give the song that a lesson begins with, or None where it begins with nothing."""
    path = folder / START
    try:
        return loads(path.read_bytes()) if path.is_file() else None
    except (OSError, MusicLabError) as problem:
        raise LessonError(say("The song that {folder} begins with cannot be read: {problem}", folder=folder.name, problem=problem)) from problem


def _lesson_in(path: Path) -> Lesson:
    try:
        lesson = runpy.run_path(str(path)).get("LESSON")
    except OSError:
        raise
    except Exception as problem:
        where = next((frame.lineno for frame in reversed(extract_tb(problem.__traceback__)) if frame.filename == str(path)), None)
        line = say("line {line}", line=getattr(problem, "lineno", None) or where or "?")
        raise LessonError(say("{path}, {line}: {problem}", path=path, line=line, problem=problem)) from problem
    if not isinstance(lesson, Lesson):
        raise LessonError(say("{path} has no LESSON. Write LESSON = Lesson('Title', (Task(...),)), as in the other lessons.", path=path))
    return lesson
