"""Notes and clips."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from songs import many_notes

from musiclab.errors import SongError
from musiclab.song.clips import AudioClip, Note, NoteClip, place
from musiclab.song.limits import LONGEST_TICKS, shown


@given(many_notes(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_notes_are_in_order_however_they_came(notes, chance):
    shuffled = random.Random(chance.random()).sample(notes, len(notes))
    clip = NoteClip("a", 0, 960, tuple(shuffled))
    assert clip == NoteClip("a", 0, 960, notes)
    assert list(clip.notes) == sorted(notes)


@given(many_notes(6), st.data())
@settings(max_examples=40, deadline=None)
def test_two_notes_of_one_pitch_cannot_begin_together(notes, data):
    if notes:
        twice = data.draw(st.sampled_from(notes))
        with pytest.raises(SongError, match=f"Two notes of pitch {twice.pitch} begin together at tick {twice.start}"):
            NoteClip("a", 0, 960, (*notes, Note(*place(twice), 1, 1)))


def test_a_clip_ends_after_its_last_round():
    assert NoteClip("a", 960, 480, repeats=3).end == 2400


def test_a_recording_keeps_its_numbers_as_numbers_with_a_point():
    assert repr(AudioClip("a", 0, 960, "take-1", offset=1).offset) == "1.0"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Note(0, 128), "A pitch (middle C is 60) came as 128. Use a whole number from 0 to 127."),
        (lambda: Note(-1, 60), "start of a note came as -1"),
        (lambda: Note(0, 60, 0), "length of a note came as 0"),
        (lambda: Note(0, 60, 1, 0), "velocity of a note came as 0"),
        (lambda: Note(0, True), "came as True"),
        (lambda: Note(0, 60.0), "came as 60.0"),
        (lambda: Note(10**5000, 60), "came as a very large number"),
        (lambda: NoteClip("A b", 0, 960), "Use up to 64 small letters"),
        (lambda: NoteClip("a", 0, 0), "length of a clip, in ticks, came as 0"),
        (lambda: NoteClip("a", 0, 960, repeats=0), "repeats of a clip came as 0"),
        (lambda: NoteClip("a", 0, 960, colour=13), "colour of a clip came as 13"),
        (lambda: NoteClip("a", 0, 960, name="x" * 201), "at most 200 characters"),
        (lambda: NoteClip("a", LONGEST_TICKS, 960), "the furthest a song can reach"),
        (lambda: NoteClip("a", 0, 960, (60,)), "not a note"),
        (lambda: AudioClip("a", 0, 960, "../secret"), "name of a take"),
        (lambda: AudioClip("a", 0, 960, "t", gain_db=math.nan), "came as nan"),
    ],
)
def test_what_cannot_sound_is_refused_with_a_sentence(make, sentence):
    with pytest.raises(SongError) as refused:
        make()
    assert sentence in str(refused.value)


@pytest.mark.parametrize("value", ["x" * 10**6, 10**5000, [[]] * 1000, {"a": 1}, None, 1.5, b"x" * 10**6], ids=range(7))
def test_any_value_is_shown_in_a_few_characters(value):
    assert 0 < len(shown(value)) <= 60
