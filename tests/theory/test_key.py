"""Finding keys: transposing a piece transposes its key; modes are named; endings away from home do not mislead."""

from __future__ import annotations

import pytest
from check.pieces import piece
from hypothesis import given
from hypothesis import strategies as st

from musiclab.errors import SongError
from musiclab.song.key import Key
from musiclab.song.key import key as read_key
from musiclab.song.model import Song
from musiclab.song.text import melody
from musiclab.theory.key import find_key, key_name, same_key
from musiclab.theory.profiles import PROFILES
from musiclab.theory.sounding import Sounding

TUNES = {
    "C major": "C4 E4 G4 E4 | F4 A4 G4:2 | D4 F4 E4 D4 | C4:4",
    "A minor": "A4 B4 C5 B4 | A4 E4 A4:2 | D5 C5 B4 A4 | G#4 E4 A4:2",
    "D dorian": "D4 F4 G4 A4 | B4 A4 G4 F4 | E4 C4 D4:2 | A4 B4 C5 B4 | A4 G4 F4 E4 | D4:4",
    "G mixolydian": "G4 B4 D5 B4 | C5 A4 F4 A4 | G4 A4 B4 C5 | D5 C5 B4 A4 | F4 F4 A4 F4 | G4:4",
    "F lydian": "F4 A4 C5 B4 | A4 G4 A4 F4 | C5 B4 A4 G4 | B4 C5 A4:2 | F4:4",
    "E phrygian": "E4 F4 G4 E4 | A4 G4 F4 E4 | B4 A4 G4 F4 | E4 D4 F4 E4 | G4 F4 E4:2",
    "Bb major": "Bb3 D4 F4 D4 | Eb4 G4 F4:2 | C4 Eb4 D4 C4 | Bb3:4",
}


def heard(text, *, by=0):
    return [Sounding(note.start, note.start + note.duration, note.pitch + by, note.velocity, "a") for note in melody(text).notes]


@pytest.mark.parametrize("name", TUNES)
def test_a_tune_is_in_the_key_that_a_musician_names(name):
    assert str(find_key(heard(TUNES[name]))) == name


@given(name=st.sampled_from(sorted(TUNES)), by=st.integers(-7, 7), profile=st.sampled_from(sorted(PROFILES)))
def test_transposing_a_tune_transposes_its_key(name, by, profile):
    before, after = find_key(heard(TUNES[name]), profile=profile), find_key(heard(TUNES[name], by=by), profile=profile)
    assert (after.key.home - before.key.home) % 12 == by % 12
    assert after.key.mode == before.key.mode
    assert after.sure == pytest.approx(before.sure, abs=1e-6)


def test_a_tune_that_ends_away_from_home_is_still_in_its_key():
    assert str(find_key(heard("C4 E4 G4 E4 | F4 A4 G4:2 | D4 F4 E4 C4 | G4:4"))) == "C major"


def test_the_same_notes_are_major_or_minor_by_where_they_rest():
    assert str(find_key(piece(melody="C4 D4 E4 G4 | A4 G4 E4:2", bass="C2:4 C2:4"))) == "C major"
    assert str(find_key(piece(melody="A4 G4 E4 D4 | E4 G4 A4:2", bass="A2:4 A2:4"))) == "A minor"


def test_how_sure_it_is_and_what_comes_second_are_told():
    found = find_key(heard(TUNES["C major"]))
    assert 0 < found.sure <= 1
    assert found.runner_up != found.nearest
    assert len(found.distances) == 24
    assert [distance for _, distance in found.distances] == sorted(distance for _, distance in found.distances)


def test_silence_and_drums_have_no_key():
    assert find_key(Song()) is None
    assert find_key(piece(drums={"kick": "x..."})) is None


def test_an_unknown_profile_is_refused():
    with pytest.raises(SongError, match="temperley-kostka-payne"):
        find_key(Song(), profile="mine")


@given(home=st.integers(0, 11), mode=st.sampled_from(["major", "minor"]))
def test_a_key_is_written_so_that_it_reads_back(home, mode):
    assert read_key(str(key_name(home, mode))).home == home
    assert same_key(key_name(home, mode), Key(key_name(home, mode).tonic, mode))


def test_a_found_key_draws_itself_with_words_beside_the_picture():
    shown = find_key(heard(TUNES["A minor"]))._repr_mimebundle_()
    assert shown["text/plain"].startswith("A minor")
    assert shown["image/png"]
