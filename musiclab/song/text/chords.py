"""Progressions as text: ``Am F C G``, or ``i VI III VII`` in a key.

A chord lasts a bar, or the beats after a colon (``C:2``). ``.`` is a rest, ``~`` makes what stands before a bar
longer, ``!`` accents and ``?`` softens. Bar lines are free. Roman numerals need a key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from musiclab.language import say
from musiclab.song.clips import Note
from musiclab.song.key import Key
from musiclab.song.key import key as key_of
from musiclab.song.limits import LONGEST_TICKS, whole
from musiclab.song.text.chord_symbols import Chord, read_symbol
from musiclab.song.text.cursor import Cursor, loudness
from musiclab.song.text.phrase import Phrase
from musiclab.song.text.roman import read_roman
from musiclab.song.text.timing import MOST_NOTES_IN_TEXT, check_reach, check_text, nearest
from musiclab.song.text.voicing import Voicing, voice
from musiclab.song.time import PER_BEAT, Tick

BAR = PER_BEAT * 4
LIKELY_ROMAN = re.compile(r"[#♯b♭]?[IViv]")
AFTER_A_CHORD = re.compile(r"[\s|~_.]|$")


@dataclass(slots=True)
class _Change:
    """A chord, or a rest, from a place on for some ticks."""

    at: int
    start: Fraction
    ticks: Fraction
    chord: Chord | None
    velocity: int


def chords(text: str, *, key: Key | str | None = None, bar: Tick = BAR) -> Phrase:
    """Read a progression and voice it smoothly around middle C, in close position.

    ``bar`` is the length of a bar in ticks. The bass is left to the bass player, unless it is written: ``C/E``.

    >>> [note.pitch for note in chords("Am F").notes]
    [57, 60, 64, 57, 60, 65]
    >>> chords("i VI", key="A minor") == chords("Am F")
    True
    """
    whole(bar, say("The length of a bar, in ticks,"), 1, LONGEST_TICKS)
    home = key_of(key) if isinstance(key, str) else key
    cursor = Cursor(check_text(text))
    changes: list[_Change] = []
    while cursor.skip_free():
        _change(cursor, changes, key=home, bar=bar)
        check_reach(_end(changes), text, changes[-1].at)
    if not changes:
        cursor.refuse(say("There is no chord here. Try Am F C G."), 0)
    sounding = [change for change in changes if change.chord is not None]
    voicings = voice([change.chord for change in sounding if change.chord is not None])
    notes = [note for change, voicing in zip(sounding, voicings, strict=True) for note in _notes(change, voicing)]
    return Phrase(tuple(notes), nearest(_end(changes)))


def _end(changes: list[_Change]) -> Fraction:
    return changes[-1].start + changes[-1].ticks if changes else Fraction(0)


def _notes(change: _Change, voicing: Voicing) -> list[Note]:
    start, end = nearest(change.start), nearest(change.start + change.ticks)
    return [Note(start, pitch, end - start, change.velocity) for pitch in voicing]


def _change(cursor: Cursor, changes: list[_Change], *, key: Key | None, bar: Tick) -> None:
    at = cursor.at
    if cursor.sign in ("~", "_"):
        if not changes:
            cursor.refuse(say("There is nothing before {sign} to make longer. Write a chord first.", sign=cursor.sign))
        cursor.at += 1
        changes[-1].ticks += _ticks(cursor.beats(), bar)
        return
    if len(changes) >= MOST_NOTES_IN_TEXT // 8:
        cursor.refuse(say("This is more than {most:,} chords. Write them as several clips.", most=MOST_NOTES_IN_TEXT // 8))
    chord = None if cursor.take(".") else _chord(cursor, key)
    mark, beats = cursor.marks_and_beats()
    ticks = _ticks(beats, bar)
    if chord and ticks < 1:
        cursor.refuse(say("This chord is shorter than a tick, 1/{ticks} of a beat. Make it longer.", ticks=PER_BEAT), at)
    if not AFTER_A_CHORD.match(cursor.text, cursor.at):
        cursor.refuse(say("Something other than a chord follows here. Put a space between chords, as in Am F."))
    changes.append(_Change(at, _end(changes), ticks, chord, loudness(mark)))


def _ticks(beats: Fraction | None, bar: Tick) -> Fraction:
    return Fraction(bar) if beats is None else beats * PER_BEAT


def _chord(cursor: Cursor, key: Key | None) -> Chord:
    if not LIKELY_ROMAN.match(cursor.text, cursor.at):
        return read_symbol(cursor)
    if key is None:
        cursor.refuse(say("Roman numerals need a key. Say which one, such as key=\"A minor\", or write chords such as Am F C G."))
    return read_roman(cursor, key)
