"""Ticks, beats and bars."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from songs import meter_maps

from musiclab.errors import SongError
from musiclab.song.time import Meter, bar_start, check_meters, place_of


@given(meter_maps(), st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_a_bar_begins_at_its_first_beat(meters, bar):
    assert place_of(meters, bar_start(meters, bar)) == (bar, 1, 0)


@given(meter_maps(), st.integers(0, 100_000))
@settings(max_examples=60, deadline=None)
def test_a_place_leads_back_to_its_tick(meters, tick):
    place = place_of(meters, tick)
    start = bar_start(meters, place.bar)
    meter = next(meter for meter in reversed(meters) if meter.at <= start)
    assert start + (place.beat - 1) * meter.pulse + place.tick == tick
    assert 1 <= place.beat <= meter.beats
    assert 0 <= place.tick < meter.pulse


@given(meter_maps())
@settings(max_examples=30, deadline=None)
def test_bars_follow_one_another(meters):
    starts = [bar_start(meters, bar) for bar in range(1, 30)]
    assert starts == sorted(set(starts))


def test_a_count_in_is_in_the_bar_before_the_first():
    assert place_of([Meter(3, 4), Meter(7, 8, 2880)], -960) == (0, 3, 0)


@pytest.mark.parametrize("meters", [[], [Meter(at=960)], [Meter(), Meter(3, 4, at=960)], [Meter(), Meter(at=0)]])
def test_a_metre_change_inside_a_bar_or_out_of_order_is_refused(meters):
    with pytest.raises(SongError, match=r"barline|beginning of the song"):
        check_meters(meters)


@pytest.mark.parametrize("make", [lambda: Meter(0, 4), lambda: Meter(4, 3), lambda: Meter(65, 4), lambda: Meter(4, 4, -1), lambda: Meter(4, True),
                                  lambda: Meter("4", 4), lambda: bar_start([Meter()], 0), lambda: bar_start([Meter()], 1.5)])
def test_a_metre_or_bar_that_cannot_be_is_refused(make):
    with pytest.raises(SongError, match="came"):
        make()
