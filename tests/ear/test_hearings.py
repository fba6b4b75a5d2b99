"""A dictation whose teacher has set how often it may be heard."""

from __future__ import annotations

import pytest

from musiclab.ear.rounds import Round
from musiclab.ear.training import Training
from musiclab.errors import MusicLabError


def dictation(plays):
    return Round(Training("melodies", count=3, seed=1), lambda name, result: None, plays=plays)


def test_a_question_is_heard_as_often_as_was_set_and_each_question_anew():
    asked = dictation(2)
    assert "You can hear it 2 times more." in asked.page()["asks"]
    for _ in range(2):
        assert asked.sound("question", 8000).any()
    with pytest.raises(MusicLabError, match="You have heard it 2 times"):
        asked.sound("question", 8000)
    assert asked.sound("given:60,62", 8000).any()
    asked.act("answer", asked._training.question.answer)
    assert asked.sound("question", 8000).any()
    assert "once more" in asked.page()["asks"]


def test_without_a_limit_it_is_heard_as_often_as_one_likes():
    asked = dictation(0)
    for _ in range(5):
        asked.sound("question", 8000)
    assert "hear it" not in asked.page()["asks"]


def test_an_assignments_limit_reaches_the_exercise(tmp_path, monkeypatch):
    from musiclab.ear import words

    (tmp_path / ".musiclab").mkdir()
    (tmp_path / ".musiclab/locks.json").write_text('{"plays": 1}')
    monkeypatch.chdir(tmp_path)
    assert "once more" in words.rhythms(seed=1).page["asks"]
