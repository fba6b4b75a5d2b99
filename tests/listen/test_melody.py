"""A take becomes notes of the song it was sung to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from listen.singing import sung

from musiclab.errors import SoundError
from musiclab.listen.melody import melody
from musiclab.listen.notes import SungNote
from musiclab.listen.take import hear
from musiclab.song.clips import NoteClip
from musiclab.song.model import Song
from musiclab.song.tempo import Tempo, seconds_at

BALLAD = Song(tempo=(Tempo(60, ramp=True), Tempo(90, at=3840)))


@given(st.lists(st.tuples(st.integers(0, 31), st.integers(40, 80)), min_size=1, max_size=12, unique_by=lambda place: place[0]), st.floats(0, 3))
def test_what_was_sung_on_the_grid_comes_back_on_the_grid(places, lead):
    places = sorted(places)
    heard = [
        SungNote(seconds_at(BALLAD.tempo, at * 480) + lead, seconds_at(BALLAD.tempo, at * 480 + 480) - seconds_at(BALLAD.tempo, at * 480), pitch, 0, -20)
        for at, pitch in places
    ]
    found = melody(heard, BALLAD, lead=lead, step=480)
    assert [(note.start, note.pitch, note.duration) for note in found] == [(at * 480, pitch, 480) for at, pitch in places]


def test_notes_stand_where_they_were_sung_when_there_is_no_grid():
    (note,) = melody([SungNote(1.013, 0.4, 62, 0, -20)], Song())
    assert note.start == 1945
    assert note.duration == 768


def test_the_take_counts_from_where_it_begins_in_the_song():
    (note,) = melody([SungNote(0.6, 0.5, 62, 0, -20)], Song(), start=3840, lead=0.1, step=240)
    assert note.start == 960


def test_notes_from_before_the_song_are_left_out():
    assert [note.start for note in melody([SungNote(0.1, 0.2, 60, 0, -20), SungNote(1.0, 0.2, 60, 0, -20)], Song(), lead=1.0, step=240)] == [0]


def test_louder_is_louder():
    loud, soft = melody([SungNote(0, 0.5, 60, 0, -10), SungNote(1, 0.5, 60, 0, -30)], Song())
    assert loud.velocity == 120
    assert 40 < soft.velocity < 70


def test_a_sung_tune_becomes_a_clip():
    truth = sung([60, 64, 67], lengths=[0.5] * 3, gaps=[0.06] * 3, lead=0.5)
    notes = hear(truth.samples, truth.rate).melody(Song(), lead=0.5, step=480)
    assert [(note.start, note.pitch) for note in NoteClip("a", 0, 2880, notes).notes] == [(0, 60), (960, 64), (1920, 67)]


def test_no_notes_are_said_in_a_sentence():
    with pytest.raises(SoundError, match="No notes were heard"):
        melody([], Song())
