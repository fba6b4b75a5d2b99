"""Understanding a take: its pitches, notes, onsets, tempo, level and timing, as values that draw themselves.

``hear(samples, rate)`` gives all of it; each of the modules has one part.
"""

from __future__ import annotations

from musiclab.listen.take import Hearing, hear

__all__ = ["Hearing", "hear"]
