"""Lessons: what they ask for, what they have heard, and how far a student has come.

In a notebook: ``from musiclab.lesson import check``, and then ``check("beat")`` listens to what you have made; ``begin("my-loop")`` opens a song
that starts with what the lesson gives, and ``progress()`` shows which lessons are begun and checked.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from musiclab.lesson.begin_word import begin
    from musiclab.lesson.check_word import check
    from musiclab.lesson.progress_word import progress

_HOMES = {"begin": "begin_word", "check": "check_word", "progress": "progress_word"}

__all__ = ["begin", "check", "progress"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'musiclab.lesson' has no attribute {name!r}")
    return getattr(import_module(f"musiclab.lesson.{_HOMES[name]}"), name)
