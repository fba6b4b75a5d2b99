"""Songs as Python and back."""

import pytest
from hypothesis import HealthCheck, given, settings
from songs import songs

from musiclab import as_code, example, open_song
from musiclab.examples import EXAMPLES
from musiclab.project.code import code_of, read_code
from musiclab.song.clips import Note, NoteClip
from musiclab.song.model import Song, Track


def run(code, folder):
    """Run code as a notebook's cell does, and give the song that it made."""
    here = {}
    exec(code.replace("open_song(", "_open("), {"_open": lambda name: open_song(name, folder=folder)}, here)
    made = here["song"].value
    here["song"].close()
    return made


@given(songs())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_reading_the_code_of_any_song_gives_that_song(song):
    assert read_code(as_code(song)) == song


@given(songs())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_running_the_code_of_any_song_in_a_cell_gives_that_song(tmp_path_factory, song):
    assert run(as_code(song, name="again"), tmp_path_factory.mktemp("cell")) == song


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_rebuilt_by_their_code(name, tmp_path):
    song = example(name)
    assert run(as_code(song, name="again"), tmp_path) == song


def test_what_was_written_in_words_is_read_in_the_same_words(tmp_path):
    song = open_song("first-beat", tempo=92, folder=tmp_path)
    song.beat("kick", "X... ..x. X... ....", times=4)
    song.beat("snare", ".... X... .... X..-")
    song.chords("keys", "Am F C G")
    song.melody("tune", "A4 C5 E5:1.5 D5:0.5", instrument="flute")
    song.mix("tune", volume_db=-6, pan=0.25)
    song.effect("tune", "echo", beats=0.5)
    song.send("keys", "room", level_db=-9)
    code = as_code(song.value)
    for line in (
        'song.beat("kick",  "X... ..x. X... ....", times=4)',
        'song.beat("snare", ".... X... .... X..-")',
        'song.chords("keys", "Am F C G")',
        'song.melody("tune", "A4 C5 E5:1.5 D5:0.5", instrument="flute")',
        'song.mix("tune", volume_db=-6, pan=0.25)',
        'song.effect("tune", "echo", beats=0.5)',
        'song.send("keys", "room", level_db=-9)',
    ):
        assert line in code, f"{line}\nin\n{code}"
    song.close()


def test_the_lines_of_a_clip_say_which_drum_they_write(tmp_path):
    song = open_song("beat", folder=tmp_path)
    song.beat("kick", "X...")
    song.beat("snare", "..x@88.")
    lines = code_of(song.value, track="drums", clip=song.value.tracks[0].clips[0].id)
    assert [(line.text, line.pitch) for line in lines] == [
        ('song.beat("kick",  "X...")', 36), ('song.beat("snare", "..x@88.")', 38)]
    song.close()


def test_notes_that_overlap_are_written_one_by_one():
    clip = NoteClip("pad-1", 0, 3840, (Note(0, 60, 3000), Note(960, 64, 3000, 70)))
    song = Song(tracks=(Track("pad", "pad", clips=(clip,)),))
    assert "Note(0, 60, 3000)" in as_code(song)
    assert read_code(as_code(song)) == song


def test_the_second_clip_of_a_track_is_written_alone():
    song = read_code('song.melody("lead", "C4 D4 E4 F4")\nsong.melody("lead", "G4:4", at=3, times=2)')
    assert [line.text for line in code_of(song, track="lead", clip="lead-3")] == ['song.melody("lead", "G4:4", at=3, times=2)']
