"""Effects: the formulas their docstrings state, computed naively here, and the same sound however it is cut in blocks."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musiclab.render.accumulate import accumulator, by_numpy
from musiclab.render.automation import Settings, moves_of
from musiclab.render.effects import MAKERS
from musiclab.render.effects.limiter import Limiter, running_minimum
from musiclab.render.effects.recursive import by_scipy, recursive
from musiclab.render.effects.reverb import LEVEL, impulse_response
from musiclab.render.timing import Timing
from musiclab.song.effects import EFFECTS
from musiclab.song.mixing import Effect, Lane, Point
from musiclab.song.model import Song

RATE = 44_100


def noise(frames, seed=1, level=0.3):
    return (np.random.default_rng(seed).standard_normal((2, frames)) * level).astype(np.float32)


def processor(kind, lanes=(), **settings_given):
    timing = Timing(Song(), RATE)
    effect = Effect("fx", kind, settings_given)
    return MAKERS[kind](Settings(effect, moves_of(lanes, timing)), timing)


def processed(made, block, cuts=()):
    edges = [0, *cuts, block.shape[1]]
    pieces = [made.process(block[:, a:b].copy(), a) for a, b in itertools.pairwise(edges)]
    return np.concatenate(pieces, axis=1)


@pytest.mark.parametrize("kind", EFFECTS)
def test_an_effect_sounds_the_same_in_one_block_or_in_many(kind):
    sound = noise(30_000)
    whole = processed(processor(kind), sound)
    pieces = processed(processor(kind), sound, cuts=(1, 500, 501, 7000, 29_990))
    assert np.abs(whole - pieces).max() < 1e-6


@pytest.mark.parametrize("kind", EFFECTS)
def test_an_effect_changes_the_sound_and_keeps_silence_silent(kind):
    strong = {"eq": {"mid_db": 12}, "compressor": {"threshold_db": -40}, "limiter": {"ceiling_db": -20}}.get(kind, {})
    sound = noise(20_000)
    assert np.abs(processed(processor(kind, **strong), sound) - sound).max() > 0.01
    assert not processed(processor(kind, **strong), np.zeros((2, 5000), np.float32)).any()


@pytest.mark.parametrize("kind", [kind for kind, ranges in EFFECTS.items() if "mix" in ranges])
def test_an_effect_that_is_not_mixed_in_leaves_the_sound_alone(kind):
    sound = noise(5000)
    assert np.abs(processed(processor(kind, mix=0), sound) - sound).max() < 1e-7


def test_a_moving_cutoff_is_a_new_filter_every_256_frames():
    sound = noise(20_000)
    lane = Lane("fx:cutoff_hz", (Point(0, 200), Point(960, 8000)))
    moving = processed(processor("filter", (lane,)), sound)
    in_pieces = processed(processor("filter", (lane,)), sound, cuts=(100, 129, 5000))
    assert np.abs(moving - in_pieces).max() < 1e-6
    early, late = moving[:, :4000], moving[:, 16_000:]
    assert np.square(late).mean() > 3 * np.square(early).mean()


def test_a_low_filter_follows_its_recursion_to_the_last_bit_that_counts():
    sound = noise(2000)
    from musiclab.render.effects.biquad import low_pass

    b0, b1, b2, a1, a2 = low_pass(1000, 6, RATE)
    x, y = sound[0].astype(float), np.zeros(2000)
    for n in range(2000):
        y[n] = b0 * x[n] + b1 * (n > 0) * x[n - 1] + b2 * (n > 1) * x[n - 2]
        y[n] -= a1 * (n > 0) * y[n - 1] + a2 * (n > 1) * y[n - 2]
    assert np.abs(processed(processor("filter", cutoff_hz=1000, resonance_db=6), sound)[0] - y).max() < 1e-6


@pytest.mark.parametrize(("shape", "kept", "lost"), [("low", 100, 8000), ("high", 8000, 100), ("band", 1000, 60)])
def test_a_filter_keeps_its_side_of_the_spectrum(shape, kept, lost):
    def level(hz):
        tone = np.sin(2 * np.pi * hz / RATE * np.arange(RATE)).astype(np.float32)
        out = processed(processor("filter", shape=shape, cutoff_hz=1000), np.stack([tone, tone]))
        return 20 * math.log10(np.sqrt(np.square(out[0, RATE // 2 :]).mean() * 2))

    assert level(kept) > -1.0
    assert level(lost) < -15


def test_the_equaliser_raises_its_bands_by_the_decibels_asked():
    def level(hz, **bands):
        tone = np.sin(2 * np.pi * hz / RATE * np.arange(RATE)).astype(np.float32)
        out = processed(processor("eq", **bands), np.stack([tone, tone]))
        return 20 * math.log10(np.sqrt(np.square(out[0, RATE // 2 :]).mean() * 2))

    assert level(40, low_db=6) == pytest.approx(6, abs=0.3)
    assert level(1000, mid_db=-9) == pytest.approx(-9, abs=0.1)
    assert level(15_000, high_db=4) == pytest.approx(4, abs=0.3)


def test_an_echo_comes_back_on_the_beat_and_softer_each_time():
    click = np.zeros((2, 4 * RATE), np.float32)
    click[:, 0] = 1
    out = processed(processor("echo", beats=0.5, feedback=0.5, mix=0.5), click)
    places = np.flatnonzero(out[0])
    assert places[:4].tolist() == [0, 11_025, 22_050, 33_075]
    assert out[0, places[:4]] == pytest.approx([0.5, 0.5, 0.25, 0.125])


def test_a_room_falls_by_60_decibels_in_its_time_and_keeps_its_energy():
    response = impulse_response(seconds=1.0, predelay_ms=10, damping_hz=20_000, seed=3, rate=RATE).astype(float)
    assert response.shape[1] == RATE + 441
    assert not response[:, :441].any()
    assert np.square(response).sum(axis=1) == pytest.approx([LEVEL**2] * 2, rel=1e-4)
    early, late = np.square(response[:, 441:4851]).mean(), np.square(response[:, -4410:]).mean()
    assert 10 * math.log10(early / late) == pytest.approx(54, abs=3)


def test_one_seed_makes_one_room_and_another_seed_another():
    make = lambda seed: impulse_response(seconds=0.3, predelay_ms=0, damping_hz=5000, seed=seed, rate=48_000)  # noqa: E731
    assert np.array_equal(make(1), make(1))
    assert np.abs(make(1) - make(2)).max() > 0.001
    left, right = make(1)
    assert abs(np.corrcoef(left, right)[0, 1]) < 0.1


def test_the_room_is_the_convolution_with_its_response():
    sound = noise(3000)
    response = impulse_response(seconds=0.1, predelay_ms=0, damping_hz=8000, seed=1, rate=RATE)
    wet = processed(processor("reverb", seconds=0.1, predelay_ms=0, damping_hz=8000, mix=1), sound, cuts=(1000,))
    naive = np.convolve(sound[1].astype(float), response[1].astype(float))[:3000]
    assert np.abs(wet[1] - naive).max() < 1e-6


def test_the_compressor_is_its_recursion():
    sound = noise(4000, level=0.5)
    out = processed(processor("compressor", threshold_db=-20, ratio=4, attack_ms=2, release_ms=50), sound)
    fall, attack = math.exp(-1000 / (50 * RATE)), math.exp(-1000 / (2 * RATE))
    held = smooth = 0.0
    for n in range(4000):
        level = 20 * math.log10(max(np.abs(sound[:, n]).max(), 1e-6))
        held = max(max(level + 20, 0) * 0.75, held * fall)
        smooth = attack * smooth + (1 - attack) * held
        assert out[:, n] == pytest.approx(sound[:, n] * 10 ** (-smooth / 20), abs=2e-6)


def test_a_loud_tone_comes_out_of_the_compressor_by_the_ratio():
    tone = (0.5 * np.sin(2 * np.pi * 440 / RATE * np.arange(2 * RATE))).astype(np.float32)
    out = processed(processor("compressor", threshold_db=-26, ratio=4, attack_ms=1, release_ms=500), np.stack([tone, tone]))
    peak = 20 * math.log10(np.abs(out[0, RATE:]).max())
    assert peak == pytest.approx(-26 + (20 * math.log10(0.5) + 26) / 4, abs=0.3)


def test_distortion_bends_the_wave_by_tanh():
    sound = noise(100)
    wet = processed(processor("distortion", drive_db=20, level_db=0), sound)
    assert np.abs(wet - np.tanh(10 * sound.astype(float))).max() < 1e-6


def test_a_tremolo_is_softest_half_way_through_its_turn():
    steady = np.ones((2, 22_050), np.float32)
    out = processed(processor("tremolo", beats=1, depth=0.8), steady)
    assert out[0, 0] == pytest.approx(1)
    assert out[0, 11_025] == pytest.approx(0.2, abs=1e-4)


def test_a_chorus_sways_differently_left_and_right():
    tone = np.sin(2 * np.pi * 440 / RATE * np.arange(RATE)).astype(np.float32)
    out = processed(processor("chorus", mix=1), np.stack([tone, tone]))
    assert np.abs(out[0, 5000:] - out[1, 5000:]).max() > 0.1


@given(st.integers(0, 50), st.floats(-12, 0), st.floats(0.1, 5), st.integers(1024, 6000))
@settings(max_examples=30, deadline=None)
def test_nothing_passes_the_ceiling_of_the_master(seed, ceiling_db, level, block):
    limiter = Limiter(ceiling_db=ceiling_db, release_ms=50, rate=RATE)
    sound = noise(8 * block, seed, level)
    out = np.concatenate([p.copy() for at in range(0, 8 * block, block) for p in limiter.process(sound[:, at : at + block])], axis=1)
    assert np.abs(out).max() <= 10 ** (ceiling_db / 20) * (1 + 1e-6)
    assert out.shape == sound.shape


def test_the_master_is_transparent_below_its_ceiling_but_for_its_delay():
    limiter = Limiter(ceiling_db=-1, release_ms=50, rate=RATE)
    sound = noise(20_000, level=0.1)
    out = np.concatenate([p.copy() for at in range(0, 20_000, 5000) for p in limiter.process(sound[:, at : at + 5000])], axis=1)
    assert np.array_equal(out[:, limiter.delay :], sound[:, : -limiter.delay])


def test_the_master_is_calm_again_after_the_release():
    limiter = Limiter(ceiling_db=-6, release_ms=20, rate=RATE)
    sound = np.full((2, 40_000), 0.1, np.float32)
    sound[:, 4999] = 1.0
    out = np.concatenate([p.copy() for at in range(0, 40_000, 5000) for p in limiter.process(sound[:, at : at + 5000])], axis=1)
    late = out[:, limiter.delay :]
    assert late[0, 4999] <= 0.502
    assert late[0, 4600] == pytest.approx(0.1)
    assert late[0, 5200] < 0.06
    assert late[0, 7000] == pytest.approx(0.1)


def test_a_limited_track_never_passes_its_ceiling():
    out = processed(processor("limiter", ceiling_db=-12), noise(20_000, level=1.0), cuts=(5000,))
    assert np.abs(out).max() <= 10 ** (-12 / 20) * (1 + 1e-6)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60), st.integers(1, 20))
def test_the_running_minimum_is_the_least_of_every_window(values, span):
    if span <= len(values):
        expected = [min(values[i : i + span]) for i in range(len(values) - span + 1)]
        assert running_minimum(np.array(values), span).tolist() == expected


def test_filters_and_sums_are_the_same_with_and_without_the_compiled_modules():
    b, a, state = np.array([0.2, 0.1]), np.array([1.0, -0.7]), np.full((2, 1), 0.3)
    sound = noise(500).astype(float)
    for ours, public in zip(recursive(b, a, sound, state), by_scipy(b, a, sound, state), strict=True):
        assert np.array_equal(ours, public)
    fast, slow = np.ones(30_000, np.float32), np.ones(30_000, np.float32)
    sample = noise(25_000)[0]
    accumulator()(sample, 10, 24_000, 0.5, fast, 3000)
    by_numpy(sample, 10, 24_000, 0.5, slow, 3000)
    assert accumulator() is not by_numpy
    assert np.abs(fast - slow).max() < 1e-6
    assert fast[2999] == fast[27_000] == 1
