"""Melodies as text."""

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from songs import many_notes

from musiclab.errors import TextError
from musiclab.song.clips import Note
from musiclab.song.text import Phrase, as_melody, melody

lengths = st.sampled_from([1, 7, 160, 240, 320, 384, 480, 720, 960, 1280, 1920, 9600])


@st.composite
def sayable(draw):
    """Phrases that the notation can say: one thing after another, in any loudness."""
    now, notes = 0, []
    for pitches, length, rest in draw(st.lists(st.tuples(st.sets(st.integers(0, 127), max_size=3), lengths, st.booleans()), min_size=1, max_size=8)):
        notes += [Note(now, pitch, length, draw(st.sampled_from([56, 96, 120]) | st.integers(1, 127))) for pitch in ([] if rest else pitches)]
        now += length
    return Phrase(tuple(notes), now)


def heard(text):
    return [(note.start, note.pitch, note.duration) for note in melody(text).notes]


@given(sayable(), st.sampled_from(["sharps", "flats"]))
@settings(max_examples=100, deadline=None)
def test_a_melody_written_and_read_again_is_the_same(phrase, spelling):
    assert melody(as_melody(phrase, spelling=spelling)) == phrase


@given(many_notes(5), st.integers(0, 70_000))
@settings(max_examples=60, deadline=None)
def test_any_phrase_is_written_exactly_or_not_at_all(notes, length):
    phrase = Phrase(notes, length)
    text = as_melody(phrase)
    assert text is None or melody(text) == phrase


@given(st.text("CEb#4 .:12/!?@~[]|x", max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_melody_or_an_error_that_points_into_it(text):
    try:
        phrase = melody(text)
    except TextError as error:
        assert 0 <= error.at <= len(text)
    else:
        assert all(len(list(same)) == 1 for _, same in groupby((note.start, note.pitch) for note in phrase.notes))


def test_a_duration_holds_for_its_note_alone():
    assert heard("C4:2 E4 . G4:0.5") == [(0, 60, 1920), (1920, 64, 960), (3840, 67, 480)]


def test_the_last_rest_counts():
    assert melody("C4 .:3").length == 3840


def test_three_triplets_fill_a_beat_exactly():
    assert heard("C4:1/3 D4:1/3 E4:1/3 F4") == [(0, 60, 320), (320, 62, 320), (640, 64, 320), (960, 65, 960)]


def test_sevenths_of_a_beat_are_rounded_and_do_not_drift():
    phrase = melody("C4:1/7 " * 7)
    assert phrase.length == 960
    assert [note.start for note in phrase.notes] == [0, 137, 274, 411, 549, 686, 823]


def test_notes_in_brackets_sound_together():
    assert heard("[C4 E4 G4]:2 C5") == [(0, 60, 1920), (0, 64, 1920), (0, 67, 1920), (1920, 72, 960)]


def test_a_tilde_makes_what_stands_before_it_a_beat_longer():
    assert heard("C4 ~ ~:0.5 E4") == heard("C4:2.5 E4")
    assert heard("C4:0.5_ E4") == heard("C4:1.5 E4")
    assert melody(". ~").length == 1920


def test_without_an_octave_a_note_is_the_nearest_to_the_one_before():
    assert [pitch for _, pitch, _ in heard("C E G C B3 C F# C")] == [60, 64, 67, 72, 59, 60, 66, 72]
    assert [pitch for _, pitch, _ in heard("B C")] == [71, 72]
    assert [pitch for _, pitch, _ in heard("[C4 E G] B")] == [60, 64, 67, 59]


def test_accents_and_soft_marks_set_the_velocity():
    phrase = melody("C4! D4? E4:2! [F4! A4] [C4 E4]?")
    assert [note.velocity for note in phrase.notes] == [120, 56, 120, 120, 96, 56, 56]


def test_sharps_flats_small_letters_and_bar_lines_are_read():
    assert [pitch for _, pitch, _ in heard("f#3 | Bb2 cx4 Dbb4 E♭4")] == [54, 46, 62, 60, 63]


@pytest.mark.parametrize(
    ("text", "at", "sentence"),
    [
        ("C4 H4", 3, "'H' is not part of a melody"),
        ("C4E4", 2, "Put a space between notes"),
        ("C4 G10", 3, "off the keyboard"),
        ("C4:", 3, "has to follow the colon"),
        ("C4:x", 3, "has to follow the colon"),
        ("C4:0", 3, "no beats"),
        ("C4:1/0", 3, "1 to 960 parts"),
        ("C4:1/961", 3, "1 to 960 parts"),
        ("E4 C4:0.001", 3, "shorter than a tick"),
        ("~ C4", 0, "nothing before"),
        ("C4 [E4 G4", 3, "not closed"),
        ("C4 []", 3, "no note between"),
        ("[C4 C4]", 4, "already"),
        ("[C4:2 E4]", 3, "after the bracket"),
        ("C4 ]", 3, "not part of a melody"),
        ("C4:999999", 0, "longer than a song"),
        ("|", 0, "no note here"),
        ("", 0, "nothing written"),
        ("[" * 90_000, 1, "not part of a melody"),
        ("C " * 20_001, 40_000, "more than 20,000 notes"),
        ("C" * 10_000_000, 0, "at most 100,000"),
    ],
)
def test_a_melody_that_cannot_be_read_is_refused_at_its_character(text, at, sentence):
    with pytest.raises(TextError) as refused:
        melody(text)
    assert (refused.value.at, sentence in str(refused.value)) == (at, True)


def test_what_is_no_text_is_refused_with_a_sentence():
    with pytest.raises(TextError, match="text between quotes"):
        melody(60)


def test_a_phrase_the_notation_cannot_say_is_not_written():
    assert as_melody(Phrase((Note(0, 60, 960, 97),), 960)) == "C4@97"
    assert as_melody(Phrase((Note(0, 60, 960), Note(480, 64)), 1920)) is None
    assert as_melody(Phrase((Note(0, 60, 960), Note(0, 64, 480)), 1920)) is None
    assert as_melody(Phrase((Note(0, 60, 960),), 480)) is None
    assert as_melody(Phrase((), 0)) is None


def test_a_note_can_say_its_velocity():
    assert [note.velocity for note in melody("C4@88 E4:2@1 [G4@30 B4]!").notes] == [88, 1, 120, 120]
    assert as_melody(melody("C4@88:2 [E4@30 G4@31]")) == "C4@88:2 [E4@30 G4@31]"


@pytest.mark.parametrize("text", ["C4@", "C4@0", "C4@128", "C4@x", "@80"])
def test_a_velocity_out_of_range_is_refused(text):
    with pytest.raises(TextError):
        melody(text)
