"""Laws of pitched patterns: they follow the chords, in every key, for as long as they are asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musiclab import patterns
from musiclab.patterns.harmony import harmony_of
from musiclab.patterns.naming import name_chord
from musiclab.song.pitch import SHARPS
from musiclab.song.text.chord_symbols import QUALITIES
from musiclab.song.text.chords import chords
from musiclab.song.text.phrase import Phrase

BASSES, ARPEGGIOS, CHORDS = (patterns.find(role=role) for role in ("bass", "arpeggio", "chords"))
DRUMS = patterns.find(role="drums")
QUALITY = st.sampled_from(["", "m", "7", "m7", "maj7", "dim", "sus4", "m7b5", "9", "6", "5", "dim7", "13"])
PROGRESSION = st.lists(st.tuples(st.integers(0, 11), QUALITY, st.sampled_from(["", ":2", ":1"])), min_size=1, max_size=5)


def written(progression, by=0):
    return " ".join(SHARPS[(root + by) % 12] + quality + beats for root, quality, beats in progression)


def named(pattern):
    return pattern.name


@given(st.sampled_from(BASSES + ARPEGGIOS), PROGRESSION, st.integers(1, 11))
def test_transposing_the_progression_transposes_what_is_played(pattern, progression, by):
    here, there = (pattern.realise(written(progression, step)) for step in (0, by))
    assert moved(here, by) == moved(there, 0)


def moved(phrase, by):
    """Give the notes without their octaves, some semitones higher."""
    return sorted((note.start, (note.pitch + by) % 12, note.duration, note.velocity) for note in phrase.notes)


@given(st.sampled_from(patterns.find()), PROGRESSION, st.integers(1, 3))
def test_more_rounds_are_the_same_round_again(pattern, progression, times):
    text = " ".join(word.split(":")[0] for word in written(progression).split())
    bars = pattern.bars * len(progression)
    once = pattern.realise(text, bars=bars)
    again = [replace(note, start=note.start + turn * once.length) for turn in range(times) for note in once.notes]
    assert pattern.realise(text, bars=bars * times) == Phrase(tuple(again), once.length * times)


@given(st.sampled_from(ARPEGGIOS), PROGRESSION)
def test_an_arpeggio_plays_nothing_but_notes_of_the_chord(pattern, progression):
    text = written(progression)
    harmony = harmony_of(text, key=None, bar=pattern.meter.bar)
    phrase = pattern.realise(text)
    looped = harmony.looped(phrase.length)
    for note in phrase.notes:
        assert note.pitch % 12 in looped.changes[looped.index(note.start)].chord.classes


@given(st.sampled_from(BASSES), PROGRESSION)
def test_a_bass_brings_the_root_of_every_new_chord(pattern, progression):
    text = written(progression)
    phrase = pattern.realise(text)
    harmony = harmony_of(text, key=None, bar=pattern.meter.bar).looped(phrase.length)
    roots = {note.start: note.pitch % 12 for note in phrase.notes}
    early = any("n" in row for _, row in pattern.rows)
    for change in harmony.changes:
        inside = [start for start in roots if change.start <= start < change.end]
        if inside and change.end <= phrase.length and not early:
            assert roots[inside[0]] == change.chord.root


@given(st.sampled_from([one for one in BASSES if any("n" in row for _, row in one.rows)]), st.lists(st.tuples(st.integers(0, 11), QUALITY, st.just("")), min_size=2, max_size=5))
def test_a_bass_that_comes_early_has_brought_the_root_before_the_barline(pattern, progression):
    bar = pattern.meter.bar
    notes = pattern.realise(written(progression), bars=4 * len(progression)).notes
    for first in range(0, len(progression) * bar, bar):
        at_barline = [note for note in notes if note.start <= first < note.start + note.duration]
        assert not at_barline or at_barline[-1].pitch % 12 == progression[first // bar][0]


@given(st.sampled_from(BASSES + ARPEGGIOS + CHORDS), PROGRESSION)
def test_every_note_ends_within_the_chords_that_were_asked_for(pattern, progression):
    phrase = pattern.realise(written(progression))
    assert all(note.start + note.duration <= phrase.length for note in phrase.notes)
    assert len({(note.start, note.pitch) for note in phrase.notes}) == len(phrase.notes)


@pytest.mark.parametrize("pattern", CHORDS, ids=named)
def test_a_chord_pattern_brings_more_than_roots(pattern):
    assert {note.pitch % 12 for note in pattern.realise("Am").notes} >= ({9, 4} if "power" in pattern.name or "boogie" in pattern.name else {9, 0, 4})


@pytest.mark.parametrize("pattern", DRUMS, ids=named)
def test_drums_play_as_long_as_the_chords(pattern):
    bar = pattern.meter.bar
    assert pattern.realise(chords("C F G", bar=bar)).length == pattern.realise("C F G").length == 3 * bar
    assert pattern.realise().length == pattern.length


@given(st.integers(0, 11), st.sampled_from(list(QUALITIES)))
def test_an_opening_chord_is_named_by_its_root_whatever_its_kind(root, quality):
    phrase = chords(SHARPS[root] + quality)
    assert name_chord([note.pitch for note in phrase.notes], opening=True).root == root


@given(st.lists(st.tuples(st.integers(0, 11), st.sampled_from(["", "m", "7", "m7", "maj7", "dim", "m7b5"]), st.just("")), min_size=1, max_size=6))
def test_notes_say_as_much_as_names_where_no_chord_has_two_names(progression):
    text = written(progression)
    for pattern in (patterns.pattern("rock-bass-drive"), patterns.pattern("pop-arpeggio-up-down")):
        assert pattern.realise(chords(text)) == pattern.realise(text)


def test_a_written_bass_is_the_basss_and_not_the_arpeggios():
    assert patterns.pattern("rock-bass-eighths").realise("C/E").notes[0].pitch % 12 == 4
    assert patterns.pattern("rock-bass-eighths").realise(chords("C/E")).notes[0].pitch % 12 == 4
    assert patterns.pattern("pop-arpeggio-up-down").realise("C/E").notes[0].pitch % 12 == 0


def test_a_held_chord_is_struck_again_where_the_harmony_changes():
    notes = patterns.pattern("pop-chords-held").realise("C:2 F:2").notes
    assert sorted({(note.start, note.duration) for note in notes}) == [(0, 1920), (1920, 1920)]


def test_a_rest_in_the_progression_is_a_rest_in_the_pattern():
    assert all(note.start < 3840 or note.start >= 7680 for note in patterns.pattern("rock-chords-eighths").realise("C . F").notes)


def test_the_same_chord_twice_is_no_change_and_the_bass_goes_on_to_its_fifth():
    oom = patterns.pattern("waltz-bass-oom")
    assert [note.pitch for note in oom.realise("C C").notes] == [36, 43]
    assert [note.pitch for note in oom.realise("C F").notes] == [36, 29]


def test_a_progression_may_be_longer_or_shorter_than_what_is_asked_for():
    bass = patterns.pattern("rock-bass-eighths")
    assert [bass.realise("C F", bars=bars).notes[-1].pitch for bars in (1, 2, 3)] == [36, 29, 36]


@given(PROGRESSION)
def test_a_phrase_moved_by_semitones_moves_the_bass(progression):
    phrase = chords(written(progression))
    higher = Phrase(tuple(replace(note, pitch=note.pitch + 5) for note in phrase.notes), phrase.length)
    bass = patterns.pattern("soul-bass-four-square")
    assert moved(bass.realise(phrase), 5) == moved(bass.realise(higher), 0)
