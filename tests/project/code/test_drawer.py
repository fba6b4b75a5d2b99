"""What a code drawer shows, and what becomes of what is typed into it."""

from musiclab.edit import apply
from musiclab.edit.wire import decode_edit
from musiclab.project.code import read_code
from musiclab.project.code.drawer import MOST_LINES, answer_written, show_code
from musiclab.song.clips import Note, NoteClip
from musiclab.song.model import Song, Track

BEAT = read_code('song.beat("kick", "X...", times=2)\nsong.beat("snare", "..x.")')
SCOPE = {"track": "drums", "clip": "drums-1"}


def typed(text, scope=SCOPE):
    return apply(BEAT, decode_edit(answer_written(BEAT, {"text": text, "scope": scope})["edit"]))


def test_the_code_of_a_clip_is_a_line_for_each_drum():
    shown = show_code(BEAT, SCOPE, name="beat")
    assert shown["text"] == 'song.beat("kick",  "X...", times=2)\nsong.beat("snare", "..x.")'
    assert [line["pitch"] for line in shown["lines"]] == [36, 38]


def test_what_is_shown_and_typed_again_changes_nothing():
    assert typed(show_code(BEAT, SCOPE, name="beat")["text"]) == BEAT


def test_a_line_that_is_taken_out_is_a_drum_taken_out():
    assert {note.pitch for note in typed('song.beat("kick", "X...")').tracks[0].clips[0].notes} == {36}


def test_a_changed_line_changes_its_row_and_keeps_the_repeats():
    clip = typed('song.beat("kick", "X.X.")\nsong.beat("snare", "..x.")').tracks[0].clips[0]
    assert [(note.start, note.pitch) for note in clip.notes] == [(0, 36), (480, 36), (480, 38)]
    assert clip.repeats == 2


def test_what_cannot_be_read_is_answered_with_one_sentence():
    said = answer_written(BEAT, {"text": 'song.beat("kick", "X?")', "scope": SCOPE})
    assert said["kind"] == "unread"
    assert "\n" not in said["sentence"]
    assert answer_written(BEAT, {"text": 3})["kind"] in ("wrote", "unread")


def test_a_long_song_is_shown_in_part():
    clips = tuple(NoteClip(f"c-{i}", i * 3840, 3840, (Note(0, 60),)) for i in range(MOST_LINES + 20))
    shown = show_code(Song(tracks=(Track("lead", "lead", clips=clips),)), {"track": "lead"}, name="long")
    assert len(shown["lines"]) == MOST_LINES
    assert shown["more"] > 0


def test_what_is_gone_has_no_code():
    assert show_code(BEAT, {"track": "nobody"}, name="beat")["text"] == ""
