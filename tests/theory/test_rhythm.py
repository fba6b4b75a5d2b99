"""Rhythm, texture and form in numbers."""

from __future__ import annotations

from itertools import pairwise

from check.examples.forms import ONE_CHANGED, A, B
from check.pieces import drum_track, notes_track, piece, song_of
from hypothesis import given
from hypothesis import strategies as st

from musiclab.examples import example
from musiclab.render.timing import swing_ticks
from musiclab.song.model import Song, Swing
from musiclab.song.time import Meter
from musiclab.theory.contour import swings
from musiclab.theory.density import density
from musiclab.theory.difference import difference
from musiclab.theory.form import form_of
from musiclab.theory.meter_strength import levels, strength
from musiclab.theory.polyrhythm import three_against_two
from musiclab.theory.roles import notes_of_role, roles_played
from musiclab.theory.sounding import sounding
from musiclab.theory.swing_ratio import swing_ratio, swung
from musiclab.theory.syncopation import syncopation

METERS = [Meter(4, 4), Meter(3, 4), Meter(6, 8), Meter(7, 8), Meter(5, 4), Meter(12, 8), Meter(2, 2)]


@given(st.sampled_from(METERS), st.integers(0, 200))
def test_the_barline_is_the_strongest_place_and_every_bar_is_alike(meter, tick):
    assert strength([meter], 0) == 0 >= strength([meter], tick * 60)
    assert strength([meter], tick * 60) == strength([meter], tick * 60 + 3 * meter.bar)
    assert list(levels(meter)) == sorted(levels(meter), reverse=True)


@given(ratio=st.floats(0.5, 0.8), unit=st.sampled_from([240, 480]), tick=st.integers(0, 20_000), meter=st.sampled_from(METERS))
def test_a_swung_place_is_where_the_renderer_plays_it(ratio, unit, tick, meter):
    import numpy as np

    song = Song(swing=Swing(ratio, unit), meter=(meter,))
    assert abs(swung(song, tick) - float(swing_ticks(song, np.array([tick], np.int64))[0])) < 1e-6


@given(st.floats(1.1, 3.0))
def test_the_ratio_that_was_played_is_the_one_that_is_measured(ratio):
    place = ratio / (1 + ratio)
    song = song_of(notes_track("r", [(at + p, 60, 0.1) for at in range(16) for p in (0, place)]))
    assert abs(swing_ratio(song).ratio - ratio) < 0.03


def test_what_is_on_the_beat_is_not_syncopated_and_what_is_held_over_it_is():
    meters = (Meter(),)
    assert syncopation(sounding(piece(melody="C4 D4 E4 F4")), meters).share == 0
    assert syncopation(sounding(piece(melody=".:.5 C4 D4 E4 F4")), meters).share == 1


def test_a_chord_counts_once():
    assert density(sounding(piece(chords="C F")), (Meter(),)).mean == 1


def test_the_parts_of_a_band_are_known_by_what_they_play():
    found = roles_played(example("paper-boats"))
    assert (found["drums"], found["bass"]) == (("drums",), ("bass",))
    assert "lead" in found["melody"]
    assert {note.track for note in notes_of_role(example("paper-boats"), "melody")} == {"lead"}


def test_three_against_two_is_counted_span_by_span():
    song = song_of(drum_track({"cowbell": "[xxx][xxx][xxx]", "kick": "[xx][xx].."}))
    assert len(three_against_two(sounding(song))) == 2


def test_the_letters_of_a_form_are_those_of_its_tunes():
    sections = [("1", 1, 4), ("2", 5, 4), ("3", 9, 4), ("4", 13, 4)]
    assert form_of(piece(melody=" | ".join((A, ONE_CHANGED, B, A)), sections=sections)).letters == "AABA"
    assert form_of(piece(melody=" | ".join((A, ONE_CHANGED, B, A)))).letters == "AABA"
    assert form_of(piece(melody=A)).likeness == ((1.0,),)


def test_a_form_draws_itself():
    shown = form_of(piece(melody=" | ".join((A, B, A))))._repr_mimebundle_()
    assert shown["text/plain"] == "ABA"
    assert shown["image/png"]


@given(st.lists(st.integers(40, 90), max_size=30))
def test_swings_go_up_and_down_in_turn_and_none_is_small(pitches):
    found = swings(pitches)
    assert all(abs(one) >= 4 for one in found)
    assert all(a * b < 0 for a, b in pairwise(found))


@given(st.integers(0, 15), st.integers(1, 11))
def test_one_note_that_is_moved_is_one_change(at, by):
    rows = [(i, 60 + i * 3 % 7, 1) for i in range(16)]
    other = [(i, pitch + (by if i == at else 0), length) for i, pitch, length in rows]
    assert difference(song_of(notes_track("a", other)), song_of(notes_track("a", rows))).changes == 1
