"""A sound file is dragged into a page: it comes in parts, and becomes a take."""

from __future__ import annotations

import io

import numpy as np
import pytest
import soundfile
from live.recorder import Recorder

WAVE = np.random.default_rng(1).uniform(-0.5, 0.5, 60_000).astype("f4")
PART = 20_000


@pytest.fixture
def file():
    """The bytes of a sound file."""
    data = io.BytesIO()
    soundfile.write(data, WAVE, 44_100, format="FLAC", subtype="PCM_16")
    return data.getvalue()


@pytest.fixture
def bring(recorder):
    """Say something about a file, and give the answers."""
    def say(what, *buffers, **content):
        answers = recorder.ask("import", *buffers, **{"what": what, "file": "file-1", **content})
        return [each for each in answers if each["kind"] == "import"]

    return say


def bring_all(bring, file):
    for n, at in enumerate(range(0, len(file), PART)):
        assert bring("part", file[at : at + PART], n=n) == [{"kind": "import", "what": "got", "file": "file-1", "n": n, "client": "page"}]


def left(recorder):
    return [path for path in (recorder.song.folder / "takes").rglob("*") if path.is_file() and path.name != ".counts.json"]


def test_a_file_that_came_whole_is_a_take_and_nothing_else_stays(recorder, bring, file):
    assert bring("begin", name="Hello there.flac", bytes=len(file))[0]["what"] == "begun"
    bring_all(bring, file)
    *keeping, kept = bring("end", track="voice", at=960)
    assert {each["what"] for each in keeping} == {"keeping"}
    assert (kept["what"], kept["take"]["name"], kept["take"]["title"], kept["take"]["source"]) == ("kept", "voice-1", "Hello there", "file")
    samples, _ = soundfile.read(recorder.song.folder / "takes" / "voice-1.flac", dtype="float32")
    assert np.abs(samples - WAVE).max() <= 2**-15
    assert recorder.offered["takes"] == [kept["take"]]
    assert {path.name for path in left(recorder)} == {"voice-1.flac", "voice-1.json"}


def test_a_part_that_comes_twice_counts_once_and_one_after_a_gap_waits(recorder, bring, file):
    bring("begin", name="a.flac", bytes=len(file))
    assert bring("part", file[:PART], n=0) == bring("part", file[:PART], n=0)
    assert bring("part", file[2 * PART :], n=2) == []
    bring_all(bring, file)
    assert bring("end", track="voice", at=0)[-1]["what"] == "kept"


@pytest.mark.parametrize(("content", "says"), [
    ({"bytes": 0}, "empty"), ({"bytes": 500_000_001}, "song.add_audio"), ({"bytes": -1}, "bytes of a file"), ({"bytes": "many"}, "bytes of a file"),
    ({}, "bytes of a file"), ({"file": "../x", "bytes": 5}, "A file came as"), ({"file": None, "bytes": 5}, "A file came as"),
    ({"file": ["x"], "bytes": 5}, "A file came as"),
])  # fmt: skip
def test_a_file_that_cannot_come_is_refused_in_a_sentence(recorder, bring, content, says):
    (answer,) = bring("begin", name="a.wav", **content)
    assert answer["what"] == "trouble"
    assert says in answer["sentence"]
    assert not left(recorder)


def test_what_is_no_sound_is_refused_when_it_is_there(recorder, bring):
    words = b"these are words" * 10
    bring("begin", name="voice.wav", bytes=len(words))
    bring("part", words, n=0)
    assert bring("end", track="voice", at=0)[-1]["sentence"].startswith("voice.wav could not be read as sound")
    assert not left(recorder)


def test_a_file_that_did_not_come_whole_is_no_take(recorder, bring, file):
    bring("begin", name="a.flac", bytes=len(file))
    bring("part", file[:PART], n=0)
    assert "have arrived" in bring("end", track="voice", at=0)[0]["sentence"]
    assert "More of a.flac came" in bring("part", file, n=1)[0]["sentence"]
    assert not left(recorder)
    for what in ("part", "end"):
        assert "Drag it there again" in bring(what, b"x", n=1)[0]["sentence"]


@pytest.mark.parametrize(("n", "buffers"), [(0, []), (0, [b""]), (0, [bytes(2_000_000)]), (-1, [b"x"]), ("0", [b"x"]), (0, ["x"])])
def test_a_part_that_cannot_be_is_refused_and_harms_nothing(recorder, bring, file, n, buffers):
    bring("begin", name="a.flac", bytes=len(file))
    assert bring("part", *buffers, n=n)[0]["what"] == "trouble"
    bring_all(bring, file)
    assert bring("end", track="voice", at=0)[-1]["what"] == "kept"


def test_a_file_that_is_dropped_or_whose_page_is_gone_leaves_nothing(recorder, bring, file):
    bring("begin", name="a.flac", bytes=len(file))
    bring("part", file[:PART], n=0)
    assert bring("drop")[0]["what"] == "dropped"
    assert not left(recorder)
    other = Recorder(recorder.song, "other")
    other.ask("import", what="begin", file="b", name="b.flac", bytes=9)
    other.ask("bye")
    bring("begin", name="a.flac", bytes=len(file))
    assert {path.name for path in left(recorder)} == {"file-1.part"}


def test_closing_the_song_leaves_nothing(recorder, bring, file):
    bring("begin", name="a.flac", bytes=len(file))
    bring("part", file[:PART], n=0)
    recorder.song.close()
    assert not left(recorder)


def test_so_many_files_at_once_wait_for_each_other(bring):
    answers = [bring("begin", file=f"file-{at}", name="a.wav", bytes=9)[0]["what"] for at in range(9)]
    assert answers == ["begun"] * 8 + ["trouble"]


def test_a_full_disk_says_so_and_keeps_nothing(recorder, bring, file, monkeypatch):
    bring("begin", name="a.flac", bytes=len(file))
    bring_all(bring, file)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("musiclab.project.takes.shelf.write_lasting", full)
    assert "a.flac could not be saved: the disk is full." in bring("end", track="voice", at=0)[-1]["sentence"]
    assert not left(recorder)
