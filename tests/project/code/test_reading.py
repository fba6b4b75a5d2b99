"""What may be typed into a code drawer, and what is refused in a sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musiclab.errors import MusicLabError
from musiclab.project.code import read_code
from musiclab.song.model import Song

BEFORE = read_code('song.beat("kick", "X...")')


def test_a_line_changes_the_row_it_names_and_no_other():
    after = read_code('song.beat("snare", "..x.")', BEFORE)
    assert [note.pitch for note in after.tracks[0].clips[0].notes] == [36, 38]
    assert BEFORE.tracks[0].note_count == 1


def test_the_opening_lines_of_a_cell_may_stand_there():
    code = 'from musiclab import open_song\nsong = open_song("x")\nsong.tempo = 92\nsong.key = "A minor"'
    assert read_code(code).tempo[0].bpm == 92


@pytest.mark.parametrize("code", [
    'import os', 'open("x")', 'song.export("x.wav")', 'song.value.tracks', 'song.beat(open("x"), "X")', 'song._song = 1',
    'song.beat("kick", __import__("os").name)', 'song.add(Track("a", name=(lambda: 1)()))', 'song.folder', 'exec("1")',
    'song.beat("kick", "X" * 10**9)', 'song.close()', 'for x in "ab": song.beat("kick", "X")', 'song.beat(*("kick", "X"))',
    'song.beat("kick", f"{1}")', 'song.undo()', 'song.value = 3', 'song.tempo = ()', 'song.beat("kick")', 'song.add(3)',
    'song.beat("kick", "X", wrong=1)', "song.beat('kick', 'X", "song.beat('nothing', 'X')", "\0", "song.add(" + "(" * 500,
])
def test_anything_else_is_refused_in_a_sentence_and_changes_nothing(code):
    with pytest.raises(MusicLabError) as refused:
        read_code(code, BEFORE)
    assert str(refused.value)[0].isupper() or str(refused.value)[0] == "'"
    assert "Traceback" not in str(refused.value)


def test_a_refusal_names_the_line():
    with pytest.raises(MusicLabError, match="Line 2: There is no track"):
        read_code('song.beat("kick", "X")\nsong.mix("nobody", pan=0)')


@given(st.text("song.beat()\"'kX,=\n 1[]{}:#\\\0", max_size=40))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_gives_a_song_or_a_sentence(code):
    try:
        assert isinstance(read_code(code), Song)
    except MusicLabError as refused:
        assert str(refused)
