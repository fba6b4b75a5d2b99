"""Patterns of our own in many styles: drum grooves, bass lines, chord rhythms and arpeggios.

They are written in the notations of the song, one readable file for each style and role (``drums/rock.toml``),
so that reading them is a lesson and adding to them needs no program. Pitched ones follow any progression.

>>> from musiclab import patterns
>>> [note.start for note in patterns.pattern("house-four-on-the-floor").realise().notes if note.pitch == 36]
[0, 960, 1920, 2880]
>>> walk = patterns.pattern("swing-walk-up").realise("Dm7 G7")
>>> [note.pitch for note in walk.notes]
[38, 41, 45, 42, 43, 47, 50, 37]
"""

from __future__ import annotations

from musiclab.patterns.library import STYLES, find, pattern
from musiclab.patterns.model import ROLES, Pattern

__all__ = ["ROLES", "STYLES", "Pattern", "find", "pattern"]
