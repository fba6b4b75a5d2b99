"""Whatever arrived, damaged or hostile: the class is marked, on what is there, and the rest is one sentence."""

from __future__ import annotations

from random import Random

import pytest
from classroom.class_of_three import a_class, assigned, handed_in
from classroom.damage import BROKEN, WHOLE, arrive, unpacked
from classroom.hostile import ATTACKS

from musiclab.classroom.collecting import collect
from musiclab.classroom.marking import mark_all

KINDS = [*WHOLE, *BROKEN]
HONEST = ("honest-1", "honest-2", "honest-3")


def roster(students):
    return ("id,name\n" + "".join(f"{student},Student {student}\n" for student in students)).encode()


@pytest.fixture(scope="module")
def damaged(tmp_path_factory):
    """A class in which every student's work was damaged in another way, marked."""
    home = tmp_path_factory.mktemp("damaged")
    students = {f"st{at:02d}": kind for at, kind in enumerate(KINDS)}
    klass = a_class(home, roster=roster(students))
    file = assigned(klass)
    (home / "arrived").mkdir()
    for at, (student, kind) in enumerate(students.items()):
        data = handed_in(file, home / student, student, piece=at).file.read_bytes()
        arrive(data, kind, Random(at), home / "arrived", f"first-beat--{student}--20261203-100000--{at:012x}.zip")
    collect(klass, [home / "arrived"])
    marked = mark_all(klass, klass.assignment("first-beat"), workers=2).marked
    return {kind: marked[student] for student, kind in students.items()}


@pytest.mark.parametrize("kind", WHOLE)
def test_music_that_is_there_has_all_its_credit(damaged, kind):
    assert damaged[kind].credit == 1
    assert [report["passed"] for report in damaged[kind].reports] == [True, True]


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_gone_is_said_and_the_rest_is_marked(damaged, kind):
    assert damaged[kind].credit == 1 or damaged[kind].trouble
    assert len(damaged[kind].trouble) <= 2000
    assert damaged[kind].trouble.isprintable()


def test_a_song_that_is_broken_leaves_the_other_one_its_credit(damaged):
    for kind in ("the song cut short", "the song gone", "the song is a list"):
        assert 0 < damaged[kind].credit < 1, kind


def test_fifty_attacks_and_three_honest_students_are_all_marked(tmp_path):
    hostile = {f"h{at:02d}": attack for at, attack in enumerate(ATTACKS)}
    klass = a_class(tmp_path, roster=roster([*hostile, *HONEST]))
    file = assigned(klass)
    secret = tmp_path / "secret"
    secret.write_text("who reads this has left the folder")
    for student in HONEST:
        handed_in(file, tmp_path / student, student)
    (tmp_path / "arrived").mkdir()
    for at, (student, attack) in enumerate(hostile.items()):
        files = unpacked(handed_in(file, tmp_path / student, student).file.read_bytes())
        (tmp_path / "arrived" / f"first-beat--{student}--20261203-100000--{at:012x}.zip").write_bytes(ATTACKS[attack](files, str(secret)))
    collect(klass, [klass.hand_in])
    collect(klass, [tmp_path / "arrived"])
    submissions = klass.path / "submissions"
    before = {path: path.read_bytes() for path in submissions.rglob("*") if path.is_file()}
    marked = mark_all(klass, klass.assignment("first-beat"), workers=2, seconds=20).marked
    assert set(marked) == set(klass.latest("first-beat"))
    assert [marked[student].credit for student in HONEST] == [1, 1, 1]
    assert all(one.trouble.isprintable() for one in marked.values())
    assert not any("left the folder" in str(one) for one in marked.values())
    assert {path: path.read_bytes() for path in submissions.rglob("*") if path.is_file()} == before
