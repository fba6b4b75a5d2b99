"""What a bass or an arpeggio plays, written down: read right, or refused at the very character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musiclab.errors import TextError
from musiclab.patterns.degrees import semitones
from musiclab.patterns.figure import Degree, Leading, read_figure
from musiclab.song.key import Key
from musiclab.song.text.chord_symbols import QUALITIES, Chord

NOTES = st.sampled_from(["1", "3", "5", "8", "10", "b7", "5,", "1'", "n", "^", "v", "X", "x", "-", ".", "[1 5]", "3!", "5?", "1:2", "8:1/3"])


def test_a_step_lasts_as_long_as_told_and_a_colon_says_beats():
    figure = read_figure("1 ~ 5 8:2 .", step=240)
    assert [(one.start, one.duration) for one in figure.strokes] == [(0, 480), (480, 240), (720, 1920)]
    assert figure.length == 2880


def test_signs_mean_what_they_say():
    strokes = read_figure("1! 5? b7' n ^ v X").strokes
    assert [one.velocity for one in strokes] == [120, 56, 96, 96, 96, 96, 120]
    assert strokes[2].sounds == (Degree(7, -1, 1),)
    assert [one.sounds[0] for one in strokes[3:6]] == [Leading(0), Leading(-1), Leading(1)]


@pytest.mark.parametrize(("text", "at"), [
    ("1 3 q", 4), ("~ 1", 0), ("1 0 5", 2), ("1 16", 2), ("[1 5", 0), ("[1 1]", 3), ("1 [ ]", 2), ("1:0", 2),
    ("1 5C", 3), ("1:", 2), ("1 5]", 3), ("1''''", 0), (" | ", 0), ("[1 x]", 3), ("1:1/2000", 2),
])
def test_what_cannot_be_read_is_pointed_at(text, at):
    with pytest.raises(TextError) as refused:
        read_figure(text)
    assert refused.value.at == at
    assert str(refused.value).splitlines()[0].endswith(".")


@given(st.text(alphabet="1358X x-.~[]:!?nv^b#',/0|", max_size=40))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    try:
        figure = read_figure(text)
    except TextError as refused:
        assert 0 <= refused.at <= len(text)
    else:
        assert figure.length > 0


@given(st.lists(NOTES, min_size=1), st.lists(NOTES, min_size=1))
def test_one_figure_after_another_is_as_long_as_both(first, second):
    one, other, both = (read_figure(" ".join(words)) for words in (first, second, first + second))
    assert abs(both.length - one.length - other.length) <= 1
    assert len(both.strokes) == len(one.strokes) + len(other.strokes)


@pytest.mark.parametrize("quality", QUALITIES)
@pytest.mark.parametrize("number", [1, 3, 5, 7, 8, 10, 12, 14, 15])
def test_odd_numbers_up_to_the_seventh_are_always_notes_of_the_chord(quality, number):
    chord = Chord(9, QUALITIES[quality])
    assert (chord.root + semitones(Degree(number), chord)) % 12 in chord.classes


def test_a_seventh_is_the_chords_own_and_a_triad_gives_its_octave():
    sevenths = {name: semitones(Degree(7), Chord(0, QUALITIES[name])) for name in ("", "7", "maj7", "6", "dim7", "13", "maj13")}
    assert sevenths == {"": 12, "7": 10, "maj7": 11, "6": 9, "dim7": 9, "13": 10, "maj13": 11}


def test_what_stands_for_a_missing_third_or_fifth_is_in_the_chord():
    assert [semitones(Degree(3), Chord(0, QUALITIES[name])) for name in ("", "m", "sus4", "sus2", "5", "7#9")] == [4, 3, 5, 2, 7, 4]
    assert [semitones(Degree(5), Chord(0, QUALITIES[name])) for name in ("", "dim", "aug", "7#11")] == [7, 6, 8, 7]


def test_passing_notes_come_from_the_key():
    mediant = Chord(4, (0, 3, 7))
    assert semitones(Degree(2), mediant, key=Key("C")) == 1
    assert semitones(Degree(2), mediant) == 2
    assert semitones(Degree(4), Chord(5, (0, 4, 7)), key=Key("C")) == 6
    assert semitones(Degree(6), Chord(9, (0, 3, 7)), key=Key("A", "minor")) == 8
