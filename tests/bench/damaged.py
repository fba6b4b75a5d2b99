"""What becomes of damaged submissions, in MusicLab and in nbgrader: the same songs, the same damage, the same checks.

``python -m tests.bench.damaged [--students N]``. Each submission is damaged in one of 31 ways (``tests/classroom/damage.py``). MusicLab collects and marks what
arrived. nbgrader gets what a zip program takes out of the same files, with grade cells that listen with the same checks, and marks them in one
``autograde``; whoever that leaves unmarked is then marked singly with ``--student``. "As it should be" is all points where the music is still there, and for the rest a
sentence or the points of what is there.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path
from random import Random
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from classroom.class_of_three import a_class, assigned, handed_in
from classroom.damage import BROKEN, NOTEBOOK, WHOLE, arrive, packed, unpacked

from musiclab.classroom.collecting import collect
from musiclab.classroom.marking import mark_all
from musiclab.classroom.nbgrader import to_nbgrader

KINDS = [*WHOLE, *BROKEN]
ID = "first-beat"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--students", type=int, default=2 * len(KINDS))
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        kinds = {f"st{at:03d}": KINDS[at % len(KINDS)] for at in range(given.students)}
        klass = a_class(home, roster=("id,name\n" + "".join(f"{student},Student {student}\n" for student in kinds)).encode())
        file = assigned(klass)
        course = home / "course"
        to_nbgrader(klass, klass.assignment(ID), course)
        _nbgrader("generate_assignment", ID, "--create", course=course)
        release = (course / "release" / ID / NOTEBOOK).read_bytes()
        (home / "arrived").mkdir()
        for at, student in enumerate(kinds):
            _arrive(file, home, student, at, kinds[student], release, course)
        _print_ours(klass, home, kinds)
        _print_nbgrader(course, kinds)


def _arrive(file: Path, home: Path, student: str, at: int, kind: str, release: bytes, course: Path) -> None:
    """Let a submission arrive damaged for MusicLab, and the same for nbgrader with its own notebook in it."""
    data = handed_in(file, home / student, student, piece=at).file.read_bytes()
    arrive(data, kind, Random(at), home / "arrived", f"{ID}--{student}--20261203-100000--{at:012x}.zip")
    path = arrive(packed({**unpacked(data), NOTEBOOK: release}), kind, Random(at), home, "theirs.zip")
    target = course / "submitted" / student / ID
    target.mkdir(parents=True)
    try:
        with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
            for name in archive.namelist():
                part = target / ("work/" + name if name.startswith("songs/") else name)
                part.parent.mkdir(parents=True, exist_ok=True)
                part.write_bytes(archive.read(name))
    except (zipfile.BadZipFile, OSError, NotImplementedError, EOFError):
        pass
    about = {"format": "musiclab-kept-submission", "version": 1, "assignment": ID, "student": student, "number": 1, "digest": student}
    (target / "submission.json").write_text(json.dumps(about))


def _print_ours(klass, home: Path, kinds: dict[str, str]) -> None:
    began = perf_counter()
    collect(klass, [home / "arrived"])
    marked = mark_all(klass, klass.assignment(ID)).marked
    right = sum(marked[student].credit == 1 or (kind in BROKEN and bool(marked[student].trouble)) for student, kind in kinds.items())
    print(f"MusicLab: {len(marked)} of {len(kinds)} marked or told, {right} as it should be, {perf_counter() - began:.1f} s with collecting")


def _print_nbgrader(course: Path, kinds: dict[str, str]) -> None:
    began = perf_counter()
    _nbgrader("autograde", ID, "--create", course=course)
    batch = _scores(course)
    spent = perf_counter() - began
    print(f"nbgrader, in one batch: {len(batch)} of {len(kinds)} marked, {_right(batch, kinds)} as it should be, {spent:.1f} s")
    for student in kinds:
        if student not in batch:
            _nbgrader("autograde", ID, "--create", "--student", student, course=course)
    singly = _scores(course)
    print(f"nbgrader, the others singly: {len(singly)} of {len(kinds)} marked, {_right(singly, kinds)} as it should be, {perf_counter() - began:.1f} s in all")
    lost = sorted({kind for student, kind in kinds.items() if kind in WHOLE and singly.get(student, 0.0) < 10})
    print(f"music that is there and has not its points in nbgrader, after: {', '.join(lost)}")


def _right(scores: dict[str, float], kinds: dict[str, str]) -> int:
    return sum(student in scores and (scores[student] == 10 or kind in BROKEN) for student, kind in kinds.items())


def _scores(course: Path) -> dict[str, float]:
    """Give the points of those whom autograde has brought to an end."""
    _nbgrader("export", course=course)
    with (course / "grades.csv").open() as file:
        rows = {row["student_id"]: float(row["raw_score"] or 0) for row in csv.DictReader(file)}
    return {student: score for student, score in rows.items() if (course / "autograded" / student / ID / NOTEBOOK).exists()}


def _nbgrader(*words: str, course: Path) -> None:
    env = {**os.environ, "JUPYTER_CONFIG_DIR": str(course / ".c"), "IPYTHONDIR": str(course / ".i"), "PATH": str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"]}
    subprocess.run([sys.executable, "-m", "nbgrader", *words], cwd=course, env=env, check=False, capture_output=True)


if __name__ == "__main__":
    main()
