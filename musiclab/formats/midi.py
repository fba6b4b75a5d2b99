"""Standard MIDI files, there and back."""

from __future__ import annotations

from musiclab.formats.midi_read import read_midi
from musiclab.formats.midi_write import write_midi

__all__ = ["read_midi", "write_midi"]
