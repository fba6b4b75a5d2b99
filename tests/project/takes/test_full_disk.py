"""The disk fills up in the middle of a take: what has arrived is safe, and it goes on when there is room again."""

from __future__ import annotations

import errno
from pathlib import Path

import numpy as np
import pytest
import soundfile
from live.recorder import Recorder, at_once

TONE = (0.3 * np.sin(np.arange(5000) / 7)).astype("f4")


@pytest.fixture
def recorder(song):
    recorder = Recorder(at_once(song))
    recorder.start()
    recorder.part(0, 0, TONE[:1000])
    return recorder


def refuse(monkeypatch, where, error=errno.ENOSPC):
    def full(*_, **__):
        raise OSError(error, "No space left on device")

    monkeypatch.setattr(where, full)


def finish(recorder):
    """Go on, end the recording, and give the sound of its take."""
    recorder.send_all(TONE)
    (take,) = recorder.end(5000)["takes"]
    assert take["missing"] == 0
    assert not recorder.offered["recovered"]
    return soundfile.read(recorder.song.folder / "takes" / f"{take['name']}.flac", dtype="float32")[0]


@pytest.mark.parametrize("where", ["musiclab.project.takes.raw.os.fsync", "musiclab.project.takes.raw._write_all"])
def test_a_part_the_disk_refuses_is_not_acknowledged_and_may_come_again(recorder, monkeypatch, where):
    refuse(monkeypatch, where)
    answer = recorder.part(1, 1000, TONE[1000:2000])
    assert answer["what"] == "trouble"
    assert "the disk is full. What has arrived so far is safe" in answer["sentence"]
    monkeypatch.undo()
    assert np.abs(finish(recorder) - TONE).max() <= 2**-23


@pytest.mark.parametrize("where", [
    "musiclab.project.takes.shelf.write_lasting", "musiclab.project.takes.raw.write_lasting", "musiclab.project.takes.flac.lasting_file",
    "musiclab.project.takes.shelf.Path.replace", "soundfile.SoundFile.write",
])  # fmt: skip
def test_takes_the_disk_refuses_are_made_when_there_is_room(recorder, monkeypatch, where):
    recorder.send_all(TONE)
    refuse(monkeypatch, where)
    assert "the disk is full" in recorder.end(5000)["sentence"]
    monkeypatch.undo()
    assert not recorder.offered["takes"]
    assert np.abs(finish(recorder) - TONE).max() <= 2**-23
    assert not list(Path(recorder.song.folder).rglob("*.f32"))


def test_what_the_page_gives_up_is_offered_back(recorder, monkeypatch):
    refuse(monkeypatch, "musiclab.project.takes.raw.os.fsync")
    recorder.part(1, 1000, TONE[1000:2000])
    monkeypatch.undo()
    recorder.ask("bye")
    (take,) = recorder.song.recover()
    sound = soundfile.read(recorder.song.folder / "takes" / f"{take.name}.flac", dtype="float32")[0]
    assert np.abs(sound[:1000] - TONE[:1000]).max() <= 2**-23


def test_a_disk_that_keeps_something_else_is_noticed(recorder, monkeypatch):
    recorder.send_all(TONE)
    monkeypatch.setattr("musiclab.project.takes.flac._sum_of", lambda path: 0)
    assert "does not keep what is written to it" in recorder.end(5000)["sentence"]
    monkeypatch.undo()
    assert np.abs(finish(recorder) - TONE).max() <= 2**-23


def test_a_recording_that_cannot_begin_says_so(song, monkeypatch):
    refuse(monkeypatch, "musiclab.project.takes.raw.write_lasting", errno.EROFS)
    recorder = Recorder(at_once(song))
    assert "No space left on device" in recorder.start()["sentence"]
    monkeypatch.undo()
    assert recorder.start()["what"] == "begun"


def test_titles_and_performances_the_disk_refuses_are_told(recorder, monkeypatch):
    finish(recorder)
    refuse(monkeypatch, "musiclab.project.takes.shelf.write_lasting")
    refuse(monkeypatch, "musiclab.project.performances.write_lasting")
    recorder.ask("take-set", take="voice-1", title="Softly")
    recorder.ask("performance", what="keep", name="keys", track="keys", notes=[[0, 1, 60, 90]])
    assert [sentence.split(":")[0] for sentence in recorder.sentences] == ["The take could not be saved", "What was played could not be saved"]
    assert recorder.offered["takes"][0]["title"] == "Take 1"
