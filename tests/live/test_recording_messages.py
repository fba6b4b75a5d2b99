"""A page records: each part is on the disk before it is acknowledged, and the end makes takes of it."""

from __future__ import annotations

import json

import numpy as np
import pytest
import soundfile
from live.recorder import RATE, Recorder, at_once

from musiclab.errors import MusicLabError
from musiclab.project.live import open_song
from musiclab.project.takes.raw import SOUND
from musiclab.song.clips import AudioClip

TONE = (0.3 * np.sin(np.arange(5000) / 7)).astype("f4")


def sound_of(song, name):
    samples, rate = soundfile.read(song.folder / "takes" / f"{name}.flac", dtype="float32")
    assert rate == RATE
    return samples


def near(samples, others):
    """The same but for the rounding to 24 bits."""
    return len(samples) == len(others) and np.abs(samples - others).max(initial=0) <= 2**-24


def test_what_is_recorded_becomes_a_take_with_all_that_is_known_of_it(recorder):
    assert recorder.start()["what"] == "begun"
    assert [answer["what"] for answer in recorder.send_all(TONE)] == ["got"] * 5
    kept = recorder.end(5000)
    (take,) = kept["takes"]
    assert near(sound_of(recorder.song, "voice-1"), TONE)
    assert (take["name"], take["title"], take["rate"], take["frames"], take["channels"]) == ("voice-1", "Take 1", RATE, 5000, 1)
    assert (take["device"], take["lead"], take["track"], take["latency"]["used"]) == ("Built-in microphone", 0.5, "voice", 0.03)
    assert json.loads((recorder.song.folder / "takes" / "voice-1.json").read_text()) == take
    assert not list((recorder.song.folder / "takes" / ".recording").iterdir())
    assert recorder.offered["takes"] == [take]


def test_every_page_is_told_of_a_new_take(recorder):
    other = Recorder(recorder.song, "other")
    recorder.start()
    recorder.send_all(TONE)
    recorder.end(5000)
    assert [take["name"] for take in other.told[-1]["takes"]] == ["voice-1"]
    assert (other.told[-1]["kind"], other.told[-1]["client"]) == ("takes", None)


def test_a_part_is_on_the_disk_when_it_is_acknowledged(recorder):
    recorder.start()
    path = recorder.song.folder / "takes" / ".recording" / recorder.id / SOUND
    for n in range(5):
        recorder.part(n, n * 1000, TONE[n * 1000 : n * 1000 + 1000])
        assert np.fromfile(path, "<f4").tolist() == TONE[: n * 1000 + 1000].tolist()


def test_a_loop_gives_a_take_for_each_round(recorder):
    recorder.start()
    recorder.send_all(TONE)
    rounds = [{"first": at * 2000, "frames": 1500, "lead": 0.1 * at, "from": 960, "until": 4800, "round": at + 1} for at in range(2)]
    takes = recorder.end(5000, *rounds)["takes"]
    assert [(take["name"], take["round"], take["lead"], take["from"], take["until"]) for take in takes] == [
        ("voice-1", 1, 0.0, 960, 4800),
        ("voice-2", 2, 0.1, 960, 4800),
    ]
    assert {take["recording"] for take in takes} == {recorder.id}
    assert near(sound_of(recorder.song, "voice-2"), TONE[2000:3500])


def test_two_channels_stay_two(recorder):
    recorder.begin["channels"] = 2
    recorder.start()
    recorder.part(0, 0, np.stack((TONE, -TONE), axis=1))
    assert recorder.end(5000)["takes"][0]["channels"] == 2
    assert near(sound_of(recorder.song, "voice-1")[:, 1], -TONE)


def test_the_end_that_is_asked_for_twice_gives_the_same_takes(recorder):
    recorder.start()
    recorder.send_all(TONE)
    assert recorder.end(5000) == recorder.end(5000)
    assert recorder.start()["what"] == recorder.part(0, 0, TONE)["what"] == "kept"
    assert len(recorder.offered["takes"]) == 1


def test_the_number_of_a_deleted_take_is_never_given_again(recorder):
    for _ in range(2):
        again = Recorder(recorder.song)
        again.start()
        again.send_all(TONE)
        again.end(5000)
    recorder.song.delete_take("voice-2")
    again = Recorder(recorder.song)
    again.start()
    again.send_all(TONE)
    assert again.end(5000)["takes"][0]["name"] == "voice-3"


def test_a_recording_that_is_dropped_leaves_nothing(recorder):
    recorder.start()
    recorder.send_all(TONE)
    assert recorder.say("drop")["what"] == "dropped"
    assert not list((recorder.song.folder / "takes" / ".recording").iterdir())
    assert recorder.offered == {**recorder.offered, "takes": [], "recovered": []}


def test_a_silent_input_gives_a_take_that_says_so(recorder):
    recorder.start()
    recorder.send_all(np.zeros(3000, "f4"))
    (take,) = recorder.end(3000)["takes"]
    assert (take["frames"], take["peak_db"]) == (3000, -144)
    assert "silent" in take["note"]


def test_what_is_no_number_is_silence_and_what_is_too_loud_is_counted(recorder):
    wave = TONE.copy()
    wave[100], wave[200], wave[300:304], wave[400:402] = np.nan, -np.inf, 1.5, 1
    recorder.start()
    recorder.send_all(wave)
    (take,) = recorder.end(5000)["takes"]
    sound = sound_of(recorder.song, "voice-1")
    assert (sound[100], sound[200], sound[300]) == (0, -1, pytest.approx(1))
    assert take["clipped"] == 4
    assert take["peak_db"] == pytest.approx(20 * np.log10(1.5), abs=0.01)


def test_a_hole_is_silence_and_is_counted(recorder):
    recorder.start()
    recorder.part(0, 0, TONE[:1000])
    recorder.part(1, 1500, TONE[1500:2000])
    (take,) = recorder.end(2000)["takes"]
    assert take["missing"] == 500
    assert near(sound_of(recorder.song, "voice-1"), np.concatenate((TONE[:1000], np.zeros(500, "f4"), TONE[1500:2000])))


@pytest.mark.parametrize("begin", [
    {"rate": 0}, {"rate": 1e9}, {"rate": "fast"}, {"rate": 7999}, {"rate": 96_001}, {"rate": True}, {"channels": 0}, {"channels": 3}, {"channels": None},
    {"lead": float("nan")}, {"lead": "x"}, {"from": -1}, {"from": 1.5}, {"until": -5}, {"from": 960, "until": 0}, {"latency": {"used": 1e6}},
    {"latency": {"measured": "yes"}},
])  # fmt: skip
def test_a_recording_that_cannot_be_is_refused_in_a_sentence(recorder, begin):
    recorder.begin |= begin
    answer = recorder.start()
    assert answer["what"] == "trouble"
    assert answer["sentence"].endswith(".")
    assert not (recorder.song.folder / "takes" / ".recording" / recorder.id).exists()


@pytest.mark.parametrize("id", ["", "..", "../../etc", "a/b", "a\\b", "x" * 65, ".", "-a", "a b", "a\0", None, 3, ["a"], {"a": 1}])
def test_no_name_of_a_recording_leads_out_of_its_folder(recorder, id):
    before = set(recorder.song.folder.parent.rglob("*"))
    recorder.id = id
    assert recorder.start()["what"] == recorder.part(0, 0, TONE)["what"] == recorder.say("drop")["what"] == "trouble"
    assert set(recorder.song.folder.parent.rglob("*")) == before


@pytest.mark.parametrize(("content", "buffers"), [
    ({"n": 0, "first": 0}, []),
    ({"n": 0, "first": 0}, [b"1234", b"1234"]),
    ({"n": 0, "first": 0}, [b"123"]),
    ({"n": 0, "first": 0}, [b""]),
    ({"n": 0, "first": 0}, [bytes(4_000_000)]),
    ({"n": 0, "first": 0}, ["text"]),
    ({"n": -1, "first": 0}, [b"1234"]),
    ({"n": "0", "first": 0}, [b"1234"]),
    ({"n": 0, "first": -1}, [b"1234"]),
    ({"n": 0, "first": 10**30}, [b"1234"]),
    ({"n": 0, "first": 2 * 3600 * RATE}, [b"1234"]),
    ({"n": 0}, [b"1234"]),
    ({}, [b"1234"]),
])  # fmt: skip
def test_a_part_that_cannot_be_is_refused_and_harms_nothing(recorder, content, buffers):
    recorder.start()
    recorder.part(0, 0, TONE[:500])
    assert recorder.say("part", *buffers, **{**content, **({"n": 7} if content.get("n") == 0 else {})})["what"] == "trouble"
    recorder.part(1, 500, TONE[500:])
    recorder.end(5000)
    assert near(sound_of(recorder.song, "voice-1"), TONE)


@pytest.mark.parametrize("end", [
    {}, {"frames": 5000, "takes": 3}, {"frames": 5000, "takes": [3]}, {"frames": 5000, "takes": [{"first": -1, "frames": 2}]},
    {"frames": 5000, "takes": [{"first": 0, "frames": 9, "lead": "x"}]}, {"frames": -1, "takes": []}, {"frames": 5000, "takes": [{}] * 2000},
])  # fmt: skip
def test_an_end_that_cannot_be_is_refused_and_may_be_said_again(recorder, end):
    recorder.start()
    recorder.send_all(TONE)
    assert recorder.say("end", **end)["what"] == "trouble"
    recorder.end(5000)
    assert near(sound_of(recorder.song, "voice-1"), TONE)


def test_a_recording_of_which_nothing_has_come_is_no_take(recorder):
    recorder.start()
    assert "No sound" in recorder.end(1000)["sentence"]
    assert recorder.offered == {**recorder.offered, "takes": [], "recovered": []}


def test_so_many_recordings_at_once_are_refused(recorder):
    others = [Recorder(recorder.song) for _ in range(9)]
    assert [other.start()["what"] for other in others] == ["begun"] * 8 + ["trouble"]
    others[0].say("drop")
    assert others[8].start()["what"] == "begun"


def test_a_message_nobody_knows_is_refused(recorder):
    assert recorder.say("sing")["what"] == recorder.say(None)["what"] == "trouble"


def test_a_take_gets_a_title_and_a_nudge(recorder):
    recorder.start()
    recorder.send_all(TONE)
    recorder.end(5000)
    recorder.ask("take-set", take="voice-1", title="Softly", nudge=0.02)
    (take,) = recorder.offered["takes"]
    assert (take["title"], take["nudge"]) == ("Softly", 0.02)
    for wrong in ({"title": ""}, {"title": 3}, {"nudge": "x"}, {"nudge": 1e9}, {"take": "nobody"}, {"take": "../song"}):
        assert recorder.ask("take-set", **{"take": "voice-1", **wrong})[-1]["kind"] == "unanswered"
    assert recorder.offered["takes"] == [take]


def test_recording_does_not_wait_for_slow_answers(song):
    waiting = []
    song.session._beside = waiting.append
    song.session._prompt = song.session._lengthy = lambda work: work()
    recorder = Recorder(song)
    recorder.ask("sounds", rate=44_100, want=[])
    assert recorder.start()["what"] == "begun"
    assert len(waiting) == 1


def test_others_record_on_while_takes_are_made(recorder):
    later = []
    recorder.song.session._lengthy = later.append
    other = Recorder(recorder.song, "other")
    recorder.start()
    other.start()
    recorder.send_all(TONE)
    assert recorder.end(5000) is None
    assert other.part(0, 0, TONE)["what"] == "got"
    later[0]()
    assert [each["what"] for each in recorder.told if each["kind"] == "recording"][-2:] == ["keeping", "kept"]


def test_a_page_that_hears_nothing_any_more_keeps_no_take_from_being_made(recorder):
    recorder.start()
    recorder.send_all(TONE)

    def closed(*_):
        raise RuntimeError("the comm is closed")

    recorder.send = closed
    recorder.end(5000)
    assert [take.name for take in recorder.song.takes()] == ["voice-1"]


def test_a_song_that_is_closed_and_opened_again_goes_on_with_a_recording(tmp_path):
    with_first = Recorder(at_once(open_song("boats", folder=tmp_path)))
    with_first.start()
    with_first.part(0, 0, TONE[:2000])
    with_first.song.close()
    again = Recorder(at_once(open_song("boats", folder=tmp_path)), recording=with_first.id)
    assert again.start() == {**again.told[-1], "what": "begun", "frames": 2000}
    again.part(1, 2000, TONE[2000:])
    again.end(5000)
    assert near(sound_of(again.song, "voice-1"), TONE)
    again.song.close()


def test_another_rate_does_not_go_on_with_a_recording(recorder):
    recorder.start()
    recorder.begin["rate"] = 48_000
    assert recorder.start()["what"] == "trouble"


def test_the_recording_in_a_song_that_is_closed_says_so(recorder):
    recorder.start()
    recorder.song.close()
    assert recorder.ask("recording", what="end", recording=recorder.id)[-1]["kind"] == "closed"


def test_a_clip_plays_what_was_recorded(recorder):
    recorder.song.melody("voice", "C4")
    recorder.start()
    recorder.send_all(TONE)
    recorder.end(5000)
    recorder.song.remove("voice")
    recorder.song.melody("voice", ".", at=1)
    recorder.song.add(AudioClip("sung", 0, 960, "voice-1"), to="voice")
    assert recorder.song.takes_used() == ("voice-1",)
    assert np.abs(recorder.song.render(rate=8000)).max() > 0.1
    with pytest.raises(MusicLabError, match="is heard on voice"):
        recorder.song.delete_take("voice-1")
