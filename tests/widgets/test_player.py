"""The player's conversation with a page, without a page."""

from __future__ import annotations

from threading import Thread

import numpy as np
import pytest
from comm.base_comm import BaseComm

from musiclab.errors import SongError, SoundError
from musiclab.widgets.player import Player
from musiclab.widgets.stream import IN_FLIGHT

RATE = 8000


class Wire(BaseComm):
    """Keeps what a widget says."""

    def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **_keys):
        content = (data or {}).get("content")
        if content:
            self.said.append((content, buffers))


def seconds_of_sound(seconds):
    def render(rate):
        for _ in range(seconds):
            yield np.full((rate, 2), 0.5, np.float32)

    return render


def wired(render, **changes):
    player = Player(render, **{"title": "Paper Boats", "seconds": 20, **changes})
    player.comm = Wire()
    player.comm.said = []
    return player, player.comm.said


def ask(player, **message):
    player._handle_custom_msg(message, [])


def kinds(said):
    return [content["kind"] for content, _ in said]


def test_only_a_few_parts_are_on_their_way_at_a_time():
    player, said = wired(seconds_of_sound(20))
    ask(player, kind="render", stream="a", rate=RATE)
    assert kinds(said) == ["coming"] + ["part"] * IN_FLIGHT
    ask(player, kind="got", stream="a", part=0)
    assert kinds(said).count("part") == IN_FLIGHT + 1


def test_the_whole_sound_arrives_in_order_and_its_end_is_told():
    player, said = wired(seconds_of_sound(20))
    ask(player, kind="render", stream="a", rate=RATE)
    for part in range(100):
        ask(player, kind="got", stream="a", part=part)
    parts = [(content["part"], b"".join(buffers)) for content, buffers in said if content["kind"] == "part"]
    assert [number for number, _ in parts] == list(range(len(parts)))
    assert sum(len(sound) for _, sound in parts) == 20 * RATE * 4
    assert said[-1][0] == {"kind": "end", "stream": "a", "frames": 20 * RATE}
    assert set(player.peaks) == {128}


def test_nothing_is_rendered_before_somebody_listens():
    rates = []
    player, _ = wired(lambda rate: rates.append(rate) or [])
    assert rates == []
    ask(player, kind="render", stream="a", rate=RATE)
    assert rates == [RATE]


def test_a_dropped_stream_renders_no_further():
    made = []

    def render(rate):
        for second in range(60):
            made.append(second)
            yield np.zeros((rate, 2), np.float32)

    player, _ = wired(render, seconds=60)
    ask(player, kind="render", stream="a", rate=RATE)
    before = len(made)
    ask(player, kind="drop", stream="a")
    ask(player, kind="got", stream="a", part=0)
    assert len(made) == before < 60


def test_acknowledging_what_was_never_sent_asks_for_nothing():
    player, said = wired(seconds_of_sound(20))
    ask(player, kind="render", stream="a", rate=RATE)
    before = list(said)
    for part in (7, -1, 1):
        ask(player, kind="got", stream="a", part=part)
    assert said == before


@pytest.mark.parametrize("message", [None, {}, {"kind": "render"}, {"kind": "render", "stream": 3, "rate": RATE},
                                     {"kind": "got", "stream": "unknown", "part": 0}, {"kind": "dance"}])
def test_a_message_that_makes_no_sense_is_passed_over(message):
    player, said = wired(seconds_of_sound(1))
    player._handle_custom_msg(message, [])
    assert said == []


@pytest.mark.parametrize("rate", [0, -1, 10**9])
def test_a_rate_that_no_device_has_is_refused_with_a_sentence(rate):
    player, said = wired(seconds_of_sound(1))
    ask(player, kind="render", stream="a", rate=rate)
    assert "choose another sound device" in said[-1][0]["sentence"]


def test_what_render_refuses_is_told_word_by_word():
    def render(_rate):
        raise SoundError("The bassoon is not here.")

    player, said = wired(render)
    ask(player, kind="render", stream="a", rate=RATE)
    assert said[-1][0] == {"kind": "trouble", "stream": "a", "sentence": "The bassoon is not here."}


def test_one_array_is_sound_too():
    player, said = wired(lambda rate: np.zeros((rate, 2), np.float32), seconds=1)
    ask(player, kind="render", stream="a", rate=RATE)
    assert said[-1][0] == {"kind": "end", "stream": "a", "frames": RATE}


def test_messages_on_many_threads_send_each_part_once():
    player, said = wired(seconds_of_sound(60), seconds=60)
    ask(player, kind="render", stream="a", rate=RATE)
    threads = [Thread(target=lambda: [ask(player, kind="got", stream="a", part=part) for part in range(200)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = [content["part"] for content, _ in said if content["kind"] == "part"]
    assert numbers == list(range(len(numbers)))


def test_a_fifth_page_ends_the_first_with_a_sentence():
    player, said = wired(seconds_of_sound(20))
    for stream in "abcde":
        ask(player, kind="render", stream=stream, rate=RATE)
    assert [content["stream"] for content, _ in said if content["kind"] == "trouble"] == ["a"]


def test_the_wave_is_measured_when_a_page_asks_and_only_once():
    calls = []
    player, _ = wired(seconds_of_sound(1), peaks=lambda: calls.append(1) or [0.0, 1.0])
    assert player.peaks == b""
    ask(player, kind="peaks")
    ask(player, kind="peaks")
    assert (player.peaks, len(calls)) == (b"\x00\xff", 1)


@pytest.mark.parametrize("changes", [
    {"title": "two\nlines"}, {"title": 5}, {"seconds": -1}, {"seconds": float("nan")}, {"seconds": "long"},
    {"bars": [0, 2, 1]}, {"bars": [-1]}, {"sections": [("Verse", 5, 5)]}, {"sections": ["Verse"]}, {"sections": [("Verse", 0)]},
])
def test_what_cannot_be_shown_is_refused_with_a_sentence(changes):
    with pytest.raises(SongError) as refusal:
        wired(seconds_of_sound(1), **changes)
    assert str(refusal.value).endswith(".")
