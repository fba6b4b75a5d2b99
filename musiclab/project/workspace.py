"""The workspace: a folder with lessons and projects, where a student's work is never overwritten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from musiclab.errors import FileError, ProjectError
from musiclab.formats.replace_file import replacing
from musiclab.language import say

MARK = ".musiclab"
FIRST_LESSON = "lessons/00-press-play/lesson.ipynb"
TO_STUDENTS = (".ipynb", ".md", ".json", ".png")
NOT_TO_STUDENTS = ("answers", "near-misses", "teacher.md", "checks.py")


_elsewhere: ContextVar[Path | None] = ContextVar("projects elsewhere", default=None)


@contextmanager
def projects_elsewhere(folder: Path) -> Iterator[None]:
    """Let songs be opened in another folder for a while, so that trying something leaves the student's own as they are."""
    token = _elsewhere.set(folder)
    try:
        yield
    finally:
        _elsewhere.reset(token)


def projects_folder(start: Path | None = None) -> Path:
    """Give the folder of projects: of the workspace around ``start`` (the current folder), or beside it."""
    if start is None and (elsewhere := _elsewhere.get()):
        return elsewhere
    start = (start or Path.cwd()).resolve()
    workspace = next((folder for folder in (start, *start.parents) if (folder / MARK).is_dir()), start)
    return workspace / "projects"


def lessons_folder() -> Path:
    """Give the folder that the lessons come from: in the package, or beside it in a checkout."""
    package = Path(str(files("musiclab")))
    for folder in (package / "lessons", package.parent / "lessons"):
        if folder.is_dir():
            return folder
    raise ProjectError(say("The lessons are not where they should be. Install MusicLab again."))


def prepare_workspace(folder: Path, *, lessons: Path | None = None) -> list[str]:
    """Make or open a workspace and bring its lessons up to date.

    A lesson file is copied when it is missing, and brought up to date only while it is exactly as it was copied. Gives the
    names of files that have a newer version and were left alone because somebody has worked in them. Lessons
    that are as they came are marked as trusted, so that their widgets show at once. ProjectError where the folder
    cannot be written to.
    """
    source = lessons or lessons_folder()
    try:
        for name in (MARK, "lessons", "projects"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        copied = _read_copied(folder)
        kept = [name for path in _lesson_files(source) if (name := _bring(path, source, folder, copied))]
        _write(folder / MARK / "copied.json", json.dumps(copied, indent=1, sort_keys=True).encode())
    except (OSError, FileError) as problem:
        reason = (problem.strerror or str(problem)) if isinstance(problem, OSError) else str(problem)
        raise ProjectError(
            say("The workspace {folder} cannot be made: {reason}. Name a folder of your own: musiclab lab FOLDER", folder=folder, reason=reason.rstrip("."))
        ) from problem
    return kept


def _lesson_files(source: Path) -> list[Path]:
    found = (path for path in sorted(source.rglob("*")) if path.is_file() and path.suffix in TO_STUDENTS)
    return [path for path in found if not set(path.relative_to(source).parts) & set(NOT_TO_STUDENTS)]


def _bring(path: Path, source: Path, folder: Path, copied: dict[str, str]) -> str:
    """Copy one lesson file where that harms nothing; give its name where a newer version was held back."""
    name = f"lessons/{path.relative_to(source).as_posix()}"
    data, target = path.read_bytes(), folder / name
    ours, before = _digest(data), copied.get(name)
    there = _digest(target.read_bytes()) if target.exists() else before
    if there not in (before, ours):  # somebody has worked in it
        return name if ours != before else ""
    if there != ours or not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, data)
    copied[name] = ours
    if target.suffix == ".ipynb":
        trust(target)
    return ""


def trust(notebook: Path) -> None:
    """Mark a notebook as trusted, as ``jupyter trust`` does: the widgets of untrusted ones do not show."""
    from importlib import import_module

    notebook_file = import_module("nbformat").read(notebook, as_version=4)
    import_module("nbformat.sign").NotebookNotary().sign(notebook_file)


def _read_copied(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / MARK / "copied.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in found.items()} if isinstance(found, dict) else {}


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _write(path: Path, data: bytes) -> None:
    with replacing(path) as part:
        part.write_bytes(data)
