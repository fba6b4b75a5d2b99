"""The pitch formula, its loops and its envelope, on SoundFonts that the tests write."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sound.listening import cents, hertz, played, rms_db
from sound.soundfont_writer import (
    ATTACK,
    ATTENUATION,
    DECAY,
    ENVELOPE_TO_FILTER,
    FILTER,
    LOOP_MODE,
    RELEASE,
    SAMPLE,
    SUSTAIN,
    Font,
    Recorded,
    sine,
    tone,
)

from musiclab.sound.lowpass import lowpass, run_filter
from musiclab.sound.pitches import cycle
from musiclab.sound.sounds import Sounds
from musiclab.sound.voice import Voice


def voice(font: Font, folder: Path, pitch: int = 69, frames: int = 44100, rate: int = 44100) -> Voice:
    path = font.write(folder / "font.sf2")
    return Sounds(rate=rate, soundfont=path, cache=None).voices("piano", pitch, 100, frames)[0]


@pytest.mark.parametrize("rate", [44100, 48000])
@pytest.mark.parametrize("pitch", [45, 57, 69, 76, 88])
def test_every_pitch_is_in_tune_at_either_rate(pitch: int, rate: int, tmp_path: Path) -> None:
    x = played(voice(tone(), tmp_path, pitch, rate=rate), 3 * rate)
    wanted = 441.0 * 2 ** ((pitch - 69) / 12)
    assert abs(cents(hertz(x, rate, wanted), wanted)) < 0.2


def test_a_sine_stays_a_sine_under_interpolation(tmp_path: Path) -> None:
    x = played(voice(tone(), tmp_path, 62), 44100)[2000:34768]
    n = np.arange(len(x))
    w = 2 * np.pi * hertz(x, 44100, 294.3) / 44100
    basis = np.stack([np.sin(w * n), np.cos(w * n)], axis=1)
    rest = x - basis @ np.linalg.lstsq(basis, x, rcond=None)[0]
    assert rms_db(rest) - rms_db(x) < -55


def test_the_formula_is_catmull_rom_on_a_few_frames(tmp_path: Path) -> None:
    x = np.array([0, 3000, -2000, 8000, 12000, -5000, 1000, 0, 0, 0], np.int16)
    font = Font([Recorded(np.tile(x, 50), root=69)], [[{SAMPLE: 0}]])
    got = played(voice(font, tmp_path, 57), 900)[100:800]
    y = np.tile(x, 50) / 32768
    at = np.arange(100, 800) * 0.5
    i, f = np.floor(at).astype(int), at % 1
    p, a, b, q = (y[i + k] for k in (-1, 0, 1, 2))
    spline = a + 0.5 * f * (b - p + f * (2 * p - 5 * a + 4 * b - q + f * (3 * (a - b) + q - p)))
    assert np.abs(got - spline).max() < 1e-6


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(4, 100_000), st.floats(0.01, 64), st.integers(0, 5000))
def test_a_cycle_closes_within_a_tenth_of_a_cent(first: int, period: int, step: float, start: int) -> None:
    turn = cycle(start, (first, first + period), step)
    inner = turn.periods * period / turn.frames
    assert turn.frames >= 8192 and abs(cents(inner, step)) < 0.11
    assert turn.offset >= 0 or start > first


@pytest.mark.parametrize("extra", [{}, {FILTER: 9000}, {DECAY: 0, SUSTAIN: 200}, {ATTACK: 0, FILTER: 7000}])
def test_a_loop_has_no_seam(extra: dict[int, int], tmp_path: Path) -> None:
    made = voice(tone(extra), tmp_path, 60, frames=200_000)
    assert made.whole and made.loop_end - made.loop_start >= 8192
    x = played(made, made.loop_end + 200)
    around = np.abs(np.diff(x, 2))[made.loop_end - 100 : made.loop_end + 100].max()
    assert around < 1.02 * np.abs(np.diff(x, 2))[made.loop_start + 100 : made.loop_end - 100].max()


@settings(deadline=None, max_examples=25)
@given(st.integers(1, 60_000), st.integers(36, 96), st.sampled_from(["looped", "decaying", "plain"]))
def test_the_first_frames_do_not_depend_on_how_many_were_asked(frames: int, pitch: int, kind: str) -> None:
    extra = {"looped": {FILTER: 9000}, "decaying": {DECAY: -1200, SUSTAIN: 1000}, "plain": {LOOP_MODE: 0}}[kind]
    path = tone(extra).write(Path(_FOLDER) / f"{kind}.sf2")
    short, long = (Sounds(rate=44100, soundfont=path, cache=None).voices("piano", pitch, 100, n)[0] for n in (frames, 90_000))
    assert np.abs(played(short, frames) - played(long, frames)).max() < 1e-5


def test_asking_for_more_frames_builds_more(tmp_path: Path) -> None:
    sounds = Sounds(rate=44100, soundfont=tone({DECAY: 3000, SUSTAIN: 1000}).write(tmp_path / "a.sf2"), cache=None)
    short, long = (sounds.voices("piano", 60, 100, frames)[0] for frames in (1000, 100_000))
    assert not short.whole and len(short.samples) >= 1000 and len(long.samples) >= 100_000
    assert np.array_equal(short.samples, long.samples[: len(short.samples)])


def test_a_decay_is_straight_in_decibels_and_ends_at_minus_100(tmp_path: Path) -> None:
    made = voice(tone({DECAY: 0, SUSTAIN: 1000}), tmp_path, 69, frames=100_000)
    x = played(made, 44100)
    levels = [rms_db(x[at : at + 4410]) for at in (4410, 13230, 22050, 30870)]
    assert np.allclose(np.diff(levels), -20, atol=0.1)
    assert made.loop_end == 0 and made.whole and 41_000 < len(made.samples) < 44_300


def test_an_attack_is_straight_in_amplitude(tmp_path: Path) -> None:
    x = played(voice(tone({ATTACK: 0}), tmp_path), 44100)
    half, most = (np.sqrt(2 * np.mean(x[at : at + 1000] ** 2)) for at in (21550, 43000))
    assert abs(half / most - 0.513) < 0.01


def test_a_held_note_settles_at_its_sustain_level(tmp_path: Path) -> None:
    made = voice(tone({DECAY: 0, SUSTAIN: 200}), tmp_path, frames=44100)
    x = played(made, 60_000)
    assert abs(rms_db(x[50_000:]) - rms_db(sine(4000, 40) / 32768) + 20) < 0.1
    assert made.loop_start >= round(0.2 * 44100)


def test_attenuation_counts_two_fifths_and_release_is_in_frames(tmp_path: Path) -> None:
    made = voice(tone({ATTENUATION: 100, RELEASE: -1200}), tmp_path)
    assert np.isclose(20 * np.log10(made.gain), -4.0) and made.release == 22050


@pytest.mark.parametrize(("settings", "wanted"), [({FILTER: 5000}, -24.3), ({FILTER: 5000, ENVELOPE_TO_FILTER: 9000}, 0), ({FILTER: 13500}, 0)])
def test_a_filter_is_as_open_as_the_file_says_it_soon_is(settings: dict[int, int], wanted: float, tmp_path: Path) -> None:
    # 5000 cents are 147 Hz, and the sine at 591 Hz lies two octaves above: 12 dB for each.
    plain, heard = (played(voice(tone(extra), tmp_path, 74), 60_000)[20_000:] for extra in ({}, settings))
    assert abs(rms_db(heard) - rms_db(plain) - wanted) < 0.4


def test_gain_follows_the_file_and_not_the_velocity(tmp_path: Path) -> None:
    sounds = Sounds(rate=44100, soundfont=tone().write(tmp_path / "a.sf2"), cache=None)
    soft, loud = (sounds.voices("piano", 60, velocity, 1000)[0] for velocity in (20, 120))
    assert soft.gain == loud.gain == 1.0 and soft.samples is loud.samples


@settings(deadline=None, max_examples=30)
@given(st.floats(30, 19_000), st.floats(0, 40), st.integers(1, 5000))
def test_the_filter_is_the_cookbooks_low_pass(cutoff: float, resonance: float, frames: int) -> None:
    x = np.random.default_rng(frames).standard_normal(frames).astype(np.float32)
    wanted = _cookbook(x, cutoff, resonance)
    run_filter(x, lowpass(cutoff, resonance, 44100))
    assert np.abs(x - wanted).max() < 2e-5 * 10 ** (resonance / 20)


def _cookbook(x: np.ndarray, cutoff: float, resonance: float) -> np.ndarray:
    w = 2 * np.pi * cutoff / 44100
    alpha = np.sin(w) / (2 * 10 ** ((resonance - 3.01) / 20))
    b, a1, a2 = (1 - np.cos(w)) / 2 / (1 + alpha), -2 * np.cos(w) / (1 + alpha), (1 - alpha) / (1 + alpha)
    out, x1, x2, y1, y2 = [], 0.0, 0.0, 0.0, 0.0
    for value in x.tolist():
        y = b * (value + 2 * x1 + x2) - a1 * y1 - a2 * y2
        x1, x2, y1, y2 = value, x1, y, y1
        out.append(y * 10 ** (-resonance / 40))
    return np.array(out)


@pytest.fixture(scope="module", autouse=True)
def _folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    global _FOLDER  # noqa: PLW0603
    _FOLDER = tmp_path_factory.mktemp("fonts")


_FOLDER = Path()
