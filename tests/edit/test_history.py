"""Undo and redo."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from songs import edits, songs

from musiclab.edit import History, PutNotes, RemoveClip, RemoveNotes, SetSong, SetTrack, apply
from musiclab.errors import EditError
from musiclab.song.clips import Note, NoteClip
from musiclab.song.model import Song, Track

SONG = Song(tracks=(Track("lead", clips=(NoteClip("verse", 0, 3840),)),))


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_undoing_everything_gives_the_first_song_and_redoing_everything_the_last(data):
    first = song = data.draw(songs(most_tracks=2))
    history = History()
    for _ in range(data.draw(st.integers(0, 4))):
        song, history, _ = history.do(song, data.draw(edits(song)))
    last, steps = song, len(history.done)
    for _ in range(steps):
        song, history, edit = history.undo(song)
    assert song == first
    for _ in range(steps):
        before = song
        song, history, edit = history.redo(song)
        assert apply(before, edit) == song
    assert song == last


def test_undo_takes_back_my_note_and_leaves_yours():
    song, history, _ = History().do(SONG, PutNotes("verse", (Note(0, 74),)))
    song = apply(song, PutNotes("verse", (Note(960, 60),)))
    assert history.undo(song).song.tracks[0].clips[0].notes == (Note(960, 60),)


def test_an_undo_that_no_longer_fits_says_so_and_can_be_forgotten():
    song, history, _ = History().do(SONG, SetSong("title", "Boats"))
    song, history, _ = history.do(song, PutNotes("verse", (Note(0, 74),)))
    song = apply(song, RemoveClip("verse"))
    with pytest.raises(EditError, match=r"'put D5' cannot be undone any more.*removed"):
        history.undo(song)
    assert history.forget().undo(song).song.title == "Untitled"


def test_the_undo_button_names_what_it_takes_back():
    history = History().do(SONG, PutNotes("verse", (Note(0, 74),)), name="move D5").history
    assert history.undo_name == "Undo: move D5"
    assert history.undo(apply(SONG, RemoveNotes("verse", ()))).history.redo_name == "Redo: move D5"
    assert History().undo_name == History().redo_name == ""


def test_with_nothing_to_undo_or_redo_there_is_a_sentence():
    with pytest.raises(EditError, match="nothing to undo"):
        History().undo(SONG)
    with pytest.raises(EditError, match="nothing to redo"):
        History().redo(SONG)


def test_a_new_edit_after_undo_leaves_nothing_to_redo():
    song, history, _ = History().do(SONG, SetSong("title", "A"))
    song, history, _ = history.undo(song)
    assert history.do(song, SetSong("title", "B")).history.undone == ()


def test_the_moves_of_one_dragged_slider_are_one_step():
    song, history = SONG, History()
    for place, pan in enumerate((0.1, 0.2, 0.3)):
        song, history, _ = history.do(song, SetTrack("lead", "pan", pan), join=place > 0)
    assert len(history.done) == 1
    assert history.undo(song).song == SONG


def test_only_the_latest_steps_are_kept():
    song, history = SONG, History(limit=3)
    for title in "abcde":
        song, history, _ = history.do(song, SetSong("title", title))
    assert len(history.done) == 3
