"""How many submissions are marked in a second, beside nbgrader's autograde on the same machine, the same songs and the same checks.

``python -m tests.bench.marking [--students N] [--peers N]``. 300 different songs for lesson 01, each with both of its tasks, are marked by
``musiclab class mark`` on all cores, from an empty gradebook to a full one, with the start of its processes counted. nbgrader's autograde marks the
first 12 of them twice: with MusicLab's checks in its grade cells, and with cells that do no more than read the file, which is the least that it can do.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from classroom.made_class import answer, hand_in, made_class, other_song

from musiclab.classroom.marking import mark_all
from musiclab.classroom.nbgrader import to_nbgrader

ANSWERS = {"steps": [("backbeat", "eighths"), ("backbeat", "sixteenths-and-a-clap")], "my-beat": [("beat", name) for name in ("a-walk", "a-dance", "a-chase", "half-time")]}
LEAST = "import json, pathlib\nlen(json.loads(pathlib.Path('work/songs/my-beat/song.json').read_text())['tracks']) / 2"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--students", type=int, default=300)
    options.add_argument("--peers", type=int, default=12)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        ours = _ours(Path(home) / "ours", given.students)
        same = _nbgrader(Path(home) / "same", given.peers, least=False)
        least = _nbgrader(Path(home) / "least", given.peers, least=True)
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}\n\n| | submissions | seconds | a second | MusicLab is |\n| --- | --- | --- | --- | --- |")
    print(f"| MusicLab | {given.students} | {ours:.2f} | {given.students / ours:.1f} | |")
    for name, seconds in (("nbgrader, the same checks", same), ("nbgrader, a cell that only reads the file", least)):
        print(f"| {name} | {given.peers} | {seconds:.2f} | {given.peers / seconds:.2f} | {given.students / ours * seconds / given.peers:.0f} times as fast |")


def _class(home: Path, count: int):
    klass, asked = made_class(home, [f"s{number:03d}" for number in range(count)])
    for number in range(count):
        songs = {name: other_song(answer(*tasks[number % len(tasks)]), number) for name, tasks in ANSWERS.items()}
        hand_in(klass, f"s{number:03d}", songs, notebook=["song.play()"])
    return klass, asked


def _ours(home: Path, count: int) -> float:
    klass, asked = _class(home, count)
    began = perf_counter()
    marked = mark_all(klass, asked).marked
    seconds = perf_counter() - began
    assert len(marked) == count
    assert all(one.credit == 1 for one in marked.values()), "every answer has everything"
    return seconds


def _nbgrader(home: Path, count: int, *, least: bool) -> float:
    klass, asked = _class(home, count)
    course = home / "course"
    to_nbgrader(klass, asked, course)
    if least:
        for path in (course / "source").rglob("*.ipynb"):
            notebook = json.loads(path.read_text())
            for cell in notebook["cells"]:
                if "nbgrader" in cell["metadata"]:
                    cell["source"] = LEAST
            notebook["cells"] = [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]
            path.write_text(json.dumps(notebook))
    _run("generate_assignment", "beat", "--create", course=course)
    began = perf_counter()
    _run("autograde", "beat", "--create", course=course)
    seconds = perf_counter() - began
    assert len(list((course / "autograded").glob("*/beat/lesson.ipynb"))) == count
    return seconds


def _run(*words: str, course: Path) -> None:
    env = {**os.environ, "JUPYTER_CONFIG_DIR": str(course / ".c"), "IPYTHONDIR": str(course / ".i"), "PATH": str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"]}
    subprocess.run([sys.executable, "-m", "nbgrader", *words], cwd=course, env=env, check=True, capture_output=True)


if __name__ == "__main__":
    main()
