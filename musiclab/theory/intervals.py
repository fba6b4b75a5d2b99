"""Intervals: how far two notes are apart, counted in letters and in semitones, with the name that both together make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.key import MODES
from musiclab.song.limits import shown
from musiclab.song.pitch import NAME, pitch

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAJOR = MODES["major"]
PERFECT = frozenset({0, 3, 4})
"""Unison, fourth and fifth, counted in letters: they are perfect, and all others major or minor."""
NUMBERS = ("unison", "second", "third", "fourth", "fifth", "sixth", "seventh", "octave", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "double octave")
QUALITIES = {-3: "triply diminished", -2: "doubly diminished", -1: "diminished", 0: "perfect", 1: "augmented", 2: "doubly augmented", 3: "triply augmented"}
SIGNS = {"perfect": "P", "major": "M", "minor": "m", **{quality: "dA"[off > 0] * abs(off) for off, quality in QUALITIES.items() if off}}
USUAL = ("P1", "m2", "M2", "m3", "M3", "P4", "A4", "P5", "m6", "M6", "m7", "M7")
"""What a distance is called where nobody has spelled it."""


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval upwards: the ``letters`` from one note to the other (0 is a unison, 2 a third), and its ``semitones``.

    >>> str(Interval(4, 7)), Interval(4, 7).short
    ('perfect fifth', 'P5')
    """

    letters: int
    semitones: int

    def __post_init__(self) -> None:
        if type(self.letters) is not int or type(self.semitones) is not int or self.letters < 0 or abs(self._off) > 3:
            raise SongError(say("An interval of {letters} letters and {semitones} semitones has no name. A third, for example, has 2 letters and 3 or 4 semitones.", letters=shown(self.letters), semitones=shown(self.semitones)))

    @property
    def _off(self) -> int:
        """Semitones beyond the perfect or major interval of so many letters."""
        octaves, letter = divmod(self.letters, 7)
        return self.semitones - 12 * octaves - MAJOR[letter]

    @property
    def quality(self) -> str:
        """Perfect, major, minor, augmented or diminished."""
        off = self._off
        if self.letters % 7 in PERFECT:
            return QUALITIES[off]
        return {0: "major", -1: "minor"}.get(off) or QUALITIES[off if off > 0 else off + 1]

    @property
    def number(self) -> str:
        """Unison, second, third and so on; beyond two octaves it is counted within them."""
        return NUMBERS[self.letters if self.letters < len(NUMBERS) else 7 + self.letters % 7]

    @property
    def short(self) -> str:
        """Write it briefly: P5, m3, A4."""
        return f"{SIGNS[self.quality]}{self.letters + 1}"

    @property
    def compound(self) -> bool:
        """Say whether it is wider than an octave."""
        return self.letters > 7

    @property
    def simple(self) -> Interval:
        """Give the same interval within an octave; an octave stays one."""
        octaves = (self.letters - 1) // 7 if self.letters else 0
        return Interval(self.letters - 7 * octaves, self.semitones - 12 * octaves)

    @property
    def inversion(self) -> Interval:
        """Turn it over: the lower note goes up an octave. A third becomes a sixth, major becomes minor.

        >>> str(Interval(2, 4).inversion)
        'minor sixth'
        """
        one = self.simple
        return Interval(7 - one.letters, 12 - one.semitones)

    @property
    def consonant(self) -> bool:
        """Say whether it counts as a consonance in common practice: perfect unison, fifth and octave, and major and minor thirds and sixths."""
        return self.simple.short in {"P1", "P5", "P8", "m3", "M3", "m6", "M6"}

    def __str__(self) -> str:
        return f"{self.quality} {self.number}"

    def draw(self, ax: Axes | None = None) -> Axes:
        """Draw it as a stretch of the keyboard, from C up."""
        from musiclab.theory.keys_picture import draw_keys

        return draw_keys({0: "C", self.semitones: ""}, ax, title=say("{interval}: {semitones} semitones", interval=self, semitones=self.semitones))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        from musiclab.paper import shown_in_cell

        return shown_in_cell(self.draw, say("{interval}, {semitones} semitones", interval=self, semitones=self.semitones))


def interval(lower: str | int, upper: str | int) -> Interval:
    """Name the interval from one note to another, by names with octaves ("C4", "Eb4") or by pitch numbers; order does not matter.

    Names are taken as they are spelled: C to D# is an augmented second, C to Eb a minor third. Numbers get the usual name. SongError for what is no note.

    >>> str(interval("C4", "Eb4")), str(interval("C4", "D#4")), str(interval(60, 76))
    ('minor third', 'augmented second', 'major tenth')
    """
    if isinstance(lower, str) and isinstance(upper, str):
        (low, letter), (high, other) = sorted(((pitch(name), _letter(name)) for name in (lower, upper)), key=lambda row: (row[1], row[0]))
        return Interval(other - letter, high - low)
    return of_semitones(abs(_number(upper) - _number(lower)))


def of_semitones(semitones: int) -> Interval:
    """Give an interval by its size, by its usual name.

    >>> of_semitones(15).short
    'm10'
    """
    octaves, rest = divmod(semitones, 12)
    return Interval(int(USUAL[rest][1:]) - 1 + 7 * octaves, semitones)


def _letter(name: str) -> int:
    """Give the place of a note's letter, octaves counted: C4 is 28."""
    found = NAME.fullmatch(name)
    assert found is not None  # `pitch` has read it
    return "CDEFGAB".index(found[1].upper()) + 7 * int(found[3])


def _number(note: str | int) -> int:
    if isinstance(note, str):
        return pitch(note)
    if type(note) is not int or not 0 <= note <= 127:
        raise SongError(say("{note} is not a note. Write a name such as C4, or a number from 0 to 127; middle C is 60.", note=shown(note)))
    return note
