"""Clips of recordings are cut, chosen, turned and stretched, and what sounds elsewhere stays what it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from musiclab.edit.recordings import (
    Source,
    heard_at,
    other_take,
    picked,
    seconds_in,
    since,
    stretched,
    turned,
    until,
)
from musiclab.errors import EditError, SongError
from musiclab.song.clips import AudioClip, Join
from musiclab.song.tempo import Tempo

LENGTH = 7680
SECONDS = seconds_in((Tempo(97), Tempo(60, 4000, ramp=True), Tempo(141, 9000)))
TAKES = ("one", "two", "three")

places = st.integers(1, LENGTH - 1)
sources = st.builds(Source, st.sampled_from(TAKES), st.floats(0, 20))
joins = st.lists(st.builds(Join, places, st.sampled_from(TAKES), st.floats(0, 20)), max_size=4, unique_by=lambda join: join.at)
clips = st.builds(AudioClip, st.just("voice"), st.integers(0, 9600), st.just(LENGTH), st.sampled_from(TAKES), st.floats(0, 20), joins=joins.map(tuple))
parts = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).filter(lambda part: part[0] != part[1]).map(sorted)


def same(one, other):
    return one.take == other.take and abs(one.offset - other.offset) < 1e-5


@given(clips, parts, sources, st.integers(0, LENGTH - 1))
def test_a_take_is_heard_where_it_was_picked_and_nowhere_else(clip, part, source, at):
    start, end = part
    after = heard_at(picked(clip, start, end, source, SECONDS), at, SECONDS)
    if start <= at < end:
        assert same(after, Source(source.take, source.offset + SECONDS(clip.start + start, clip.start + at)))
    else:
        assert same(after, heard_at(clip, at, SECONDS))


def test_a_join_at_the_second_tick_to_the_same_place_of_the_take_is_not_heard_before_it():
    clip = AudioClip("voice", 0, LENGTH, "two", 0.0, joins=(Join(1, "two", 0.0),))
    assert heard_at(clip, 0, SECONDS) == Source("two", 0.0)


@given(clips, parts)
def test_picking_what_is_heard_already_changes_nothing_that_is_heard(clip, part):
    start, end = part
    again = picked(clip, start, end, heard_at(clip, start, SECONDS), SECONDS)
    inside = [join for join in clip.joins if start < join.at < end]
    if not inside:
        assert len(again.joins) <= len(clip.joins)
        assert all(same(heard_at(again, at, SECONDS), heard_at(clip, at, SECONDS)) for at in (0, start, (start + end) // 2, LENGTH - 1))


@given(clips, places, st.integers(0, LENGTH - 1))
def test_a_clip_that_is_cut_in_two_sounds_as_before(clip, at, tick):
    first, second = until(clip, at), since(clip, at, SECONDS)
    assert (first.end, second.start, second.end) == (second.start, clip.start + at, clip.end)
    heard = heard_at(first, tick, SECONDS) if tick < at else heard_at(second, tick - at, SECONDS)
    assert same(heard, heard_at(clip, tick, SECONDS))


@given(clips)
def test_turned_twice_a_clip_is_what_it_was(clip):
    lengths = dict.fromkeys(TAKES, 60.0)
    even = seconds_in((Tempo(97),))  # where the tempo changes, the joins are at other moments backwards
    again = turned(turned(clip, lengths, even), lengths, even)
    assert replace(again, offset=0.0, joins=()) == replace(clip, offset=0.0, joins=())
    assert all(same(heard_at(again, at, even), heard_at(clip, at, even)) for at in (0, 17, 3000, LENGTH - 1))


@given(clips, st.floats(0.25, 4))
def test_stretched_and_stretched_back_a_clip_begins_where_it_did(clip, by):
    assume(all(join.at >= 8 for join in clip.joins))  # nearer ones can fall onto the start, and be heard from there on
    back = stretched(stretched(clip, by), 1.0)
    assert back.offset == pytest.approx(clip.offset)
    assert abs(back.length - clip.length) <= 2 / by + 2


@given(clips, st.integers(0, LENGTH - 1), st.integers(-9600, 9600))
def test_another_take_of_the_same_music_goes_along_when_the_clip_is_moved(clip, at, by):
    begins = {"one": -20.0, "two": -20.25, "three": -21.0}
    moved = replace(clip, start=max(0, clip.start + by))
    even = seconds_in((Tempo(97),))
    assert other_take(moved, at, "three", begins, even).offset == pytest.approx(other_take(clip, at, "three", begins, even).offset)


def test_a_take_cannot_be_picked_from_before_it_began_nor_backwards():
    clip = AudioClip("voice", 0, LENGTH, "one", offset=0.1)
    with pytest.raises(EditError, match="had not begun there"):
        other_take(clip, 0, "two", {"one": 0.0, "two": 3.0}, SECONDS)
    with pytest.raises(EditError, match="Turn it forwards"):
        other_take(replace(clip, reverse=True), 0, "two", {"one": 0.0, "two": 0.0}, SECONDS)


def test_what_cannot_be_is_said_in_a_sentence():
    clip = AudioClip("voice", 0, LENGTH, "one")
    with pytest.raises(EditError, match="Choose a part of the clip"):
        picked(clip, 960, LENGTH + 1, Source("two", 0), SECONDS)
    with pytest.raises(SongError, match=r"from 0.25 to 4"):
        stretched(clip, 9)
    with pytest.raises(SongError, match="joined at tick 480"):
        replace(clip, joins=(Join(480, "two"), Join(480, "three")))
