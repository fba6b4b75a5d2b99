"""Clips play copies of recordings: joined, backwards, longer, higher; the recording itself stays as it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from musiclab.errors import SoundError
from musiclab.render.mixer import render
from musiclab.render.treated import copy_name, copy_of, forget_copies
from musiclab.song.clips import AudioClip, Join
from musiclab.song.key import Key
from musiclab.song.model import Song, Track

RATE = 44_100
at = np.arange(4 * RATE) / RATE
RISING = np.tile((0.1 * np.sin(2 * np.pi * 220 * at) * (1 + at)).astype(np.float32), (2, 1))
LOW = np.tile((0.2 * np.sin(2 * np.pi * 110 * at)).astype(np.float32), (2, 1))
CLIP = AudioClip("a", 0, 3840, "rising")


def takes(name):
    return {"rising": RISING, "low": LOW}[name], RATE


def played(clip, **song):
    return render(Song(tracks=(Track("t", clips=(clip,)),), **song), takes=takes)[: 2 * RATE, 0]


def hertz(sound):
    """The loudest frequency of a second of sound."""
    spectrum = np.abs(np.fft.rfft(sound[:RATE] * np.hanning(RATE)))
    return int(np.argmax(spectrum))


def test_a_clip_without_treatment_plays_the_recording_itself():
    assert copy_name("rising", CLIP, Key()) == "rising"
    assert copy_of("rising", takes)[0] is RISING


def test_backwards_what_rises_falls():
    forwards, backwards = played(CLIP), played(replace(CLIP, reverse=True, offset=2.0))
    assert np.abs(forwards[-4000:]).max() > np.abs(forwards[:4000]).max() * 1.5
    assert np.allclose(np.abs(backwards[:4000]).max(), np.abs(forwards[-4000:]).max(), rtol=0.1)


@pytest.mark.parametrize("semitones", [-12, -5, 7, 12])
def test_transposed_it_sounds_higher_or_lower_at_the_same_speed(semitones):
    sound = played(replace(CLIP, transpose=semitones))
    assert hertz(sound[RATE // 2 :]) == pytest.approx(220 * 2 ** (semitones / 12), abs=3)


@pytest.mark.parametrize("stretch", [0.5, 1.5, 2.0])
def test_stretched_it_is_longer_at_the_same_pitch(stretch):
    samples, rate = copy_of(copy_name("rising", replace(CLIP, stretch=stretch), None), takes)
    assert samples.shape[1] == round(4 * RATE * stretch)
    assert rate == RATE
    assert hertz(samples[0, RATE // 4 :]) == pytest.approx(220, abs=2)


def test_tuned_it_comes_to_a_note_of_the_songs_key():
    sharp = np.tile((0.3 * sum(np.sin(2 * np.pi * 228 * k * at) / k for k in range(1, 6))).astype(np.float32), (2, 1))
    clip = replace(CLIP, take="sharp", tune=1.0)
    song = Song(key=Key("A", "minor"), tracks=(Track("t", clips=(clip,)),))
    sound = render(song, takes=lambda _: (sharp, RATE))[:, 0]
    assert hertz(sound[RATE // 4 :]) == pytest.approx(220, abs=2)


def test_where_takes_are_joined_each_is_heard_in_its_part_and_nothing_clicks():
    sound = played(replace(CLIP, joins=(Join(960, "low", 0.5), Join(2880, "rising", 1.5))))
    half = RATE // 2
    assert [hertz(np.tile(sound[a : a + half // 2], 4)) for a in (half // 4, half + half // 4, 3 * half + half // 4)] == pytest.approx([220, 110, 220], abs=6)
    steps = np.abs(np.diff(sound))
    assert steps.max() < 0.02


def test_a_copy_is_made_once_and_forgotten_when_it_has_to_be():
    name = copy_name("rising", replace(CLIP, transpose=3), None)
    first = copy_of(name, takes)[0]
    assert copy_of(name, takes)[0] is first
    forget_copies()
    assert copy_of(name, takes)[0] is not first


def test_a_page_and_the_kernel_mean_the_same_copy():
    by_page = copy_of("rising?reverse=1&stretch=1.25&transpose=-2&tune=0.5&key=F%23+minor", takes)[0]
    clip = replace(CLIP, reverse=True, stretch=1.25, transpose=-2, tune=0.5)
    assert np.array_equal(by_page, copy_of(copy_name("rising", clip, Key("F#", "minor")), takes)[0])


@pytest.mark.parametrize("words", ["stretch=fast", "stretch=99", "tune=-1", "key=H+major&tune=1", "transpose=nan"])
def test_a_name_that_makes_no_sense_is_refused_in_a_sentence(words):
    with pytest.raises(SoundError, match=r"Reload the page|from"):
        copy_of(f"rising?{words}", takes)
