"""How well a player comes together with the beat."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musiclab.errors import SoundError
from musiclab.listen.grid import Grid, grid, swung
from musiclab.listen.timing import timing
from musiclab.render.timing import swing_ticks
from musiclab.song.model import Song, Swing
from musiclab.song.tempo import Tempo
from musiclab.song.time import Meter

EIGHTHS = grid(Song(), 0, 960 * 8)


@given(st.lists(st.integers(0, 16), min_size=1, max_size=20), st.floats(-0.1, 0.1))
def test_who_comes_late_everywhere_is_late_on_average_and_steady(places, late):
    found = timing(EIGHTHS.seconds[places] + late, EIGHTHS)
    assert abs(found.mean_ms - late * 1000) < 1e-6
    assert found.spread_ms < 1e-6
    assert found.places.tolist() == places


@given(st.integers(0, 960 * 40), st.sampled_from([0.5, 0.58, 2 / 3, 0.75]), st.sampled_from([240, 480]), st.sampled_from([(4, 4), (7, 8), (3, 4)]))
def test_the_grid_swings_as_the_song_is_played(tick, ratio, unit, meter):
    song = Song(swing=Swing(ratio, unit), meter=(Meter(*meter),))
    assert abs(swung(song, tick) - float(swing_ticks(song, np.array([tick]))[0])) < 1e-6


def test_the_grid_follows_the_tempo_and_the_beginning_of_the_take():
    song = Song(tempo=(Tempo(60), Tempo(120, at=1920)))
    assert grid(song, 960, 3840, step=960, lead=0.25).seconds.tolist() == [0.25, 1.25, 1.75, 2.25]


def test_words_say_early_late_and_where():
    late = timing([0.03, 0.54, 1.03, 1.61], EIGHTHS)
    assert str(late).startswith("You are behind the beat, by 53 ms on average. Fairly steady. Furthest off: bar 1, beat 4, 110 ms late.")
    early = timing([0.47, 0.97, 1.47], EIGHTHS)
    assert str(early) == "You are ahead of the beat, by 30 ms on average. Steady."
    assert str(timing([0.001, 0.5, 1.0], EIGHTHS)) == "On the beat. Steady."


def test_the_share_that_seems_together():
    assert timing([0.0, 0.51, 1.05, 1.5], EIGHTHS).together == 0.75


@pytest.mark.parametrize("times", [[], [90.0]])
def test_nothing_to_compare_is_said_in_a_sentence(times):
    with pytest.raises(SoundError, match=r"No sound begins|nothing to compare"):
        timing(times, EIGHTHS)


def test_one_place_is_a_grid_too():
    assert timing([0.02], Grid((0,), np.array([0.0]))).off_ms.tolist() == [20.0]


def test_a_grid_that_is_too_fine_is_refused():
    with pytest.raises(SoundError, match="too fine"):
        grid(Song(), 0, 960, step=0)
