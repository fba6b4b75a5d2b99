"""What is written piece by piece is what is written whole."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from songs import edits, songs

from musiclab.edit.apply import apply
from musiclab.project.song_text import SongText
from musiclab.song.wire import dumps


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_the_text_of_a_song_that_changes_is_always_its_whole_text(data):
    text, song = SongText(), data.draw(songs())
    assert text.of(song) == dumps(song)
    for _ in range(data.draw(st.integers(0, 4))):
        song = apply(song, data.draw(edits(song)))
        assert text.of(song) == dumps(song)


@given(songs(), songs())
@settings(max_examples=60, deadline=None)
def test_one_song_leaves_nothing_in_the_text_of_another(first, second):
    text = SongText()
    text.of(first)
    assert text.of(second) == dumps(second)
    assert text.of(first) == dumps(first)
