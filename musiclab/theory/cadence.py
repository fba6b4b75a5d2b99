"""Cadences: how the last two chords close, or leave open, a piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from musiclab.language import say
from musiclab.song.key import MODES, Key
from musiclab.song.model import Song
from musiclab.song.time import PER_BEAT
from musiclab.theory.chord_names import numeral
from musiclab.theory.harmony import Harmony, chords_in
from musiclab.theory.sounding import Sounding, pitched, sounding

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KINDS = ("authentic", "half", "plagal", "deceptive")


@dataclass(frozen=True, slots=True)
class Cadence:
    """The last two different chords, as roman numerals, and which cadence they make, if one: authentic, half, plagal or deceptive."""

    kind: str
    before: Harmony | None
    last: Harmony
    numerals: tuple[str, ...]

    def draw(self, ax: Axes | None = None) -> Axes:
        """Draw the two chords over time, with their numerals."""
        from musiclab.theory.stretch_picture import draw_stretches

        chords = [one for one in (self.before, self.last) if one]
        return draw_stretches([(one.start, one.end, f"{name}  {one.chord}") for one, name in zip(chords, self.numerals, strict=True)], ax, title=self._words)

    @property
    def _words(self) -> str:
        names = {"authentic": say("a full cadence"), "half": say("a half cadence"), "plagal": say("a plagal cadence"), "deceptive": say("a deceptive cadence")}
        return say("At the end: {numerals}, {kind}", numerals=" - ".join(self.numerals), kind=names.get(self.kind, say("no cadence that has a name")))

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        from musiclab.paper import shown_in_cell

        return shown_in_cell(self.draw, self._words)


def cadence_at_end(song: Song, key: Key) -> Cadence | None:
    """Find how a song closes in a key; None where no chord is heard.

    Authentic is V, V7 or vii° to the home chord, with the leading note, and the home note in the bass at the end. Half ends on V, its root in the bass; plagal is IV or iv to the home chord; deceptive V or V7 to vi, in minor VI.
    """
    notes = pitched(sounding(song))
    chords = _different(chords_in(song))
    if not chords:
        return None
    last, before = chords[-1], chords[-2] if len(chords) > 1 else None
    numerals = tuple(numeral(one.chord.root, one.chord.quality, key) for one in (before, last) if one)
    return Cadence(_kind(before, last, key, notes), before, last, numerals)


def _different(chords: Sequence[Harmony]) -> list[Harmony]:
    """Give the chords, those of one root and triad in a row as one."""
    found: list[Harmony] = []
    for one in chords:
        if found and (found[-1].chord.root, found[-1].chord.triad) == (one.chord.root, one.chord.triad):
            found[-1] = Harmony(found[-1].start, one.end, one.chord)
        else:
            found.append(one)
    return found


def _kind(before: Harmony | None, last: Harmony, key: Key, notes: Sequence[Sounding]) -> str:
    home = (last.chord.root - key.home) % 12
    bass = _bass_at_end(notes)
    third = "" if MODES[key.mode][2] == 4 else "m"
    if home == 7 and last.chord.triad == "" and bass == last.chord.root:
        return "half"
    if before is None:
        return ""
    came = (before.chord.root - key.home) % 12
    dominant = came == 7 and before.chord.triad == "" and _sounds(notes, before, (key.home + 11) % 12)
    leading = came == 11 and before.chord.triad == "dim"
    if home == 0 and last.chord.triad in (third, "") and bass == key.home and (dominant or leading):
        return "authentic"
    if home == 0 and last.chord.triad in (third, "") and came == 5 and before.chord.triad in ("", "m"):
        return "plagal"
    sixth = 9 if third == "" else 8
    return "deceptive" if dominant and home == sixth and last.chord.triad == ("m" if third == "" else "") else ""


def _sounds(notes: Sequence[Sounding], during: Harmony, one: int) -> bool:
    return any(note.pitch % 12 == one and note.start < during.end and note.end > during.start for note in notes)


def _bass_at_end(notes: Sequence[Sounding]) -> int:
    """Give the pitch class of the lowest note that sounds at the end, or is the last to begin low."""
    end = max(note.end for note in notes)
    closing = [note for note in notes if note.end >= end - PER_BEAT]
    return min(closing, key=lambda note: note.pitch).pitch % 12
