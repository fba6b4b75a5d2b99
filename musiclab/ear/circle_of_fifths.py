"""The circle of fifths: keys in a ring, neighbours a fifth apart, each with its relative minor, its signs and its chords."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from musiclab.language import say
from musiclab.render.mixer import render
from musiclab.song.clips import Note, NoteClip
from musiclab.song.key import Key
from musiclab.song.model import Song, Track
from musiclab.song.tempo import Tempo
from musiclab.song.text import chords, melody
from musiclab.song.time import PER_BEAT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAJORS = ("C", "G", "D", "A", "E", "B", "F#", "Db", "Ab", "Eb", "Bb", "F")
MINORS = ("A", "E", "B", "F#", "C#", "G#", "D#", "Bb", "F", "C", "G", "D")
"""The keys from the top of the circle, clockwise, and their relative minors."""
SIGNS = (0, 1, 2, 3, 4, 5, 6, -5, -4, -3, -2, -1)
"""How many sharps a key has; flats count below 0."""
NUMERALS, MINOR_NUMERALS = ("I", "ii", "iii", "IV", "V", "vi"), ("i", "ii°", "III", "iv", "V", "VI")
"""The chords of a major key, and those of a minor one with its leading note in V."""


class Circle:
    """Works for the page that shows the circle: it is told which key is looked at, and gives its sounds."""

    def __init__(self, key: Key) -> None:
        minor = key.mode == "minor"
        homes = [Key(name).home for name in (MINORS if minor else MAJORS)]
        self._at, self._minor = homes.index(key.home), minor

    def page(self) -> Mapping[str, object]:
        """Give what is shown: the ring, the key that is looked at, its signs, its neighbours and its chords."""
        major, minor, signs = MAJORS[self._at], MINORS[self._at], SIGNS[self._at]
        return {
            "view": "circle", "title": say("Circle of fifths"), "majors": list(MAJORS), "minors": [f"{name}m" for name in MINORS], "at": self._at, "minor": self._minor,
            "key": f"{minor} minor" if self._minor else f"{major} major", "signs": _signs(signs), "chords": list(self._numerals),
            "about": say("{major} major and {minor} minor share their notes. Its neighbours are {left} and {right}.", major=major, minor=minor, left=MAJORS[self._at - 1], right=MAJORS[(self._at + 1) % 12]),
        }  # fmt: skip

    def words(self) -> str:
        """Give the state as text."""
        return say("Circle of fifths: {about}", about=self.page()["about"])

    def act(self, act: str, values: Sequence[object]) -> None:
        """Look at another key: ``key`` with its place in the ring, 0 to 11, and whether its minor is meant."""
        if act == "key" and len(values) == 2 and type(values[0]) is int and 0 <= values[0] < 12:
            self._at, self._minor = values[0], values[1] is True

    def sound(self, which: str, rate: int) -> NDArray[np.float32]:
        """Give the sound of the home chord, of the scale, or of a chord of the key by its numeral (``chord:IV``)."""
        kind, _, rest = which.partition(":")
        if kind == "scale":
            return render(_played(self._scale(), 9 * PER_BEAT // 2), rate=rate)
        numeral = rest if rest in self._numerals else self._numerals[0]
        phrase = chords(numeral, key=self._key, bar=3 * PER_BEAT)
        return render(_played(phrase.notes, 3 * PER_BEAT), rate=rate)

    @property
    def _key(self) -> Key:
        return Key(MINORS[self._at], "minor") if self._minor else Key(MAJORS[self._at])

    @property
    def _numerals(self) -> tuple[str, ...]:
        return MINOR_NUMERALS if self._minor else NUMERALS

    def _scale(self) -> tuple[Note, ...]:
        key = self._key
        low = melody(f"{key.tonic}4" if key.home < 8 else f"{key.tonic}3").notes[0].pitch
        steps = [(one - key.home) % 12 for one in key.scale] + [12]
        return tuple(Note(at * PER_BEAT // 2, low + step, PER_BEAT // 2) for at, step in enumerate(steps))


def _signs(count: int) -> str:
    if not count:
        return say("no sharps or flats")
    if count > 0:
        return say("1 sharp") if count == 1 else say("{count} sharps", count=count)
    return say("1 flat") if count == -1 else say("{count} flats", count=-count)


def _played(notes: Sequence[Note], length: int) -> Song:
    return Song(tempo=(Tempo(100),), tracks=(Track("circle", instrument="piano", clips=(NoteClip("notes", 0, length, tuple(notes)),)),))
