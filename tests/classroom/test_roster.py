"""Class lists, as schools' programs write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musiclab.classroom.roster import Roster, Student, near
from musiclab.classroom.roster_file import parse_roster, write_roster
from musiclab.errors import ClassroomError, MusicLabError

MOODLE = "\ufeffFirst name,Last name,ID number,Email address,Groups\nMira,Sato,m01,mira.sato@school.example,A\n".encode()
CANVAS = b"Student,ID,SIS User ID,SIS Login ID,Section\n\"Sato, Mira\",4411,m01,mira,9b\n"
GOOGLE = b"Last Name,First Name,Email Address\nSato,Mira,mira.sato@school.example\n"
GERMAN = "Nachname;Vorname;Gruppe\nM\xfcller;\xc4nne;Bl\xe4ser\n".encode("cp1252")


@pytest.mark.parametrize(("data", "name", "id"), [
    (MOODLE, "Mira Sato", "m01"), (CANVAS, "Mira Sato", "4411"), (GOOGLE, "Mira Sato", "mira.sato"), (GERMAN, "Änne Müller", "anne-muller"),
    ("name\tgroup\nMira Sato\tA".encode("utf-16"), "Mira Sato", "mira-sato"), (b"Mira Sato\nBen Aalto", "Mira Sato", "mira-sato"), (b"mira,Mira Sato", "Mira Sato", "mira"),
])  # fmt: skip
def test_a_list_of_any_program_gives_its_first_student(data, name, id):
    assert (parse_roster(data).students[0].name, parse_roster(data).students[0].id) == (name, id)


names = st.text(st.characters(categories=("L", "N", "Zs"), exclude_characters="\u2028\u2029"), min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(lambda text: text.isprintable() and text)
rosters = st.lists(names, max_size=20).map(lambda each: Roster(tuple(Student(f"st{at}", name) for at, name in enumerate(each))))


@given(rosters)
def test_a_list_that_is_written_is_read_as_it_was(roster):
    if roster.students:
        assert parse_roster(write_roster(roster)).students == roster.students


@given(st.binary(max_size=2000))
def test_whatever_comes_is_a_list_or_a_sentence(data):
    try:
        parse_roster(data)
    except MusicLabError as problem:
        assert str(problem).endswith((".", "group."))


def test_two_students_of_one_name_are_told_apart_by_their_ids_alone():
    roster = Roster((Student("li1", "Li Wei"), Student("li2", "Li Wei")))
    assert roster.match("Li Wei") is None
    assert roster.match("li2").id == "li2"


def test_a_mistyped_name_is_found_nearby():
    roster = Roster((Student("mira", "Mira Sato"), Student("ben", "Ben Aalto")))
    assert near("Mirra Sato", roster.students) == ("Mira Sato",)


def test_one_id_twice_is_refused():
    with pytest.raises(ClassroomError, match="Two students have the id mira"):
        parse_roster(b"id,name\nmira,Mira\nmira,Mira B\n")
