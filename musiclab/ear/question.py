"""A question for the ear: what is played, what may be answered, and what is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.song.clips import Note, NoteClip
from musiclab.song.limits import shown
from musiclab.song.model import Song, Track
from musiclab.song.tempo import Tempo
from musiclab.song.time import PER_BEAT, Tick

Kind = Literal["choice", "rhythm", "line"]
DRUMS = "drums"


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: its short ``name``, and what is said of it when it was right or not, such as "a fifth: 7 semitones"."""

    name: str
    label: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is played, and what is right.

    Of the kind ``choice`` the answer is the name of a choice. Of the kind ``rhythm`` it is the steps on which something sounds, of the
    kind ``line`` the pitches in order, both as texts. ``shown`` is what is given from the beginning, and ``length`` how long the whole is in ticks.
    """

    kind: Kind
    asks: str
    notes: tuple[Note, ...]
    answer: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    shown: tuple[str, ...] = ()
    steps: int = 0
    length: Tick = 4 * PER_BEAT
    tempo: float = 80.0
    instrument: str = "piano"

    def __post_init__(self) -> None:
        if self.kind == "choice" and self.answer[0] not in {choice.name for choice in self.choices}:
            raise MusicLabError(say("The answer {answer} is not among the choices.", answer=shown(self.answer[0])))

    @property
    def song(self) -> Song:
        """The question as a song that can be played."""
        return played(self.notes, length=self.length, tempo=self.tempo, instrument=self.instrument)

    def right(self, given: Sequence[str]) -> bool:
        """Say whether an answer is right."""
        return tuple(given) == self.answer

    def near(self, given: Sequence[str]) -> tuple[bool, ...]:
        """Say for each note of a line, and each beat of a rhythm, whether it is right already.

        Of a rhythm it is whole beats: step by step, everything that is not right yet would be given away.
        """
        if self.kind == "rhythm":
            beat = self.steps // 4
            return tuple(all((str(step) in given) == (str(step) in self.answer) for step in range(first, first + beat)) for first in range(0, self.steps, beat))
        return tuple(at < len(given) and given[at] == pitch for at, pitch in enumerate(self.answer))

    def about(self, name: str) -> str:
        """Say what a choice is."""
        return next((choice.about or choice.label for choice in self.choices if choice.name == name), name)


def played(notes: Sequence[Note], *, length: Tick, tempo: float, instrument: str) -> Song:
    """Give notes as a song of one track."""
    clip = NoteClip("notes", 0, length, tuple(notes))
    return Song(tempo=(Tempo(tempo),), tracks=(Track("ear", "", instrument, (clip,)),))
