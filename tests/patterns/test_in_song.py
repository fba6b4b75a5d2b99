"""Patterns where a song wants them."""

import pytest

from musiclab import open_song
from musiclab.errors import SongError
from musiclab.patterns import find, pattern
from musiclab.patterns.in_song import chords_under, placed
from musiclab.project.code import read_code
from musiclab.song.key import Key
from musiclab.song.model import Song
from musiclab.song.time import Meter
from musiclab.widgets.pattern_shelf import answer, shelf

AM_F = read_code('song.chords("keys", "Am F", times=2)')


def test_a_bass_line_follows_the_chords_of_the_song():
    line = placed(_a_bass(), AM_F, at=0, bars=2)
    assert {note.pitch % 12 for note in line.notes if note.start == 0} == {9}
    assert {note.pitch % 12 for note in line.notes if note.start == 3840} == {5}


def test_the_second_round_of_a_repeated_clip_counts_too():
    assert {note.pitch % 12 for note in chords_under(AM_F, 3840 * 3, 3840).notes} == {5, 9, 0}


def test_chords_are_cut_to_the_stretch_that_is_asked_for():
    under = chords_under(AM_F, 1920, 3840)
    assert [(note.start, note.duration) for note in under.notes if note.start == 0] == [(0, 1920)] * 3


def test_without_chords_the_home_of_the_key_is_played():
    alone = placed(_a_bass(), Song(key=Key("D", "minor")), at=0)
    assert alone.notes[0].pitch % 12 == 2


def test_a_pattern_in_another_metre_is_refused():
    with pytest.raises(SongError, match="3/4"):
        placed(pattern("house-four-on-the-floor"), Song(meter=(Meter(3, 4),)), at=0)


@pytest.mark.parametrize("found", find(), ids=lambda found: found.name)
def test_every_pattern_can_be_put_into_a_song_of_its_metre(found):
    song = Song(meter=(found.meter,), key=Key("E", "minor"))
    notes = placed(found, song, at=0).notes
    assert notes
    assert all(note.start < found.length * 8 for note in notes)


def test_the_word_puts_a_pattern_on_a_track_of_its_own(tmp_path):
    song = open_song("pats", folder=tmp_path)
    song.chords("keys", "Am F C G")
    song.pattern("house-four-on-the-floor", times=4)
    song.pattern(_a_bass().name, bars=4)
    assert [(track.name, track.role) for track in song.value.tracks] == [("keys", "chords"), ("drums", "drums"), ("bass", "bass")]
    with pytest.raises(SongError, match="for drums"):
        song.pattern("house-four-on-the-floor", track="keys")
    song.close()


def test_the_shelf_has_every_pattern_and_a_picture_of_it():
    assert len(shelf()) == len(find())
    assert all(each["notes"] and each["length"] for each in shelf())


@pytest.mark.parametrize("content", [{"name": "nothing"}, {"name": 3}, {"name": "house-deep", "at": -1}, {"name": "house-deep", "at": "x"},
                                     {"name": "house-deep", "bars": 10**9}, {}])
def test_a_question_that_makes_no_sense_is_answered_with_a_sentence(content):
    assert answer({"kind": "pattern", **content}, Song())["sentence"]


def test_another_question_is_none_of_the_shelfs():
    assert answer({"kind": "code"}, Song()) is None



def _a_bass():
    return find("rock", "bass")[0]
