"""Notebooks as nbgrader expects them: the lesson's with its grade cells, and a student's mended on the way in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from musiclab.check.task import Task
from musiclab.classroom.assignment import Assignment
from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.lesson.notebook_cells import MOST_BYTES, MOST_CELLS
from musiclab.song.identity import make_id

Cell = dict[str, Any]
KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}}


def lesson_notebook(path: Path, grades: Sequence[Cell]) -> bytes:
    """Give the lesson's notebook with grade cells at its end; ClassroomError where it cannot be read."""
    cells = _cells(path)
    if cells is None:
        raise ClassroomError(say("The notebook {path} cannot be read. Assign the lesson again.", path=path))
    return _written([*(_plain(cell) for cell in cells), *grades])


def student_notebook(path: Path, grades: Sequence[Cell], *, run_code: bool) -> tuple[bytes, str]:
    """Give a student's notebook so that nbgrader can read it, and a sentence where that took mending.

    Grade cells that were doubled, deleted, changed or torn apart give way to fresh ones. The student's own code is kept to be read; it is run in
    nbgrader only with ``run_code``. A notebook that cannot be read at all gives one with the grade cells alone.
    """
    cells = _cells(path)
    if cells is None:
        return _written(grades), say("The notebook could not be read, so the songs were marked without it.")
    ids = [str(_grade_id(cell)) for cell in cells if _grade_id(cell)]
    ours = {_grade_id(cell) for cell in grades}
    own = [_plain(cell) for cell in cells if not _grade_id(cell) and not _is_copy(cell, grades)]
    mended = len(set(ids)) < len(ids) or not set(ids) <= ours
    shown = own if run_code else [_as_text(cell) for cell in own]
    return _written([*shown, *grades]), say("Cells of nbgrader were doubled or changed in the notebook, and were put right.") if mended else ""


def grade_cells(assignment: Assignment, tasks: Sequence[Task]) -> tuple[Cell, ...]:
    """Give a grade cell for each task: the points of the checks are shared out by the weights of the tasks."""
    weights = [sum(check.weight for check in task.checks) for task in tasks]
    shares = [round(assignment.points * weight / sum(weights), 2) for weight in weights]
    shares[-1] = round(assignment.points - sum(shares[:-1]), 2)
    return tuple(_grade_cell(task, points) for task, points in zip(tasks, shares, strict=True))


def _grade_cell(task: Task, points: float) -> Cell:
    name = make_id(f"musiclab-{task.name}")
    about = {"grade": True, "grade_id": name, "locked": True, "solution": False, "task": False, "schema_version": 3, "cell_type": "code", "points": points}
    source = f"# {task.title}\nfrom musiclab.classroom.nbgrader import points_here\n\npoints_here({task.name!r}, {points!r})"
    return {"cell_type": "code", "id": name[:64], "metadata": {"nbgrader": about, "deletable": False, "editable": False}, "source": source, "outputs": [], "execution_count": None}


def _cells(path: Path) -> list[Cell] | None:
    """Give the cells of a notebook in whatever state it is; None where it is none."""
    try:
        found = json.loads(path.read_text("utf-8", errors="replace")) if path.stat().st_size <= MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return None
    cells = found.get("cells") if isinstance(found, Mapping) else None
    return [cell for cell in cells[:MOST_CELLS] if isinstance(cell, dict)] if isinstance(cells, list) else None


def _source(cell: Cell) -> str:
    source = cell.get("source")
    return "".join(line for line in (source if isinstance(source, list) else [source]) if isinstance(line, str))


def _grade_id(cell: Cell) -> str:
    about = cell.get("metadata")
    found = about.get("nbgrader") if isinstance(about, dict) else None
    return str(found.get("grade_id", "?")) if isinstance(found, dict) else ""


def _is_copy(cell: Cell, grades: Sequence[Cell]) -> bool:
    """Say whether a cell is what remains of a grade cell without its label, whole or torn apart."""
    text = _source(cell).strip()
    return "points_here" in text and any(text in _source(grade) for grade in grades)


def _plain(cell: Cell) -> Cell:
    """Give a cell with nothing but its kind and its text."""
    kind = cell.get("cell_type")
    source = _source(cell)
    if kind == "code":
        return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}
    return {"cell_type": "raw" if kind == "raw" else "markdown", "metadata": {}, "source": source}


def _as_text(cell: Cell) -> Cell:
    """Give a code cell as text that shows it and never runs."""
    if cell["cell_type"] != "code":
        return cell
    longest = max((len(run) for run in re.findall("`+", cell["source"])), default=0)
    fence = "`" * max(longest + 1, 3)
    return {"cell_type": "markdown", "metadata": {}, "source": f"{fence}python\n{cell['source']}\n{fence}"}


def _written(cells: Sequence[Cell]) -> bytes:
    whole = {"cells": list(_with_ids(cells)), "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", errors="replace")


def _with_ids(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Give each cell an id of its own: two with one id are refused."""
    for count, cell in enumerate(cells):
        yield {**cell, "id": cell.get("id") or f"cell-{count}"}
