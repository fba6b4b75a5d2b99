"""What really differs between two pieces: notes, and nothing that can be done to all of them at once."""

from __future__ import annotations

from dataclasses import replace

from check.examples.forms import STARTER, moved
from check.pieces import BAR
from hypothesis import given
from hypothesis import strategies as st

from musiclab.song.clips import Note, NoteClip
from musiclab.song.model import Track
from musiclab.theory.difference import difference


@given(octave=st.sampled_from([-12, 0, 12]), later=st.integers(0, 9), velocity=st.integers(1, 127), times=st.integers(1, 4), order=st.permutations([0, 1, 2]))
def test_octave_bars_loudness_pasting_and_the_order_of_tracks_change_nothing(octave, later, velocity, times, order):
    song = moved(STARTER, semitones=octave, ticks=later * BAR, velocity=velocity)
    tracks = tuple(replace(song.tracks[at], id=f"new-{at}", clips=tuple(replace(clip, repeats=times) for clip in song.tracks[at].clips)) for at in order)
    assert difference(replace(song, tracks=tracks), STARTER).changes == 0


@given(places=st.sets(st.integers(0, 15), max_size=16), octave=st.sampled_from([-12, 0, 12]), later=st.integers(0, 5))
def test_every_new_note_counts_once(places, octave, later):
    song = moved(STARTER, semitones=octave, ticks=later * BAR)
    notes = tuple(Note(later * BAR + place * 960 + 240, 100, 120) for place in places)
    more = Track("more", clips=(NoteClip("n", 0, 12 * BAR, notes),))
    assert difference(replace(song, tracks=(*song.tracks, more)), STARTER).changes == len(places)


@given(gone=st.sets(st.integers(0, 14), max_size=8))
def test_every_note_that_is_gone_counts_once(gone):
    tune = STARTER.tracks[1]
    notes = tuple(note for at, note in enumerate(tune.clips[0].notes) if at not in gone)
    fewer = replace(tune, clips=(replace(tune.clips[0], notes=notes),))
    lost = len(tune.clips[0].notes) - len(notes)
    assert difference(replace(STARTER, tracks=(STARTER.tracks[0], fewer, STARTER.tracks[2])), STARTER).changes == lost


def test_a_muted_track_is_neither_gone_nor_new():
    muted = tuple(replace(track, mute=True) for track in STARTER.tracks)
    assert difference(replace(STARTER, tracks=muted), STARTER).changes == 0
