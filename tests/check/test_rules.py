"""Every rule: pieces of different character pass, near-misses are led to their next step, and no piece makes it stumble."""

from __future__ import annotations

import re

import pytest
from check.rules_table import all_rules
from check.strange import STRANGE

from musiclab.check import rules
from musiclab.check.rule import Check

RULES = all_rules()
PASSING = [(rule.name, example) for rule in RULES for example in rule.passing]
NEAR = [(rule.name, example) for rule in RULES for example in rule.near]
WORDS = re.compile(r"\b(wrong|error|fail|failed|incorrect|missing|only|must|invalid)\b|%", re.IGNORECASE)


def name_of(row):
    return f"{row[0]}: {row[1].title}"


@pytest.mark.parametrize("row", PASSING, ids=name_of)
def test_a_piece_that_has_it_passes_and_hears_why(row):
    name, example = row
    judged = getattr(rules, name)(example.song, **example.options)
    assert judged.passed, (judged.next_step, judged.measured)
    assert judged.credit == 1
    assert judged.findings[0].good
    assert judged.findings[0].title


@pytest.mark.parametrize("row", NEAR, ids=name_of)
def test_a_near_miss_is_led_to_its_next_step(row):
    name, example = row
    judged = getattr(rules, name)(example.song, **example.options)
    step = judged.next_step
    assert not judged.passed, judged.findings
    assert 0 <= judged.credit < 1
    assert step
    said = " ".join((step.title, step.found, step.asked, step.hint))
    assert example.says.lower() in said.lower(), said
    assert not WORDS.search(said), said


@pytest.mark.parametrize("title", STRANGE)
@pytest.mark.parametrize("name", rules.__all__)
def test_a_strange_song_ends_with_a_finding(name, title):
    if name in ("loudness_between", "audible", "automation_heard", "spectral_order") and title in ("late", "extremes"):
        title = "one note"  # forty minutes of silence need not be rendered here
    judged = getattr(rules, name)(STRANGE[title])
    assert judged.findings
    assert judged.passed or judged.next_step
    assert all(finding.title and finding.found for finding in judged.findings)


@pytest.mark.parametrize("name", rules.__all__)
def test_a_rule_makes_a_check_that_asks_a_question(name):
    check = getattr(rules, name)()
    assert isinstance(check, Check)
    assert check.asks.endswith("?")
    assert not WORDS.search(check.asks)


def test_every_rule_has_three_pieces_that_pass_and_three_near_misses():
    short = [rule.name for rule in RULES if len(rule.passing) < 3 or len(rule.near) < 3]
    assert not short
