"""What every notation gives: notes, and how long they last together."""

from __future__ import annotations

from dataclasses import dataclass

from musiclab.language import say
from musiclab.song.clips import Note
from musiclab.song.limits import LONGEST_TICKS, whole
from musiclab.song.time import Tick


@dataclass(frozen=True, slots=True)
class Phrase:
    """Notes from tick 0 on, and the length of the phrase in ticks, its last rest included.

    Notes that begin together stand from the lowest up.

    >>> Phrase((Note(0, 64), Note(0, 60)), 960).notes[0].pitch
    60
    """

    notes: tuple[Note, ...]
    length: Tick

    def __post_init__(self) -> None:
        whole(self.length, say("The length of a phrase, in ticks,"), 0, LONGEST_TICKS)
        object.__setattr__(self, "notes", tuple(sorted(self.notes)))
