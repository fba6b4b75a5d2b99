"""Several pages record and talk nonsense at once, on the threads of a real session."""

from __future__ import annotations

from threading import Event, Thread

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from live.recorder import RATE, Recorder

SINGERS, PARTS, SIZE = 4, 20, 400
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["first", "frames", "round", "x"]), inner, max_size=3),
    max_leaves=6,
)
WORDS = st.dictionaries(
    st.sampled_from(["recording", "file", "take", "rate", "channels", "n", "first", "frames", "takes", "from", "until", "lead", "latency", "title", "nudge",
                     "force", "name", "bytes", "track", "notes", "pedals", "missing", "round", "device"]),
    JSON | st.sampled_from(["rec", "voice-1", "../song", 0, 1, 8000]),
)  # fmt: skip
KINDS = st.sampled_from(["recording", "import", "takes", "take-set", "take-delete", "recover", "discard", "performance"])
WHATS = st.sampled_from(["begin", "part", "round", "end", "drop", "keep", "all", "sing"])
SAID = st.tuples(KINDS, WHATS, WORDS, st.lists(st.binary(max_size=24) | st.text(max_size=3), max_size=2))


def sound(singer: int):
    return (np.arange(PARTS * SIZE) * (singer + 3) % 997 / 997 - 0.5).astype("f4")


class Singer:
    """A page that sends each part when the one before was acknowledged, as the threads of the session answer."""

    def __init__(self, song, number):
        self.song, self.number, self.kept, self.at = song, number, Event(), 0
        self.take = None

    def say(self, what, *buffers, **content):
        message = {"kind": "recording", "client": f"singer-{self.number}", "what": what, "recording": f"song-{self.number}", **content}
        self.song.session.hear(message, list(buffers), self.hear)

    def sing(self):
        self.song.session.hear({"kind": "hello", "client": f"singer-{self.number}", "person": "x", "name": ""}, [], self.hear)
        self.say("begin", rate=RATE, channels=1, device="", track="choir", **{"from": 0}, until=None, lead=0)

    def hear(self, content, _buffers):
        match content.get("what"):
            case "begun" | "got":
                Thread(target=self.go_on).start()
            case "kept":
                self.take = content["takes"][0]["name"]
                self.kept.set()

    def go_on(self):
        if self.at < PARTS:
            first, self.at = self.at * SIZE, self.at + 1
            self.say("part", sound(self.number)[first : first + SIZE].tobytes(), n=self.at - 1, first=first)
        else:
            frames = PARTS * SIZE
            self.say("end", frames=frames, missing=0, takes=[{"first": 0, "frames": frames, "lead": 0, "from": 0, "until": None, "round": 1}])


def test_four_who_sing_at_once_get_each_their_own_take(song):
    singers = [Singer(song, number) for number in range(SINGERS)]
    for singer in singers:
        singer.sing()
    for number in range(10):
        song.title = f"meanwhile {number}"
    for singer in singers:
        assert singer.kept.wait(20)
        samples = soundfile.read(song.folder / "takes" / f"{singer.take}.flac", dtype="float32")[0]
        assert np.abs(samples - sound(singer.number)).max() <= 2**-23
    assert len({singer.take for singer in singers}) == SINGERS
    assert not song.recovered()


@given(st.lists(SAID, max_size=8))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nonsense_about_takes_harms_nothing_and_is_answered_in_sentences(recorder, said):
    song = recorder.song
    before, outside = song.value, set(song.folder.parent.iterdir())
    singer = Recorder(song)
    singer.start()
    singer.part(0, 0, np.full(100, 0.5))
    for kind, what, words, buffers in said:
        recorder.ask(kind, *buffers, **{**words, "what": what})
    assert all(sentence.endswith(".") and "could not answer" not in sentence for sentence in recorder.sentences)
    assert set(song.folder.parent.iterdir()) == outside
    assert song.value == before
    kept = singer.end(100)
    assert kept["takes"][0]["frames"] == 100
    song.delete_take(kept["takes"][0]["name"])


@pytest.mark.parametrize("kind", ["recording", "import", "recover", "discard", "take-set", "take-delete", "performance"])
def test_nothing_at_all_is_answered_in_a_sentence(recorder, kind):
    recorder.ask(kind)
    assert len(recorder.sentences) == 1
    assert recorder.sentences[0].endswith(".")
