"""Where a lesson is: in the package, or in a folder of its own that a teacher has made."""

from __future__ import annotations

from pathlib import Path

from musiclab.errors import LessonError
from musiclab.language import say
from musiclab.project.workspace import lessons_folder
from musiclab.song.limits import shown

CHECKS = "checks.py"
NOTEBOOK = "lesson.ipynb"


def all_lessons(folder: Path | None = None) -> tuple[Path, ...]:
    """Give the folders of the lessons that come with MusicLab, or those inside ``folder``, in order."""
    home = folder or lessons_folder()
    return tuple(sorted(path.parent for path in home.glob(f"*/{CHECKS}")))


def lesson_folder(name: str | Path) -> Path:
    """Give the folder of a lesson: of a path, or of one that comes with MusicLab by its name, its number or a part of its name.

    LessonError, with the names there are, where none or several fit.

    >>> lesson_folder("press play").name
    '00-press-play'
    """
    path = Path(name).expanduser()
    if (path / CHECKS).is_file():
        return path.resolve()
    asked = _plain(str(name))
    lessons = all_lessons()
    found = [lesson for lesson in lessons if asked in (_plain(lesson.name), _plain(lesson.name)[:2].strip())]
    found = found or [lesson for lesson in lessons if asked and asked in _plain(lesson.name)]
    if len(found) != 1:
        names = ", ".join(lesson.name for lesson in found or lessons)
        raise LessonError(say("There is no one lesson {name}. Use a folder with a {checks} in it, or one of: {names}.", name=shown(str(name)), checks=CHECKS, names=names))
    return found[0]


def lesson_around(folder: Path) -> Path:
    """Give the lesson that a notebook in ``folder`` belongs to: the folder itself where it has checks, or the one of its name.

    LessonError where the notebook is in no lesson.
    """
    for place in (folder, *folder.parents):
        if (place / CHECKS).is_file():
            return place
        same = next((lesson for lesson in all_lessons() if lesson.name == place.name), None)
        if same:
            return same
    raise LessonError(say("This notebook is in no lesson. Open the notebook in its lesson's folder, or say which one: check('beat', lesson='first beat')."))


def _plain(name: str) -> str:
    return " ".join(name.replace("-", " ").replace("_", " ").casefold().split())
