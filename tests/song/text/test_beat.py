"""Beats as text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musiclab.errors import MusicLabError, TextError
from musiclab.song.clips import Note
from musiclab.song.text import as_beat, beat

steps = st.recursive(
    st.sampled_from("Xx-."),
    lambda inner: st.lists(inner, min_size=1, max_size=4).map(lambda parts: f"[{''.join(parts)}]")
    | st.tuples(inner, st.integers(1, 3)).map(lambda pair: f"{pair[0]}*{pair[1]}"),
    max_leaves=8,
)
beats = st.lists(steps, min_size=1, max_size=8).map(" ".join)


def hits(text, **options):
    return [(note.start, note.duration, note.velocity) for note in beat(text, pitch=36, **options).notes]


@given(beats)
@settings(max_examples=100, deadline=None)
def test_a_beat_written_and_read_again_is_the_same(text):
    phrase = beat(text, pitch=36)
    again = as_beat(phrase.notes, pitch=36, length=phrase.length)
    assert again is None or beat(again, pitch=36) == phrase


@given(st.text("Xx-.", min_size=1, max_size=40))
@settings(max_examples=50, deadline=None)
def test_every_plain_beat_can_be_written_again(text):
    phrase = beat(text, pitch=36)
    assert as_beat(phrase.notes, pitch=36, length=phrase.length).replace(" ", "") == text


@given(st.text("Xx-.[]()*3@ |q", max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_beat_or_an_error_that_points_into_it(text):
    try:
        beat(text, pitch=36)
    except TextError as error:
        assert 0 <= error.at <= max(len(text), 0)


def test_accents_normal_and_soft_hits_differ_in_velocity():
    assert hits("Xx-.") == [(0, 240, 120), (240, 240, 96), (480, 240, 56)]


def test_a_rest_at_the_end_counts():
    assert beat("x...", pitch=36).length == 960


def test_three_in_one_step_are_a_triplet_and_five_divide_a_beat_exactly():
    assert hits("[xxx]") == [(0, 80, 96), (80, 80, 96), (160, 80, 96)]
    assert [start for start, _, _ in hits("[xxxxx]", step=960)] == [0, 192, 384, 576, 768]


def test_seven_in_a_step_are_rounded_and_still_fill_it():
    found = hits("[x*7]x")
    assert sum(duration for _, duration, _ in found) == 480
    assert [start for start, _, _ in found] == [0, 34, 69, 103, 137, 171, 206, 240]


def test_brackets_stand_in_brackets():
    assert [start for start, _, _ in hits("[x[xx]]")] == [0, 120, 180]


def test_a_star_repeats_the_step_the_bracket_or_the_group_before_it():
    assert hits("x*3") == hits("xxx")
    assert hits("[xx]*2") == hits("[xx][xx]")
    assert hits("(X.x.)*2 x") == hits("X.x.X.x.x")
    assert hits("x*2*2") == hits("xxxx")


def test_spaces_and_bar_lines_are_free():
    assert hits("X . | x\n.") == hits("X.x.")


@pytest.mark.parametrize(
    ("text", "at", "sentence"),
    [
        ("x.y", 2, "'y' is not part of a beat"),
        ("x.[x.", 2, "not closed"),
        ("x.]", 2, "was not opened"),
        ("(x]", 2, "was not opened"),
        ("x[ ]", 1, "nothing between"),
        ("*2", 0, "nothing before"),
        ("x*", 1, "has to follow"),
        ("x*0", 1, "has to follow"),
        (" | ", 0, "no step here"),
        ("", 0, "nothing written"),
        ("x x*99999", 3, "more than 20,000 steps"),
        ("(((x*99)*99)*99)*99", 12, "more than 20,000 steps"),
        ("[" * 90_000, 16, "16 deep"),
        ("[x*241]", 1, "closer than one tick"),
        ("x" * 100_001, 0, "at most 100,000"),
    ],
)
def test_a_beat_that_cannot_be_read_is_refused_at_its_character(text, at, sentence):
    with pytest.raises(TextError) as refused:
        beat(text, pitch=36)
    assert (refused.value.at, sentence in str(refused.value)) == (at, True)


@pytest.mark.parametrize("options", [{"pitch": 128}, {"pitch": 36, "step": 0}, {"pitch": "kick"}])
def test_a_pitch_or_step_that_cannot_be_is_refused(options):
    with pytest.raises(MusicLabError, match="Use a whole number"):
        beat("x", **options)


def test_what_the_notation_cannot_say_is_not_written():
    assert as_beat([Note(0, 36, 240, 97)], pitch=36, length=960) == "x@97..."
    assert as_beat([Note(1, 36, 240)], pitch=36, length=960) is None
    assert as_beat([Note(0, 36, 480)], pitch=36, length=960) is None
    assert as_beat([], pitch=36, length=100) is None


def test_each_drum_of_a_clip_has_its_line():
    both = [Note(0, 36, 240), Note(240, 38, 240), Note(480, 38, 80), Note(560, 38, 80), Note(640, 38, 80)]
    assert as_beat(both, pitch=36, length=960) == "x..."
    assert as_beat(both, pitch=38, length=960) == ".x[xxx]."


@given(st.lists(st.integers(1, 127), min_size=1, max_size=12))
@settings(max_examples=50, deadline=None)
def test_every_velocity_can_be_written(velocities):
    text = "".join(f"x@{velocity}." for velocity in velocities)
    phrase = beat(text, pitch=36)
    assert [note.velocity for note in phrase.notes] == velocities
    assert beat(as_beat(phrase.notes, pitch=36, length=phrase.length), pitch=36) == phrase


@pytest.mark.parametrize("text", ["@80", ".@80", "x@", "x@0", "x@128", "x @80", "[xx]@80", "x@9999999"])
def test_a_loudness_without_a_hit_or_out_of_range_is_refused(text):
    with pytest.raises(TextError, match="@"):
        beat(text, pitch=36)
