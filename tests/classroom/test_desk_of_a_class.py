"""A desk in front of a real class folder: it reads what was collected, and keeps what a teacher says."""

from __future__ import annotations

import shutil

import pytest
from classroom.class_on_the_desk import NOW, a_class_with_work, a_desk, an_empty_class, mark_here

from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.gradebook import Gradebook
from musiclab.classroom.teacher_desk.handed_in_songs import _parts
from musiclab.classroom.teacher_desk.marking_desk import MarkingDesk
from musiclab.classroom.teacher_mark import Pin, TeacherMark
from musiclab.errors import ClassroomError

SAID = {"levels": {"Groove": 3}, "words": "Yes.", "pins": [{"song": "steps", "seconds": 2.5, "text": "here"}], "state": "marked", "points": None}


@pytest.fixture(scope="module")
def worked(tmp_path_factory):
    return a_class_with_work(tmp_path_factory.mktemp("class")).path


@pytest.fixture
def klass(worked, tmp_path):
    shutil.copytree(worked, tmp_path / "class-9b")
    return ClassFolder(tmp_path / "class-9b")


def digest(desk):
    return desk.page()["open"]["digest"]


def test_what_is_kept_knows_its_tick_its_teacher_and_its_time(klass):
    desk = a_desk(klass)
    before = desk.page()["open"]["points"]
    desk.keep("1", digest(desk), SAID)
    with Gradebook(klass.gradebook_url) as book:
        mark = book.teacher("first-beat")["mira"]
    assert (mark.pins[0].tick, mark.who, mark.when) == (2.5 * 960 * 96 / 60, "teacher", NOW)
    assert float(desk.page()["open"]["points"].split()[0]) == pytest.approx(float(before.split()[0]) + 4)
    assert next(row["group"] for row in desk.page()["rows"] if row["key"] == "1") == "marked"


def test_what_came_after_it_was_marked_is_open_again_and_keeps_the_words(klass):
    desk = a_desk(klass)
    ben = klass.submissions("first-beat", "ben")[0]
    desk.open("2")
    with pytest.raises(ClassroomError, match="newer"):
        desk.keep("2", ben.digest, SAID)
    desk.keep("2", digest(desk), SAID)
    with Gradebook(klass.gradebook_url) as book:
        (kept,) = (one for one in book.history("first-beat", "ben") if hasattr(one, "levels"))
    assert kept.digest == klass.latest("first-beat")["ben"].digest


def test_a_mark_of_what_was_handed_in_before_keeps_its_words_and_not_its_places(klass):
    first, latest = klass.submissions("first-beat", "ben")
    with Gradebook(klass.gradebook_url) as book:
        book.keep_teacher(TeacherMark("ben", "first-beat", first.digest, {"Form": 1}, "Before.", (Pin("steps", 960, 0.5, "there"),), "returned", when=NOW))
    desk = a_desk(klass)
    assert next(row["group"] for row in desk.page()["rows"] if row["key"] == "2") == "listen"
    desk.open("2")
    assert desk.page()["open"]["mark"] == {"levels": {"Form": 1}, "words": "Before.", "pins": [], "state": "open", "points": None}
    assert digest(desk) == latest.digest


def test_what_is_left_at_the_end_of_a_song_is_its_last_part():
    import numpy as np

    blocks = [np.full((size, 2), 0.5, np.float32) for size in (2, 2, 1)]
    assert [len(part) for part in _parts(blocks, 3)] == [4, 1]


def test_what_is_returned_lies_ready_for_the_student_once_and_again_after_a_change(klass):
    desk = a_desk(klass)
    page = klass.returned("first-beat") / "ben.html"
    desk.open("2")
    desk.keep("2", digest(desk), {**SAID, "words": "One.", "state": "returned"})
    assert "One." in page.read_text("utf-8")
    assert next(row["group"] for row in desk.page()["rows"] if row["key"] == "2") == "returned"
    desk.keep_level("2", "Form", 2)
    assert next(row["group"] for row in desk.page()["rows"] if row["key"] == "2") == "marked"
    desk.keep("2", digest(desk), {**SAID, "words": "Two.", "state": "returned"})
    assert "Two." in page.read_text("utf-8")


def test_levels_are_kept_one_by_one_and_taken_back(klass):
    desk = a_desk(klass)
    desk.keep_level("2", "Form", 1)
    desk.keep_level("2", "Groove", 2)
    desk.keep_level("2", "Form", None)
    assert next(row["levels"] for row in desk.page()["rows"] if row["key"] == "2") == {"Groove": 2}
    with pytest.raises(ClassroomError):
        desk.keep_level("2", "Charm", 2)


def test_a_song_comes_in_parts_that_are_together_the_very_song(klass):
    import numpy as np

    from musiclab.render.mixer import render

    desk = a_desk(klass)
    sound = desk.sound("1", "steps", "song", "", 48_000)
    parts = list(sound.parts)
    whole = np.concatenate(parts)
    song = desk._read("1", "steps")
    assert len(parts) > 1
    assert len(whole) == sound.frames
    assert np.array_equal(whole, np.rint(np.clip(render(song, rate=48_000), -1, 1) * 32_767).astype("<i2"))


@pytest.mark.parametrize("name", ["../../roster", "", "steps/../steps", "nothing"])
def test_no_name_leads_out_of_what_was_handed_in(klass, name):
    desk = a_desk(klass)
    with pytest.raises(ClassroomError):
        desk.turn_to("1", name)
    with pytest.raises(ClassroomError):
        desk.open("5")


def test_a_class_without_work_waits_and_a_class_without_an_assignment_says_what_to_do(tmp_path):
    klass, _ = an_empty_class(tmp_path)
    desk = a_desk(klass)
    assert desk.page()["open"] is None
    assert desk.collect() == "0 new, 0 here already, 0 set aside."
    shutil.rmtree(klass.path / "assignments")
    with pytest.raises(ClassroomError, match="musiclab class assign"):
        MarkingDesk(ClassFolder(klass.path), marking=mark_here)


def test_where_names_are_hidden_no_sentence_tells_them(klass):
    desk = a_desk(klass)
    desk.hide_names(True)
    for row in desk.page()["rows"]:
        if row["group"] != "none":
            desk.open(row["key"])
            assert not [name for name in ("chen", "Chen", "Mira", "ben", "Ben ") if name in str(desk.page())]
