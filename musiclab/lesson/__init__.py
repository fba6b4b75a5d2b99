"""Lessons: what they ask for, what they have heard, and how far a student has come.

In a notebook: ``from musiclab.lesson import check``, and then ``check("beat")`` listens to what you have made.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from musiclab.lesson.check_word import check

_HOMES = {"check": "check_word"}

__all__ = ["check"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'musiclab.lesson' has no attribute {name!r}")
    return getattr(import_module(f"musiclab.lesson.{_HOMES[name]}"), name)
