"""Key signatures as Standard MIDI files know them: by their sharps, from seven flats to seven sharps."""

from __future__ import annotations

MODES = ("major", "minor")
KEYS = {
    "major": ("Cb", "Gb", "Db", "Ab", "Eb", "Bb", "F", "C", "G", "D", "A", "E", "B", "F#", "C#"),
    "minor": ("Ab", "Eb", "Bb", "F", "C", "G", "D", "A", "E", "B", "F#", "C#", "G#", "D#", "A#"),
}
"""For each mode the home notes, from seven flats on."""
