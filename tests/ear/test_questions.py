"""Questions for the ear: what is played is what is asked, at every level and for every seed."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musiclab.ear.scale_questions import SCALES
from musiclab.ear.training import EXERCISES, Training
from musiclab.errors import MusicLabError
from musiclab.song.text.chord_symbols import QUALITIES

LEVELS = [(exercise, level) for exercise, (_, levels) in EXERCISES.items() for level in range(1, levels + 1)]
seeds = st.integers(0, 2**32)


@pytest.mark.parametrize(("exercise", "level"), LEVELS)
def test_every_question_can_be_played_and_answered_right(exercise, level):
    ask, _ = EXERCISES[exercise]
    for seed in range(60):
        question = ask(level, Random(seed))
        assert question.song.end == question.length
        assert question.right(question.answer)
        assert all(note.start + note.duration <= question.length for note in question.notes)
        assert all(question.near(question.answer))


@given(seed=seeds, level=st.integers(1, 5))
def test_the_interval_that_is_played_is_the_one_that_is_right(seed, level):
    question = EXERCISES["intervals"][0](level, Random(seed))
    first, second = question.notes
    assert abs(second.pitch - first.pitch) == int(question.answer[0])
    assert (second.pitch < first.pitch) <= (level == 4)
    assert (second.start == first.start) == (level == 5)


@given(seed=seeds, level=st.integers(1, 3))
def test_the_chord_that_is_played_is_the_one_that_is_right(seed, level):
    question = EXERCISES["chords"][0](level, Random(seed))
    pitches = sorted(note.pitch for note in question.notes)
    kind = "" if question.answer[0] == "major" else question.answer[0]
    assert tuple(pitch - pitches[0] for pitch in pitches) == QUALITIES[kind]


@given(seed=seeds)
def test_of_an_inversion_the_lowest_note_is_the_one_that_is_named(seed):
    question = EXERCISES["chords"][0](4, Random(seed))
    pitches = sorted(note.pitch for note in question.notes)
    assert tuple(pitch - pitches[0] for pitch in pitches) == {"major": (0, 4, 7), "/3": (0, 3, 8), "/5": (0, 5, 9)}[question.answer[0]]


@given(seed=seeds, level=st.integers(1, 3))
def test_the_scale_that_is_played_is_the_one_that_is_right(seed, level):
    question = EXERCISES["scales"][0](level, Random(seed))
    pitches = [note.pitch for note in question.notes]
    assert tuple(pitch - pitches[0] for pitch in pitches) == (*SCALES[question.answer[0]], 12)


@given(seed=seeds, level=st.integers(1, 4))
def test_the_rhythm_that_is_played_is_the_one_that_is_right(seed, level):
    question = EXERCISES["rhythms"][0](level, Random(seed))
    step = 3840 // question.steps
    assert question.answer == tuple(str((note.start - 3840) // step) for note in question.notes if note.pitch == 76)
    assert question.answer[0] == "0"


def test_of_a_rhythm_whole_beats_are_right_so_that_nothing_is_given_away():
    question = EXERCISES["rhythms"][0](3, Random(1))
    first = [step for step in question.answer if int(step) < 4]
    assert question.near(first) == (True, *(not any(4 * beat <= int(step) < 4 * beat + 4 for step in question.answer) for beat in (1, 2, 3)))
    assert question.near([step for step in first if step != "0"])[0] is False


@given(seed=seeds, level=st.integers(1, 3))
def test_a_hidden_tune_moves_and_comes_home(seed, level):
    question = EXERCISES["melodies"][0](level, Random(seed))
    pitches = [note.pitch for note in question.notes]
    assert question.answer == tuple(map(str, pitches))
    assert question.answer[-1] == question.choices[0].name
    assert all(a != b for a, b in pairwise(pitches))
    assert question.shown == question.answer[:1]


@given(seed=seeds, tries=st.lists(st.booleans(), max_size=30))
def test_right_counts_what_was_right_the_first_time(seed, tries):
    training = Training("intervals", 2, 5, seed)
    first, right, done = True, 0, 0
    for good in tries:
        if done == 5:
            break
        answer = training.question.answer if good else ("none",)
        training = training.given(answer)
        right += good and first
        done += good
        first = good
    assert (training.right, training.answered) == (right, done)


def test_the_same_seed_asks_the_same_questions_and_another_level_others():
    once, again = Training("scales", 3, 5, 9), Training("scales", 3, 5, 9)
    assert once.question == again.question
    assert once.at_level(2).level == 2
    assert once.at_level(3).question is not None


@pytest.mark.parametrize("options", [{"exercise": "smells"}, {"exercise": "chords", "level": 9}, {"exercise": "chords", "count": 0}, {"exercise": "chords", "level": "high"}])
def test_a_round_that_cannot_be_is_refused_in_a_sentence(options):
    with pytest.raises(MusicLabError, match=r"\."):
        Training(**options)
