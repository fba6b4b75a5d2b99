"""In tune, from hardly to robot; the voice stays the same voice."""

import numpy as np
import pytest
from listen.material import heard_from
from listen.singing import sung

from musiclab.listen.pitch import pitch_curve
from musiclab.song.key import Key
from musiclab.song.pitch import hertz
from musiclab.treat.grains import shifted
from musiclab.treat.treatment import Treatment, treated

RATE = 44_100
C_MAJOR = Key("C", "major")


def off_the_scale(samples, scale=range(12)):
    """Cents from each sung moment to the nearest note of a scale."""
    curve = pitch_curve(samples, RATE)
    notes = np.array([note for note in range(20, 110) if note % 12 in scale])
    return np.abs(curve.midi[curve.voiced][:, np.newaxis] - notes).min(axis=1) * 100


def off_tune(seed=11, **manner):
    rng = np.random.default_rng(seed)
    pitches = np.array([60, 62, 64, 65, 67, 64, 60]) + rng.uniform(-0.4, 0.4, 7)
    return sung(pitches, lengths=[0.6] * 7, seed=seed, **manner)


@pytest.mark.parametrize(("snr", "least"), [(40, 0.95), (15, 0.93)])
@pytest.mark.parametrize("seed", [11, 12, 13])
def test_all_the_way_19_of_20_moments_are_on_a_note(seed, snr, least):
    truth = off_tune(seed, snr=snr)
    assert (off_the_scale(truth.samples) <= 15).mean() < 0.6
    for key, scale in ((None, range(12)), (C_MAJOR, C_MAJOR.scale)):
        robot = treated(truth.samples, RATE, Treatment(tune=1.0, key=key))
        assert (off_the_scale(robot, scale) <= 15).mean() >= least


@pytest.mark.parametrize("name", ["a bass voice", "a child"])
def test_low_and_high_voices_are_tuned(name):
    robot = treated(heard_from(name, 40).samples, RATE, Treatment(tune=1.0))
    assert (off_the_scale(robot) <= 15).mean() >= 0.95


def test_a_robot_has_no_vibrato():
    truth = sung([64.2], lengths=[2.0], vibrato=(5.5, 60), glide=0)
    robot = pitch_curve(treated(truth.samples, RATE, Treatment(tune=1.0)), RATE)
    middle = robot.midi[60:210]
    assert np.abs(middle - 64).max() < 0.1


def test_half_the_strength_goes_half_the_way():
    truth = sung([64.3], lengths=[1.5], vibrato=(5.5, 0), glide=0)
    half = pitch_curve(treated(truth.samples, RATE, Treatment(tune=0.5)), RATE)
    assert abs(np.nanmedian(half.midi) - 64.15) < 0.03


def test_the_notes_are_those_of_the_key_that_sounds_after_transposing():
    truth = sung([60.3], lengths=[1.5], vibrato=(5.5, 0), glide=0)
    out = pitch_curve(treated(truth.samples, RATE, Treatment(tune=1.0, transpose=1.0, key=C_MAJOR)), RATE)
    assert abs(np.nanmedian(out.midi) - 62) < 0.1 or abs(np.nanmedian(out.midi) - 60) < 0.1


def test_what_has_no_pitch_is_not_touched():
    hiss = np.random.default_rng(0).normal(0, 0.1, RATE).astype(np.float32)
    assert np.array_equal(treated(hiss, RATE, Treatment(tune=1.0)), hiss)
    truth = off_tune()
    robot = treated(truth.samples, RATE, Treatment(tune=1.0))
    assert np.array_equal(robot[:8820], truth.samples[:8820])


@pytest.mark.parametrize("vowel", "aei")
def test_the_mouth_stays_the_same(vowel):
    """The formants: a voice made a third higher sounds as one that sings a third higher, not as one with a smaller head."""
    low, high = (sung([pitch], lengths=[1.5], vowels=vowel, vibrato=(5.5, 0), glide=0, snr=60, breath=0) for pitch in (46, 50))
    wave = low.samples[np.newaxis]
    raised, times = wave.copy(), np.arange(35, 175) * 0.01
    shifted(raised, wave, RATE, times=times, hertz=np.full(140, hertz(46)), ratio=np.full(140, 2 ** (4 / 12)))
    wanted, kept, moved = (bands(wave[RATE // 2 : RATE * 3 // 2]) for wave in (high.samples, raised[0], treated(low.samples, RATE, Treatment(transpose=4))))
    strong = wanted > wanted.max() - 30
    assert np.abs(wanted - kept)[strong].max() < 5
    assert np.abs(wanted - moved)[strong].max() > 7


def bands(wave):
    """The spectrum in bands of the width of two harmonics, in decibels under all of it."""
    power = np.abs(np.fft.rfft(wave * np.hanning(len(wave)))) ** 2
    places = np.fft.rfftfreq(len(wave), 1 / RATE)
    width = 2 * 146.83
    parts = np.array([power[(places >= at * width - width / 4) & (places < at * width + width * 3 / 4)].sum() for at in range(12)])
    return 10 * np.log10(parts / parts.sum())


def test_a_tuned_voice_is_as_loud_as_before():
    truth = off_tune()
    robot = treated(truth.samples, RATE, Treatment(tune=1.0))
    assert abs(20 * np.log10(robot.std() / truth.samples.std())) < 1


def test_both_sides_are_tuned_alike():
    wave = off_tune().samples
    robot = treated(np.stack([wave, 0.5 * wave]), RATE, Treatment(tune=1.0))
    assert np.allclose(robot[1], 0.5 * robot[0], atol=1e-5)
