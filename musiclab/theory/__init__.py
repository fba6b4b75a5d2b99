"""What music is made of: keys, chords, melodies, rhythm and form, found in a song and drawn.

``from musiclab.theory import find_key, key_over_time, chords_in, motifs_in, scale, interval``; what has the name of its module is
found there, as in ``from musiclab.theory.contour import contour``. Each gives plain values with their places. Names are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from musiclab.theory.cadence import cadence_at_end
    from musiclab.theory.chord_names import name_chord, numeral
    from musiclab.theory.form import form_of
    from musiclab.theory.harmony import chords_in, harmonic_rhythm
    from musiclab.theory.intervals import interval
    from musiclab.theory.key import find_key
    from musiclab.theory.key_path import key_over_time
    from musiclab.theory.motif_search import motifs_in
    from musiclab.theory.roles import notes_of_role, roles_played
    from musiclab.theory.scales import scale
    from musiclab.theory.voice_leading import chord_voices, track_voices

_HOMES = {
    "cadence_at_end": "cadence", "name_chord": "chord_names", "numeral": "chord_names", "form_of": "form", "chords_in": "harmony", "harmonic_rhythm": "harmony", "interval": "intervals",
    "find_key": "key", "key_over_time": "key_path", "motifs_in": "motif_search", "notes_of_role": "roles", "roles_played": "roles", "scale": "scales", "chord_voices": "voice_leading", "track_voices": "voice_leading",
}  # fmt: skip

__all__ = [
    "cadence_at_end", "chord_voices", "chords_in", "find_key", "form_of", "harmonic_rhythm", "interval", "key_over_time", "motifs_in", "name_chord", "notes_of_role", "numeral", "roles_played", "scale", "track_voices",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'musiclab.theory' has no attribute {name!r}")
    return getattr(import_module(f"musiclab.theory.{_HOMES[name]}"), name)
