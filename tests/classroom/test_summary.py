"""The summary of a class: counts that add up, and pictures that show them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.marked import Marked
from musiclab.classroom.overview_word import overview
from musiclab.classroom.rubric import Criterion
from musiclab.classroom.summary import summarise
from musiclab.classroom.summary_picture import draw_credit, draw_levels, draw_missed
from musiclab.classroom.teacher_mark import TeacherMark
from musiclab.errors import ClassroomError

NOON = datetime(2026, 12, 4, 12, tzinfo=UTC)
ASKED = Assignment("beat", "Your $first$ beat", "01", ("beat",), rubric=(Criterion("Groove"), Criterion("Form")))


def marked(name: str, credit: float, **there: bool) -> Marked:
    checks = [{"title": title, "passed": passed} for title, passed in there.items()]
    return Marked(name, "beat", "ab", "0/1", NOON, credit, ({"title": "My beat", "checks": checks},))


def test_what_most_have_not_found_yet_comes_first():
    made = summarise(ASKED, [marked("mira", 0.5, backbeat=True, fill=False), marked("ben", 0.5, backbeat=True, fill=False), marked("chen", 1, backbeat=False, fill=True)], [], expected=5)
    assert [(one.title, one.there, one.not_yet) for one in made.listened] == [("fill", 1, 2), ("backbeat", 2, 1)]
    assert str(made).startswith("Your $first$ beat: 3 of 5 are marked. Not yet in 2 of 3: fill.")


@given(st.lists(st.floats(0, 1)))
def test_everybody_is_counted_once_by_how_much_is_there(credits):
    made = summarise(ASKED, [marked(str(at), credit) for at, credit in enumerate(credits)], [], expected=0)
    assert sum(made.credit) == made.handed_in == made.all == len(credits)
    assert made.credit[-1] == sum(credit >= 0.9 - 1e-9 for credit in credits)


@given(st.lists(st.dictionaries(st.sampled_from(["Groove", "Form"]), st.integers(0, 3))))
def test_levels_are_counted_for_those_of_whom_they_are_said(levels):
    made = summarise(ASKED, [], [TeacherMark(str(at), "beat", "ab", given) for at, given in enumerate(levels)], expected=9)
    assert {name: sum(made.levels[name]) for name in made.levels} == {name: sum(name in given for given in levels) for name in ("Groove", "Form")}
    assert made.levels["Form"][2] == sum(given.get("Form") == 2 for given in levels)


def test_the_pictures_show_the_counts():
    made = summarise(ASKED, [marked("mira", 0.25, backbeat=True, fill=False)], [TeacherMark("mira", "beat", "ab", {"Groove": 2})], expected=2)
    assert [bar.get_height() for bar in draw_credit(made).patches] == list(made.credit)
    assert sum(bar.get_width() for bar in draw_missed(made).patches) == 2
    levels = draw_levels(made)
    assert sorted(bar.get_width() for bar in levels.patches)[-1] == 1 and [label.get_text() for label in levels.get_yticklabels()] == ["Groove", "Form"]


def test_a_class_without_work_can_be_looked_at_too():
    made = summarise(ASKED, [], [], expected=3)
    assert "0 of 3" in str(made) and "image/png" in made._repr_mimebundle_()
    draw_levels(made)
    draw_credit(made)


def test_the_word_overview_sums_up_the_only_assignment_of_a_class(tmp_path):
    from classroom.class_on_the_desk import a_class_with_work, mark_here

    klass = a_class_with_work(tmp_path)
    mark_here(klass, klass.assignment("first-beat"))
    made = overview(str(klass.path))
    assert (made.title, made.handed_in, made.all) == ("Your first beat", 4, 5)
    assert "Your first beat: 4 of 5 are marked." in str(made)
    assert "image/png" in made._repr_mimebundle_()
    with pytest.raises(ClassroomError, match="There is no assignment 'waltz'"):
        overview(klass.path, "waltz")
