"""Pitches and keys by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musiclab.errors import SongError
from musiclab.song.key import MODES, Key, key
from musiclab.song.pitch import hertz, pitch, pitch_class, pitch_name


@given(st.integers(0, 127), st.sampled_from(["sharps", "flats"]))
def test_a_pitch_leads_back_from_its_name(number, spelling):
    assert pitch(pitch_name(number, spelling=spelling)) == number


@given(st.integers(0, 115))
def test_an_octave_doubles_the_frequency(number):
    assert hertz(number + 12) == pytest.approx(2 * hertz(number))


@given(st.sampled_from(["C", "F#", "Bb", "E"]), st.sampled_from(sorted(MODES)))
def test_a_key_leads_back_from_its_name(tonic, mode):
    assert key(str(Key(tonic, mode))) == Key(tonic, mode)


@given(st.sampled_from(["C", "F#", "Bb", "E"]), st.sampled_from(sorted(MODES)))
def test_a_scale_has_seven_notes_and_begins_at_home(tonic, mode):
    scale = Key(tonic, mode).scale
    assert (scale[0], len(set(scale))) == (pitch_class(tonic), 7)


def test_spellings_of_one_key_of_the_piano():
    assert pitch("C#4") == pitch("Db4") == pitch("D♭4") == pitch("Bx3") == 61
    assert (pitch("Cb4"), pitch("B#3"), pitch("C-1"), pitch("G9")) == (59, 60, 0, 127)


def test_a_key_is_one_value_however_it_was_written():
    assert key("c") == key("C major") == Key("c") == Key("C")


@pytest.mark.parametrize("call", [lambda: pitch("H4"), lambda: pitch("C"), lambda: pitch("G#9"), lambda: pitch(60), lambda: pitch_class("C4"), lambda: pitch_class(None),
                                  lambda: pitch_name(128), lambda: key(""), lambda: key("C blues"), lambda: key("H"), lambda: key(5), lambda: Key("C", ["major"])])
def test_what_is_no_pitch_or_key_is_refused_with_a_sentence(call):
    with pytest.raises(SongError, match=r"Use|Write"):
        call()
