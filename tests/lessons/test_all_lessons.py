"""Every lesson: its start does not pass, its answers do, near-misses are led to their next step, and its notebook runs."""

from __future__ import annotations

import json

import nbformat
import pytest

from musiclab.check.report import report_of
from musiclab.check.work import Work
from musiclab.lesson.loading import load_lesson, start_of
from musiclab.lesson.notebook_run import run_notebook
from musiclab.lesson.places import all_lessons
from musiclab.lesson.trial import ANSWERS, NEAR_MISSES, expected_steps, judged, pieces, try_lesson
from musiclab.song.model import Song

LESSONS = all_lessons()
TASKS = [(folder, task) for folder in LESSONS for task in load_lesson(folder).tasks]


def test_the_eight_lessons_are_there_in_order():
    titles = [load_lesson(folder).title for folder in LESSONS]
    assert titles == [
        "Press play", "Your first beat", "Groove", "Notes and melody", "Chords and bass", "Loops, variation and chance", "Song form", "Record yourself",
    ]  # fmt: skip


@pytest.mark.parametrize("folder", LESSONS, ids=lambda folder: folder.name)
def test_everything_that_is_tried_about_a_lesson_is_as_it_should_be(folder):
    assert [trial.says for trial in try_lesson(folder) if not trial.good] == []


@pytest.mark.parametrize("folder", LESSONS, ids=lambda folder: folder.name)
def test_the_notebook_runs_from_the_first_cell_to_the_last(folder):
    assert run_notebook(folder / "lesson.ipynb") == ""


@pytest.mark.parametrize("folder", LESSONS, ids=lambda folder: folder.name)
def test_the_notebook_is_shipped_without_outputs_and_sounds_in_its_first_cell(folder):
    notebook = nbformat.read(folder / "lesson.ipynb", as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    assert code[0].source.rstrip().endswith(".play()")
    assert max(len(cell.source.splitlines()) for cell in code) <= 20


def test_no_answer_is_turned_away_and_no_near_miss_let_in():
    """The confusion table of all lessons: false accepts and false rejects, and the steps that near-misses are led to."""
    table = {"answers": 0, "false rejects": 0, "near-misses": 0, "false accepts": 0, "led elsewhere": 0}
    for folder, task in TASKS:
        start = start_of(folder)
        for path in pieces(folder, ANSWERS, task):
            table["answers"] += 1
            table["false rejects"] += not judged(path, task, start).passed
        for path in pieces(folder, NEAR_MISSES, task):
            report = judged(path, task, start)
            table["near-misses"] += 1
            table["false accepts"] += report.passed
            table["led elsewhere"] += not report.open or report.open[0].title != expected_steps(folder)[f"{task.name}/{path.stem}"]
    print(json.dumps(table))
    assert (table["false rejects"], table["false accepts"], table["led elsewhere"]) == (0, 0, 0)
    assert table["answers"] >= 24
    assert table["near-misses"] >= 24


@pytest.mark.parametrize(("folder", "task"), TASKS, ids=lambda value: getattr(value, "name", None))
def test_an_empty_song_gets_a_first_step_that_names_the_music(folder, task):
    report = report_of(task, Work(Song(), start=start_of(folder)))
    assert not report.passed
    assert report.step
    assert report.step.hint


@pytest.mark.parametrize(("folder", "task"), TASKS, ids=lambda value: getattr(value, "name", None))
def test_each_answer_goes_its_own_way(folder, task):
    songs = [path.read_bytes() if path.is_file() else (path / "song.json").read_bytes() for path in pieces(folder, ANSWERS, task)]
    assert len(set(songs)) == len(songs) or task.name == "ear"


@pytest.mark.parametrize("folder", LESSONS, ids=lambda folder: folder.name)
def test_the_teachers_page_has_times_slips_questions_a_rubric_and_standards(folder):
    text = (folder / "teacher.md").read_text("utf-8")
    for heading in ("**Time.**", "**Common slips.**", "**Discuss.**", "**For the quick.**", "**Rubric", "**Standards.**", "NAfME", "CSTA", "**Without a mouse**", "**Without sound**"):
        assert heading in text, heading
