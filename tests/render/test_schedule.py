"""When notes sound: tempo, swing, repeats, and windows that tile."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musiclab.render.schedule import schedule
from musiclab.render.timing import Timing, swing_ticks
from musiclab.song.clips import Note, NoteClip
from musiclab.song.model import Song, Swing, Track
from musiclab.song.tempo import Tempo, seconds_at
from musiclab.song.time import Meter

notes = st.builds(Note, st.integers(0, 8000), st.integers(30, 90), st.integers(1, 4000), st.integers(1, 127))
clips = st.builds(
    lambda start, length, found, repeats: NoteClip("c1", start, length, tuple({(n.start, n.pitch): n for n in found}.values()), repeats),
    st.integers(0, 5000),
    st.integers(1, 9000),
    st.lists(notes, max_size=20),
    st.integers(1, 4),
)
tempos = st.lists(st.tuples(st.floats(20, 300), st.integers(1, 4000), st.booleans()), min_size=1, max_size=5).map(
    lambda rows: tuple(Tempo(bpm, sum(r[1] for r in rows[:i]), ramp) for i, (bpm, _, ramp) in enumerate(rows))
)


@given(clips, tempos, st.lists(st.integers(0, 400_000), max_size=6))
@settings(deadline=None)
def test_windows_that_follow_one_another_give_every_note_once(clip, tempo, cuts):
    events = schedule(Track("t", clips=(clip,)), Timing(Song(tempo=tempo), 44_100))
    edges = [0, *sorted(cuts), 1 << 60]
    windows = [events.window(a, b) for a, b in itertools.pairwise(edges)]
    assert np.array_equal(np.concatenate([w.start for w in windows]), events.start)
    assert np.array_equal(np.concatenate([w.pitch for w in windows]), events.pitch)


@given(clips, tempos)
@settings(deadline=None)
def test_notes_come_in_order_and_last_at_least_one_frame(clip, tempo):
    events = schedule(Track("t", clips=(clip,)), Timing(Song(tempo=tempo), 44_100))
    assert (np.diff(events.start) >= 0).all()
    assert (events.frames >= 1).all()
    heard = sum(note.start < clip.length for note in clip.notes)
    assert len(events) == heard * clip.repeats


@given(tempos, st.lists(st.integers(0, 50_000), min_size=1, max_size=20))
@settings(deadline=None)
def test_many_ticks_at_once_take_the_seconds_that_each_takes_alone(tempo, ticks):
    song = Song(tempo=tempo)
    together = Timing(song, 48_000).seconds(np.array(ticks))
    assert together == pytest.approx([seconds_at(tempo, tick) for tick in ticks], abs=1e-9)


@given(st.floats(0.5, 0.8), st.sampled_from([240, 480]), st.lists(st.integers(0, 40_000), min_size=2, max_size=30))
def test_swing_keeps_the_order_of_notes_and_the_barlines(ratio, unit, ticks):
    song = Song(swing=Swing(ratio, unit), meter=(Meter(7, 8), Meter(3, 4, at=3360 * 2)))
    swung = swing_ticks(song, np.array(sorted(ticks)))
    assert (np.diff(swung) >= 0).all()
    bars = np.array([0, 3360, 6720, 6720 + 2880])
    assert np.array_equal(swing_ticks(song, bars), bars)


def test_triplet_swing_puts_the_second_eighth_on_the_third_triplet():
    song = Song(swing=Swing(2 / 3))
    assert swing_ticks(song, np.array([0, 480, 960, 1440])) == pytest.approx([0, 640, 960, 1600])


def test_a_note_is_cut_where_its_clip_ends_and_one_that_begins_later_is_not_heard():
    clip = NoteClip("c1", 0, 1920, (Note(960, 60, 9000), Note(1920, 62)))
    events = schedule(Track("t", clips=(clip,)), Timing(Song(), 48_000))
    assert events.start.tolist() == [24_000]
    assert events.frames.tolist() == [24_000]


def test_a_tick_between_two_frames_takes_the_nearer_one():
    assert Timing(Song(tempo=(Tempo(121),)), 44_100).frame(1) == round(60 / 121 / 960 * 44_100)


def test_ten_thousand_tempo_changes_are_no_burden():
    tempos = tuple(Tempo(100 + i % 50, i * 48) for i in range(10_000))
    timing = Timing(Song(tempo=tempos), 48_000)
    assert timing.frame(9_999 * 48) == round(seconds_at(tempos, 9_999 * 48) * 48_000)
