"""Checks made of checks: all of them, any of them, at least so many."""

from __future__ import annotations

from musiclab.check.judgement import Judgement
from musiclab.check.rule import Check
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.limits import shown


def all_of(*checks: Check, title: str = "", asks: str = "", weight: float = 1.0) -> Check:
    """Make the check that passes when all of ``checks`` do; its credit is the weighted mean of theirs.

    >>> from musiclab.check.rules import length
    >>> from musiclab.song.model import Song
    >>> all_of(length(min_bars=8), length(max_bars=16))(Song()).passed
    False
    """
    return _composed("all_of", len(checks), checks, title=title, asks=asks, weight=weight)


def any_of(*checks: Check, title: str = "", asks: str = "", weight: float = 1.0) -> Check:
    """Make the check that passes when one of ``checks`` does: there are several right answers."""
    return _composed("any_of", 1, checks, title=title, asks=asks, weight=weight)


def at_least(count: int, *checks: Check, title: str = "", asks: str = "", weight: float = 1.0) -> Check:
    """Make the check that passes when ``count`` of ``checks`` do."""
    return _composed("at_least", count, checks, title=title, asks=asks, weight=weight)


def _composed(name: str, count: int, checks: tuple[Check, ...], *, title: str, asks: str, weight: float) -> Check:
    if type(count) is not int or not 1 <= count <= len(checks):
        raise CheckError(say("{count} of {all} checks were asked for. Ask for at least one, and no more than there are.", count=shown(count), all=len(checks)))
    questions = asks or " ".join(check.asks for check in checks)
    return Check(name, lambda work: _together(work, checks, count), title=title, asks=questions, weight=weight)


def _together(work: Work, checks: tuple[Check, ...], count: int) -> Judgement:
    """Judge a piece by all checks; the findings of what passed come first, then those of what is nearest to passing."""
    parts = tuple(check(work) for check in checks)
    there = [part for part in parts if part.passed]
    nearest = sorted((part for part in parts if not part.passed), key=lambda part: -part.credit) if count < len(parts) else [p for p in parts if not p.passed]
    passed = len(there) >= count
    findings = tuple(finding for part in (there if passed else [*there, *nearest]) for finding in part.findings)
    best = sorted(parts, key=lambda part: -part.credit)[:count]
    credit = sum(part.credit * part.weight for part in best) / sum(part.weight for part in best)
    return Judgement("", passed=passed, findings=findings, credit=credit if passed else min(credit, 0.99), parts=parts)
