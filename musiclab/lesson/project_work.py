"""A piece of work as it lies on the disk: a project folder or a song file, with the notebook and the progress that belong to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from musiclab.check.work import Work
from musiclab.errors import FileError
from musiclab.language import say
from musiclab.lesson.notebook_cells import code_cells
from musiclab.lesson.places import NOTEBOOK
from musiclab.lesson.progress_file import read_progress
from musiclab.project.takes import heard_in, takes_in
from musiclab.project.workspace import MARK
from musiclab.song.model import Song
from musiclab.song.wire import loads

if TYPE_CHECKING:
    from musiclab.listen.take import Hearing

SONG = "song.json"
TEXTS = (".md", ".txt")
MOST_TEXT = 200_000
MOST_SONG = 64_000_000


def read_work(path: Path, *, lesson: Path | None = None, start: Song | None = None, notebook: Path | None = None) -> Work:
    """Give the work in a project folder, or in a song file; FileError where there is no song that can be read.

    The code comes from ``notebook``, from a notebook or a Python file in the folder, or from the student's copy of ``lesson`` in the workspace around
    the project, and the results of exercises from beside it. Nothing of it is run.
    """
    folder = path if path.is_dir() else path.parent
    home = _lesson_home(folder, lesson)
    return Work(
        song=_song(path / SONG if path.is_dir() else path),
        takes=heard_in(folder),
        hears=hears_in(folder),
        cells=_cells(folder, home, notebook) if path.is_dir() or notebook else (),
        start=start,
        answers=read_progress(folder).exercises or (read_progress(home).exercises if home else {}),
        notes=read_notes(folder) if path.is_dir() else {},
    )


def hears_in(folder: Path) -> Callable[[str], Hearing]:
    """Give what listens to the takes of a project by their names."""

    def heard(name: str) -> Hearing:
        from musiclab.listen.take import hear

        samples, rate = takes_in(folder)(name)
        return hear(samples, rate)

    return heard


def _song(path: Path) -> Song:
    try:
        if path.stat().st_size > MOST_SONG:
            raise FileError(say("{path} is too large to be a song.", path=path))
        return loads(path.read_bytes())
    except OSError as problem:
        raise FileError(say("There is no song in {path}. Name the folder of one song, such as projects/first-beat.", path=path)) from problem


def _lesson_home(folder: Path, lesson: Path | None) -> Path | None:
    """Give the student's own copy of the lesson in the workspace around a project."""
    around = next((place for place in folder.resolve().parents if (place / MARK).is_dir()), None)
    home = around / "lessons" / lesson.name if around and lesson else None
    return home if home and home.is_dir() else None


def _cells(folder: Path, home: Path | None, notebook: Path | None) -> tuple[str, ...]:
    if notebook:
        return code_cells(notebook)
    inside = sorted(path for path in folder.iterdir() if path.suffix in (".ipynb", ".py") and path.is_file())
    files = inside or ([home / NOTEBOOK] if home else [])
    return tuple(cell for file in files for cell in code_cells(file))


def read_notes(folder: Path) -> dict[str, str]:
    """Give the texts in a project folder, such as credits.md, by their file names."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in TEXTS and path.is_file() and path.stat().st_size <= MOST_TEXT:
            found[path.name] = path.read_text("utf-8", errors="replace")
    return found
