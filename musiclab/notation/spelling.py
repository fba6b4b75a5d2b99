"""How pitches are spelled in a key, and which signs stand before them in a bar."""

from __future__ import annotations

from dataclasses import dataclass, field

from musiclab.song.key import MODES, Key
from musiclab.song.pitch import FLATS, SHARPS

FIFTHS = {"C": 0, "G": 1, "D": 2, "A": 3, "E": 4, "B": 5, "F#": 6, "C#": 7, "F": -1, "Bb": -2, "Eb": -3, "Ab": -4, "Db": -5, "Gb": -6, "Cb": -7}
SHARPS_IN_ORDER, FLATS_IN_ORDER = "FCGDAEB", "BEADGCF"
SIGNS = {-1: "flat", 0: "natural", 1: "sharp"}


@dataclass(frozen=True, slots=True)
class Spelled:
    """A note by its letter, how it is altered (1 is sharp, -1 flat), and its octave."""

    letter: str
    alter: int
    octave: int


def fifths(key: Key | None) -> int:
    """Give how many sharps a key has; flats count below 0. A mode has the signs of its seven notes; a key with more than seven counts as the other name for it.

    >>> fifths(Key("A", "minor")), fifths(Key("Eb")), fifths(Key("D", "dorian"))
    (0, -3, 0)
    """
    if key is None:
        return 0
    relative = {"major": 0, "minor": -3, "dorian": -2, "phrygian": -4, "lydian": 1, "mixolydian": -1, "locrian": -5}
    count = FIFTHS.get(key.tonic, 0) + relative[key.mode]
    return count - 12 if count > 7 else count + 12 if count < -7 else count


def spelled(pitch: int, key: Key | None) -> Spelled:
    """Spell a pitch as it is usual in a key: notes of the key by its own signs, others raised in sharp keys and lowered in flat ones; the leading note of minor is raised.

    >>> spelled(70, Key("F")), spelled(68, Key("A", "minor"))
    (Spelled(letter='B', alter=-1, octave=4), Spelled(letter='G', alter=1, octave=4))
    """
    count = fifths(key)
    raised = key is not None and MODES[key.mode][2] == 3 and (pitch - key.home) % 12 in (9, 11)
    names = SHARPS if (count >= 0 and not _lowered(pitch, key)) or (raised and pitch % 12 not in _own(count)) else FLATS
    name = _own(count).get(pitch % 12) or names[pitch % 12]
    alter = 1 if name.endswith("#") else -1 if name.endswith("b") else 0
    octave = (pitch - alter) // 12 - 1
    return Spelled(name[0], alter, octave)


def _lowered(pitch: int, key: Key | None) -> bool:
    """Say whether a note is one that is borrowed from minor: the low third, sixth or seventh of a major key."""
    return key is not None and key.mode == "major" and (pitch - key.home) % 12 in (3, 8, 10) and fifths(key) < 3


def _own(count: int) -> dict[int, str]:
    """Give the notes of a key signature by their pitch classes."""
    signs = dict.fromkeys(SHARPS_IN_ORDER[:count], "#") if count > 0 else dict.fromkeys(FLATS_IN_ORDER[:-count], "b")
    places = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
    return {(place + {"#": 1, "b": -1}.get(signs.get(letter, ""), 0)) % 12: letter + signs.get(letter, "") for letter, place in places.items()}


@dataclass(slots=True)
class BarSigns:
    """What stands before notes in one bar: a sign holds for its line until the barline."""

    key: Key | None
    now: dict[tuple[str, int], int] = field(default_factory=dict)

    def before(self, note: Spelled) -> str:
        """Give the sign that must stand before a note: sharp, flat, natural, or nothing."""
        count = fifths(self.key)
        letters = SHARPS_IN_ORDER[:count] if count > 0 else FLATS_IN_ORDER[:-count]
        usual = (1 if count > 0 else -1) if note.letter in letters else 0
        line = (note.letter, note.octave)
        if self.now.get(line, usual) == note.alter:
            return ""
        self.now[line] = note.alter
        return SIGNS[note.alter]
