"""Melodies have an outline, a range, and ideas that come back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from check.pieces import piece
from hypothesis import given, settings
from hypothesis import strategies as st
from theory.lines import BEAT, line, lines, moved

from musiclab.song.key import Key
from musiclab.theory.contour import contour, swings
from musiclab.theory.motif import motif_of, statements
from musiclab.theory.motif_search import motifs_in
from musiclab.theory.tessitura import tessitura

KNOCK = "G4:.5 G4:.5 G4:.5 Eb4:2.5"
HILL = [60, 62, 64, 67, 71, 67, 64, 62, 60]


def upside_down(notes):
    return tuple(note._replace(pitch=128 - note.pitch) for note in notes)


@given(lines(), st.integers(-12, 12))
def test_an_outline_is_the_same_in_every_register(notes, semitones):
    assert contour(moved(notes, semitones)).shapes == contour(notes).shapes


@given(lines())
def test_what_rises_falls_when_it_is_turned_over(notes):
    here, over = contour(notes), contour(upside_down(notes))
    assert here.has("rising") or not over.has("falling")
    assert over.has("rising") or not here.has("falling")
    assert here.has("wave") == over.has("wave")


@given(st.lists(st.integers(1, 4), min_size=4, max_size=12), st.sampled_from([240, 960, 3840]))
def test_a_line_that_climbs_all_the_way_rises_and_backwards_falls(steps, last):
    pitches = [48, *(48 + sum(steps[: at + 1]) for at in range(len(steps)))]
    lengths = [BEAT] * len(steps) + [last]
    wide = pitches[-1] - pitches[0] >= 5
    assert contour(line(pitches, lengths)).has("rising") == wide
    assert contour(line(pitches[::-1], lengths)).has("falling") == wide


@given(st.lists(st.integers(40, 90), min_size=2, max_size=30))
def test_swings_take_turns_and_are_wide(pitches):
    found = swings(pitches)
    assert all(abs(one) >= 4 for one in found)
    assert all(a * b < 0 for a, b in pairwise(found))
    assert sum(abs(one) for one in found) <= sum(abs(b - a) for a, b in pairwise(pitches))


@pytest.mark.parametrize("pitches, shapes", [
    (HILL, ("arch",)), (HILL[:5], ("rising",)), (HILL[4:], ("falling",)), ([60, 67, 60, 67, 60, 67, 60], ("arch", "wave")), ([60, 61, 60, 61], ()),
])  # fmt: skip
def test_outlines_have_the_names_that_teachers_use(pitches, shapes):
    assert contour(line(pitches)).shapes == shapes


def test_a_small_ornament_does_not_change_the_outline():
    plain = contour(line(HILL))
    trilled = contour(line([60, 62, 64, 66, 64, *HILL[3:]], [BEAT, BEAT, BEAT, 120, 120] + [BEAT] * 6))
    assert trilled.shapes == plain.shapes


@given(lines(), st.integers(-12, 12))
def test_the_range_moves_with_the_music_and_holds_the_tessitura(notes, semitones):
    here, there = tessitura(notes), tessitura(moved(notes, semitones))
    assert here.lowest.pitch <= here.low <= here.middle <= here.high <= here.highest.pitch
    assert there.semitones == here.semitones
    assert (there.low - here.low, there.high - here.high) == (semitones, semitones)
    assert sum(beats for _, beats in here.beats) == pytest.approx(sum(note.length for note in notes) / BEAT)


def test_one_high_note_widens_the_range_and_leaves_the_tessitura():
    usual, once = tessitura(line([60, 62, 64] * 8)), tessitura((*line([60, 62, 64] * 8), *line([84], start=24 * BEAT)))
    assert once.semitones == usual.semitones + 20
    assert (once.low, once.high) == (usual.low, usual.high)
    assert tessitura(()) is None


MOTIFS = st.tuples(st.lists(st.integers(-5, 5), min_size=2, max_size=5), st.lists(st.sampled_from([240, 480, 960]), min_size=6, max_size=6))


@given(MOTIFS, st.integers(-10, 10), st.sampled_from([1, 2, 0.5]), st.booleans())
def test_a_motif_is_known_again_transposed_turned_over_and_stretched(made, semitones, factor, over):
    steps, lengths = made
    pitches = [66]
    for step in steps:
        pitches.append(pitches[-1] + step)
    first = line(pitches, lengths)
    sign = -1 if over else 1
    again = line([66 + semitones + sign * (pitch - 66) for pitch in pitches], [round(length * factor) for length in lengths], start=first[-1].end)
    found = statements(motif_of(first), (*first, *again), allow=("transposed", "inverted", "augmented"))
    assert found[0].start == 0
    assert any(one.start == again[0].start and one.semitones == semitones for one in found)
    strict = statements(motif_of(first), (*first, *again))
    changed = bool(semitones) or (over and any(steps)) or factor != 1
    assert any(one.start == again[0].start for one in strict) != changed


def test_ideas_that_come_back_are_found_without_being_told():
    song = piece(melody=f"{KNOCK} | F4:.5 F4:.5 F4:.5 D4:2.5 | C4 D4 Eb4 F4 | G4:.5 G4:.5 G4:.5 Bb4:2.5 | G4 G4 G4 Eb4", key="C minor")
    best = motifs_in(song)[0]
    assert best.motif.pitches == (67, 67, 67, 63)
    assert [(one.start / BEAT, one.semitones, one.inverted, one.factor) for one in best.statements] == [(0, 0, False, 1), (4, -2, False, 1), (12, 0, True, 1), (16, 0, False, 2)]
    assert [[note.pitch for note in notes] for notes in best.notes] == [[67, 67, 67, 63], [65, 65, 65, 62], [67, 67, 67, 70], [67, 67, 67, 63]]


def test_an_idea_along_the_scale_is_one_idea():
    found = motifs_in(piece(melody="C4 E4:.5 D4:1.5 G4 | D4 F4:.5 E4:1.5 A4 | B4 B4:2 C5 | E4 G4:.5 F4:1.5 B4"), key=Key())[0]
    assert [one.start / BEAT for one in found.statements] == [0, 4, 12]


def test_an_idea_that_comes_back_twice_as_slow_alone_is_found():
    found = motifs_in(piece(melody="C4 G4:.5 E4:.5 F4:2 | D4:3 Bb3 | C4:2 G4 E4 | F4:4"))
    assert [(one.start / BEAT, one.factor) for one in found[0].statements] == [(0, 1), (8, 2)]


@settings(max_examples=20, deadline=None)
@given(st.integers(-6, 6))
def test_the_same_ideas_are_found_in_every_key(semitones):
    tune = line([67, 67, 67, 63, 65, 65, 65, 62, 60, 72, 67, 67, 67, 63], [480, 480, 480, 2400] * 2 + [960, 960] + [480, 480, 480, 2400])
    pitches = " ".join(f"{['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'][(note.pitch + semitones) % 12]}{(note.pitch + semitones) // 12 - 1}:{note.length / BEAT:g}" for note in tune)
    found = motifs_in(piece(melody=pitches))
    assert [one.start for one in found[0].statements if not one.semitones] == [0, tune[10].start]


def test_a_line_in_which_nothing_comes_back_has_no_ideas():
    assert motifs_in(piece(melody="C4 D4:2 F4:.5 B4:1.5 E4:3 Bb4")) == ()
    assert motifs_in(piece()) == ()
