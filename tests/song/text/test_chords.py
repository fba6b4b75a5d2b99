"""Progressions as text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musiclab.errors import SongError, TextError
from musiclab.song.key import Key
from musiclab.song.pitch import SHARPS, pitch_name
from musiclab.song.text import chords
from musiclab.song.text.chord_symbols import ALIASES, QUALITIES
from musiclab.song.text.voicing import CENTRE, REACH, movement

symbols = st.tuples(st.sampled_from(SHARPS), st.sampled_from([*QUALITIES, *ALIASES])).map("".join)


def played(text, **options):
    """The chords, each as the names of its notes from the lowest up."""
    together = {}
    for note in chords(text, **options).notes:
        together.setdefault(note.start, []).append(pitch_name(note.pitch))
    return [" ".join(names) for names in together.values()]


def classes(text, **options):
    """The chords, each as a set of note names."""
    return [{name.rstrip("-0123456789") for name in chord.split()} for chord in played(text, **options)]


@given(st.lists(symbols, min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_every_progression_stays_close_and_around_middle_c(names):
    starts = {}
    for note in chords(" ".join(names)).notes:
        starts.setdefault(note.start, []).append(note.pitch)
    for pitches in starts.values():
        assert max(pitches) - min(pitches) < 12
        assert abs(sum(pitches) - CENTRE * len(pitches)) <= (REACH + 1) * len(pitches)


@given(st.text("AmFCGiIvV7/:2. b#o", max_size=24), st.sampled_from([None, Key("C"), Key("A", "minor")]))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_progression_or_an_error_that_points_into_it(text, key):
    try:
        chords(text, key=key)
    except TextError as error:
        assert 0 <= error.at <= len(text)


def test_the_four_chords_of_pop_are_voiced_smoothly():
    assert played("Am F C G") == ["A3 C4 E4", "A3 C4 F4", "G3 C4 E4", "G3 B3 D4"]


def test_the_first_chord_is_in_root_position():
    assert played("C") == ["C4 E4 G4"]


def test_voice_leading_prefers_the_least_movement():
    assert movement((60, 64, 67), (60, 65, 69)) == 3
    assert played("C F") == ["C4 E4 G4", "C4 F4 A4"]


def test_a_chord_lasts_a_bar_or_its_beats():
    phrase = chords("Am:2 F:1/3 . C ~", bar=2880)
    assert sorted({(note.start, note.duration) for note in phrase.notes}) == [(0, 1920), (1920, 320), (5120, 5760)]
    assert phrase.length == 10_880


def test_a_written_bass_stands_under_the_chord():
    assert played("C/E") == ["E2 C4 E4 G4"]
    assert played("C/Bb")[0].split()[0] == "A#2"


@pytest.mark.parametrize(
    ("symbol", "notes"),
    [
        ("Am", "A C E"), ("F6", "F A C D"), ("G7", "G B D F"), ("Cmaj7", "C E G B"), ("Dm7", "D F A C"), ("Bdim", "B D F"),
        ("Bdim7", "B D F G#"), ("Bm7b5", "B D F A"), ("Caug", "C E G#"), ("Csus2", "C D G"), ("Csus4", "C F G"), ("Cadd9", "C D E G"),
        ("C9", "C E G A# D"), ("C11", "C G A# D F"), ("C13", "C E G A# D A"), ("Ebm", "D# F# A#"), ("C°7", "C D# F# A"), ("CΔ", "C E G B"),
    ],
)
def test_a_chord_symbol_has_its_notes(symbol, notes):
    assert classes(symbol) == [set(notes.split())]


@pytest.mark.parametrize(
    ("numerals", "key", "symbols"),
    [
        ("I ii iii IV V vi viio", "C major", "C Dm Em F G Am Bdim"),
        ("i iio III iv v VI VII", "A minor", "Am Bdim C Dm Em F G"),
        ("V7 Imaj7 ii7 IV9", "Eb", "Bb7 Ebmaj7 Fm7 Ab9"),
        ("V viio7 viiø7", "A minor", "E G#dim7 G#m7b5"),
        ("bVII bIII bVI", "C", "Bb Eb Ab"),
        ("bVII #iv bII", "A minor", "G D#m Bb"),
        ("IV6 I64 V65 V43 V42 viio6", "C", "F/A C/G G7/B G7/D G7/F Bdim/D"),
        ("V/V V7/ii viio7/V V7/IV", "C", "D A7 F#dim7 C7"),
        ("III+ Vsus4 iadd9", "A minor", "Caug Esus4 Amadd9"),
        ("I IV", "D dorian", "D G"),
    ],
)
def test_roman_numerals_are_the_chords_of_the_key(numerals, key, symbols):
    assert chords(numerals, key=key) == chords(symbols)


@pytest.mark.parametrize(
    ("text", "key", "at", "sentence"),
    [
        ("Am H", None, 3, "letter from A to G"),
        ("Am Fmja7", None, 4, "Did you mean maj7"),
        ("Am Cqq", None, 4, "Use m, 7, maj7"),
        ("i VI", None, 0, "need a key"),
        ("C/", None, 2, "bass note follows"),
        ("C/X", None, 2, "bass note follows"),
        ("IIII", "C", 0, "not a roman numeral"),
        ("V/X", "C", 2, "numeral follows the slash"),
        ("I65x", "C", 1, "not a kind of chord"),
        ("C:2:2", None, 3, "Put a space between chords"),
        ("~", None, 0, "nothing before"),
        ("C:0.0001", None, 0, "shorter than a tick"),
        ("|", None, 0, "no chord here"),
        ("C " * 2501, None, 5000, "more than 2,500 chords"),
    ],
)
def test_a_progression_that_cannot_be_read_is_refused_at_its_character(text, key, at, sentence):
    with pytest.raises(TextError) as refused:
        chords(text, key=key)
    assert (refused.value.at, sentence in str(refused.value)) == (at, True)


def test_a_key_that_cannot_be_is_refused():
    with pytest.raises(SongError, match="not a key"):
        chords("I", key="C major minor")
