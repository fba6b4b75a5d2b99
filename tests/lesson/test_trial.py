"""Trying a lesson: what is amiss with it is found before students meet it."""

from __future__ import annotations

import json
import shutil

import pytest

from musiclab.errors import LessonError
from musiclab.lesson.loading import load_lesson
from musiclab.lesson.new_lesson import new_lesson
from musiclab.lesson.notebook_cells import cells_in, code_cells
from musiclab.lesson.places import lesson_folder
from musiclab.lesson.reading_level import reading
from musiclab.lesson.trial import try_lesson


@pytest.fixture
def copy(tmp_path):
    """A lesson of one's own, made by copying one."""
    return new_lesson("20-our-beat", like="01", folder=tmp_path)


def amiss(folder):
    return [trial.says for trial in try_lesson(folder) if not trial.good]


def test_a_new_lesson_is_a_copy_under_its_own_title_and_all_is_well(copy):
    assert load_lesson(copy).title == "Our beat"
    assert amiss(copy) == []


def test_a_name_that_is_none_or_taken_is_refused(copy, tmp_path):
    for name in ("20-our-beat", "Our Beat", "../up", ""):
        with pytest.raises(LessonError):
            new_lesson(name, like="01", folder=tmp_path)


def test_an_answer_that_does_not_pass_is_found(copy):
    near = copy / "near-misses" / "beat" / "two-drums.json"
    shutil.copy(near, copy / "answers" / "beat" / "mine.json")
    assert any("mine does not pass: Three drums" in says for says in amiss(copy))


def test_a_near_miss_that_passes_or_goes_elsewhere_is_found(copy):
    shutil.copy(copy / "answers" / "beat" / "a-walk.json", copy / "near-misses" / "beat" / "two-drums.json")
    assert any(says.startswith("two-drums is led to: none") for says in amiss(copy))


def test_a_start_that_passes_already_is_found(copy):
    shutil.copy(copy / "answers" / "backbeat" / "eighths.json", copy / "start.json")
    assert any(says.startswith("backbeat: what the lesson begins with passes already") for says in amiss(copy))


def test_too_few_answers_are_counted(copy):
    shutil.rmtree(copy / "answers" / "beat")
    assert "beat: 0 answers, 3 or more are needed" in amiss(copy)


def test_a_link_to_nowhere_a_task_never_asked_for_and_a_missing_page_are_found(copy):
    book = json.loads((copy / "lesson.ipynb").read_text())
    book["cells"] = [cell for cell in book["cells"] if "check(\"beat\")" not in "".join(cell["source"])]
    book["cells"].append({"cell_type": "markdown", "id": "x", "metadata": {}, "source": ["[see](nowhere.png)"]})
    (copy / "lesson.ipynb").write_text(json.dumps(book))
    (copy / "teacher.md").unlink()
    found = " ".join(amiss(copy))
    assert "never asks for: beat" in found
    assert "nowhere.png" in found
    assert "teacher.md" in found


@pytest.mark.parametrize(("text", "says"), [("", "has no LESSON"), ("LESSON = 1", "has no LESSON"), ("1 / 0", "line 1"), ("x = (", "line 1"), ("from musiclab.check.rules import length\nlength(min_bars='x')", "line 2")])
def test_checks_that_cannot_be_read_are_named_with_their_line(copy, text, says):
    (copy / "checks.py").write_text(text)
    with pytest.raises(LessonError, match=says):
        load_lesson(copy)


def test_checks_are_read_again_when_they_change(copy):
    assert load_lesson(copy).minutes == 50
    path = copy / "checks.py"
    path.write_text(path.read_text().replace("minutes=50", "minutes=35"))
    assert load_lesson(copy).minutes == 35


def test_long_words_and_sentences_need_a_higher_grade():
    plain = reading(["The cat sat on the mat. It was warm."])
    learned = reading(["Notwithstanding considerable counterarguments, contemporary musicological investigations demonstrate extraordinary complexity."])
    assert plain.grade < 3
    assert learned.grade > 12


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('{"cells": [{"cell_type": "code", "source": "a"}, {"cell_type": "code", "source": ["b", "c"]}]}', ("a", "bc")),
        ('{"cells": [{"cell_type": "code", "source": 5}, 7, {"cell_type": "markdown", "source": "m"}]}', ()),
        ("not json", ()), ("[1, 2]", ()), ('{"cells": 3}', ()), ("[" * 100_000, ()),
    ],
)  # fmt: skip
def test_a_notebook_is_read_in_whatever_state_it_comes(text, cells):
    assert cells_in(text) == cells


def test_code_is_read_from_a_lesson_and_never_run(tmp_path):
    (tmp_path / "code.py").write_text("raise SystemExit\n")
    assert code_cells(tmp_path / "code.py") == ("raise SystemExit\n",)
    assert code_cells(lesson_folder("05") / "lesson.ipynb")
    assert code_cells(tmp_path / "gone.ipynb") == ()
