"""What music is made of: keys, chords, melodies, rhythm and form, found in a song and drawn.

``from musiclab.theory import find_key``; each of these takes a song and gives plain values with their places.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from musiclab.theory.cadence import cadence_at_end
    from musiclab.theory.chord_names import name_chord
    from musiclab.theory.form import form_of
    from musiclab.theory.harmony import chords_in
    from musiclab.theory.key import find_key
    from musiclab.theory.roles import notes_of_role, roles_played

_HOMES = {
    "cadence_at_end": "cadence", "chords_in": "harmony", "find_key": "key", "form_of": "form", "name_chord": "chord_names", "notes_of_role": "roles", "roles_played": "roles",
}  # fmt: skip


__all__ = ["cadence_at_end", "chords_in", "find_key", "form_of", "name_chord", "notes_of_role", "roles_played"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'musiclab.theory' has no attribute {name!r}")
    return getattr(import_module(f"musiclab.theory.{_HOMES[name]}"), name)
