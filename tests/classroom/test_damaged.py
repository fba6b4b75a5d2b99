"""Three hundred damaged submissions: none is lost, nothing stops, and whatever is still music is kept as the same music."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from classroom.class_of_three import a_class, assigned, handed_in
from classroom.damage import BROKEN, WHOLE, arrive

from musiclab.classroom.collecting import collect
from musiclab.song.wire import loads

KINDS = [*WHOLE, *BROKEN]
STUDENTS = 300


@pytest.fixture(scope="module")
def arrived(tmp_path_factory):
    """Everything that arrived from 300 students, each damaged in another way, and what was collected."""
    home = tmp_path_factory.mktemp("damaged")
    roster = "id,name\n" + "".join(f"st{at:03d},Student Number {at}\n" for at in range(STUDENTS))
    klass = a_class(home, roster=roster.encode())
    file = assigned(klass)
    (home / "arrived").mkdir()
    originals = [handed_in(file, home / f"home{at}", f"st{at:03d}", piece=at).file.read_bytes() for at in range(4)]
    songs, kinds = {}, {}
    for at in range(STUDENTS):
        receipt = handed_in(file, home / f"home{at}", f"st{at:03d}", piece=at) if at >= 4 else None
        data = receipt.file.read_bytes() if receipt else originals[at]
        kinds[f"st{at:03d}"] = kind = KINDS[at % len(KINDS)]
        songs[f"st{at:03d}"] = (home / f"home{at}/assignments/first-beat/projects/my-beat/song.json").read_bytes()
        arrive(data, kind, Random(at), home / "arrived", f"first-beat--st{at:03d}--20261203-100000--{at:012x}.zip")
    found = collect(klass, [home / "arrived"])
    return klass, found, songs, kinds, home


def test_nothing_is_lost(arrived):
    klass, found, *_ = arrived
    assert len(found) == STUDENTS
    assert Counter(one.state for one in found) == {"kept": STUDENTS}
    assert set(klass.latest("first-beat")) == {student.id for student in klass.roster.students}


def test_what_arrived_is_kept_to_the_byte(arrived):
    klass, _, _, kinds, home = arrived
    latest = klass.latest("first-beat")
    for path in (home / "arrived").iterdir():
        student = path.name.split("--")[1]
        if kinds[student] != "a zip in a zip":
            assert (latest[student].folder / "handed-in.zip").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("kind", WHOLE)
def test_music_that_is_still_there_is_the_same_music(arrived, kind):
    klass, _, songs, kinds, _ = arrived
    latest = klass.latest("first-beat")
    mine = [student for student, its in kinds.items() if its == kind]
    assert mine
    for student in mine:
        kept = (latest[student].song_folder("my-beat") / "song.json").read_bytes()
        assert loads(kept) == loads(songs[student])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("with a Mac's own files", "a folder packed again", "a folder in a folder", "with Windows' strokes", "a zip in a zip", "the manifest saying another class")])
def test_what_was_damaged_is_said_in_a_sentence(arrived, kind):
    klass, _, _, kinds, _ = arrived
    latest = klass.latest("first-beat")
    for student in (student for student, its in kinds.items() if its == kind):
        assert latest[student].trouble, student
        assert all(sentence.rstrip().endswith((".", "?")) or ": " in sentence for sentence in latest[student].trouble)


def test_collecting_again_changes_nothing(arrived):
    klass, _, _, _, home = arrived
    before = sorted(path.relative_to(klass.path) for path in klass.path.rglob("*"))
    assert {one.state for one in collect(klass, [home / "arrived"])} == {"duplicate"}
    assert sorted(path.relative_to(klass.path) for path in klass.path.rglob("*")) == before
