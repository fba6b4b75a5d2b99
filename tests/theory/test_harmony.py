"""Chords found in notes: whatever their texture, and moved when the notes are moved."""

from __future__ import annotations

from itertools import pairwise

from check.pieces import notes_track, piece, song_of
from hypothesis import given
from hypothesis import strategies as st

from musiclab.song.key import Key
from musiclab.song.text.chord_symbols import QUALITIES
from musiclab.theory.cadence import cadence_at_end
from musiclab.theory.chord_names import name_chord, numeral
from musiclab.theory.harmony import chords_in, harmonic_rhythm
from musiclab.theory.motif import Motif, recurring, statements
from musiclab.theory.sounding import Sounding
from musiclab.theory.voice_leading import chord_voices

SHAPES = {"": (0, 4, 7), "m": (0, 3, 7)}
progressions = st.lists(st.tuples(st.integers(0, 11), st.sampled_from(["", "m"])), min_size=2, max_size=6).filter(lambda rows: all(a != b for a, b in pairwise(rows)))


def blocks(rows):
    return song_of(notes_track("k", [(at * 4, 48 + root + step, 4) for at, (root, kind) in enumerate(rows) for step in SHAPES[kind]]))


def broken(rows):
    return song_of(notes_track("k", [(at * 4 + i * 0.5, 48 + root + SHAPES[kind][i % 3], 0.5) for at, (root, kind) in enumerate(rows) for i in range(8)]))


@given(progressions)
def test_block_chords_are_found_one_by_one_where_they_begin(rows):
    found = chords_in(blocks(rows))
    assert [(one.chord.root, one.chord.triad) for one in found] == rows
    assert [one.start // 3840 for one in found] == list(range(len(rows)))
    assert harmonic_rhythm(found) == (4.0,) * len(rows)


@given(progressions)
def test_broken_chords_are_the_chords_that_they_break(rows):
    assert [(one.chord.root, one.chord.triad) for one in chords_in(broken(rows))] == rows


@given(root=st.integers(0, 11), quality=st.sampled_from(["", "m", "dim", "7", "maj7", "m7", "m7b5", "dim7", "sus4"]))
def test_a_chord_in_root_position_has_its_own_name(root, quality):
    found = name_chord({(root + step) % 12 for step in QUALITIES[quality]}, root)
    assert (found.root, found.quality) == (root, quality)


@given(root=st.integers(0, 11), quality=st.sampled_from(["", "m", "7", "maj7"]), inversion=st.integers(0, 2))
def test_an_inversion_keeps_its_root(root, quality, inversion):
    steps = QUALITIES[quality]
    found = name_chord({(root + step) % 12 for step in steps}, root + steps[inversion])
    assert (found.root, found.inversion) == (root, inversion)


@given(st.integers(0, 11))
def test_numerals_count_in_the_key(home):
    names = ("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
    major, minor = Key(names[home]), Key(names[home], "minor")
    assert [numeral((home + step) % 12, kind, major) for step, kind in ((0, ""), (2, "m"), (7, "7"), (9, "m"), (11, "dim"))] == ["I", "ii", "V7", "vi", "vii°"]
    assert [numeral((home + step) % 12, kind, minor) for step, kind in ((0, "m"), (8, ""), (7, ""), (7, "m"), (11, "dim"))] == ["i", "VI", "V", "v", "vii°"]


def test_cadences_are_told_apart():
    for text, bass, kind in (("C F G C", "C2:4 F2:4 G2:4 C2:4", "authentic"), ("C G F C", "C2:4 G2:4 F2:4 C2:4", "plagal"), ("C F Dm G", "C2:4 F2:4 D2:4 G2:4", "half"), ("C F G Am", "C2:4 F2:4 G2:4 A2:4", "deceptive")):
        assert cadence_at_end(piece(chords=text, bass=bass), Key("C")).kind == kind


@given(st.lists(st.integers(-9, 9), min_size=3, max_size=5), st.integers(-6, 6), st.sampled_from([1, 2]))
def test_a_motif_is_found_where_it_is_put_transposed_or_twice_as_slow(steps, by, factor):
    pitches = [60 + sum(steps[:at]) for at in range(len(steps) + 1)]
    motif = Motif(tuple(480 * at for at in range(len(pitches))), tuple(pitches))
    line = [Sounding(9600 + 480 * factor * at, 9600 + 480 * factor * at + 400, pitch + by, 90, "a") for at, pitch in enumerate(pitches)]
    allow = ("transposed", "augmented")
    (found,) = statements(motif, line, allow=allow)
    assert (found.semitones, found.factor) == (by, factor)
    assert bool(statements(motif, line)) == (by == 0 and factor == 1)


def test_the_idea_that_comes_back_most_is_found_by_itself():
    line = [Sounding(480 * at, 480 * at + 400, pitch, 90, "a") for at, pitch in enumerate([60, 64, 62, 62, 66, 64, 59, 63, 61, 72, 48])]
    motif, found = recurring(line, notes=3)
    assert motif.intervals == (4, -2)
    assert len(found) == 3


@given(st.lists(st.integers(48, 72), min_size=3, max_size=3, unique=True), st.integers(1, 5))
def test_chords_that_move_together_move_by_as_much_as_each_voice(chord, by):
    notes = [Sounding(at * 960, at * 960 + 960, pitch + at * by, 90, "k") for at in range(3) for pitch in sorted(chord)]
    led = chord_voices(notes)
    assert led.mean_motion == by
    assert bool(led.parallels) == ((max(chord) - min(chord)) % 12 in (0, 7))
