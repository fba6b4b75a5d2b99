"""The words of a lesson in a notebook: check, begin, progress."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lesson.backbeat_task import beat_song

from musiclab.errors import LessonError, MusicLabError
from musiclab.lesson import begin, check, progress
from musiclab.lesson.places import all_lessons, lesson_folder
from musiclab.lesson.progress_file import NAME, Progress, read_progress, write_progress
from musiclab.project.live import open_song
from musiclab.project.workspace import prepare_workspace

LESSON = "01-your-first-beat"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A student's own copy of lesson 1, where the notebook runs."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    prepare_workspace(tmp_path / "work")
    folder = tmp_path / "work" / "lessons" / LESSON
    monkeypatch.chdir(folder)
    return folder


def rows(song, *, snare=".... X... .... X..."):
    song.beat("closed hat", "x.x. x.x. x.x. x.x.", times=4)
    song.beat("kick", "X... .... X... ....", times=4)
    song.beat("snare", snare, times=4)


def test_a_check_hears_the_open_song_and_keeps_what_it_said(here):
    song = open_song("steps", tempo=96)
    rows(song, snare="X... .... X... ....")
    first = check("backbeat")
    assert first.page["step"]["check"] == "An answer on 2 and 4"
    rows(song)
    assert check("backbeat").page["step"] is None
    kept = read_progress(here).tasks["backbeat"]
    assert (kept.passed, kept.attempts) == (True, 2)
    song.close()


def test_a_song_that_is_closed_is_read_from_its_file(here):
    song = open_song("steps", tempo=96)
    rows(song)
    song.close()
    assert check("backbeat").page["step"] is None


def test_a_song_by_another_name_is_heard_when_it_is_named(here):
    song = open_song("something-else", tempo=96)
    rows(song)
    assert check("backbeat", song).page["step"] is None
    assert check("backbeat", "something-else").page["step"] is None
    song.close()


def test_what_is_not_there_is_said_in_a_sentence(here, monkeypatch):
    with pytest.raises(LessonError, match="no song 'steps' yet"):
        check("backbeat")
    with pytest.raises(MusicLabError, match="backbeat, beat"):
        check("counterpoint")
    with pytest.raises(LessonError, match="01-your-first-beat"):
        check("beat", lesson="nothing like it")
    monkeypatch.chdir(here.parents[2])
    with pytest.raises(LessonError, match="in no lesson"):
        check("backbeat")


def test_a_song_begins_with_what_the_lesson_gives_and_is_never_overwritten(here):
    loop = begin("my-loop", lesson="press play")
    assert loop.value.tracks
    loop.remove("keys")
    loop.close()
    again = begin("my-loop", lesson="00")
    assert [track.name for track in again.value.tracks].count("keys") == 0
    again.close()


def test_progress_shows_what_is_begun_and_what_is_there(here):
    before = {state.name: state.words for state in progress().states}
    assert before[LESSON] == "not begun"
    song = open_song("steps", tempo=96)
    rows(song)
    check("backbeat")
    song.close()
    state = next(state for state in progress().states if state.name == LESSON)
    assert (state.done, state.tasks, state.words) == (1, 2, "begun: 1 of 2 tasks")
    assert "Your first beat" in progress()._repr_html_()
    assert len(progress().states) == len(all_lessons())


def test_a_changed_notebook_is_a_lesson_begun(here):
    notebook = here / "lesson.ipynb"
    notebook.write_text(notebook.read_text().replace("tempo=96", "tempo=97"))
    assert next(state for state in progress().states if state.name == LESSON).begun


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": "musiclab-progress", "tasks": [1]}', '{"format": "musiclab-progress", "tasks": {"beat": {"attempts": -1, "meant": "x"}}}', "[" * 100_000])
def test_a_damaged_progress_file_is_a_fresh_start(tmp_path, text):
    (tmp_path / NAME).write_text(text)
    kept = read_progress(tmp_path)
    assert all(tried.attempts == 0 and tried.meant == () for tried in kept.tasks.values())


def test_progress_is_kept_without_times_or_names(tmp_path):
    write_progress(tmp_path, Progress().with_exercise("intervals", {"right": 3, "asked": 5, "level": 1}))
    assert set(json.loads((tmp_path / NAME).read_text())) == {"format", "version", "tasks", "exercises"}


def test_lessons_are_found_by_number_name_and_path(tmp_path):
    assert lesson_folder("02").name == "02-groove"
    assert lesson_folder("song form").name == "06-song-form"
    own = tmp_path / "20-ours"
    own.mkdir()
    (own / "checks.py").write_text("")
    assert lesson_folder(own) == own


def test_beat_song_is_what_the_tests_think(tmp_path):
    assert Path(tmp_path).exists()
    assert beat_song().tracks[0].instrument == "drums"


def test_a_function_is_tried_with_two_seeds_and_the_students_song_stays_as_it_is(here):
    from random import Random

    made = []

    def texture(seed):
        chance = Random(seed)
        piece = open_song("my-texture", tempo=100, key="A minor")
        for bar in range(1, 17):
            piece.melody("bell", chance.choice(["A4 C5", "E5 G5", "D5 C5"]), at=bar)
        made.append(seed)
        return piece

    song = texture(7)
    mine = song.value
    report = check("texture", make=texture, lesson="05")
    assert "The same seed, the same music" in [row["title"] for row in report.page["there"]]
    assert made == [7, 1, 1, 2]
    assert song.value == mine
    song.close()


def test_a_function_without_a_seed_is_found_out(here):
    from random import random

    def texture(seed):
        piece = open_song("my-texture", tempo=100)
        piece.melody("bell", f"A4@{int(random() * 90) + 20} C5", at=1, times=16)
        return piece

    song = texture(1)
    report = check("texture", make=texture, lesson="05")
    assert "The same seed, the same music" not in [row["title"] for row in report.page["there"]]
    song.close()


def test_progress_is_kept_beside_the_lessons_own_notebook_and_nowhere_else(here, monkeypatch, tmp_path):
    song = open_song("steps", tempo=96)
    rows(song)
    elsewhere = here.parents[1]
    monkeypatch.chdir(elsewhere)
    assert check("backbeat", song, lesson="01").page["step"] is None
    assert not (elsewhere / NAME).exists()
    song.close()
