"""Tempo: ticks to seconds and back."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from songs import FAR, tempo_maps

from musiclab.errors import SongError
from musiclab.song.tempo import Tempo, bpm_at, check_tempos, seconds_at, tick_at

RAMP = (Tempo(60, ramp=True), Tempo(120, 960 * 4))


@given(tempo_maps(), st.integers(0, 2 * FAR))
@settings(max_examples=100, deadline=None)
def test_a_moment_leads_back_to_its_tick(tempos, tick):
    assert tick_at(tempos, seconds_at(tempos, tick)) == pytest.approx(tick, abs=1e-6)


@given(tempo_maps(), st.lists(st.integers(0, 2 * FAR), min_size=2, unique=True))
@settings(max_examples=50, deadline=None)
def test_time_goes_forward(tempos, ticks):
    seconds = [seconds_at(tempos, tick) for tick in sorted(ticks)]
    assert all(a < b for a, b in pairwise(seconds))


@given(st.floats(30, 300), st.floats(-1e-9, 1e-9), st.integers(1, FAR))
@settings(max_examples=50, deadline=None)
def test_a_ramp_that_hardly_moves_is_as_long_as_a_steady_tempo(bpm, change, tick):
    glide = (Tempo(bpm, ramp=True), Tempo(bpm + change, FAR))
    assert seconds_at(glide, tick) == pytest.approx(seconds_at((Tempo(bpm),), tick), rel=1e-9)


def test_a_ramp_takes_the_integral_of_its_line():
    steps = 100_000
    summed = sum(60 / (60 + 60 * (i + 0.5) / steps) * 4 / steps for i in range(steps))
    assert seconds_at(RAMP, 960 * 4) == pytest.approx(summed, abs=1e-9)
    assert seconds_at(RAMP, 960 * 4) == pytest.approx(4 * math.log(2))


def test_a_ramp_is_halfway_in_tempo_halfway_in_beats():
    assert bpm_at(RAMP, 960 * 2) == 90
    assert bpm_at(RAMP, 960 * 9) == 120


def test_a_ramp_without_a_tempo_after_it_holds():
    assert seconds_at((Tempo(120, ramp=True),), 960 * 2) == 1


def test_before_the_song_the_first_tempo_holds():
    assert seconds_at(RAMP, -960) == -1
    assert tick_at(RAMP, -1) == -960
    assert bpm_at(RAMP, -960) == 60


@pytest.mark.parametrize("make", [lambda: Tempo(9), lambda: Tempo(math.nan), lambda: Tempo(math.inf), lambda: Tempo(10**400), lambda: Tempo("96"), lambda: Tempo(True),
                                  lambda: Tempo(120, -1), lambda: Tempo(120, 0, 1)])
def test_a_tempo_that_cannot_be_is_refused(make):
    with pytest.raises(SongError, match="came as"):
        make()


@pytest.mark.parametrize("tempos", [[], [Tempo(at=960)], [Tempo(), Tempo(at=0)], [Tempo(), Tempo(at=960), Tempo(at=480)]])
def test_tempos_out_of_order_are_refused(tempos):
    with pytest.raises(SongError, match="tempo"):
        check_tempos(tempos)
