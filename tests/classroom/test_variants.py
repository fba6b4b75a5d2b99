"""Variants: everybody gets one of their own, the same one wherever it is asked for, and it is still the same music."""

from __future__ import annotations

from collections import Counter

import pytest
from classroom.class_of_three import a_class, assigned
from hypothesis import given
from hypothesis import strategies as st

from musiclab.classroom.opening import given_start, open_assignment
from musiclab.classroom.vary import Variant, Vary, variant_for, varied
from musiclab.errors import ClassroomError
from musiclab.examples.paper_boats import paper_boats
from musiclab.song.clips import NoteClip
from musiclab.song.key import key
from musiclab.song.wire import loads
from musiclab.theory.sounding import plays_drums

SONG = paper_boats()
KEYS = ("A minor", "C minor", "E minor", "F# minor")


def pitches(song):
    return [[note.pitch for clip in track.clips if isinstance(clip, NoteClip) for note in clip.notes] for track in song.tracks if not plays_drums(track)]


@given(st.sampled_from(KEYS))
def test_another_key_moves_every_note_by_one_step_and_no_drum(name):
    moved = varied(SONG, Variant(key=name))
    assert moved.key == key(name)
    for before, after in zip(pitches(SONG), pitches(moved), strict=True):
        assert len({new - old for old, new in zip(before, after, strict=True)}) <= 1
        assert all((new - old - (key(name).home - SONG.key.home)) % 12 == 0 for old, new in zip(before, after, strict=True))
    assert [track for track in moved.tracks if plays_drums(track)] == [track for track in SONG.tracks if plays_drums(track)]


@given(st.integers(0, 2**31), st.text(min_size=1, max_size=20))
def test_a_variant_is_the_same_whenever_it_is_asked_for(seed, student):
    vary = Vary(KEYS, (80, 100, 120))
    assert variant_for(vary, seed=seed, student=student) == variant_for(vary, seed=seed, student=student)


def test_every_variant_is_given_about_as_often():
    counts = Counter(variant_for(Vary(KEYS), seed=7, student=f"st{at}").key for at in range(1000))
    assert set(counts) == set(KEYS)
    assert min(counts.values()) > 200


def test_more_tempos_move_nobody_to_another_key():
    one, two = (Vary(KEYS, tempos) for tempos in ((90,), (90, 100, 110)))
    assert all(variant_for(one, seed=3, student=f"st{at}").key == variant_for(two, seed=3, student=f"st{at}").key for at in range(50))


def test_a_student_gets_one_variant_under_id_and_name_and_the_teacher_knows_which(tmp_path):
    klass = a_class(tmp_path)
    file = assigned(klass, vary=Vary(tempos=tuple(range(60, 120))))
    by_name, by_id = (open_assignment(file, tmp_path / home, student=name) for home, name in (("a", "Mira Sato"), ("b", "mira")))
    songs = [loads((place.projects / "my-beat" / "song.json").read_bytes()) for place in (by_name, by_id)]
    teacher = given_start(klass.lesson("first-beat"), klass.assignment("first-beat"), "mira")
    assert songs[0].tempo == songs[1].tempo == teacher.tempo
    assert given_start(by_name.folder, by_name.assignment, "Mira Sato") == teacher


def test_who_one_is_must_be_known_for_a_variant(tmp_path):
    file = assigned(a_class(tmp_path), vary=Vary(tempos=(90, 120)))
    with pytest.raises(ClassroomError, match="Say who you are"):
        open_assignment(file, tmp_path / "home")


def test_a_variant_that_cannot_be_is_refused_where_it_is_written():
    for wrong in ({"keys": ("H minor",)}, {"tempos": (0,)}, {"chords": ("Q",)}):
        with pytest.raises(ClassroomError):
            Vary(**wrong)


def test_chords_take_the_place_of_the_chord_track_alone():
    moved = varied(SONG, Variant(chords="Dm G C A"))
    different = [track.id for track, new in zip(SONG.tracks, moved.tracks, strict=True) if track != new]
    assert len(different) == 1
