"""What the undo button says."""

import pytest
from hypothesis import given, settings
from songs import songs_and_edits

from musiclab.edit import AddTrack, Batch, PutNotes, PutPoints, RemoveNotes, SetMaster, SetTrack, SwitchEffect
from musiclab.edit.names import NAMES, name_of
from musiclab.edit.wire import SINGLE
from musiclab.song.clips import Note
from musiclab.song.mixing import Point
from musiclab.song.model import Track


def test_every_kind_of_edit_has_a_name():
    assert set(NAMES) == {make for make, _ in SINGLE.values()}


@given(songs_and_edits())
@settings(max_examples=40, deadline=None)
def test_every_edit_is_named_on_one_line(pair):
    assert name_of(pair[1]).strip()
    assert "{" not in name_of(pair[1])


@pytest.mark.parametrize(
    ("edit", "name"),
    [
        (PutNotes("verse", (Note(0, 74),)), "put D5"),
        (PutNotes("verse", (Note(0, 74), Note(0, 76))), "put 2 notes"),
        (RemoveNotes("verse", ((0, 60),)), "remove C4"),
        (AddTrack(Track("lead", "Flute")), "add the track Flute"),
        (SetTrack("lead", "volume_db", -3), "change the volume of lead"),
        (SetMaster("ceiling_db", -3), "change the ceiling of the master"),
        (SwitchEffect("track:lead", "wah", False), "switch wah off"),
        (PutPoints("master", "volume_db", (Point(0, 0),)), "draw the volume of the master"),
        (Batch((PutNotes("verse", (Note(0, 74),)),)), "put D5"),
        (Batch((SwitchEffect("master", "a", True), SwitchEffect("master", "b", True))), "2 changes"),
    ],
)
def test_an_edit_is_named_as_a_musician_would(edit, name):
    assert name_of(edit) == name
