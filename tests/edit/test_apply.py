"""Every edit can be taken back exactly, and one that does not fit leaves the song alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from songs import MAKERS, edits, songs, songs_and_edits

from musiclab.edit import (
    AddEffect,
    AddTrack,
    Batch,
    PutNotes,
    PutPoints,
    RemoveBus,
    RemoveClip,
    RemoveEffect,
    RemoveNotes,
    SetClip,
    SetSend,
    SetSong,
    SetTrack,
    apply,
    invert,
)
from musiclab.edit.apply import RULES
from musiclab.edit.wire import SINGLE
from musiclab.errors import EditError, MusicLabError, SongError
from musiclab.song.clips import AudioClip, Note, NoteClip
from musiclab.song.mixing import Bus, Effect, Lane, Point, Send
from musiclab.song.model import Song, Track

CLIP = NoteClip("verse", 0, 3840, (Note(0, 60), Note(960, 64)))
SONG = Song(
    tracks=(
        Track("lead", clips=(CLIP, AudioClip("voice", 3840, 960, "take-1")), effects=(Effect("wah", "filter"),),
              sends=(Send("room"),), automation=(Lane("wah:cutoff_hz", (Point(0, 500),)), Lane("send:room", (Point(0, -6),)))),
        Track("bass"),
    ),
    buses=(Bus("room"),),
)


@given(songs_and_edits())
@settings(max_examples=100, deadline=None)
def test_taking_an_edit_back_gives_exactly_the_song_before(pair):
    song, edit = pair
    assert apply(apply(song, edit), invert(song, edit)) == song


@given(songs_and_edits())
@settings(max_examples=30, deadline=None)
def test_an_edit_taken_back_twice_is_done_again(pair):
    song, edit = pair
    after, back = apply(song, edit), invert(song, edit)
    assert apply(song, invert(after, back)) == after


@given(songs(), songs().flatmap(edits))
@settings(max_examples=40, deadline=None)
def test_an_edit_made_for_another_song_is_done_or_refused_in_a_sentence(song, edit):
    try:
        after = apply(song, edit)
    except MusicLabError as refused:
        assert str(refused).strip()
    else:
        assert apply(after, invert(song, edit)) == song


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_notes_of_two_people_merge_whoever_comes_first(data):
    mine = data.draw(st.sampled_from([PutNotes("verse", (Note(240, 70),)), RemoveNotes("verse", ((0, 60),))]))
    yours = data.draw(st.sampled_from([PutNotes("verse", (Note(480, 70),)), RemoveNotes("verse", ((960, 64),)), SetTrack("lead", "pan", 0.5)]))
    assert apply(apply(SONG, mine), yours) == apply(apply(SONG, yours), mine)


def test_every_kind_of_edit_is_applied_sent_and_made_up():
    assert set(RULES) == {make for make, _ in SINGLE.values()}
    assert set(SINGLE) == set(MAKERS)


def test_putting_a_note_replaces_the_one_that_begins_there():
    after = apply(SONG, PutNotes("verse", (Note(0, 60, 240, 30),)))
    assert after.tracks[0].clips[0].notes == (Note(0, 60, 240, 30), Note(960, 64))


def test_removing_a_note_that_is_gone_changes_nothing():
    assert apply(SONG, RemoveNotes("verse", ((5, 5),))) == SONG


def test_removing_an_effect_removes_its_automation_and_undo_brings_both_back():
    edit = RemoveEffect("track:lead", "wah")
    after = apply(SONG, edit)
    assert [lane.target for lane in after.tracks[0].automation] == ["send:room"]
    assert apply(after, invert(SONG, edit)) == SONG


def test_removing_a_bus_removes_the_sends_to_it():
    assert apply(SONG, RemoveBus("room")).tracks[0].sends == ()


def test_a_batch_happens_whole_or_not_at_all():
    with pytest.raises(EditError):
        apply(SONG, Batch((SetSong("title", "New"), RemoveClip("gone"))))
    assert SONG.title == "Untitled"


def test_a_batch_in_a_batch_is_the_same_as_its_edits():
    inner = SetSong("title", "New")
    assert Batch((Batch((inner,)), inner)) == Batch((inner, inner))


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: apply(SONG, RemoveClip("vers")), "Did you mean verse?"),
        (lambda: apply(SONG, PutNotes("voice", (Note(0, 60),))), "is a recording"),
        (lambda: apply(SONG, SetClip("verse", "gain_db", 1.0)), "A clip of notes has no field"),
        (lambda: apply(SONG, SetTrack("lead", "volume_db", 99.0)), "Use a number from -80 to 12"),
        (lambda: apply(SONG, SetTrack("lead", "mute", 1)), "Use true or false"),
        (lambda: SetTrack("lead", "volume", 1.0), "Did you mean volume_db"),
        (lambda: SetSong("tempo", 96), "Use what Song(tempo=...) takes"),
        (lambda: AddTrack(Track("bass"), -1), "count from 0"),
        (lambda: apply(SONG, AddTrack(Track("bass"))), "both called 'bass'"),
        (lambda: AddEffect("lead", Effect("a", "echo")), "Use track:ID, bus:ID or master"),
        (lambda: apply(SONG, SetSend("lead", "hall", 0.0)), "does not have"),
        (lambda: apply(SONG, PutPoints("track:lead", "wah:shape", (Point(0, 1),))), "no such thing to move"),
        (lambda: apply(SONG, "louder"), "is not an edit"),
        (lambda: PutNotes("verse", (60,)), "not a note"),
        (lambda: PutNotes("verse", (Note(0, 60), Note(0, 60, 5))), "begin together"),
    ],
)
def test_an_edit_that_cannot_be_is_refused_with_a_sentence(make, sentence):
    with pytest.raises((EditError, SongError)) as refused:
        make()
    assert sentence in str(refused.value)
