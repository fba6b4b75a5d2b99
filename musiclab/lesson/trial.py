"""Trying a lesson before students do: the start does not pass, answers do, near-misses get the right next step, the notebook runs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from musiclab.check.report import Report, report_of
from musiclab.check.task import Lesson, Task
from musiclab.check.work import Work
from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.lesson.loading import load_lesson, start_of
from musiclab.lesson.places import NOTEBOOK
from musiclab.lesson.project_work import read_work
from musiclab.lesson.reading_level import reading
from musiclab.song.model import Song

ANSWERS, NEAR_MISSES, EXPECTED = "answers", "near-misses", "expected.json"
FEWEST = 3
"""Answers, and near-misses, that the last task of a lesson has at least: its creative one."""
MOST_WORDS = 1_200
HARDEST = 8.0
"""The school grade up to which a lesson reads easily for those of 11 to 14."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One thing that was tried: whether it is ``good``, and what there is to say of it."""

    good: bool
    says: str


def try_lesson(folder: Path, *, run: Callable[[Path], str] | None = None) -> Iterator[Trial]:
    """Try everything about a lesson, one thing after another; ``run`` runs its notebook and gives what went amiss, or nothing."""
    lesson, start = load_lesson(folder), start_of(folder)
    yield Trial(True, say("{title}: {count} tasks", title=lesson.title, count=len(lesson.tasks)))
    for task in lesson.tasks:
        yield _try_start(task, start)
        yield from _try_answers(folder, task, start, last=task is lesson.tasks[-1])
        yield from _try_near_misses(folder, task, start, last=task is lesson.tasks[-1])
    yield from _try_texts(folder, lesson)
    if run:
        trouble = run(folder / NOTEBOOK)
        yield Trial(not trouble, trouble or say("The notebook runs from the first cell to the last."))


def pieces(folder: Path, kind: str, task: Task) -> tuple[Path, ...]:
    """Give the answers or near-misses of a task: song files, or project folders."""
    home = folder / kind / task.name
    return tuple(sorted(path for path in home.glob("*") if path.suffix == ".json" or (path.is_dir() and (path / "song.json").is_file())))


def judged(path: Path, task: Task, start: Song | None) -> Report:
    """Judge an answer or a near-miss as a student's work is judged."""
    return report_of(task, read_work(path, start=start))


def expected_steps(folder: Path) -> dict[str, str]:
    """Give the title of the check that each near-miss should be led to, by task and name such as ``beat/snare-late``."""
    try:
        found = json.loads((folder / NEAR_MISSES / EXPECTED).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(title) for name, title in found.items()} if isinstance(found, dict) else {}


def _try_start(task: Task, start: Song | None) -> Trial:
    report = report_of(task, Work(start or Song(), start=start))
    if report.passed:
        return Trial(False, say("{task}: what the lesson begins with passes already. Ask for something that is not there yet.", task=task.name))
    return Trial(True, say("{task}: the start does not pass; first step: {step}", task=task.name, step=report.step.title if report.step else "?"))


def _try_answers(folder: Path, task: Task, start: Song | None, *, last: bool) -> Iterator[Trial]:
    found = pieces(folder, ANSWERS, task)
    yield _enough(task, len(found), FEWEST if last else 1, say("answers"))
    for path in found:
        try:
            report = judged(path, task, start)
        except MusicLabError as problem:
            yield Trial(False, f"{path.name}: {problem}")
            continue
        step = report.open[0].title if report.open else ""
        yield Trial(report.passed, say("{name} passes", name=path.stem) if report.passed else say("{name} does not pass: {step}", name=path.stem, step=step))


def _try_near_misses(folder: Path, task: Task, start: Song | None, *, last: bool) -> Iterator[Trial]:
    found, steps = pieces(folder, NEAR_MISSES, task), expected_steps(folder)
    yield _enough(task, len(found), FEWEST if last else 1, say("near-misses"))
    for path in found:
        try:
            report = judged(path, task, start)
        except MusicLabError as problem:
            yield Trial(False, f"{path.name}: {problem}")
            continue
        asked, step = steps.get(f"{task.name}/{path.stem}", ""), report.open[0].title if report.open else say("none")
        if not asked:
            yield Trial(False, say("{name}: {file} does not say which check it should be led to", name=path.stem, file=EXPECTED))
        else:
            yield Trial(step == asked, say("{name} is led to: {step}", name=path.stem, step=step) + ("" if step == asked else say(" (and should be led to: {asked})", asked=asked)))


def _enough(task: Task, count: int, least: int, what: str) -> Trial:
    return Trial(count >= least, say("{task}: {count} {what}, {least} or more are needed", task=task.name, count=count, what=what, least=least))


def _try_texts(folder: Path, lesson: Lesson) -> Iterator[Trial]:
    notebook = _notebook(folder / NOTEBOOK)
    if notebook is None:
        yield Trial(False, say("{name} cannot be read", name=NOTEBOOK))
        return
    texts = ["".join(cell["source"]) for cell in notebook["cells"] if cell.get("cell_type") == "markdown"]
    code = ["".join(cell["source"]) for cell in notebook["cells"] if cell.get("cell_type") == "code"]
    read = reading(texts)
    yield Trial(read.words <= MOST_WORDS and read.grade <= HARDEST, say("It reads as {reading} (up to {most} words, grade {grade:g})", reading=read, most=MOST_WORDS, grade=HARDEST))
    unasked = [task.name for task in lesson.tasks if not any(re.search(rf"""check\(\s*["']{re.escape(task.name)}["']""", cell) for cell in code)]
    yield Trial(not unasked, say("Every task is asked for in the notebook") if not unasked else say("The notebook never asks for: {tasks}", tasks=", ".join(unasked)))
    gone = [link for link in _links(texts) if not (folder / link).exists()]
    yield Trial(not gone, say("All links and pictures are there") if not gone else say("Not there: {links}", links=", ".join(gone)))
    there = (folder / "teacher.md").is_file()
    yield Trial(there, say("There is a teacher.md") if there else say("There is no teacher.md: timing, slips, questions, rubric"))


def _links(texts: list[str]) -> list[str]:
    found = [link for text in texts for link in re.findall(r"\]\(([^)\s]+)", text)]
    return [link.split("#")[0] for link in found if "://" not in link and not link.startswith(("#", "mailto:", "attachment:"))]


def _notebook(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("cells"), list) else None
