"""What a teacher locks stays as it was given, whoever changes it: a click, a line of code, or undo."""

from __future__ import annotations

from dataclasses import replace

import pytest
from classroom.class_of_three import a_class, assigned
from hypothesis import given
from hypothesis import strategies as st

from musiclab import open_song
from musiclab.classroom.opening import given_start, open_assignment
from musiclab.edit.locks import NO_LOCKS, Locks
from musiclab.errors import EditError, ProjectError
from musiclab.examples.paper_boats import paper_boats
from musiclab.project.live import close_songs_in
from musiclab.song.tempo import Tempo

SONG = paper_boats()
TRACKS = [track.id for track in SONG.tracks]


@given(st.sampled_from(TRACKS), st.sampled_from(TRACKS))
def test_a_lock_holds_its_own_track_and_no_other(locked, changed):
    after = replace(SONG, tracks=tuple(replace(track, pan=0.5 if track.pan != 0.5 else 0.0) if track.id == changed else track for track in SONG.tracks))
    assert bool(Locks(tracks=(locked,)).broken(SONG, after)) == (locked == changed)


@pytest.mark.parametrize("field", [{"mute": True}, {"solo": True}, {"volume_db": -6.0}])
def test_listening_is_never_locked(field):
    first = SONG.tracks[0]
    assert not Locks(tracks=(first.id,)).broken(SONG, replace(SONG, tracks=(replace(first, **field), *SONG.tracks[1:])))


def test_a_locked_track_that_is_gone_or_a_locked_clip_that_is_moved_is_told():
    first = SONG.tracks[0]
    assert Locks(tracks=(first.id,)).broken(SONG, replace(SONG, tracks=SONG.tracks[1:]))
    clip = first.clips[0]
    moved = replace(SONG, tracks=(replace(first, clips=(replace(clip, start=clip.start + 960), *first.clips[1:])), *SONG.tracks[1:]))
    assert Locks(clips=(clip.id,)).broken(SONG, moved)
    assert not Locks(clips=("another",)).broken(SONG, moved)


def test_without_locks_everything_may_change():
    assert not NO_LOCKS.broken(SONG, replace(SONG, tempo=(Tempo(200),), tracks=(), key=None))


def test_an_instrument_that_is_not_offered_is_refused_unless_it_was_given():
    locks = Locks(instruments=("flute",))
    piano, flute = (replace(SONG, tracks=(replace(SONG.tracks[0], instrument=name), *SONG.tracks[1:])) for name in ("marimba", "flute"))
    assert "marimba is not offered here" in locks.broken(SONG, piano)
    assert not locks.broken(SONG, flute)
    assert not locks.broken(flute, SONG) or SONG.tracks[0].instrument not in locks.instruments


def test_a_tool_that_nobody_knows_is_refused():
    with pytest.raises(EditError, match="no tool 'hammer'"):
        Locks(tools=("hammer",))


@pytest.fixture
def locked(tmp_path, monkeypatch):
    """An assignment with a locked tempo and the beat grid alone, and its folder as the place of work."""
    klass = a_class(tmp_path)
    file = assigned(klass, locks=Locks(tempo=True, tools=("beats",)))
    place = open_assignment(file, tmp_path / "mira", student="mira")
    monkeypatch.chdir(place.folder)
    yield place
    close_songs_in(place.projects)


def test_the_tempo_of_a_lessons_cell_gives_way_to_the_teachers(locked):
    song = open_song("my-beat", tempo=177)
    assert song.tempo == given_start(locked.folder, locked.assignment, "mira").tempo[0].bpm
    with pytest.raises(EditError, match="The tempo is locked here"):
        song.tempo = 177
    song.beat("kick", "x...")
    assert song.value.tracks


def test_a_view_that_is_not_offered_says_which_are(locked):
    song = open_song("my-beat")
    with pytest.raises(ProjectError, match=r"not offered in this assignment\. Work with beats\."):
        song.studio()
    with pytest.raises(EditError, match="Effects are not offered here"):
        song.beat("kick", "x...")
        song.effect("drums", "echo")


def test_undo_cannot_break_a_lock(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".musiclab").mkdir()
    song = open_song("free", tempo=90)
    song.tempo = 120
    song.close()
    (tmp_path / ".musiclab/locks.json").write_text('{"tempo": true}')
    song = open_song("free")
    with pytest.raises(EditError):
        song.tempo = 90
    assert song.tempo == 120
    song.close()


def test_locks_that_cannot_be_read_are_a_sentence(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".musiclab").mkdir()
    (tmp_path / ".musiclab/locks.json").write_text('{"tempo": "always"}')
    with pytest.raises(ProjectError, match="Open the assignment's file again"):
        open_song("free")
