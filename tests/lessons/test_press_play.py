"""The first lesson, run in a kernel from the first cell to the last, in a workspace of its own."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import nbformat
import numpy as np
import pytest
import soundfile
from nbclient import NotebookClient

from musiclab.project.workspace import FIRST_LESSON, lessons_folder, prepare_workspace
from musiclab.render.mixer import render
from musiclab.song.tempo import Tempo
from musiclab.song.wire import loads

LESSON = lessons_folder() / FIRST_LESSON.removeprefix("lessons/")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory) -> Path:
    """A workspace in which somebody has run the lesson."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MUSICLAB_CACHE", str(home / "cache"))
        patch.setenv("JUPYTER_DATA_DIR", str(home / "jupyter"))
        prepare_workspace(home / "MusicLab")
        path = home / "MusicLab" / FIRST_LESSON
        notebook = nbformat.read(path, as_version=4)
        NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}).execute()
        nbformat.write(notebook, path)
    return home / "MusicLab"


@pytest.fixture(scope="module")
def ran(workspace):
    return nbformat.read(workspace / FIRST_LESSON, as_version=4)


@pytest.fixture(scope="module")
def song(workspace):
    return loads((workspace / "projects/press-play/song.json").read_bytes())


@pytest.fixture(scope="module")
def sound(workspace):
    samples, rate = soundfile.read((workspace / FIRST_LESSON).with_name("press-play.mp3"), dtype="float32")
    assert rate == 44_100
    return samples


def test_the_lesson_is_shipped_without_outputs_and_is_short():
    notebook = nbformat.read(LESSON, as_version=4)
    nbformat.validate(notebook)
    assert all(not cell.outputs and cell.execution_count is None for cell in notebook.cells if cell.cell_type == "code")
    assert sum(len(cell.source.split()) for cell in notebook.cells) < 1200


def test_every_cell_with_play_shows_a_player_and_none_says_anything_else(ran):
    cells = [cell for cell in ran.cells if cell.cell_type == "code"]
    players = [cell for cell in cells if cell.source.endswith(".play()")]
    assert len(players) == 7
    for cell in players:
        (output,) = cell.outputs
        assert "application/vnd.jupyter.widget-view+json" in output["data"]
    assert not [output for cell in cells for output in cell.outputs if output.get("name") == "stderr"]


def test_the_song_is_what_the_lesson_wrote_with_the_echo_undone(song):
    drums, tune, keys = song.tracks
    assert song.tempo == (Tempo(112),)
    assert (drums.instrument, tune.instrument, keys.instrument) == ("drums", "marimba", "electric piano")
    assert [(n.start / 960, n.pitch, n.duration / 960) for n in tune.clips[0].notes] == [
        (0, 69, 1), (1, 72, 1), (2, 76, 1.5), (3.5, 74, 0.5), (4, 72, 1), (5, 69, 1), (6, 67, 2),
        (8, 69, 1), (9, 72, 1), (10, 74, 1), (11, 76, 1), (12, 69, 3),
    ]  # fmt: skip
    assert [n.start // 240 for n in drums.clips[0].notes if n.pitch == 36] == [0, 6, 8]
    assert [{n.pitch % 12 for n in keys.clips[0].notes if n.start == bar * 3840} for bar in range(4)] == [{9, 0, 4}, {5, 9, 0}, {0, 4, 7}, {7, 11, 2}]
    assert {track.end for track in song.tracks} == {4 * 3840}
    assert tune.effects == ()
    assert keys.volume_db == -4


def test_undo_shows_the_song_in_words(ran):
    (cell,) = [cell for cell in ran.cells if "song.undo()" in cell.source and cell.cell_type == "code"]
    assert cell.outputs[0]["data"]["text/plain"].startswith("press-play: 112 beats a minute, 4 bars, 9 seconds\n  drums: drums")


def test_the_list_of_instruments_names_those_that_the_lesson_plays(ran):
    (cell,) = [cell for cell in ran.cells if "instruments()" in cell.source]
    for name in ("flute", "marimba", "electric piano", "drums"):
        assert name in cell.outputs[0]["text"]


def test_the_exported_file_sounds_as_the_song_does(song, sound):
    expected = render(song)
    frames = min(len(expected), len(sound))
    assert abs(len(expected) - len(sound)) < 5000
    assert np.sqrt(np.square(sound).mean()) > 0.02
    assert np.corrcoef(sound[:frames, 0], expected[:frames, 0])[0, 1] > 0.98


def test_the_exported_file_has_the_tempo_that_was_written(sound):
    # A snare on the second beat of every bar: the loudness, 100 times a second, repeats itself after one bar.
    loud = np.sqrt(np.square(sound[: 441 * 850, 0]).reshape(-1, 441).mean(axis=1))
    rises = np.maximum(np.diff(loud), 0)
    lags = np.arange(150, 300)
    alike = [np.dot(rises[:-lag], rises[lag:]) / (len(rises) - lag) for lag in lags]
    assert 4 * 60 / (lags[np.argmax(alike)] / 100) == pytest.approx(112, abs=1)


def test_the_first_lesson_leads_to_songs_that_can_be_opened(workspace):
    names = sorted(path.name for path in (workspace / "projects").iterdir())
    assert names == ["my-first-song", "my-loop", "my-paper-boats", "press-play"]
    for name in names:
        assert loads((workspace / "projects" / name / "song.json").read_bytes()).tracks


def test_running_the_lesson_again_gives_the_same_song(workspace, song, monkeypatch):
    monkeypatch.setenv("MUSICLAB_CACHE", str(workspace.parent / "cache"))
    notebook = nbformat.read(LESSON, as_version=4)
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str((workspace / FIRST_LESSON).parent)}}).execute()
    again = loads((workspace / "projects/press-play/song.json").read_bytes())
    assert again == song


def test_the_headings_of_the_lesson_are_in_order():
    lines = [line for cell in nbformat.read(LESSON, as_version=4).cells if cell.cell_type == "markdown" for line in cell.source.splitlines()]
    levels = [line.index(" ") for line in lines if line.startswith("#")]
    assert levels[0] == 1
    assert all(after <= before + 1 and after == 2 for before, after in pairwise(levels))
