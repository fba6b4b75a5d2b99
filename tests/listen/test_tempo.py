"""The tempo and the beats of music."""

import numpy as np
import pytest
from listen.test_onsets import clicks

from musiclab import example, render
from musiclab.listen.tempo import pulse


@pytest.mark.parametrize("name", ["paper-boats", "jesu-meine-freude", "rain-on-tin"])
def test_the_example_songs_have_their_tempo_within_4_in_100(name):
    song = example(name)
    found = pulse(render(song, rate=22_050, bars=(1, 14)).T, 22_050)
    assert abs(found.bpm / song.tempo[0].bpm - 1) <= 0.04


@pytest.mark.parametrize("bpm", [61, 77, 96, 120.5, 143])
def test_clicks_have_their_tempo_to_half_a_percent_and_their_beats_to_25_ms(bpm):
    times = np.arange(0.4, 14.5, 60 / bpm)
    found = pulse(clicks(times, 15), 44_100)
    assert abs(found.bpm / bpm - 1) < 0.005
    inner = found.beats[(found.beats > times[1]) & (found.beats < times[-2])]
    assert np.abs(inner[:, None] - times).min(axis=1).max() < 0.025
    assert abs(len(inner) - len(times) + 3) <= 1


def test_faster_playing_has_a_faster_tempo():
    slow, fast = (pulse(clicks(np.arange(0.4, 9, gap), 10), 44_100).bpm for gap in (0.75, 0.5))
    assert abs(fast / slow - 1.5) < 0.02


def test_beats_follow_a_player_who_slows_down():
    times = np.cumsum(np.linspace(0.5, 0.56, 24))
    found = pulse(clicks(times, times[-1] + 0.5), 44_100)
    inner = found.beats[(found.beats > times[2]) & (found.beats < times[-2])]
    assert np.abs(inner[:, None] - times).min(axis=1).max() < 0.03


@pytest.mark.parametrize("wave", [np.zeros(88_200), np.random.default_rng(0).normal(0, 0.1, 200_000), np.zeros(40_000)], ids=["silence", "hiss", "short"])
def test_no_beat_is_heard_where_there_is_none(wave):
    found = pulse(wave.astype(np.float32), 44_100)
    assert found.bpm == 0
    assert len(found.beats) == 0
    assert str(found) == "No steady beat is heard."


