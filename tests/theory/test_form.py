"""Form: what comes back is recognised however it is dressed, and what is new is new."""

from __future__ import annotations

from dataclasses import replace

import pytest
from check.examples.finer_forms import DOTTED, ORNAMENTS, RUNS, tune
from check.examples.forms import A, B, C
from check.pieces import BAR, piece
from hypothesis import given
from hypothesis import strategies as st

from musiclab.theory.form import form_of, windows
from musiclab.theory.main_line import main_line, variety
from musiclab.theory.roles import comes_round, parts_of

TUNES = {"A": A, "B": B, "C": C}


def letters_of(form):
    """The same form with its letters in the order in which they come."""
    names = dict(zip(dict.fromkeys(form), "ABC", strict=False))
    return "".join(names[letter] for letter in form)


@given(form=st.text("ABC", min_size=4, max_size=4))
def test_the_letters_are_those_of_the_tunes(form):
    assert form_of(tune(*(TUNES[letter] for letter in form))).letters == letters_of(form)


@given(form=st.text("AB", min_size=4, max_size=4), by=st.lists(st.integers(-7, 7), min_size=4, max_size=4), loud=st.integers(30, 127))
def test_no_section_is_new_for_being_higher_or_louder(form, by, loud):
    song = tune(*(TUNES[letter] for letter in form))
    notes = tuple(replace(note, pitch=note.pitch + by[note.start // (4 * BAR)], velocity=loud) for note in song.tracks[0].clips[0].notes)
    moved = replace(song, tracks=(replace(song.tracks[0], clips=(replace(song.tracks[0].clips[0], notes=notes),)),))
    assert form_of(moved).letters == letters_of(form)


@pytest.mark.parametrize("varied", [ORNAMENTS, DOTTED])
def test_a_variation_is_the_same_tune(varied):
    assert form_of(tune(A, B, varied, B)).letters == "ABAB"


def test_likeness_is_the_same_from_both_sides():
    rows = form_of(tune(A, B, ORNAMENTS, C)).likeness
    for i in range(4):
        assert rows[i][i] == 1
        for j in range(4):
            assert rows[i][j] == rows[j][i]


def test_an_ostinato_above_it_is_not_the_tune():
    song = tune(A, A, B, A, second=" | ".join([RUNS] * 4))
    found = {part.track: variety(part) for part in parts_of(song)}
    assert found["t-second"] < 0.1
    assert found["t-melody"] > 0.6
    assert main_line(song, form_of(song).stretches) == {"t-melody"}


def test_a_last_chord_opens_no_window():
    assert len(windows(piece(melody=" | ".join((A, B))), 4)) == 2
    assert len(windows(piece(melody=" | ".join((A, B)) + " | C4:4"), 4)) == 2
    assert len(windows(piece(melody=" | ".join((A, B)) + " | C4:4 | D4:4"), 4)) == 3
    assert windows(piece(melody=" | ".join((A, B)) + " | C4:4"), 4)[-1].end == 9 * BAR


@given(figure=st.permutations([60, 64, 67, 72]), times=st.integers(3, 12))
def test_a_figure_that_is_repeated_comes_round(figure, times):
    assert comes_round(figure * times)


def test_a_form_draws_itself():
    form = form_of(tune(A, B, A, C))
    assert form._repr_mimebundle_()["text/plain"] == "ABAC"
