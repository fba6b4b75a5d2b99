"""Chords by name: which chord some pitch classes make, how it is written, and its roman numeral in a key."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from musiclab.song.key import MODES, Key
from musiclab.song.pitch import FLATS, SHARPS
from musiclab.song.text.chord_symbols import QUALITIES

NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII")
TRIADS = {"": (0, 4, 7), "m": (0, 3, 7), "dim": (0, 3, 6), "aug": (0, 4, 8)}
NAMED = ("", "m", "dim", "aug", "7", "maj7", "m7", "m7b5", "dim7", "mmaj7", "sus4", "sus2", "6", "m6", "add9", "9", "maj9", "m9", "5")
"""The kinds of chord that are looked for by name, the plainest first."""
COLOURED = ("6", "m6", "sus2", "sus4", "add9")
"""Kinds that are named so over their own root alone."""
FLAT_HOMES = {1, 3, 5, 8, 10}
SIGNS = {"dim": "°", "dim7": "°7", "m7b5": "ø7", "aug": "+"}


@dataclass(frozen=True, slots=True)
class ChordName:
    """A chord: its ``root`` (0 is C), its ``quality`` as it is written after the root, and its ``bass``.

    >>> str(ChordName(9, "m", 0))
    'Am/C'
    """

    root: int
    quality: str
    bass: int

    @property
    def intervals(self) -> tuple[int, ...]:
        """Its notes in semitones above the root."""
        return QUALITIES[self.quality]

    @property
    def classes(self) -> frozenset[int]:
        """Its pitch classes."""
        return frozenset((self.root + step) % 12 for step in self.intervals)

    @property
    def triad(self) -> str:
        """The kind of its triad: major (nothing), m, dim or aug."""
        steps = self.intervals
        third = "m" if 3 in steps else ""
        if third and 6 in steps and 7 not in steps:
            return "dim"
        return "aug" if not third and 8 in steps and 4 in steps and 7 not in steps else third

    @property
    def inversion(self) -> int:
        """Which of its notes is in the bass: 0 the root, 1 the third, 2 the fifth, 3 the seventh; -1 another note."""
        steps = [step % 12 for step in self.intervals]
        over = (self.bass - self.root) % 12
        return steps.index(over) if over in steps else -1

    def written(self, *, flats: bool) -> str:
        """Write it as a chord symbol, with flats or sharps."""
        names = FLATS if flats else SHARPS
        return names[self.root] + self.quality + (f"/{names[self.bass]}" if self.bass != self.root else "")

    def __str__(self) -> str:
        return self.written(flats=self.root in FLAT_HOMES)


def name_chord(classes: Collection[int], bass: int) -> ChordName | None:
    """Name the chord that some pitch classes make over a bass; None where they make none that has a name.

    A missing fifth is fine where nothing else fits. Of several names the one with its root in the bass comes first, then the plainest.

    >>> str(name_chord({0, 4, 7}, 4)), str(name_chord({2, 5, 9, 0}, 2))
    ('C/E', 'Dm7')
    """
    wanted = frozenset(one % 12 for one in classes)
    found = [
        (not _exact(wanted, root, QUALITIES[quality]), quality in COLOURED and root != bass % 12, root != bass % 12, quality_at, ChordName(root, quality, bass % 12))
        for root in sorted(wanted)
        for quality_at, quality in enumerate(NAMED)
        if _fits(wanted, root, QUALITIES[quality])
    ]
    return min(found, key=lambda row: row[:4])[4] if found else None


def _exact(wanted: frozenset[int], root: int, steps: tuple[int, ...]) -> bool:
    return wanted == frozenset((root + step) % 12 for step in steps)


def _fits(wanted: frozenset[int], root: int, steps: tuple[int, ...]) -> bool:
    full = frozenset((root + step) % 12 for step in steps)
    if wanted == full:
        return True
    return len(steps) >= 3 and 7 in steps and wanted == full - {(root + 7) % 12} and len(wanted) >= 2


def numeral(root: int, quality: str, key: Key) -> str:
    """Write a chord as a roman numeral in a key: capitals for major, small letters for minor and diminished.

    >>> numeral(7, "7", Key("C")), numeral(8, "", Key("C")), numeral(11, "dim", Key("C"))
    ('V7', 'bVI', 'vii°')
    """
    above = (root - key.home) % 12
    steps = MODES[key.mode]
    sign, degree = ("", steps.index(above)) if above in steps else _altered(above, key)
    small = 3 in QUALITIES[quality][1:2]
    if key.mode in ("minor", "dorian", "phrygian") and above == 11:
        sign, degree = ("", 6) if small else ("#", 6)
    name = NUMERALS[degree].lower() if small else NUMERALS[degree]
    rest = SIGNS.get(quality, quality.removeprefix("m") if small and quality.startswith("m") and not quality.startswith("maj") else quality)
    return sign + name + rest


def _altered(above: int, key: Key) -> tuple[str, int]:
    """Give the sign and degree of a note that is not in the key: lowered from the major scale where that fits, else raised."""
    major = MODES["major"]
    if (above + 1) % 12 in major:
        return "b", major.index((above + 1) % 12)
    steps = MODES[key.mode]
    return "#", steps.index((above - 1) % 12) if (above - 1) % 12 in steps else 0
