"""From one whole song to another."""

from hypothesis import HealthCheck, given, settings
from songs import songs, songs_and_edits

from musiclab.edit import apply
from musiclab.edit.edits import PutNotes, SetTrack
from musiclab.project.code import read_code
from musiclab.project.restore import whole_song


@given(songs(), songs())
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_song_can_be_made_of_any_other(before, after):
    assert apply(before, whole_song(before, after)) == after


@given(songs_and_edits())
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_song_can_be_made_of_what_an_edit_made_of_it(pair):
    song, edit = pair
    after = apply(song, edit)
    assert apply(song, whole_song(song, after)) == after
    assert apply(after, whole_song(after, song)) == song


def test_one_note_more_is_one_note_put_and_nothing_else():
    before = read_code('song.beat("kick", "X...")')
    after = read_code('song.beat("kick", "X.x.")')
    assert isinstance(whole_song(before, after), PutNotes)


def test_a_new_level_touches_no_clip():
    before = read_code('song.melody("lead", "C4")')
    assert whole_song(before, read_code('song.mix("lead", pan=0.5)', before)) == SetTrack("lead", "pan", 0.5)
