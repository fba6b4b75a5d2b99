"""Keys and modes: a home note and the scale built on it."""

from __future__ import annotations

from dataclasses import dataclass

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.song.pitch import pitch_class

MODES: dict[str, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "locrian": (0, 1, 3, 5, 6, 8, 10),
}
"""Semitones above the home note; minor is the natural minor."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A key such as A minor.

    >>> Key("A", "minor").scale
    (9, 11, 0, 2, 4, 5, 7)
    """

    tonic: str = "C"
    mode: str = "major"

    def __post_init__(self) -> None:
        pitch_class(self.tonic)
        object.__setattr__(self, "tonic", self.tonic[0].upper() + self.tonic[1:])
        if not isinstance(self.mode, str) or self.mode not in MODES:
            raise SongError(say("The mode {mode} is unknown. Use one of {modes}.", mode=shown(self.mode), modes=", ".join(MODES)))

    def __str__(self) -> str:
        return f"{self.tonic} {self.mode}"

    @property
    def home(self) -> int:
        """The pitch class of the home note, 0 (C) to 11 (B)."""
        return pitch_class(self.tonic)

    @property
    def scale(self) -> tuple[int, ...]:
        """The seven pitch classes of the key, from the home note up."""
        return tuple((self.home + step) % 12 for step in MODES[self.mode])


def key(name: str) -> Key:
    """Read a key as it is spoken: ``"A minor"``, ``"Eb major"``, ``"D dorian"``; ``"G"`` alone is major.

    >>> key("f# minor")
    Key(tonic='F#', mode='minor')
    """
    parts = name.split() if isinstance(name, str) else []
    if not 1 <= len(parts) <= 2:
        raise SongError(say("{name} is not a key. Write a note and a mode, such as A minor or Eb major.", name=shown(name)))
    return Key(parts[0], parts[1].lower() if len(parts) == 2 else "major")
