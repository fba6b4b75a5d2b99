"""Marks as learning platforms read them: each in the right column, and no name is taken for a formula."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import StringIO

import pytest
from classroom.class_of_three import a_class, assigned, handed_in
from hypothesis import given
from hypothesis import strategies as st

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.collecting import collect
from musiclab.classroom.exports import PLATFORMS, export_csv
from musiclab.classroom.exports.class_lines import class_lines
from musiclab.classroom.exports.rows import Line, safe
from musiclab.classroom.gradebook import Gradebook
from musiclab.classroom.teacher_mark import TeacherMark
from musiclab.errors import ClassroomError

ASKED = Assignment("first-beat", "First beat", "01", ("beat",), due=datetime(2026, 12, 4, 16, tzinfo=UTC))
HEADS = {
    "moodle": ["First name", "Last name", "ID number", "Username", "First beat", "First beat (Feedback)"],
    "canvas": ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "First beat"],
    "google": ["Last Name", "First Name", "Email Address", "First beat"],
}


def rows(platform, *lines):
    return list(csv.reader(StringIO(export_csv(platform, ASKED, lines))))


@pytest.mark.parametrize("platform", PLATFORMS)
def test_each_platform_finds_its_own_columns(platform):
    made = rows(platform, Line("mira", "Mira Sato", 8.5))
    assert made[0] == HEADS[platform] and {len(row) for row in made} == {len(HEADS[platform])} and "8.5" in made[-1]


def test_canvas_reads_what_the_points_are_out_of_below_the_columns():
    assert rows("canvas")[1] == ["    Points Possible", "", "", "", "", "10"]


def test_who_has_no_mark_has_an_empty_cell_and_not_a_nought():
    assert [rows(platform, Line("mira", "Mira Sato", None))[-1][HEADS[platform].index("First beat")] for platform in PLATFORMS] == [""] * 3
    assert rows("canvas", Line("mira", "Mira Sato", 0.0))[-1][-1] == "0"


@pytest.mark.parametrize("sign", [*list("=+-@|%"), "\t=", " =", "＝", "\ufeff="])
@given(rest=st.text(max_size=20))
def test_no_cell_begins_a_formula(sign, rest):
    for platform in PLATFORMS:
        for row in rows(platform, Line("mira", f"{sign}{rest}", 1.0, f"{sign}{rest}")):
            assert not any(cell.lstrip().lstrip("\ufeff").startswith(("=", "+", "-", "@", "|", "%", "＝")) for cell in row)


@given(st.text(st.characters(categories=("L", "N")), min_size=1))
def test_a_plain_name_stays_as_it_is(name):
    assert safe(name) == name


def test_a_platform_that_is_not_known_gets_a_sentence():
    with pytest.raises(ClassroomError, match="moodle, canvas, google"):
        export_csv("myspace", ASKED, [])


def test_a_group_shares_its_points_and_what_is_set_aside_is_not_given_out(tmp_path):
    klass = a_class(tmp_path)
    handed_in(assigned(klass, group=True), tmp_path / "mira", "mira")
    collect(klass, [klass.hand_in])
    asked = klass.assignment("first-beat")
    with Gradebook(klass.gradebook_url) as book:
        book.keep_teacher(TeacherMark("a", "first-beat", "ab", points=7.5, state="marked", when=datetime(2026, 12, 5, tzinfo=UTC)))
        book.keep_teacher(TeacherMark("b", "first-beat", "ab", points=3, state="later", when=datetime(2026, 12, 5, tzinfo=UTC)))
    assert {line.id: line.points for line in class_lines(klass, asked)} == {"mira": 7.5, "ben": 7.5, "chen": None}
