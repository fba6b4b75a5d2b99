"""``musiclab check``: a lesson's checks on a project, or on a whole folder of projects."""

from __future__ import annotations

import json
from pathlib import Path

from musiclab.check.report import Report, report_of
from musiclab.check.report_json import report_json
from musiclab.check.task import Lesson, Task
from musiclab.cli.progress import LateBar
from musiclab.errors import FileError, MusicLabError
from musiclab.language import say
from musiclab.lesson.loading import load_lesson, start_of
from musiclab.lesson.places import lesson_folder
from musiclab.lesson.project_work import read_work
from musiclab.song.model import Song

SONG = "song.json"


def check_work(lesson: str, path: Path, *, task: str, notebook: Path | None, as_json: bool, quiet: bool) -> bool:
    """Check the project at ``path``, or every project in that folder, and say what was heard; give whether all passed."""
    folder = lesson_folder(lesson)
    asked, start = load_lesson(folder), start_of(folder)
    if task:
        asked.task(task)  # a name that is none is refused before anything is listened to
    projects = _projects(path)
    rows: list[tuple[Path, Report, Song]] = []
    troubles: dict[Path, str] = {}
    with LateBar(say("Checking"), len(projects), quiet=quiet or as_json) as progress:
        for done, project in enumerate(projects, 1):
            try:
                work = read_work(project, lesson=folder, start=start, notebook=notebook)
                rows += [(project, report_of(each, work), work.song) for each in _tasks(asked, project, task)]
            except MusicLabError as problem:
                troubles[project] = str(problem)
            progress(done)
    if as_json:
        print(json.dumps(_as_json(rows, troubles), ensure_ascii=False, indent=2))
    else:
        _tell(rows, troubles, many=len(projects) > 1)
    return not troubles and all(report.passed for _, report, _ in rows)


def _projects(path: Path) -> tuple[Path, ...]:
    """Give the project itself, or the projects and song files in a folder of them."""
    if path.is_file() or (path / SONG).is_file():
        return (path,)
    found = tuple(sorted(one for one in path.glob("*") if (one / SONG).is_file() or (one.suffix == ".json" and one.is_file()))) if path.is_dir() else ()
    if not found:
        raise FileError(say("There is no song in {path}. Name the folder of one song, such as projects/first-beat, or a folder of such folders.", path=path))
    return found


def _tasks(lesson: Lesson, project: Path, name: str) -> tuple[Task, ...]:
    """Give the task that was named; else those about a song of this name; else the last one, which is the lesson's own piece."""
    if name:
        return (lesson.task(name),)
    fitting = tuple(task for task in lesson.tasks if task.song and task.song == (project.stem if project.is_file() else project.name))
    return fitting or lesson.tasks[-1:]


def _as_json(rows: list[tuple[Path, Report, Song]], troubles: dict[Path, str]) -> list[dict[str, object]]:
    found = [{"project": str(project), **report_json(report, song)} for project, report, song in rows]
    return found + [{"project": str(project), "trouble": sentence} for project, sentence in troubles.items()]


def _tell(rows: list[tuple[Path, Report, Song]], troubles: dict[Path, str], *, many: bool) -> None:
    for project, report, _ in rows:
        head = f"{project.name}, {report.task.title}" if many else report.task.title
        print(f"{head}: {len(report.there)}/{len(report.judgements)}" if many else head)
        if not many:
            print(report)
        elif report.step:
            print(f"  → {report.step.title}")
    for project, sentence in troubles.items():
        print(f"{project.name}: {sentence}")
