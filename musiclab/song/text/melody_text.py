"""From a phrase back to the text of a melody."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from typing import Literal

from musiclab.song.clips import Note
from musiclab.song.pitch import pitch_name
from musiclab.song.text.phrase import Phrase
from musiclab.song.text.timing import ACCENT, LONGEST_TEXT, MOST_NOTES_IN_TEXT, NORMAL, SOFT
from musiclab.song.time import PER_BEAT, Tick

SIGNS = {ACCENT: "!", NORMAL: "", SOFT: "?"}


def as_melody(phrase: Phrase, *, spelling: Literal["sharps", "flats"] = "sharps") -> str | None:
    """Write a phrase as a melody, or give None where the notation cannot say it exactly.

    It can where what begins together ends together and nothing overlaps.
    Reading the text again gives the same phrase.

    >>> as_melody(Phrase((Note(0, 60), Note(960, 64, 480)), 1920))
    'C4 E4:0.5 .:0.5'
    """
    words: list[str] = []
    now = 0
    if len(phrase.notes) > MOST_NOTES_IN_TEXT:
        return None
    for start, together in groupby(phrase.notes, key=lambda note: note.start):
        notes = list(together)
        word = _word(notes, spelling=spelling)
        if word is None or start < now:
            return None
        words += _rest(start - now)
        words.append(word)
        now = start + notes[0].duration
    if now > phrase.length:
        return None
    text = " ".join(words + _rest(phrase.length - now))
    return text if text and len(text) <= LONGEST_TEXT else None


def _word(notes: Sequence[Note], *, spelling: Literal["sharps", "flats"]) -> str | None:
    same = all(note.duration == notes[0].duration for note in notes)
    if not same or len({note.pitch for note in notes}) < len(notes):
        return None
    names = [pitch_name(note.pitch, spelling=spelling) + SIGNS.get(note.velocity, f"@{note.velocity}") for note in notes]
    return (names[0] if len(names) == 1 else f"[{' '.join(names)}]") + _beats(notes[0].duration)


def _rest(ticks: Tick) -> list[str]:
    return [f".{_beats(ticks)}"] if ticks else []


def _beats(ticks: Tick) -> str:
    if ticks == PER_BEAT:
        return ""
    beats = Fraction(ticks, PER_BEAT)
    decimal = f"{float(beats):g}"
    return f":{decimal}" if Fraction(decimal) == beats and len(decimal) < 6 else f":{beats}"
