"""The classroom: assigning, handing in, collecting, marking and giving back, in files that anyone can carry.

In a student's notebook: ``from musiclab.classroom import hand_in``. In a teacher's: ``from musiclab.classroom import desk``, and then ``desk("class-9b")``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from musiclab.classroom.desk_word import desk
    from musiclab.classroom.hand_in_word import hand_in
    from musiclab.classroom.overview_word import overview
    from musiclab.classroom.taking_in import assignments

_HOMES = {"desk": "desk_word", "assignments": "taking_in", "hand_in": "hand_in_word", "overview": "overview_word"}

__all__ = ["assignments", "desk", "hand_in", "overview"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'musiclab.classroom' has no attribute {name!r}")
    return getattr(import_module(f"musiclab.classroom.{_HOMES[name]}"), name)
