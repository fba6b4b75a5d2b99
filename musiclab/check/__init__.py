"""Checks: they listen to what was made, accept every right answer, and name the next step in musical words.

``from musiclab.check import all_of, Lesson, Task``; the ready rules are in `musiclab.check.rules`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from musiclab.check.compose import all_of, any_of, at_least
    from musiclab.check.finding import Finding, Where
    from musiclab.check.judgement import Judgement, not_yet, passes
    from musiclab.check.report import Report, report_of
    from musiclab.check.rule import Check
    from musiclab.check.task import Lesson, Task
    from musiclab.check.work import Work

_HOMES = {
    "all_of": "compose", "any_of": "compose", "at_least": "compose", "Finding": "finding", "Where": "finding", "Judgement": "judgement", "not_yet": "judgement", "passes": "judgement",
    "Report": "report", "report_of": "report", "Check": "rule", "Lesson": "task", "Task": "task", "Work": "work",
}  # fmt: skip

__all__ = ["Check", "Finding", "Judgement", "Lesson", "Report", "Task", "Where", "Work", "all_of", "any_of", "at_least", "not_yet", "passes", "report_of"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'musiclab.check' has no attribute {name!r}")
    return getattr(import_module(f"musiclab.check.{_HOMES[name]}"), name)
