"""Assigning a lesson to a class: its folder in the class, and one file that can be given out any way there is."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from secrets import randbelow
from typing import Any

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.assignment_json import NAME as ASSIGNMENT
from musiclab.classroom.assignment_json import read_assignment, write_assignment
from musiclab.classroom.class_folder import ClassFolder, write_whole
from musiclab.classroom.fingerprints import fingerprints
from musiclab.classroom.parcel.entry import WHEN
from musiclab.classroom.rubric import Criterion
from musiclab.errors import ClassroomError, FileError
from musiclab.language import say
from musiclab.lesson.loading import START, load_lesson, start_of
from musiclab.lesson.places import CHECKS, NOTEBOOK
from musiclab.project.workspace import NOT_TO_STUDENTS, TO_STUDENTS

HAND_IN = "from musiclab.classroom import hand_in\n\nhand_in()"


def draft(klass: ClassFolder, lesson: Path, id: str) -> Assignment:
    """Give the assignment that a lesson makes by itself: all its tasks, and a rubric of what only a teacher can hear in the last one."""
    asked = load_lesson(lesson)
    main = asked.tasks[-1]
    rubric = tuple(Criterion(heard[:1].upper() + heard[1:]) for heard in main.listens) or (Criterion(say("The whole piece")),)
    inbox = klass.hand_in
    return Assignment(id, asked.title, lesson.name, tuple(task.name for task in asked.tasks), class_name=klass.name, zone=klass.zone, rubric=rubric, hand_in=str(inbox or ""))


def assign(klass: ClassFolder, lesson: Path, assignment: Assignment, *, again: bool = False) -> Path:
    """Put a lesson into the class as it is now, and give the file to give out.

    ClassroomError where that assignment is there already, unless it is asked for ``again``: then it takes the place of the earlier one, the variants
    stay as they were, and nothing that was handed in is touched.
    """
    folder = klass.path / "assignments" / assignment.id
    there = (folder / ASSIGNMENT).is_file()
    if there and not again:
        raise ClassroomError(say("{id} is assigned already. Give this one another name with --name, or change it with --again.", id=assignment.id))
    asked = load_lesson(lesson)
    for task in assignment.tasks:
        asked.task(task)
    seed = read_assignment((folder / ASSIGNMENT).read_bytes()).seed if there else assignment.seed or randbelow(2**31)
    assignment = replace(assignment, known=fingerprints(assignment.id, klass.roster), seed=seed)
    files = {**_lesson_files(lesson, assignment), ASSIGNMENT: write_assignment(assignment)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            write_whole(folder / name, data)
        given = klass.path / "assignments" / f"{assignment.id}.zip"
        write_whole(given, packed(files))
    except (OSError, FileError) as problem:
        raise ClassroomError(say("The assignment cannot be kept in {folder}: {problem}", folder=folder, problem=problem)) from problem
    return given


def packed(files: dict[str, bytes]) -> bytes:
    """Give files as one zip; the same files give the same bytes."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, WHEN), data, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _lesson_files(lesson: Path, assignment: Assignment) -> dict[str, bytes]:
    """Give what of a lesson goes to students: never its answers. Its checks go too, so that they can listen before they hand in."""
    start_of(lesson)  # one that cannot be read is refused before anything is given out
    hidden = {*NOT_TO_STUDENTS, "progress.json", ASSIGNMENT} - {CHECKS}
    found = [path for path in sorted(lesson.iterdir()) if path.is_file() and path.name not in hidden]
    files = {path.name: path.read_bytes() for path in found if path.suffix in TO_STUDENTS or path.name in (CHECKS, START)}
    if NOTEBOOK not in files:
        raise ClassroomError(say("The lesson {lesson} has no {name}. Put the notebook into its folder.", lesson=lesson.name, name=NOTEBOOK))
    return {**files, NOTEBOOK: _with_hand_in(files[NOTEBOOK], assignment)}


def _with_hand_in(notebook: bytes, assignment: Assignment) -> bytes:
    """Give the lesson's notebook with a last cell that hands it in, and without outputs."""
    try:
        found: dict[str, Any] = json.loads(notebook)
        cells = [_fresh(cell) for cell in found["cells"]]
    except (ValueError, KeyError, TypeError) as problem:
        raise ClassroomError(say("The notebook of {lesson} cannot be read. Open and save it once in JupyterLab.", lesson=assignment.lesson)) from problem
    if not any("hand_in()" in "".join(cell.get("source", "")) for cell in cells):
        cells += [_cell("markdown", _asking(assignment), "hand-in-words"), _cell("code", HAND_IN, "hand-in")]
    about = {"assignment": assignment.id, "lesson": assignment.lesson}
    whole = {**found, "cells": cells, "metadata": {**found.get("metadata", {}), "musiclab": about}}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _fresh(cell: dict[str, Any]) -> dict[str, Any]:
    return {**cell, "outputs": [], "execution_count": None} if cell.get("cell_type") == "code" else cell


def _cell(kind: str, source: str, id: str) -> dict[str, Any]:
    code: dict[str, object] = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {"cell_type": kind, "id": id, "metadata": {}, "source": source.splitlines(keepends=True), **code}


def _asking(assignment: Assignment) -> str:
    due = say("It is due on {due}.", due=assignment.due_words) if assignment.due else ""
    words = say("Run the cell and press the button. It listens first, says what could still come, and gives you a receipt of eight words.")
    return f"## {say('Hand in')}\n\n{words} {due}".rstrip()
