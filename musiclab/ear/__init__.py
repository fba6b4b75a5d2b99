"""Ear training: intervals, chords, scales, rhythms and hidden tunes by ear, the circle of fifths, and tapping along.

In a notebook: ``from musiclab import ear``, and then ``ear.intervals(level=1)``. In a lesson, results are kept beside the notebook.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from musiclab.ear.words import chords, circle, intervals, melodies, rhythms, scales, tap

__all__ = ["chords", "circle", "intervals", "melodies", "rhythms", "scales", "tap"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'musiclab.ear' has no attribute {name!r}")
    return getattr(import_module("musiclab.ear.words"), name)
