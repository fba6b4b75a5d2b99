"""A class of 300 goes through an assignment: ``python -m tests.bench.whole_class [--students N]`` prints what each step takes.

Every student opens the assignment's own file in a workspace of their own, has two songs that nobody else has, and hands in by the class's folder; the
teacher collects, marks on all cores, gives a level and a comment to each, and gives everything back as pages with sound.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from classroom.class_of_three import IN_TIME, a_class, answers, assigned, write
from classroom.made_class import other_song

from musiclab.classroom.collecting import collect
from musiclab.classroom.gradebook import Gradebook
from musiclab.classroom.handing_in import hand_in_work
from musiclab.classroom.marking import mark_all
from musiclab.classroom.opening import open_assignment
from musiclab.classroom.returning.returning import return_class
from musiclab.classroom.teacher_mark import Pin, TeacherMark
from musiclab.song.wire import dumps, loads


def timed(name: str, work: Callable[[], object], count: int) -> object:
    """Do a step and print what it took."""
    began = perf_counter()
    result = work()
    seconds = perf_counter() - began
    print(f"| {name} | {seconds:.2f} | {1000 * seconds / count:.1f} |", flush=True)
    return result


def whole_round(home: Path, count: int) -> None:
    """Take a class through an assignment; nothing may be lost on the way."""
    ids = [f"st{at:03d}" for at in range(count)]
    klass = a_class(home, roster=("id,name\n" + "".join(f"{id},Student {id}\n" for id in ids)).encode())
    file = timed("assign", lambda: assigned(klass), count)
    places = timed("open", lambda: [open_assignment(file, home / id, student=id) for id in ids], count)
    songs = {task: [loads(path.read_bytes()) for path in answers(task)] for task in ("backbeat", "beat")}
    for at, place in enumerate(places):
        write(place, "steps", dumps(other_song(songs["backbeat"][at % len(songs["backbeat"])], at)))
        write(place, "my-beat", dumps(other_song(songs["beat"][at % len(songs["beat"])], at)))
    timed("hand in, with the sound of each", lambda: [hand_in_work(place, id, now=IN_TIME) for id, place in zip(ids, places, strict=True)], count)
    found = timed("collect", lambda: collect(klass, [klass.hand_in]), count)
    assert len(found) == count
    assert all(one.state == "kept" and one.submission.sealed for one in found)
    asked = klass.assignment("first-beat")
    marked = timed("mark", lambda: mark_all(klass, asked).marked, count)
    assert set(marked) == set(ids)
    assert all(one.credit == 1 and not one.trouble for one in marked.values())
    with Gradebook(klass.gradebook_url) as book:
        for id, one in klass.latest(asked.id).items():
            pins = (Pin("my-beat", 3840, 2.5, f"This answers well, {id}."),)
            book.keep_teacher(TeacherMark(id, asked.id, one.digest, {asked.rubric[0].name: 2}, f"It walks, {id}.", pins, "marked", None, "Ms Lee", datetime.now(UTC)))
    timed("return, with the sound of each", lambda: return_class(klass, asked, who="Ms Lee"), count)
    for id in ids:
        page = (klass.returned(asked.id) / f"{id}.html").read_text("utf-8")
        assert f"It walks, {id}." in page
        assert not [other for other in ids if other != id and f", {other}." in page], "somebody else's words"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--students", type=int, default=300)
    count = options.parse_args().students
    print(f"{count} students, {os.cpu_count()} cores, Python {sys.version.split()[0]}\n\n| step | seconds | ms for each |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as home:
        whole_round(Path(home), count)


if __name__ == "__main__":
    main()
