"""How far a student has come in one lesson: a small file beside the notebook, which is the student's own.

It holds what each check said last and how often it was asked, what was meant, and the results of exercises. It holds no times, and
may be thrown away.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from musiclab.check.report import Report
from musiclab.formats.replace_file import replacing

NAME = "progress.json"
FORMAT, VERSION = "musiclab-progress", 1
MOST_BYTES = 1_000_000
MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Tried:
    """What a task's check said last: what is there, what is not yet, what was meant, and how often it was asked."""

    passed: bool = False
    attempts: int = 0
    there: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a student has come: each task by its name, and the results of each exercise, such as {"right": 8, "asked": 10}."""

    tasks: Mapping[str, Tried] = field(default_factory=dict)
    exercises: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def after(self, report: Report) -> Progress:
        """Give the progress after one more check."""
        before = self.tasks.get(report.task.name, Tried())
        tried = Tried(
            passed=report.passed,
            attempts=before.attempts + 1,
            there=tuple(judgement.title for judgement in report.there),
            open=tuple(judgement.title for judgement in report.open),
            meant=tuple(judgement.title for judgement in report.kept),
        )
        return replace(self, tasks={**self.tasks, report.task.name: tried})

    def meaning(self, task: str, title: str) -> Progress:
        """Give the progress in which the maker has said of one check: I meant it like this."""
        before = self.tasks.get(task, Tried())
        return replace(self, tasks={**self.tasks, task: replace(before, meant=tuple(dict.fromkeys((*before.meant, title))))})

    def with_exercise(self, name: str, result: Mapping[str, object]) -> Progress:
        """Give the progress with the result of an exercise, in place of an earlier one."""
        return replace(self, exercises={**self.exercises, name: dict(result)})


def read_progress(folder: Path) -> Progress:
    """Give the progress kept in a folder. A file that is not there, or cannot be read, is a fresh start."""
    path = folder / NAME
    try:
        found = json.loads(path.read_text("utf-8")) if path.stat().st_size <= MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return Progress()
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        return Progress()
    tasks, exercises = found.get("tasks"), found.get("exercises")
    return Progress(
        {str(name): _tried(row) for name, row in _rows(tasks)},
        {str(name): {str(key): value for key, value in row.items() if isinstance(value, int | float | str)} for name, row in _rows(exercises)},
    )


def write_progress(folder: Path, progress: Progress) -> None:
    """Keep the progress in a folder, whole or not at all."""
    tasks = {name: {"passed": t.passed, "attempts": t.attempts, "there": t.there, "open": t.open, "meant": t.meant} for name, t in progress.tasks.items()}
    content = {"format": FORMAT, "version": VERSION, "tasks": tasks, "exercises": dict(progress.exercises)}
    with replacing(folder / NAME) as part:
        part.write_text(json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


def _rows(value: object) -> list[tuple[object, dict[str, object]]]:
    items = list(value.items())[:MOST_WORDS] if isinstance(value, dict) else []
    return [(name, row) for name, row in items if isinstance(row, dict)]


def _tried(row: Mapping[str, object]) -> Tried:
    attempts = row.get("attempts")
    return Tried(
        passed=row.get("passed") is True,
        attempts=attempts if type(attempts) is int and attempts >= 0 else 0,
        there=_words(row.get("there")),
        open=_words(row.get("open")),
        meant=_words(row.get("meant")),
    )


def _words(value: object) -> tuple[str, ...]:
    return tuple(word for word in value[:MOST_WORDS] if isinstance(word, str)) if isinstance(value, list) else ()
