"""What comes in a parcel: names that lead elsewhere and links are told, and nothing that differs counts as the same."""

from __future__ import annotations

import json
import zipfile

import pytest
from classroom.class_of_three import a_class, assigned, handed_in
from classroom.damage import SONG, packed, unpacked
from classroom.hostile import linked
from hypothesis import given
from hypothesis import strategies as st

from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.collecting import collect
from musiclab.classroom.parcel.entry import safe_parts
from musiclab.classroom.parcel.opening import open_parcel
from musiclab.errors import ClassroomError


@pytest.mark.parametrize("name", [
    "../gradebook.db", "songs/../../gradebook.db", "..\\class.json", "/etc/passwd", "\\\\server\\share\\x", "C:\\x", "C:x",
])  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused(name):
    with pytest.raises(ClassroomError, match="leads out of the folder"):
        safe_parts(name)


@pytest.mark.parametrize("name", ["", "a\0b", "con", "songs/NUL/x", "x.", "x ", "a:b", "\u202egnp.exe", "a" * 300, "/".join("abcdefghijklmn")])
def test_a_name_that_not_every_computer_can_keep_is_refused(name):
    with pytest.raises(ClassroomError):
        safe_parts(name)


@given(st.text(max_size=60))
def test_whatever_a_name_is_it_stays_inside(name):
    try:
        parts = safe_parts(name)
    except ClassroomError:
        return
    assert parts
    assert not {"..", ".", ""} & set(parts)
    assert not any(sign in part for part in parts for sign in "/\\:\0")


def test_a_link_in_a_zip_is_left_out_and_told(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(linked(SONG)({SONG: b"{}", "lesson.ipynb": b"{}"}, "/etc/passwd"))
    with open_parcel(path) as parcel:
        assert parcel.find(SONG) is None
        assert parcel.find("lesson.ipynb") is not None
        assert "is a link to another file" in " ".join(parcel.trouble)


def test_changed_work_under_the_same_manifest_is_no_duplicate(tmp_path):
    klass = a_class(tmp_path)
    receipt = handed_in(assigned(klass), tmp_path / "home", "mira")
    collect(klass, [klass.hand_in])
    files = unpacked(receipt.file.read_bytes())
    song = json.loads(files[SONG])
    other = tmp_path / receipt.file.name
    other.write_bytes(packed({**files, SONG: json.dumps({**song, "title": "Another"}).encode()}))
    (one,) = collect(klass, [other])
    assert one.state == "again"
    assert not one.submission.sealed
    assert [each.sealed for each in klass.submissions("first-beat")] == [True, False]


def test_a_class_that_is_reached_by_a_link_tells_students_where_the_inbox_really_is(tmp_path):
    klass = a_class(tmp_path)
    (tmp_path / "teachers own").symlink_to(klass.path)
    linked_class = ClassFolder(tmp_path / "teachers own")
    file = assigned(linked_class)
    with zipfile.ZipFile(file) as archive:
        assert json.loads(archive.read("assignment.json"))["hand_in"] == str(klass.path.resolve() / "inbox")


def test_what_a_platform_calls_late_is_late_and_told(tmp_path):
    klass = a_class(tmp_path)
    receipt = handed_in(assigned(klass), tmp_path / "home", "mira")
    late = tmp_path / "satomira_LATE_11_22_work.zip"
    late.write_bytes(receipt.file.read_bytes())
    (one,) = collect(klass, [late])
    assert one.submission.late > 0
    assert "The learning platform says that it came late." in one.sentences
