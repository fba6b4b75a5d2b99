"""Scales: which notes they have, each letter spelled as it belongs, and how they sound on a keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.key import MODES
from musiclab.song.limits import shown
from musiclab.song.pitch import LETTERS, pitch_class

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Steps = tuple[tuple[int, int], ...]
"""For each note the letters and the semitones above the home note."""

SHARES_LETTERS = {
    "major pentatonic": ((0, 0), (1, 2), (2, 4), (4, 7), (5, 9)),
    "minor pentatonic": ((0, 0), (2, 3), (3, 5), (4, 7), (6, 10)),
    "blues": ((0, 0), (2, 3), (3, 5), (4, 6), (4, 7), (6, 10)),
    "major blues": ((0, 0), (1, 2), (2, 3), (2, 4), (4, 7), (5, 9)),
    "whole tone": ((0, 0), (1, 2), (2, 4), (3, 6), (4, 8), (6, 10)),
    "chromatic": ((0, 0), (0, 1), (1, 2), (1, 3), (2, 4), (3, 5), (3, 6), (4, 7), (4, 8), (5, 9), (5, 10), (6, 11)),
    "octatonic": ((0, 0), (1, 2), (2, 3), (3, 5), (4, 6), (5, 8), (5, 9), (6, 11)),
}


def _seven(semitones: tuple[int, ...]) -> Steps:
    return tuple(enumerate(semitones))


SCALES: Mapping[str, Steps] = MappingProxyType({
    **{mode: _seven(semitones) for mode, semitones in MODES.items()},
    "harmonic minor": _seven((0, 2, 3, 5, 7, 8, 11)),
    "melodic minor": _seven((0, 2, 3, 5, 7, 9, 11)),
    **SHARES_LETTERS,
})  # fmt: skip
"""Every scale by its name; melodic minor as it goes up."""
OTHER_NAMES = {"ionian": "major", "aeolian": "minor", "natural minor": "minor", "pentatonic": "major pentatonic", "minor blues": "blues", "diminished": "octatonic", "whole-tone": "whole tone"}
SIGNS = {-2: "bb", -1: "b", 0: "", 1: "#", 2: "##"}


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale on a home note: the ``names`` of its notes from there up, and, where it goes another way down, of those from the top.

    >>> scale("D harmonic minor").names
    ('D', 'E', 'F', 'G', 'A', 'Bb', 'C#')
    """

    tonic: str
    kind: str
    names: tuple[str, ...]
    going_down: tuple[str, ...]

    @property
    def classes(self) -> tuple[int, ...]:
        """The pitch classes of its notes, 0 (C) to 11 (B), from the home note up."""
        return tuple(pitch_class(name) for name in self.names)

    @property
    def semitones(self) -> tuple[int, ...]:
        """Its notes in semitones above the home note."""
        return tuple(semitones for _, semitones in SCALES[self.kind])

    @property
    def steps(self) -> tuple[int, ...]:
        """Semitones from each note to the next, the last to the octave."""
        places = (*self.semitones, 12)
        return tuple(b - a for a, b in pairwise(places))

    def degree(self, number: int) -> str:
        """Give the name of a degree; 1 is the home note. SongError where the scale has none such."""
        if type(number) is not int or not 1 <= number <= len(self.names):
            raise SongError(say("The scale has no degree {number}. Use 1 to {count}.", number=shown(number), count=len(self.names)))
        return self.names[number - 1]

    def __str__(self) -> str:
        return f"{self.tonic} {self.kind}"

    def draw(self, ax: Axes | None = None) -> Axes:
        """Draw its notes on a keyboard."""
        from musiclab.theory.keys_picture import draw_keys

        home = pitch_class(self.tonic)
        notes = {home + semitones: name for semitones, name in zip(self.semitones, self.names, strict=True)}
        return draw_keys({**notes, home + 12: self.tonic}, ax, title=str(self))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        from musiclab.paper import shown_in_cell

        return shown_in_cell(self.draw, f"{self}: {' '.join(self.names)}")


def scale(name: str) -> Scale:
    """Give a scale by its name: "A minor", "Eb major pentatonic", "F# melodic minor", "C blues".

    Each letter is spelled as it belongs, with double sharps or flats where that asks for them. SongError for an unknown note or scale.

    >>> scale("F# major").names
    ('F#', 'G#', 'A#', 'B', 'C#', 'D#', 'E#')
    """
    tonic, _, kind = name.strip().partition(" ") if isinstance(name, str) else ("", "", "")
    kind = " ".join(kind.lower().split()) or "major"
    kind = OTHER_NAMES.get(kind, kind)
    if kind not in SCALES:
        raise SongError(say("The scale {name} is unknown. Write a note and one of {kinds}.", name=shown(name), kinds=", ".join(SCALES)))
    pitch_class(tonic)
    tonic = tonic[0].upper() + tonic[1:].replace("♯", "#").replace("♭", "b")
    names = _spelled(tonic, SCALES[kind])
    down = _spelled(tonic, SCALES["minor"]) if kind == "melodic minor" else names
    return Scale(tonic, kind, names, tuple(reversed(down)))


def _spelled(tonic: str, steps: Steps) -> tuple[str, ...]:
    letters = "CDEFGAB"
    first, home = letters.index(tonic[0]), pitch_class(tonic)
    found = []
    for letters_up, semitones in steps:
        letter = letters[(first + letters_up) % 7]
        off = (home + semitones - LETTERS[letter] + 6) % 12 - 6
        if off not in SIGNS:
            raise SongError(say("{tonic} has too many sharps or flats to begin this scale. Use another name for the same note.", tonic=shown(tonic)))
        found.append(letter + SIGNS[off])
    return tuple(found)
