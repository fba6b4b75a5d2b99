"""Whose work it is, by the names that learning platforms write."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from classroom.class_of_three import a_class, assigned, handed_in
from hypothesis import given
from hypothesis import strategies as st

from musiclab.classroom.collecting import collect
from musiclab.classroom.platform_names import owner_of
from musiclab.classroom.roster import Roster, Student

ROSTER = Roster((
    Student("mira", "Mira Sato"), Student("ben", "Ben Aalto"), Student("jose", "José María Núñez"), Student("li", "Li Wei"), Student("anne", "Anne-Sophie Dupont"),
    Student("ben2", "Ben Aalto-Virtanen"),
))  # fmt: skip


@pytest.mark.parametrize(("parts", "student"), [
    (("Mira Sato_1234567_assignsubmission_file_", "work.zip"), "mira"),
    (("Mira Sato_1234567_assignsubmission_file_work.zip",), "mira"),
    (("Sato Mira_99_assignsubmission_file_first-beat--ben--20261203-100000--0a1b2c3d4e5f.zip",), "mira"),
    (("José María Núñez_7_assignsubmission_file", "a.zip"), "jose"),
    (("satomira_12345_67890_work.zip",), "mira"),
    (("aaltoben_LATE_12345_67890_work.zip",), "ben"),
    (("nunezjosemaria_1_2_x.zip",), "jose"),
    (("weili_5_6_x.zip",), "li"),
    (("dupontanne-sophie_5_6_x.zip",), "anne"),
    (("Mira Sato - first beat.zip",), "mira"),
    (("first beat - Li Wei.zip",), "li"),
    (("Ben Aalto", "first-beat.zip"), "ben"),
    (("first-beat--mira-sato--20261203-100000--0a1b2c3d4e5f (1).zip",), "mira"),
    (("work.zip",), None),
    (("zzz_1_2_x.zip",), None),
])  # fmt: skip
def test_a_name_of_moodle_canvas_and_google_finds_its_student(parts, student):
    found = owner_of(parts, ROSTER).student
    assert (found.id if found else None) == student


def test_canvas_tells_who_was_late():
    assert owner_of(("satomira_LATE_1_2_x.zip",), ROSTER).late
    assert not owner_of(("satomira_1_2_x.zip",), ROSTER).late


@given(st.lists(st.text(max_size=300), min_size=1, max_size=5))
def test_no_name_stops_the_collecting(parts):
    owner_of(tuple(parts), ROSTER)


def downloaded(files: dict[str, bytes]) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return whole.getvalue()


@pytest.mark.parametrize("named", [
    "{name}_123{at}_assignsubmission_file_/{file}", "{name}_123{at}_assignsubmission_file_{file}", "{together}_{at}1_{at}2_{file}", "{name} - {file}",
])  # fmt: skip
def test_everything_that_a_platform_gives_at_once_is_collected(tmp_path, named):
    klass = a_class(tmp_path)
    file = assigned(klass)
    work = {name: handed_in(file, tmp_path / name, name, piece=at).file for at, name in enumerate(("Mira Sato", "Ben Aalto"))}
    together = {"Mira Sato": "satomira", "Ben Aalto": "aaltoben"}
    files = {named.format(name=name, at=at, together=together[name], file="work.zip"): path.read_bytes() for at, (name, path) in enumerate(work.items())}
    download = tmp_path / "9b-first-beat.zip"
    download.write_bytes(downloaded(files))
    assert [one.state for one in collect(klass, [download])] == ["kept", "kept"]
    assert set(klass.latest("first-beat")) == {"mira", "ben"}
    assert all(one.sealed and not one.trouble for one in klass.latest("first-beat").values())


def test_work_under_somebody_elses_account_is_given_to_the_account_and_told(tmp_path):
    klass = a_class(tmp_path)
    mine = handed_in(assigned(klass), tmp_path / "mira", "mira").file
    download = tmp_path / "download.zip"
    download.write_bytes(downloaded({"Ben Aalto_1_assignsubmission_file_/work.zip": mine.read_bytes()}))
    (one,) = collect(klass, [download])
    assert one.submission.student == "ben"
    assert "Ben Aalto has uploaded work that says it is by Mira Sato." in one.sentences
