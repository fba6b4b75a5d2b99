"""What a page or a kernel that died has left of a recording is offered back, and nothing is kept that was thrown away."""

from __future__ import annotations

import numpy as np
import pytest
import soundfile
from live.recorder import RATE, Recorder, at_once

from musiclab.errors import MusicLabError
from musiclab.project.live import open_song
from musiclab.project.takes.about import About
from musiclab.project.takes.raw import RawRecording

TONE = (0.3 * np.sin(np.arange(5000) / 7)).astype("f4")


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(recorder):
    clock = recorder.song._desk.booth._now = Clock()
    return clock


def sound_of(song, name):
    return soundfile.read(song.folder / "takes" / f"{name}.flac", dtype="float32")[0]


def leave(song, recording="left-behind", *, channels=1, rounds=(), sound=TONE, **about):
    """Leave a recording as a kernel does that is killed in its midst."""
    folder = song.folder / "takes" / ".recording" / recording
    raw = RawRecording.begin(folder, About(recording, RATE, channels, "Microphone", track="voice", recorded="2026-11-25T15:00:00+00:00", **about))
    raw.write(0, sound.tobytes())
    for each in rounds:
        raw.begin_round(each)
    raw.close()


def test_what_a_killed_kernel_has_left_is_offered_and_becomes_a_take(recorder):
    leave(recorder.song, lead=0.25)
    (offer,) = recorder.offered["recovered"]
    assert offer == {"recording": "left-behind", "seconds": 0.625, "rate": RATE, "device": "Microphone", "track": "voice",
                     "recorded": "2026-11-25T15:00:00+00:00"}  # fmt: skip
    kept = [each for each in recorder.ask("recover", recording="left-behind") if each["kind"] == "recording"][-1]
    (take,) = kept["takes"]
    assert (kept["what"], take["recovered"], take["lead"], take["frames"]) == ("kept", True, 0.25, 5000)
    assert np.abs(sound_of(recorder.song, take["name"]) - TONE).max() <= 2**-23
    assert recorder.offered["recovered"] == []


def test_a_loop_that_broke_off_gives_a_take_for_each_round_that_began(recorder):
    recorder.start()
    recorder.part(0, 0, TONE)
    for round in (2, 3):
        recorder.say("round", round=round, first=2000 * (round - 1), lead=0.1)
    recorder.ask("bye")
    song = recorder.song
    assert [(take.round, take.frames, take.lead) for take in song.recover()] == [(1, 2000, 0.5), (2, 2000, 0.1), (3, 1000, 0.1)]


def test_what_is_discarded_leaves_no_byte(recorder):
    leave(recorder.song)
    recorder.ask("discard", recording="left-behind")
    assert recorder.offered == {**recorder.offered, "takes": [], "recovered": []}
    assert not list((recorder.song.folder / "takes" / ".recording").iterdir())


def test_the_recording_of_a_page_that_is_closed_is_offered_to_the_others(recorder):
    other = Recorder(recorder.song, "other")
    recorder.start()
    recorder.part(0, 0, TONE)
    assert other.offered["recovered"] == []
    recorder.ask("bye")
    assert [left["recording"] for left in other.told[-1]["recovered"]] == [recorder.id]


def test_the_recording_of_a_page_that_crashed_is_offered_when_it_has_been_silent(recorder, clock):
    later = []
    recorder.song._desk._later = lambda seconds, work: later.append(work)
    other = Recorder(recorder.song, "other")
    recorder.start()
    recorder.part(0, 0, TONE)
    assert other.offered["recovered"] == []
    clock.now = 6
    later[-1]()
    assert [left["recording"] for left in other.told[-1]["recovered"]] == [recorder.id]


def test_nobody_takes_a_recording_out_of_the_hands_of_who_sings(recorder):
    other = Recorder(recorder.song, "other")
    recorder.start()
    recorder.part(0, 0, TONE[:2000])
    for kind in ("recover", "discard"):
        assert "still being made" in other.ask(kind, recording=recorder.id)[-1]["sentence"]
    recorder.part(1, 2000, TONE[2000:])
    recorder.end(5000)
    assert np.abs(sound_of(recorder.song, "voice-1") - TONE).max() <= 2**-23


def test_a_page_that_was_silent_for_long_goes_on(recorder, clock):
    recorder.start()
    recorder.part(0, 0, TONE[:2000])
    clock.now = 60
    assert Recorder(recorder.song).start()["what"] == "begun"
    recorder.part(1, 2000, TONE[2000:])
    assert recorder.end(5000)["takes"][0]["missing"] == 0
    assert np.abs(sound_of(recorder.song, "voice-1") - TONE).max() <= 2**-23


@pytest.mark.parametrize("id", ["nobody", "", "..", "../..", None, 3, "x" * 1000])
def test_what_nobody_has_left_cannot_be_recovered_or_discarded(recorder, id):
    for kind in ("recover", "discard"):
        assert recorder.ask(kind, recording=id)[-1]["kind"] == "unanswered"
        assert recorder.sentences[-1].endswith(".")


def test_what_cannot_be_read_hides_nothing_else(recorder):
    place = recorder.song.folder / "takes" / ".recording"
    leave(recorder.song)
    for name, text in (("torn", b'{"recording": "to'), ("odd", b"[]"), ("strange", b'{"rate": "x"}'), ("deep", b"[" * 100_000)):
        (place / name).mkdir()
        (place / name / "about.json").write_bytes(text)
        (place / name / "sound.f32").write_bytes(bytes(400))
    (place / "empty").mkdir()
    (place / "link").symlink_to(place / "left-behind")
    (place / "file").write_text("no folder")
    assert [left["recording"] for left in recorder.offered["recovered"]] == ["left-behind"]
    assert [take.frames for take in recorder.song.recover()] == [5000]


def test_half_a_frame_at_the_end_is_left_out(recorder):
    leave(recorder.song, channels=2, sound=np.stack((TONE, TONE), axis=1))
    with (recorder.song.folder / "takes" / ".recording" / "left-behind" / "sound.f32").open("ab") as file:
        file.write(b"12345")
    assert [take.frames for take in recorder.song.recover()] == [5000]


def test_opening_clears_away_what_is_nothing(tmp_path):
    song = open_song("boats", folder=tmp_path)
    leave(song, "nothing", sound=TONE[:0])
    takes = song.folder / "takes"
    (takes / ".importing").mkdir()
    (takes / ".importing" / "half.part").write_bytes(b"half a file")
    (takes / ".voice-1-abcd.json").write_text("half written")
    song.close()
    song = open_song("boats", folder=tmp_path)
    assert {path.name for path in takes.rglob("*")} == {".recording"}
    song.close()


def test_in_code_one_sees_and_recovers_what_was_left(recorder):
    song = recorder.song
    assert repr(song.recovered()) == "Every recording was finished."
    leave(song)
    leave(song, "second")
    assert [left.recording for left in song.recovered()] == ["left-behind", "second"]
    assert "0.6 s" in repr(song.recovered())
    song.discard_recovered("second")
    assert [take.name for take in song.recover("left-behind")] == ["voice-1"]
    with pytest.raises(MusicLabError, match="There is no recording"):
        song.recover("left-behind")


def test_closing_while_takes_are_made_loses_nothing(tmp_path):
    recorder = Recorder(at_once(open_song("boats", folder=tmp_path)))
    later = []
    recorder.song.session._lengthy = later.append
    recorder.start()
    recorder.part(0, 0, TONE)
    recorder.end(5000)
    recorder.song.close()
    later[0]()
    again = open_song("boats", folder=tmp_path)
    assert len(again.takes()) + len(again.recovered()) == 1
    assert [take.frames for take in (again.recover() or again.takes())] == [5000]
    again.close()
