"""A progression as a band hears it: which chord holds from when to when."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.patterns.naming import name_chord
from musiclab.song.key import Key
from musiclab.song.limits import shown
from musiclab.song.pitch import Pitch
from musiclab.song.text.chord_symbols import Chord, read_symbol
from musiclab.song.text.chords import LIKELY_ROMAN, chords
from musiclab.song.text.cursor import Cursor
from musiclab.song.text.phrase import Phrase
from musiclab.song.text.roman import read_roman
from musiclab.song.text.timing import nearest
from musiclab.song.time import PER_BEAT, Tick


@dataclass(frozen=True, slots=True)
class Change:
    """A chord, or none for a rest, from one tick to another, and the pitches it is struck with."""

    start: Tick
    end: Tick
    chord: Chord | None
    pitches: tuple[Pitch, ...] = ()


@dataclass(frozen=True, slots=True)
class Harmony:
    """Changes one after the other from tick 0 on, without gaps; after ``round`` of them the progression begins again."""

    changes: tuple[Change, ...]
    round: int

    @property
    def length(self) -> Tick:
        """The tick where the last chord ends."""
        return self.changes[-1].end

    def index(self, tick: Tick) -> int:
        """Say which change holds at a tick."""
        return bisect_right(self.changes, tick, key=lambda change: change.start) - 1

    def looped(self, length: Tick) -> Harmony:
        """Give the same progression over and over, at least ``length`` ticks long."""
        rounds = -(-length // self.length)
        return Harmony(tuple(
            replace(change, start=change.start + turn * self.length, end=change.end + turn * self.length)
            for turn in range(rounds) for change in self.changes
        ), self.round)


def harmony_of(progression: Phrase | str | None, *, key: Key | None, bar: Tick) -> Harmony:
    """Read a progression from a text, from notes, or, where there is none, take the home chord of the key.

    >>> [change.chord.root for change in harmony_of("ii V", key=Key("C"), bar=3840).changes]
    [2, 7]
    """
    if isinstance(progression, str):
        changes = _from_text(progression, key, bar)
    elif isinstance(progression, Phrase):
        changes = list(_from_phrase(progression))
    elif progression is None and key is not None:
        triad = tuple((key.scale[place] - key.home) % 12 for place in (0, 2, 4))
        home = Chord(key.home, triad)
        changes = [Change(0, bar, home, tuple(54 + (key.home - 54) % 12 + step for step in triad))]
    elif progression is not None:
        raise SongError(say("The chords came as {came}. Give a text such as \"Am F C G\", or what chords(...) gives.", came=shown(progression)))
    else:
        raise SongError(say("This pattern follows chords, and none came. Give it some, such as \"Am F C G\", or a key."))
    if all(change.chord is None for change in changes):
        raise SongError(say("The progression has no chord. Try chords(\"Am F C G\")."))
    joined = tuple(_joined(changes))
    return Harmony(joined, len(joined))


def _joined(changes: Iterable[Change]) -> Iterator[Change]:
    """Join what is the same chord twice in a row: it is no change to a bass player."""
    held: Change | None = None
    for change in changes:
        if held is not None and (held.chord, held.pitches) == (change.chord, change.pitches):
            held = replace(held, end=change.end)
            continue
        if held is not None:
            yield held
        held = change
    if held is not None:
        yield held


def _from_text(text: str, key: Key | None, bar: Tick) -> list[Change]:
    voiced = chords(text, key=key, bar=bar)
    pitches: dict[Tick, list[Pitch]] = {}
    for note in voiced.notes:
        pitches.setdefault(note.start, []).append(note.pitch)
    changes: list[Change] = []
    for start, end, chord in _named(text, key, bar):
        changes.append(Change(start, end, chord, tuple(sorted(pitches[start])) if chord else ()))
    return changes


def _named(text: str, key: Key | None, bar: Tick) -> list[tuple[Tick, Tick, Chord | None]]:
    """Give the chords of a text that `chords` has accepted, with the ticks where each begins and ends."""
    cursor = Cursor(text)
    found: list[tuple[Fraction, Chord | None]] = []
    now = Fraction(0)
    while cursor.skip_free():
        if cursor.sign in ("~", "_"):
            cursor.at += 1
        else:
            found.append((now, None if cursor.take(".") else _chord(cursor, key)))
        _, beats = cursor.marks_and_beats()
        now += bar if beats is None else beats * PER_BEAT
    ends = [start for start, _ in found[1:]] + [now]
    return [(nearest(start), nearest(end), chord) for (start, chord), end in zip(found, ends, strict=True)]


def _chord(cursor: Cursor, key: Key | None) -> Chord:
    roman = key is not None and LIKELY_ROMAN.match(cursor.text, cursor.at)
    return read_roman(cursor, key) if roman and key is not None else read_symbol(cursor)


def _from_phrase(phrase: Phrase) -> Iterator[Change]:
    begins: dict[Tick, list[Pitch]] = {0: [], phrase.length: []}
    ends: dict[Tick, list[Pitch]] = {}
    for note in phrase.notes:
        if note.start < phrase.length:
            begins.setdefault(note.start, []).append(note.pitch)
            ends.setdefault(min(note.start + note.duration, phrase.length), []).append(note.pitch)
    sounding: Counter[Pitch] = Counter()
    opening = True
    for start, end in pairwise(sorted({*begins, *ends})):
        sounding.subtract(ends.get(start, []))
        sounding.update(begins.get(start, []))
        pitches = tuple(sorted(+sounding))
        yield Change(start, end, name_chord(pitches, opening=opening) if pitches else None, pitches)
        opening = opening and not pitches
