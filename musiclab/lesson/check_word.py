"""The word ``check``: what a student says in a lesson's notebook to have a piece listened to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from musiclab.check.rule import as_work
from musiclab.check.work import Work
from musiclab.errors import LessonError
from musiclab.language import say
from musiclab.lesson.desk import Bench, CheckDesk
from musiclab.lesson.loading import load_lesson, start_of
from musiclab.lesson.places import lesson_around, lesson_folder
from musiclab.lesson.progress_file import read_progress
from musiclab.lesson.project_work import hears_in, read_notes, read_work
from musiclab.project.live import LiveSong, close_songs_in, find_open
from musiclab.project.takes import heard_in
from musiclab.project.workspace import projects_elsewhere, projects_folder
from musiclab.song.limits import shown
from musiclab.song.model import Song

if TYPE_CHECKING:
    from musiclab.widgets.report import Report

Make = Callable[[int], object]


def check(task: str, song: LiveSong | str | None = None, *, make: Make | None = None, lesson: str | None = None) -> Report:
    """Listen to what you have made, and say what is right and what could come next: ``check("beat")``.

    It listens to the song that the lesson's task is about, or to ``song``: an open song, or the name of one of yours. ``make`` is a function of yours that
    makes the song from a seed, for tasks about chance. ``lesson`` names a lesson where the notebook is not in one. LessonError, in a sentence, where there
    is no such task or song.
    """
    folder = lesson_folder(lesson) if lesson else lesson_around(Path.cwd())
    asked = load_lesson(folder).task(task)
    where = _project(song if song is not None else asked.song)
    here = Path.cwd()
    keep = here if here.name == folder.name else None  # progress belongs beside the lesson's own notebook, and nowhere else
    bench = Bench(lambda: _work(where, folder, here, make), where, keep)
    from musiclab.widgets.report import Report

    return Report(CheckDesk(asked, bench))


def _project(song: LiveSong | str) -> Path:
    """Give the project folder of a song: an open one, or one of the student's by its name."""
    if isinstance(song, LiveSong):
        return song.folder
    if not isinstance(song, str) or not song:
        raise LessonError(say("{song} came as the song. Give an open song, or the name of one: check('beat', 'my-walk').", song=shown(song)))
    folder = projects_folder() / song
    if find_open(folder) is None and not (folder / "song.json").is_file():
        raise LessonError(say("There is no song {song} yet. Run the cell above that begins with open_song({song}).", song=repr(song)))
    return folder


def _work(project: Path, lesson: Path, keep: Path, make: Make | None) -> Work:
    """Give the work as it is now: the open song with everything in it, or the saved one."""
    live = find_open(project)
    if live is None:
        return read_work(project, lesson=lesson, start=start_of(lesson))
    return Work(
        song=live.value,
        takes=heard_in(project),
        hears=hears_in(project),
        cells=_cells_run(),
        start=start_of(lesson),
        answers=read_progress(keep).exercises,
        notes=read_notes(project),
        make=None if make is None else lambda seed: _made(make, seed),
    )


def _made(make: Make, seed: int) -> Song:
    """Make the song from a seed in a folder that is thrown away, with the function as it was written last."""
    with TemporaryDirectory() as folder, projects_elsewhere(Path(folder)):
        try:
            return as_work(_as_it_is_now(make)(seed)).song
        finally:
            close_songs_in(Path(folder))


def _as_it_is_now(make: Make) -> Make:
    """Give the function of the same name that the notebook has now: it may have been written anew since."""
    try:
        from IPython import get_ipython
    except ImportError:
        return make
    shell = get_ipython()
    found = shell.user_ns.get(getattr(make, "__name__", ""), make) if shell is not None else make
    return found if callable(found) else make


def _cells_run() -> tuple[str, ...]:
    """Give the code that was run in this notebook, in the order it was run; the last version of a cell comes last."""
    try:
        from IPython import get_ipython
    except ImportError:
        return ()
    shell = get_ipython()
    history = shell.user_ns.get("In", []) if shell is not None else []
    return tuple(dict.fromkeys(str(cell) for cell in history if cell))
