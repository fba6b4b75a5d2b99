"""The musical verbs."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from songs import FAR, many_notes, note_clips

from musiclab.edit import apply
from musiclab.edit.notes import (
    between,
    duplicate,
    humanise,
    move,
    quantise,
    reverse,
    scale_velocities,
    stretch,
    transpose,
)
from musiclab.errors import EditError, SongError
from musiclab.song.clips import Note, NoteClip, place
from musiclab.song.model import Song, Track

grids = st.sampled_from([120, 160, 240, 320, 480, 960, 7])
swings = st.sampled_from([0.5, 0.58, 2 / 3, 0.75, 0.8])


def clip(*notes, length=3840):
    return NoteClip("a", 0, length, notes)


@given(note_clips(), grids, swings)
@settings(max_examples=100, deadline=None)
def test_quantising_twice_is_the_same_as_once(phrase, grid, swing):
    once = quantise(phrase, grid, swing=swing)
    assert quantise(once, grid, swing=swing) == once


@given(note_clips(), grids)
@settings(max_examples=50, deadline=None)
def test_quantising_moves_no_note_further_than_one_line(phrase, grid):
    after = quantise(phrase, grid)
    lines = {note.start for note in after.notes}
    assert all(line % grid == 0 for line in lines)
    assert all(min(abs(note.start - line) for line in lines) < grid for note in phrase.notes)


@given(note_clips(), st.integers(-40, 40))
@settings(max_examples=50, deadline=None)
def test_transposing_there_and_back_changes_nothing(phrase, semitones):
    assume(all(0 <= note.pitch + semitones <= 127 for note in phrase.notes))
    assert transpose(transpose(phrase, semitones), -semitones) == phrase


@given(many_notes(), st.integers(0, 1000))
@settings(max_examples=50, deadline=None)
def test_moving_there_and_back_changes_nothing(notes, ticks):
    assert move(move(clip(*notes), ticks), -ticks) == clip(*notes)


@given(many_notes(), st.sampled_from([2, 3, 4]))
@settings(max_examples=50, deadline=None)
def test_stretching_there_and_back_changes_nothing(notes, factor):
    assert stretch(stretch(clip(*notes), factor), Fraction(1, factor)) == clip(*notes)


@given(many_notes(), st.integers(0, 99))
@settings(max_examples=50, deadline=None)
def test_a_humanised_clip_keeps_its_notes_in_and_near(notes, seed):
    before = clip(*notes, length=FAR * 2)
    after = humanise(before, seed)
    assert after == humanise(before, seed)
    assert all(any(abs(note.start - old.start) <= 12 and note.pitch == old.pitch for old in before.notes) for note in after.notes)


@given(note_clips(st.just("a")), note_clips(st.just("a")))
@settings(max_examples=60, deadline=None)
def test_the_edit_between_two_clips_makes_the_second_of_the_first(before, after):
    song = apply(Song(tracks=(Track("t", clips=(before,)),)), between(before, after))
    assert song.tracks[0].clips == (after,)


def test_reversing_twice_gives_the_melody_again():
    melody = clip(Note(0, 60, 960), Note(960, 62, 480), Note(1440, 64, 2400))
    assert [note.pitch for note in reverse(melody).notes] == [64, 62, 60]
    assert reverse(reverse(melody)) == melody


def test_quantising_halfway_goes_half_the_way():
    assert quantise(clip(Note(280, 60)), 240, strength=0.5).notes[0].start == 260


def test_swung_eighths_land_on_the_triplet():
    assert quantise(clip(Note(500, 60)), 480, swing=2 / 3).notes[0].start == 640


def test_a_note_just_before_the_end_is_not_quantised_out_of_the_clip():
    assert quantise(clip(Note(3830, 60)), 240).notes[0].start == 3600


def test_of_two_notes_that_meet_the_louder_stays():
    assert quantise(clip(Note(10, 60, 90, 50), Note(230, 60, 80, 90), Note(20, 60, 70, 120)), 240).notes == (
        Note(0, 60, 70, 120), Note(240, 60, 80, 90))


def test_only_the_chosen_notes_move_and_they_win_where_they_land():
    before = clip(Note(0, 60, 100), Note(0, 61, 200), Note(0, 70, 300))
    assert transpose(before, 1, only={place(before.notes[0])}).notes == (Note(0, 61, 100), Note(0, 70, 300))


def test_a_copy_begins_where_the_rounds_of_the_first_end():
    assert duplicate(NoteClip("a", 960, 960, repeats=3), "b").start == 960 * 4


def test_velocities_scale_and_stay_on_the_scale():
    assert [note.velocity for note in scale_velocities(clip(Note(0, 60, 10, 100), Note(1, 60, 10, 10)), 2).notes] == [127, 20]


@pytest.mark.parametrize("verb", [lambda c: transpose(c, 80), lambda c: move(c, -1), lambda c: quantise(c, 0),
                                  lambda c: quantise(c, 240, strength=2), lambda c: stretch(c, 0), lambda c: humanise(c, -1)])
def test_what_cannot_be_is_refused_with_a_sentence(verb):
    with pytest.raises(SongError, match="Use a"):
        verb(clip(Note(0, 60)))


def test_two_different_clips_have_no_edit_between_them():
    with pytest.raises(EditError, match="not the same clip"):
        between(clip(), duplicate(clip(), "b"))
