"""Intervals have the names that musicians give them, turned over and stretched over octaves too."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musiclab.errors import SongError
from musiclab.theory.intervals import Interval, interval, of_semitones

NAMES = st.builds(lambda letter, sign, octave: f"{letter}{sign}{octave}", st.sampled_from("ABCDEFG"), st.sampled_from(["", "#", "b"]), st.integers(2, 5))


@settings(deadline=None)
@given(NAMES, NAMES)
def test_every_spelled_interval_is_called_as_music21_calls_it(one, other):
    from music21 import interval as peer
    from music21 import note

    theirs = peer.Interval(note.Note(one.replace("b", "-")), note.Note(other.replace("b", "-")))
    ours = interval(one, other)
    assert ours.letters == abs(theirs.generic.staffDistance)
    if theirs.generic.staffDistance:
        assert ours.short == theirs.name
        assert ours.semitones == theirs.semitones * (1 if theirs.generic.staffDistance > 0 else -1)


@given(st.integers(0, 36))
def test_an_interval_and_its_inversion_make_an_octave(semitones):
    one = of_semitones(semitones)
    over = one.inversion
    assert one.simple.semitones + over.semitones == 12
    assert one.simple.letters + over.letters == 7
    assert one.compound == (semitones > 12)
    if semitones % 12:
        assert over.inversion == one.simple


@pytest.mark.parametrize("kind, over", [("major", "minor"), ("minor", "major"), ("perfect", "perfect")])
def test_turned_over_major_becomes_minor_and_perfect_stays(kind, over):
    found = [one for one in map(of_semitones, range(13)) if one.quality == kind]
    assert found
    assert all(one.inversion.quality == over for one in found)


@given(st.integers(0, 100), st.integers(0, 27))
def test_numbers_are_named_by_their_distance_alone(low, semitones):
    assert interval(low, low + semitones) == interval(low + semitones, low) == of_semitones(semitones)


def test_spelling_matters():
    assert str(interval("C4", "Eb4")) == "minor third"
    assert str(interval("C4", "D#4")) == "augmented second"
    assert str(interval("B3", "F4")) == "diminished fifth"
    assert str(interval("C4", "E5")) == "major tenth"


def test_thirds_and_sixths_sound_together_seconds_and_tritones_want_to_move():
    assert [one.short for one in map(of_semitones, range(13)) if one.consonant] == ["P1", "m3", "M3", "P5", "m6", "M6", "P8"]


@pytest.mark.parametrize("pair", [("C4", "H4"), ("C", "E4"), (60, 128), (60, True), ("C4", None)])
def test_what_is_no_note_is_answered_with_a_sentence(pair):
    with pytest.raises(SongError, match=r"note"):
        interval(*pair)


def test_a_distance_without_a_name_is_answered_with_a_sentence():
    with pytest.raises(SongError, match="has no name"):
        Interval(1, 9)
