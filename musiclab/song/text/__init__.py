"""The notations that students type: beats, melodies and progressions."""

from __future__ import annotations

from musiclab.song.text.beat import beat
from musiclab.song.text.beat_text import as_beat
from musiclab.song.text.chords import chords
from musiclab.song.text.melody import melody
from musiclab.song.text.melody_text import as_melody
from musiclab.song.text.phrase import Phrase

__all__ = ["Phrase", "as_beat", "as_melody", "beat", "chords", "melody"]
