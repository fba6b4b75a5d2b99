"""The gradebook: what was kept stays, the newest is read, and what a database refuses is said in a sentence."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from classroom.postgres_server import postgres, programs
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, event, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from musiclab.classroom.gradebook import Gradebook
from musiclab.classroom.gradebook.entries import KEEPS, entries, newest, told
from musiclab.classroom.marked import Marked, read_marked, write_marked
from musiclab.classroom.teacher_mark import Pin, TeacherMark, read_teacher_mark, write_teacher_mark
from musiclab.errors import ClassroomError

NOON = datetime(2026, 12, 4, 12, tzinfo=UTC)
MIRA = Marked("mira", "beat", "ab12", "0.1.0/cd34", NOON, 0.75, ({"task": "beat", "checks": [{"title": "Größe"}]},), {"key": "A minor", "bars": 8}, ("The tempo moved.",))
HEARD = TeacherMark("mira", "beat", "ab12", {"Groove": 2}, "It swings.\nMore of it!", (Pin("first-beat", 960, 0.5, "here"),), "marked", None, "Ms Sato", NOON)


@pytest.fixture(scope="module", params=["sqlite", *(["postgresql"] if programs() else [])])
def url(request, tmp_path_factory):
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('class')}/gradebook.db"
    else:
        with postgres() as there:
            yield there


@pytest.fixture
def book(url):
    with Gradebook(url) as book:
        yield book


def of(assignment, mark):
    return replace(mark, assignment=assignment)


def test_what_is_kept_is_read_as_it_was(book):
    book.keep_marked(of("a", MIRA))
    book.keep_teacher(of("a", HEARD))
    assert book.marked("a") == {"mira": of("a", MIRA)}
    assert book.teacher("a") == {"mira": of("a", HEARD)}


def test_marking_again_loses_no_word_of_the_teacher(book):
    first, again = of("b", MIRA), of("b", replace(MIRA, credit=0.5, checks="0.2.0/ef56"))
    book.keep_marked(first)
    book.keep_teacher(of("b", HEARD))
    book.keep_marked(again)
    assert book.marked("b")["mira"] == again
    assert book.teacher("b")["mira"] == of("b", HEARD)
    assert book.history("b", "mira") == (first, of("b", HEARD), again)


def test_students_and_assignments_stay_apart(book):
    book.keep_marked(of("c", MIRA))
    book.keep_marked(replace(of("c", MIRA), student="jonas", credit=0.25))
    book.keep_marked(of("d", MIRA))
    assert {who: marked.credit for who, marked in book.marked("c").items()} == {"mira": 0.75, "jonas": 0.25}
    assert list(book.marked("d")) == ["mira"]
    assert book.teacher("c") == {}


def test_no_entry_can_be_changed_or_taken_away(book, url):
    book.keep_marked(of("e", MIRA))
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    for deed in ("UPDATE entries SET body = 'gone'", "DELETE FROM entries"):
        try:
            with engine.begin() as connection:
                connection.execute(text(deed))
        except Exception as problem:
            assert "entries stay as they are" in str(problem)
    engine.dispose()
    assert book.marked("e") == {"mira": of("e", MIRA)}


def test_several_threads_may_keep_at_once(book):
    marks = [replace(of("f", MIRA), student=f"s{number}") for number in range(12)]
    at_once = [threading.Thread(target=book.keep_marked, args=(mark,)) for mark in marks]
    for thread in at_once:
        thread.start()
    for thread in at_once:
        thread.join()
    assert len(book.marked("f")) == 12


def test_the_sql_for_postgresql_is_what_it_understands():
    dialect = postgresql.dialect()
    table = str(CreateTable(entries).compile(dialect=dialect))
    assert "id BIGSERIAL NOT NULL" in table
    assert "body TEXT NOT NULL" in table
    asked = " ".join(str(newest("beat", "marked").compile(dialect=dialect)).split())
    assert asked.startswith("SELECT entries.student, entries.body FROM entries WHERE entries.id IN (SELECT max(entries.id) AS max_1 FROM entries WHERE entries.assignment =")
    assert asked.endswith("GROUP BY entries.student) ORDER BY entries.student")
    assert "ORDER BY entries.id" in str(told("beat", "mira").compile(dialect=dialect))
    assert KEEPS["postgresql"].format(name="update", doing="UPDATE") == "CREATE RULE entries_stay_update AS ON UPDATE TO entries DO INSTEAD NOTHING"


def file_book(tmp_path):
    return Gradebook(f"sqlite:///{tmp_path}/gradebook.db")


def test_asking_an_empty_gradebook_makes_none(tmp_path):
    assert file_book(tmp_path).marked("beat") == {}
    assert list(tmp_path.iterdir()) == []


def test_a_gradebook_set_aside_while_it_is_open_is_begun_anew(tmp_path):
    book = file_book(tmp_path)
    book.keep_marked(MIRA)
    book.close()
    (tmp_path / "gradebook.db").rename(tmp_path / "old.db")
    assert book.marked("beat") == {}
    book.keep_marked(MIRA)
    assert list(book.marked("beat")) == ["mira"]


def test_a_damaged_gradebook_is_a_sentence(tmp_path):
    (tmp_path / "gradebook.db").write_bytes(b"a song, maybe? " * 100)
    for deed in (lambda book: book.marked("beat"), lambda book: book.keep_marked(MIRA)):
        with pytest.raises(ClassroomError, match="damaged"):
            deed(file_book(tmp_path))
    assert (tmp_path / "gradebook.db").read_bytes().startswith(b"a song, maybe?")


def test_a_gradebook_with_a_torn_page_is_a_sentence(tmp_path):
    with file_book(tmp_path) as book:
        for number in range(80):
            book.keep_marked(replace(MIRA, student=f"s{number}"))
    path = tmp_path / "gradebook.db"
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(ClassroomError, match="damaged"):
        file_book(tmp_path).marked("beat")


def test_a_locked_gradebook_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr("musiclab.classroom.gradebook.connecting.PATIENCE", 0.05)
    with file_book(tmp_path) as book:
        book.keep_marked(MIRA)
        other = sqlite3.connect(tmp_path / "gradebook.db")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ClassroomError, match="another program"):
            book.keep_marked(MIRA)
        other.close()
        book.keep_marked(MIRA)


def test_a_read_only_gradebook_is_read_and_says_so_when_written(tmp_path):
    with file_book(tmp_path) as book:
        book.keep_marked(MIRA)
    read_only = Gradebook(f"sqlite:///file:{tmp_path}/gradebook.db?mode=ro&uri=true")
    assert list(read_only.marked("beat")) == ["mira"]
    with pytest.raises(ClassroomError, match="may be read, and not written"):
        read_only.keep_marked(MIRA)


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(ClassroomError, match="cannot be opened"):
        Gradebook(f"sqlite:///{tmp_path}/nowhere/gradebook.db").keep_marked(MIRA)


def test_a_full_disk_is_a_sentence_and_loses_nothing(tmp_path):
    with file_book(tmp_path) as book:
        book.keep_marked(MIRA)
        event.listen(book._engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 6"))
        large = replace(MIRA, facts={str(number): "x" * 10_000 for number in range(10)})
        with pytest.raises(ClassroomError, match="disk is full"):
            book.keep_marked(large)
        assert book.history("beat", "mira") == (MIRA,)


@pytest.mark.parametrize("url", ["", "gradebook.db", "mysql://anna:secret@school/marks", "sqlite://", "sqlite+pysqlcipher:///x", "postgresql://x:notaport/y", 7])
def test_what_is_no_gradebook_is_a_sentence_that_tells_no_password(url):
    with pytest.raises(ClassroomError) as told:
        Gradebook(str(url))
    assert "secret" not in str(told.value)


def test_a_server_that_does_not_answer_is_a_sentence_without_the_password(tmp_path):
    with pytest.raises(ClassroomError, match="does not answer") as told, Gradebook(f"postgresql://anna:secret@/x?host={tmp_path}") as book:
        book.marked("beat")
    assert "secret" not in str(told.value)


values = st.recursive(st.none() | st.booleans() | st.integers(-10**9, 10**9) | st.text(max_size=20), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=10)


@given(st.floats(0, 1), st.dictionaries(st.text(max_size=8), values, max_size=4), st.lists(st.text(max_size=40), max_size=3))
def test_a_marking_comes_back_as_it_went(credit, facts, changed):
    marked = replace(MIRA, credit=credit, facts=facts, changed=tuple(changed))
    assert read_marked(write_marked(marked)) == marked


@given(st.dictionaries(st.sampled_from(["Groove", "Form"]), st.integers(0, 3)), st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=200), st.none() | st.floats(0, 100))
def test_a_teachers_mark_comes_back_as_it_went(levels, words, points):
    mark = replace(HEARD, levels=levels, words=words, points=points)
    assert read_teacher_mark(write_teacher_mark(mark)) == mark


@pytest.mark.parametrize("change", [
    {"levels": {"Groove": 4}}, {"levels": {"Groove": True}}, {"levels": {f"c{n}": 1 for n in range(21)}}, {"words": "a" * 20_001}, {"state": "done"},
    {"points": float("nan")}, {"points": -1.0}, {"when": datetime(2026, 1, 1)}, {"pins": (Pin("s", 0, 0, ""),) * 501}, {"student": "a\u202eb"},
])  # fmt: skip
def test_a_mark_that_cannot_be_is_refused_in_a_sentence(change):
    with pytest.raises(ClassroomError):
        replace(HEARD, **change)


@pytest.mark.parametrize("change", [{"credit": 1.1}, {"credit": float("nan")}, {"when": datetime(2026, 1, 1)}, {"trouble": "x" * 2001}, {"digest": "a\nb"}, {"reports": ({},) * 101}])
def test_a_marking_that_cannot_be_is_refused_in_a_sentence(change):
    with pytest.raises(ClassroomError):
        replace(MIRA, **change)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", write_marked(MIRA).replace(b'"version": 1', b'"version": 2'), write_marked(MIRA).replace(b'"credit": 0.75', b'"credit": "all"'), b'{"a":' * 100_000])
def test_what_is_no_marking_is_a_sentence(data):
    with pytest.raises(ClassroomError):
        read_marked(data)


def test_pins_have_a_place_in_the_song():
    for wrong in ({"tick": -1}, {"seconds": float("inf")}, {"song": ""}, {"text": "x" * 2001}):
        with pytest.raises(ClassroomError):
            replace(HEARD.pins[0], **wrong)


