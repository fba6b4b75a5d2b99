"""Singing and playing become notes."""

import numpy as np
import pytest
from listen.material import NOISE, PLAYERS, heard_from
from listen.scoring import note_score
from listen.singing import plucked, sung

from musiclab.listen.notes import SungNote, notes


@pytest.mark.parametrize("snr", NOISE)
@pytest.mark.parametrize("name", PLAYERS)
def test_9_of_10_notes_are_found(name, snr):
    truth = heard_from(name, snr)
    assert note_score(truth, notes(truth.samples, truth.rate)) >= 0.9


def test_a_vibrato_is_one_note():
    truth = sung([64], lengths=[2.0], vibrato=(5.5, 100), glide=0)
    (note,) = notes(truth.samples, truth.rate)
    assert note.name == "E4"
    assert abs(note.duration - 2) < 0.15


def test_a_string_plucked_three_times_plays_three_notes():
    truth = plucked([52, 52, 52], lengths=[0.3] * 3)
    assert [note.name for note in notes(truth.samples, truth.rate)] == ["E3"] * 3


def test_a_slide_up_to_a_note_belongs_to_it():
    truth = sung([60, 64, 67], lengths=[0.6] * 3, gaps=[0, 0, 0], glide=0.1, vibrato=(5, 0))
    assert [note.name for note in notes(truth.samples, truth.rate)] == ["C4", "E4", "G4"]


def test_cents_say_how_far_off_a_note_was():
    truth = sung([60.25, 61.75], gaps=[0.06, 0.06])
    found = notes(truth.samples, truth.rate)
    assert [note.name for note in found] == ["C4", "D4"]
    assert [round(note.cents, -1) for note in found] == [30, -30] or np.allclose([note.cents for note in found], [25, -25], atol=8)


def test_a_louder_note_is_louder():
    wave = np.concatenate([gain * np.sin(2 * np.pi * 220 * np.arange(22_050) / 44_100) for gain in (0.5, 0, 0.05)]).astype(np.float32)
    first, second = notes(wave, 44_100)
    assert 17 < first.loudness_db - second.loudness_db < 23


def test_silence_and_noise_hold_no_notes():
    hiss = np.random.default_rng(0).normal(0, 0.1, 88_200).astype(np.float32)
    assert notes(0 * hiss, 44_100) == notes(hiss, 44_100) == ()


def test_a_note_says_how_well_it_is_in_tune():
    assert str(SungNote(1, 0.5, 60, -24, -20)) == "C4 at 1.00 s, 24 cents flat"
    assert str(SungNote(1, 0.5, 60, 3, -20)) == "C4 at 1.00 s, in tune"
