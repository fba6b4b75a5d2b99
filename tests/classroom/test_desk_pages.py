"""What a desk says of a class, as plain values: order, notes, findings, changes, counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musiclab.classroom.marked import Marked
from musiclab.classroom.roster import Student
from musiclab.classroom.rubric import Criterion
from musiclab.classroom.teacher_desk.compared import compared
from musiclab.classroom.teacher_desk.findings_page import tasks
from musiclab.classroom.teacher_desk.page_mark import from_page, shown
from musiclab.classroom.teacher_desk.seats import seated
from musiclab.classroom.teacher_desk.summary_page import summary
from musiclab.classroom.teacher_mark import TeacherMark
from musiclab.errors import ClassroomError
from musiclab.examples import example

NOW = datetime(2026, 12, 4, tzinfo=UTC)
CLASS = tuple(Student(f"s{number}", f"Name {number}") for number in range(12))


def marked(student, *passed, credit=0.5):
    checks = [{"title": f"Check {at}", "passed": one, "meant": False, "findings": [{"good": one, "title": f"Step {at}", "found": "F.", "asked": "A.", "places": [{"bar": at + 1}]}]} for at, one in enumerate(passed)]
    return Marked(student, "beat", "ab", "0/1", NOW, credit, ({"title": "Beat", "song": "beat", "checks": checks},))


@given(st.integers(0, 2**32))
def test_everybody_has_one_seat_and_without_names_no_seat_tells_a_name(seed):
    seats = seated(CLASS, anonymous=True, seed=seed)
    assert {seats.student(seats.of(student.id)) for student in CLASS} == set(CLASS)
    assert not any("Name" in seats.name(str(at)) + seats.first(str(at)) for at in range(14))


def test_the_shuffled_order_is_another_than_that_of_the_list_and_the_same_each_time():
    assert seated(CLASS, anonymous=True, seed=1).students != CLASS
    assert seated(CLASS, anonymous=True, seed=1) == seated(CLASS, anonymous=True, seed=1)
    assert seated(CLASS, seed=1).students == CLASS


@pytest.mark.parametrize("seat", ["", "0", "13", "-1", "²", "1.0", "9" * 40])
def test_a_seat_that_is_none_has_nobody(seat):
    assert seated(CLASS).student(seat) is None


def test_a_finding_that_is_not_there_yet_says_its_step_what_was_heard_and_where():
    (task,) = tasks(marked("s1", True, False))
    there, open_ = task["findings"]
    assert there == {"good": True, "title": "Check 0", "found": "F.", "bar": 1}
    assert open_ == {"good": False, "title": "Step 1", "found": "F. A.", "bar": 2}


def test_what_is_good_within_a_check_that_is_not_there_yet_is_not_its_step():
    half = marked("s1", False)
    check = half.reports[0]["checks"][0]
    check["findings"].insert(0, {"good": True, "title": "Good so far", "found": "Kick.", "places": []})
    assert tasks(half)[0]["findings"][0]["title"] == "Step 0"


def test_what_is_no_report_gives_no_findings():
    assert tasks(None) == []
    assert tasks(replace(marked("s1"), reports=({"checks": "none", "title": 3},))) == [{"title": "", "song": "", "findings": []}]


def test_what_most_have_not_yet_comes_first_and_students_are_counted_once():
    found = summary({"a": marked("a", False, False), "b": marked("b", True, False, credit=1.0)}, {"a": TeacherMark("a", "beat", "ab", {"Groove": 2})}, [Criterion("Groove")], expected=3)
    missed, credit, groove = found["parts"]
    assert found["headline"] == "2 of 3 have handed in"
    assert missed["counts"] == [{"name": "Check 1", "count": 2}, {"name": "Check 0", "count": 1}]
    assert [one["count"] for one in credit["counts"]] == [0, 0, 1, 0, 1]
    assert [one["count"] for one in groove["counts"]] == [0, 0, 1, 0]


def test_a_song_has_not_changed_from_itself_and_each_change_is_said():
    song = example("rain-on-tin")
    first = song.tracks[0]
    assert compared(song, song) == ()
    assert compared(replace(song, tracks=song.tracks[1:]), song)[0] == f"{first.name or first.id} is gone."
    softer = replace(song, tracks=(replace(first, volume_db=first.volume_db - 3, instrument="organ"), *song.tracks[1:]))
    said = compared(softer, song)
    assert any("is softer" in one for one in said)
    assert any("is played by organ" in one for one in said)


def test_a_mark_goes_to_the_page_and_comes_back_the_same():
    said = {"levels": {"Groove": 1}, "words": "It swings.", "pins": [{"song": "beat", "seconds": 1.5, "text": "here"}], "state": "marked", "points": 7}
    mark = from_page(TeacherMark("s1", "beat", "ab"), said, lambda song, seconds: int(seconds * 1000), who="me", when=NOW)
    assert (mark.pins[0].tick, mark.who, mark.points) == (1500, "me", 7.0)
    assert shown(mark, mark.state) == said


@pytest.mark.parametrize("said", [{}, {"levels": {}, "words": "", "pins": [], "state": "best", "points": None}, {"levels": {"Groove": 9}, "words": "", "pins": [], "state": "open", "points": None},
                                  {"levels": {}, "words": "", "pins": [{"song": 3}], "state": "open", "points": None}, {"levels": {}, "words": "", "pins": [], "state": "open", "points": float("nan")}])
def test_what_is_no_mark_is_refused_in_a_sentence(said):
    with pytest.raises(ClassroomError):
        from_page(TeacherMark("s1", "beat", "ab"), said, lambda song, seconds: 0, who="me", when=NOW)
