"""A course of nbgrader filled from a class: its autograde gives MusicLab's points, and no student's song is touched."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from classroom.made_class import answer, hand_in, made_class

from musiclab.classroom.marking import mark_submission
from musiclab.classroom.nbgrader import points_here, to_nbgrader
from musiclab.classroom.nbgrader.notebooks import grade_cells, student_notebook
from musiclab.cli.class_nbgrader import class_to_nbgrader
from musiclab.errors import ClassroomError
from musiclab.lesson.loading import load_lesson

STEPS, BEAT = answer("backbeat", "eighths"), answer("beat", "a-walk")
WHOLE = {"steps": STEPS, "my-beat": BEAT}


def nbgrader(*words, course):
    env = {**os.environ, "JUPYTER_CONFIG_DIR": str(course / ".c"), "IPYTHONDIR": str(course / ".i"), "JUPYTER_RUNTIME_DIR": str(course / ".r"), "PYTHONWARNINGS": "ignore",
           "PATH": str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"]}  # fmt: skip
    done = subprocess.run([sys.executable, "-m", "nbgrader", *words], cwd=course, env=env, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stderr


def grades(asked, klass):
    return grade_cells(asked, [load_lesson(klass.lesson("beat")).task(name) for name in asked.tasks])


def test_a_real_course_gives_the_points_that_musiclab_gives(tmp_path):
    klass, asked = made_class(tmp_path, ("anna", "ben", "carla"))
    cells = grades(asked, klass)
    hand_in(klass, "anna", WHOLE, notebook=["song.play()"])
    torn = hand_in(klass, "ben", {"steps": STEPS}, notebook=["import os\nos._exit(1)"])
    doubled = json.loads((torn.work / "lesson.ipynb").read_text())
    doubled["cells"] += [cells[0], cells[0], {**cells[1], "source": "points_here('beat', 1000)"}]
    (torn.work / "lesson.ipynb").write_text(json.dumps(doubled))
    hand_in(klass, "carla", {"steps": b"{", "my-beat": BEAT})
    before = {path: path.read_bytes() for path in klass.path.rglob("*") if path.is_file()}
    course = tmp_path / "course"
    filled = to_nbgrader(klass, asked, course)
    assert set(filled.students) == {"anna", "ben", "carla"}
    assert set(filled.said) == {"ben", "carla"}
    nbgrader("generate_assignment", "beat", "--create", course=course)
    nbgrader("autograde", "beat", "--create", course=course)
    nbgrader("export", course=course)
    with (course / "grades.csv").open() as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    ours = {who: mark_submission(klass.lesson("beat"), asked, one) for who, one in klass.latest("beat").items()}
    assert {who: round(float(row["raw_score"]), 1) for who, row in rows.items()} == {who: round(one.credit * asked.points, 1) for who, one in ours.items()}
    assert ours["anna"].credit == 1
    assert 0 < ours["carla"].credit < 1
    assert float(rows["anna"]["max_score"]) == asked.points
    for who, one in klass.latest("beat").items():
        graded = course / "autograded" / who / "beat" / "work/songs/steps/song.json"
        assert graded.read_bytes() == one.song_folder("steps").joinpath("song.json").read_bytes()
    assert {path: path.read_bytes() for path in klass.path.rglob("*") if path.is_file()} == before


@pytest.fixture
def course(tmp_path):
    klass, asked = made_class(tmp_path, ("anna",))
    return klass, asked, tmp_path / "course"


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"cells": 7}', '{"cells": [7, null, {"cell_type": "code", "source": 9}]}', '{"a":' * 20_000, "\x00\xff"])
def test_a_damaged_notebook_is_marked_by_its_songs(course, damage):
    klass, asked, _ = course
    one = hand_in(klass, "anna", WHOLE)
    (one.work / "lesson.ipynb").write_text(damage, "latin-1")
    notebook, _ = student_notebook(one.work / "lesson.ipynb", grades(asked, klass), run_code=False)
    found = json.loads(notebook)
    assert [cell["metadata"]["nbgrader"]["grade_id"] for cell in found["cells"] if "nbgrader" in cell["metadata"]] == ["musiclab-backbeat", "musiclab-beat"]
    assert len({cell["id"] for cell in found["cells"]}) == len(found["cells"])


def test_students_code_is_read_and_not_run_unless_it_is_asked_for(course):
    klass, asked, _ = course
    one = hand_in(klass, "anna", WHOLE, notebook=["a = '```'\nprint(a)"])
    kept, run = (json.loads(student_notebook(one.work / "lesson.ipynb", grades(asked, klass), run_code=run)[0])["cells"] for run in (False, True))
    assert (kept[0]["cell_type"], kept[0]["source"]) == ("markdown", "````python\na = '```'\nprint(a)\n````")
    assert (run[0]["cell_type"], run[0]["source"]) == ("code", "a = '```'\nprint(a)")


def test_a_grade_cell_torn_apart_or_without_its_label_gives_way_to_a_whole_one(course):
    klass, asked, _ = course
    whole = grades(asked, klass)
    one = hand_in(klass, "anna", WHOLE, notebook=[whole[0]["source"], "from musiclab.classroom.nbgrader import points_here", "x = 1"])
    found = json.loads(student_notebook(one.work / "lesson.ipynb", whole, run_code=True)[0])["cells"]
    assert [cell["source"] for cell in found] == ["x = 1", whole[0]["source"], whole[1]["source"]]


def test_the_points_of_all_tasks_are_the_points_of_the_assignment(course):
    klass, asked, _ = course
    assert sum(cell["metadata"]["nbgrader"]["points"] for cell in grades(asked, klass)) == asked.points


def test_filling_again_brings_the_newest_and_leaves_what_nbgrader_collected(course):
    klass, asked, place = course
    hand_in(klass, "anna", {"steps": STEPS})
    collected = place / "submitted/bert/beat"
    collected.mkdir(parents=True)
    (collected / "lesson.ipynb").write_text("by nbgrader")
    hand_in(klass, "bert", WHOLE)
    assert "bert" in to_nbgrader(klass, asked, place).said
    hand_in(klass, "anna", WHOLE, number=2)
    to_nbgrader(klass, asked, place)
    assert sorted(path.name for path in (place / "submitted/anna/beat/work/songs").iterdir()) == ["my-beat", "steps"]
    assert (collected / "lesson.ipynb").read_text() == "by nbgrader"
    assert [path.name for path in (place / "submitted/anna").iterdir()] == ["beat"]


def test_the_config_keeps_what_students_hand_in_and_leaves_a_teachers_own(course):
    klass, asked, place = course
    hand_in(klass, "anna", WHOLE)
    place.mkdir()
    (place / "nbgrader_config.py").write_text("mine")
    to_nbgrader(klass, asked, place)
    assert (place / "nbgrader_config.py").read_text() == "mine"
    said = (place / "nbgrader_config_musiclab.py").read_text()
    assert "'work/songs/my-beat/song.json'" in said
    assert "max_dir_size" in said
    handed_in = {path.relative_to(place / "submitted/anna/beat").as_posix() for path in (place / "submitted/anna/beat/work").rglob("*")}
    assert not handed_in & {path.relative_to(place / "source/beat").as_posix() for path in (place / "source/beat").rglob("*")}


def test_points_in_a_folder_that_is_no_submission_are_none_with_a_sentence(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert points_here("beat", 5.0) == 0.0
    said = capsys.readouterr()
    assert said.out.startswith("This cannot be marked: ")
    assert said.err == ""


def test_a_course_that_cannot_be_written_is_a_sentence(course, tmp_path):
    klass, asked, place = course
    place.write_text("a file")
    with pytest.raises(ClassroomError, match="cannot be filled"):
        to_nbgrader(klass, asked, place)


def test_the_command_says_what_comes_next(course, capsys):
    klass, _, place = course
    hand_in(klass, "anna", WHOLE)
    class_to_nbgrader(klass.path, "beat", place, run_code=False, quiet=False)
    assert "1 students are in" in capsys.readouterr().out
