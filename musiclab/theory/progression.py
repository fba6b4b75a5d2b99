"""The chords of a song in its key: their names, their roman numerals, and how often they change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from musiclab.language import say
from musiclab.song.key import Key
from musiclab.song.model import Song
from musiclab.theory.chord_names import numeral
from musiclab.theory.harmony import Harmony, chords_in, harmonic_rhythm
from musiclab.theory.key import find_key

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class Progression:
    """Chords one after the other, each with its place, and the key they are heard in."""

    chords: tuple[Harmony, ...]
    key: Key

    @property
    def numerals(self) -> tuple[str, ...]:
        """The roman numeral of each chord."""
        return tuple(numeral(one.chord.root, one.chord.quality, self.key) for one in self.chords)

    @property
    def beats(self) -> tuple[float, ...]:
        """The harmonic rhythm: how many beats each chord lasts."""
        return harmonic_rhythm(self.chords)

    @property
    def changes_a_bar(self) -> float:
        """How often the chord changes in four beats, on average; 0 where it never does."""
        return 4 * (len(self.chords) - 1) / sum(self.beats) if self.chords else 0.0

    def __str__(self) -> str:
        return " - ".join(self.numerals)

    def draw(self, ax: Axes | None = None) -> Axes:
        """Draw the chords over time, each in the row of its numeral."""
        from musiclab.theory.stretch_picture import draw_stretches

        rows = [(one.start, one.end, f"{name}  {one.chord}") for one, name in zip(self.chords, self.numerals, strict=True)]
        return draw_stretches(rows, ax, title=say("Chords in {key}", key=self.key))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        from musiclab.paper import shown_in_cell

        return shown_in_cell(self.draw, say("Chords in {key}: {numerals}", key=self.key, numerals=self))


def progression(song: Song, *, key: Key | None = None) -> Progression:
    """Find the chords of a song and write them as roman numerals in ``key``; without it that is the song's own, or the one that is heard, or C major where nothing is.

    >>> from musiclab.examples import example
    >>> progression(example("paper-boats")).numerals[4:8]
    ('i', 'VI', 'III', 'VII')
    """
    found = None if key or song.key else find_key(song)
    return Progression(chords_in(song), key or song.key or (found.nearest if found else Key()))
