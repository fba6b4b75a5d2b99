"""Scales are spelled as they belong, on every home note."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musiclab.errors import SongError
from musiclab.song.key import MODES, Key
from musiclab.song.pitch import FLATS, SHARPS, pitch_class
from musiclab.theory.scales import SCALES, scale

HOMES = ("C", "G", "D", "A", "E", "B", "F#", "F", "Bb", "Eb", "Ab", "Db")
SEVEN = [name for name, steps in SCALES.items() if len(steps) == 7]


@pytest.mark.parametrize("kind", SEVEN)
@pytest.mark.parametrize("home", HOMES)
def test_a_scale_of_seven_notes_has_each_letter_once(home, kind):
    assert sorted(name[0] for name in scale(f"{home} {kind}").names) == list("ABCDEFG")


@given(st.sampled_from(HOMES), st.sampled_from(sorted(SCALES)))
def test_the_steps_of_a_scale_add_up_to_an_octave(home, kind):
    one = scale(f"{home} {kind}")
    assert sum(one.steps) == 12
    assert min(one.steps) > 0
    assert one.classes == tuple((pitch_class(home) + above) % 12 for above in one.semitones)
    assert one.degree(1) == home


@pytest.mark.parametrize("mode", MODES)
def test_modes_have_the_notes_of_their_keys(mode):
    assert scale(f"D {mode}").classes == Key("D", mode).scale


@pytest.mark.parametrize("kind, theirs", [("major", "MajorScale"), ("minor", "MinorScale"), ("harmonic minor", "HarmonicMinorScale"), ("dorian", "DorianScale"), ("lydian", "LydianScale")])
@pytest.mark.parametrize("home", HOMES)
def test_the_spelling_is_that_of_music21(home, kind, theirs):
    from music21 import scale as peer

    notes = getattr(peer, theirs)(home.replace("b", "-")).getPitches()
    assert scale(f"{home} {kind}").names == tuple(note.name.replace("-", "b") for note in notes[:7])


def test_melodic_minor_comes_down_another_way():
    one = scale("A melodic minor")
    assert one.names == ("A", "B", "C", "D", "E", "F#", "G#")
    assert one.going_down == ("G", "F", "E", "D", "C", "B", "A")


def test_well_known_scales():
    assert scale("C major pentatonic").names == ("C", "D", "E", "G", "A")
    assert scale("a minor pentatonic").names == ("A", "C", "D", "E", "G")
    assert scale("E blues").names == ("E", "G", "A", "Bb", "B", "D")
    assert scale("F# major").names == ("F#", "G#", "A#", "B", "C#", "D#", "E#")
    assert set(scale("C whole tone").steps) == {2}
    assert len(scale("G chromatic").names) == 12
    assert scale("Bb ionian").names == scale("Bb").names


@given(st.integers(0, 11), st.sampled_from(["major pentatonic", "blues", "whole tone"]))
def test_the_two_names_of_a_home_note_give_the_same_keys_on_the_keyboard(home, kind):
    assert scale(f"{SHARPS[home]} {kind}").classes == scale(f"{FLATS[home]} {kind}").classes


@pytest.mark.parametrize("name", ["C blue", "H major", "", None, "A# chromatic melodic", "Cbb minor"])
def test_what_is_no_scale_is_answered_with_a_sentence(name):
    with pytest.raises(SongError):
        scale(name)


def test_a_scale_has_no_degree_beyond_its_notes():
    with pytest.raises(SongError, match="1 to 5"):
        scale("C major pentatonic").degree(6)
