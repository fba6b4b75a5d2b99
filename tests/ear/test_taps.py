"""Taps: what counts is how steady they are; the computer's own delay does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musiclab.ear.taps import Taps, tapped
from musiclab.errors import MusicLabError


@given(delay=st.floats(-0.15, 0.15), tempo=st.floats(50, 130))
def test_steady_taps_are_on_the_beat_whatever_the_delay(delay, tempo):
    heard = tapped([at * 60 / tempo + delay for at in range(16)], tempo=tempo)
    assert heard.near == 16
    assert heard.delay_ms == pytest.approx(delay * 1000, abs=0.1)


def test_one_tap_that_is_late_is_the_one_that_is_off():
    heard = tapped([at * 0.5 + (0.09 if at == 5 else 0) for at in range(16)], tempo=120)
    assert heard.near == 15
    assert heard.off_ms[heard.beats.index(5)] == 90


def test_taps_between_the_beats_belong_to_none():
    assert tapped([0.25, 0.75, 40.0, -3.0], tempo=120).beats == ()


def test_a_result_is_kept_and_said_in_words():
    kept = {}
    taps = Taps(120, lambda name, result: kept.update({name: result}))
    taps.act("taps", [at * 0.5 + 0.1 for at in range(16)])
    assert kept == {"taps": {"right": 16, "asked": 16, "level": 1}}
    assert "16 of 16" in taps.words()


def test_what_is_no_number_is_passed_over():
    taps = Taps(120, lambda name, result: None)
    taps.act("taps", ["x", None, True, 0.0, 0.5])
    assert "2 taps" in taps.words()


def test_a_tempo_that_cannot_be_is_refused():
    with pytest.raises(MusicLabError, match="30 to 240"):
        Taps(1000, lambda name, result: None)
