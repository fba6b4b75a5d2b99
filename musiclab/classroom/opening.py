"""Opening an assignment: the file that a teacher gave out becomes a folder to work in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.assignment_json import NAME as ASSIGNMENT
from musiclab.classroom.assignment_json import read_assignment
from musiclab.classroom.class_folder import write_whole
from musiclab.classroom.fingerprints import identity
from musiclab.classroom.parcel.entry import Parcel
from musiclab.classroom.parcel.opening import open_parcel
from musiclab.classroom.vary import variant_for, varied
from musiclab.classroom.workplace import ASSIGNMENTS, Workplace, check_student, remember_who
from musiclab.errors import ClassroomError, FileError, MusicLabError
from musiclab.language import say
from musiclab.lesson.loading import START, load_lesson
from musiclab.lesson.places import CHECKS, NOTEBOOK
from musiclab.project.contributions import ASKED
from musiclab.project.locks_file import write_locks
from musiclab.project.workspace import MARK, trust
from musiclab.song.model import Song
from musiclab.song.wire import dumps, loads

MOST_BYTES = 50_000_000
ENDINGS = (".md", ".png")
MINE = (NOTEBOOK,)
"""Files that a student works in: a newer file from the teacher never takes their place."""


def open_assignment(file: Path, workspace: Path, *, student: str = "") -> Workplace:
    """Make the folder of an assignment in the workspace, or bring it up to date, and give it.

    What somebody has worked in stays as it is: the notebook and the songs. ``student`` is the name to hand in under, and decides the variant
    where students have different ones. ClassroomError where the file is no assignment, or the folder cannot be written.
    """
    files = _files(file)
    assignment = read_assignment(files[ASSIGNMENT])
    if student:
        student = check_student(assignment, student)
    elif assignment.vary:
        raise ClassroomError(say("Everybody has a variant of their own in this assignment. Say who you are: musiclab open {name} --as \"Mira Sato\"", name=file.name))
    folder = workspace / ASSIGNMENTS / assignment.id
    try:
        (folder / MARK).mkdir(parents=True, exist_ok=True)
        (folder / "projects").mkdir(exist_ok=True)
        (workspace / MARK).mkdir(exist_ok=True)
        for name, data in files.items():
            if name not in MINE or not (folder / name).exists():
                write_whole(folder / name, data)
        write_locks(folder, assignment.locks)
        if assignment.group:
            write_whole(folder / MARK / ASKED, b"")
        _begin(folder, assignment, student)
        trust(folder / NOTEBOOK)
    except (OSError, FileError) as problem:
        raise ClassroomError(say("The assignment cannot be opened in {folder}: {problem}", folder=folder, problem=problem)) from problem
    if student:
        remember_who(folder, student)
    return Workplace(assignment, folder)


def _files(file: Path) -> dict[str, bytes]:
    with open_parcel(file) as parcel:
        found = dict(_allowed(parcel))
    for name in (ASSIGNMENT, NOTEBOOK, CHECKS):
        if name not in found:
            raise ClassroomError(say("{file} is no assignment: it holds no {name}. Ask your teacher for the file again.", file=file.name, name=name))
    return {**found, NOTEBOOK: _without_outputs(found[NOTEBOOK])}


def _allowed(parcel: Parcel) -> list[tuple[str, bytes]]:
    names = (ASSIGNMENT, NOTEBOOK, CHECKS, START)
    chosen = [entry for entry in parcel.entries if len(entry.parts) == 1 and (entry.name in names or entry.ending in ENDINGS)]
    return [(entry.name, entry.read(MOST_BYTES)) for entry in chosen]


def _without_outputs(notebook: bytes) -> bytes:
    """Give a notebook without what it has shown elsewhere: it will be trusted here."""
    try:
        found: dict[str, Any] = json.loads(notebook)
        cells = [{**cell, "outputs": []} if cell.get("cell_type") == "code" else cell for cell in found["cells"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise ClassroomError(say("The notebook of the assignment cannot be read. Ask your teacher for the file again.")) from problem
    return (json.dumps({**found, "cells": cells}, ensure_ascii=False, indent=1) + "\n").encode()


def _begin(folder: Path, assignment: Assignment, student: str) -> None:
    """Put the song that is given into each project that is not begun, where something of it is locked or differs from student to student."""
    start = given_start(folder, assignment, student)
    locks = assignment.locks
    if start is None or not (assignment.vary or locks.tracks or locks.clips or locks.tempo or locks.key):
        return
    write_whole(folder / START, dumps(start).encode())
    lesson = load_lesson(folder)
    for name in {lesson.task(task).song for task in assignment.tasks} - {""}:
        song = folder / "projects" / name / "song.json"
        if not song.exists():
            song.parent.mkdir(parents=True, exist_ok=True)
            write_whole(song, dumps(start).encode())


def given_start(lesson: Path, assignment: Assignment, student: str) -> Song | None:
    """Give the song that a student was given to begin with: the lesson's, as the student's variant has it; None where there is none."""
    path = lesson / START
    try:
        song = loads(path.read_bytes()) if path.is_file() else None
    except (OSError, MusicLabError) as problem:
        raise ClassroomError(say("The song that the assignment begins with cannot be read: {problem}", problem=problem)) from problem
    if song is None or not assignment.vary:
        return song
    who = identity(assignment.id, student, assignment.known) or student
    return varied(song, variant_for(assignment.vary, seed=assignment.seed, student=who))
