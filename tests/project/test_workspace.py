"""The workspace: lessons come and are brought up to date, and nobody's work is ever overwritten."""

from __future__ import annotations

import shutil

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from musiclab.errors import ProjectError
from musiclab.project.workspace import FIRST_LESSON, lessons_folder, prepare_workspace, projects_folder


@pytest.fixture(autouse=True)
def jupyter_of_its_own(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path_factory.mktemp("jupyter")))


@pytest.fixture
def lessons(tmp_path):
    """The lessons that are shipped, as a copy that a test may bring out anew."""
    copy = tmp_path / "shipped"
    shutil.copytree(lessons_folder(), copy)
    return copy


@pytest.fixture
def home(tmp_path):
    return tmp_path / "MusicLab"


def publish(lessons):
    """Bring out a newer version of the first lesson."""
    path = lessons / FIRST_LESSON.removeprefix("lessons/")
    path.write_text(path.read_text("utf-8").replace("Press play", "Press play!"), "utf-8")
    return path.read_text("utf-8")


def work_in(home):
    path = home / FIRST_LESSON
    path.write_text(path.read_text("utf-8").replace("X...", "XX.."), "utf-8")
    return path.read_text("utf-8")


def test_a_fresh_workspace_has_the_lessons_and_a_place_for_projects(lessons, home):
    assert prepare_workspace(home, lessons=lessons) == []
    assert (home / FIRST_LESSON).read_text("utf-8") == (lessons / "00-press-play/lesson.ipynb").read_text("utf-8")
    assert (home / "projects").is_dir()
    assert not list(home.rglob("teacher.md"))


def test_the_first_lesson_is_trusted(lessons, home):
    prepare_workspace(home, lessons=lessons)
    assert NotebookNotary().check_signature(nbformat.read(home / FIRST_LESSON, as_version=4))


def test_preparing_it_again_changes_nothing(lessons, home):
    prepare_workspace(home, lessons=lessons)
    before = {path: path.stat().st_mtime_ns for path in (home / "lessons").rglob("*")}
    assert prepare_workspace(home, lessons=lessons) == []
    assert {path: path.stat().st_mtime_ns for path in (home / "lessons").rglob("*")} == before


def test_what_a_student_changed_stays(lessons, home):
    prepare_workspace(home, lessons=lessons)
    changed = work_in(home)
    assert prepare_workspace(home, lessons=lessons) == []
    assert (home / FIRST_LESSON).read_text("utf-8") == changed


def test_a_lesson_that_nobody_changed_is_brought_up_to_date_and_trusted(lessons, home):
    prepare_workspace(home, lessons=lessons)
    newer = publish(lessons)
    assert prepare_workspace(home, lessons=lessons) == []
    assert (home / FIRST_LESSON).read_text("utf-8") == newer
    assert NotebookNotary().check_signature(nbformat.read(home / FIRST_LESSON, as_version=4))


def test_of_a_lesson_that_both_changed_the_students_stays_and_it_is_told_every_time(lessons, home):
    prepare_workspace(home, lessons=lessons)
    changed = work_in(home)
    publish(lessons)
    assert prepare_workspace(home, lessons=lessons) == prepare_workspace(home, lessons=lessons) == [FIRST_LESSON]
    assert (home / FIRST_LESSON).read_text("utf-8") == changed


def test_a_lesson_that_was_deleted_or_renamed_comes_back_in_its_newest_version(lessons, home):
    prepare_workspace(home, lessons=lessons)
    work_in(home)
    (home / FIRST_LESSON).rename(home / "mine.ipynb")
    newer = publish(lessons)
    assert prepare_workspace(home, lessons=lessons) == []
    assert (home / FIRST_LESSON).read_text("utf-8") == newer


@pytest.mark.parametrize("memory", ["", "[]", "{", "\x00"])
def test_without_a_memory_of_what_was_copied_nothing_is_overwritten(lessons, home, memory):
    prepare_workspace(home, lessons=lessons)
    changed = work_in(home)
    (home / ".musiclab" / "copied.json").write_text(memory)
    assert prepare_workspace(home, lessons=lessons) == [FIRST_LESSON]
    assert (home / FIRST_LESSON).read_text("utf-8") == changed


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ProjectError, match="musiclab lab FOLDER"):
        prepare_workspace(tmp_path / "file" / "MusicLab")


def test_a_folder_where_the_lesson_should_be_is_told_in_a_sentence(lessons, home):
    (home / FIRST_LESSON).mkdir(parents=True)
    with pytest.raises(ProjectError, match="musiclab lab FOLDER"):
        prepare_workspace(home, lessons=lessons)


def test_songs_of_a_lesson_go_to_the_projects_of_the_workspace(lessons, home, tmp_path):
    prepare_workspace(home, lessons=lessons)
    assert projects_folder(home / "lessons" / "00-press-play") == home.resolve() / "projects"
    assert projects_folder(tmp_path) == tmp_path.resolve() / "projects"
