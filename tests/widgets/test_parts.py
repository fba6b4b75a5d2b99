"""Cutting sound into parts, and drawing its wave."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musiclab.errors import SoundError
from musiclab.widgets.parts import FULL_SCALE, LARGEST, parts, pcm
from musiclab.widgets.peaks import COLUMNS, PeakMeter, pack

LENGTHS = st.lists(st.integers(0, 5000), max_size=12)


def noise(frames, seed=0):
    return np.random.default_rng(seed).uniform(-1, 1, (frames, 2)).astype(np.float32)


@given(LENGTHS, st.sampled_from([8000, 44_100]))
def test_parts_are_the_sound_whatever_blocks_it_came_in(lengths, rate):
    blocks = [noise(length, seed) for seed, length in enumerate(lengths)]
    sent = np.concatenate([np.zeros((0, 2), np.int16), *parts(blocks, rate=rate)])
    assert np.array_equal(sent, pcm(np.concatenate([np.zeros((0, 2), np.float32), *blocks])))


@pytest.mark.parametrize("rate", [8000, 44_100, 192_000])
def test_a_part_fits_one_message_and_the_first_is_short(rate):
    sizes = [part.nbytes for part in parts([noise(rate)] * 30, rate=rate)]
    assert sizes[0] == rate // 4 * 4
    assert max(sizes) <= LARGEST * 4 <= 1_000_000


def test_sixteen_bits_are_no_further_than_half_a_step_away():
    sound = noise(10_000)
    assert np.abs(pcm(sound) / FULL_SCALE - sound)[sound < 1 - 1 / FULL_SCALE].max() <= 0.5 / FULL_SCALE


def test_what_is_no_number_is_silent():
    assert pcm(np.array([[np.nan, 0.5]])).tolist() == [[0, 16384]]


@pytest.mark.parametrize("block", [np.zeros(5, np.float32), np.zeros((5, 1)), np.zeros((5, 2), np.int16)])
def test_sound_that_is_not_stereo_is_refused_with_a_sentence(block):
    with pytest.raises(SoundError, match="A player takes stereo"):
        pcm(block)


@given(st.lists(st.floats(-2, 2), max_size=3000))
def test_a_wave_never_has_more_columns_than_fit_and_keeps_what_is_loudest(levels):
    packed = pack(levels)
    assert len(packed) == min(len(levels), COLUMNS)
    assert max(packed, default=0) == np.ceil(min(max(map(abs, levels), default=0), 1) * 255)


def test_a_click_is_measured_where_it_sounds():
    meter = PeakMeter(COLUMNS * 10)
    sound = np.zeros((COLUMNS * 10, 2), np.int16)
    sound[5123, 1] = -32768
    for start in range(0, len(sound), 700):
        meter.pass_by(sound[start : start + 700])
    assert [column for column, loud in enumerate(meter.packed()) if loud] == [512]
