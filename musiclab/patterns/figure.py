"""Figures as text: what a bass, a left hand or an arpeggio plays, whatever the chord is.

A number is a note of the chord: ``1`` the root, ``3`` the third, ``5`` the fifth, ``7`` the seventh, ``8`` the root an
octave up, ``10`` the third above that, and so on; even numbers up to ``6`` are passing notes of the key. ``b7`` or
``#4`` is that very interval whatever the chord has. ``'`` after a number is an octave up and ``,`` one down.

``n`` is the root of the next chord, ``^`` leads to it from a semitone below and ``v`` from a semitone above. The next
chord is the one at the next change or barline, whichever comes first. ``X``, ``x`` and ``-`` strike the whole chord,
accented, normally and softly.

Everything lasts a step, or the beats after a colon (``1:2``). ``.`` is a rest, ``~`` makes what stands before a step
longer, ``[1 5 8]`` sounds together, ``!`` accents and ``?`` softens. Spaces and bar lines are free.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from musiclab.language import say
from musiclab.song.limits import LONGEST_TICKS, whole
from musiclab.song.text.beat import HITS
from musiclab.song.text.cursor import Cursor, loudness
from musiclab.song.text.timing import MOST_NOTES_IN_TEXT, NORMAL, check_reach, check_text, nearest
from musiclab.song.time import PER_BEAT, Tick

NUMBER = re.compile(r"([#♯b♭]?)(\d{1,3})([',]*)", re.ASCII)
AFTER_A_NUMBER = re.compile(r"[\s|\]:!?~_.\[]|$")
HIGHEST_DEGREE, MOST_OCTAVES = 15, 3
LEADING = {"n": 0, "^": -1, "v": 1}
"""Semitones from the root of the next chord."""


@dataclass(frozen=True, slots=True)
class Degree:
    """A note of the chord by number; ``sharp`` is None where the chord says which it is, else semitones from major."""

    number: int
    sharp: int | None = None
    octave: int = 0


@dataclass(frozen=True, slots=True)
class Leading:
    """A note by its distance, in semitones, from the root of the next chord."""

    semitones: int


Sound: TypeAlias = Degree | Leading | Literal["chord"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """What begins together: sounds (none for a rest), from a tick on, for some ticks."""

    start: Tick
    duration: Tick
    sounds: tuple[Sound, ...]
    velocity: int = NORMAL


@dataclass(frozen=True, slots=True)
class Figure:
    """Strokes one after the other, and how long they last together."""

    strokes: tuple[Stroke, ...]
    length: Tick


@dataclass(slots=True)
class _Written:
    start: Fraction
    ticks: Fraction
    sounds: tuple[Sound, ...]
    velocity: int


def read_figure(text: str, *, step: Tick = PER_BEAT // 2) -> Figure:
    """Read a figure; ``step`` is the length of a step in ticks, an eighth unless told.

    >>> [stroke.duration for stroke in read_figure("1 ~ 5 [8 10]:2").strokes]
    [960, 480, 1920]
    """
    whole(step, say("The length of a step, in ticks,"), 1, LONGEST_TICKS)
    cursor = Cursor(check_text(text))
    written: list[_Written] = []
    while cursor.skip_free():
        at = cursor.at
        _stroke(cursor, written, step)
        check_reach(_end(written), text, at)
        if len(written) > MOST_NOTES_IN_TEXT:
            cursor.refuse(say("This is more than {most:,} notes. Write them as several figures.", most=MOST_NOTES_IN_TEXT), at)
    if not written:
        cursor.refuse(say("There is no note here. Try 1 3 5 8."), 0)
    strokes = tuple(_whole_ticks(one) for one in written if one.sounds)
    return Figure(strokes, nearest(_end(written)))


def _end(written: list[_Written]) -> Fraction:
    return written[-1].start + written[-1].ticks if written else Fraction(0)


def _whole_ticks(one: _Written) -> Stroke:
    start = nearest(one.start)
    return Stroke(start, nearest(one.start + one.ticks) - start, one.sounds, one.velocity)


def _stroke(cursor: Cursor, written: list[_Written], step: Tick) -> None:
    at = cursor.at
    if cursor.sign in ("~", "_"):
        if not written:
            cursor.refuse(say("There is nothing before {sign} to make longer. Write a note first.", sign=cursor.sign))
        cursor.at += 1
        written[-1].ticks += _ticks(cursor, step)
        return
    velocity: int | None = None
    sounds: tuple[Sound, ...]
    if cursor.sign in HITS:
        velocity = HITS[cursor.sign]
        sounds = () if velocity is None else ("chord",)
        cursor.at += 1
    else:
        sounds = _together(cursor) if cursor.take("[") else (_note(cursor),)
    mark = cursor.mark()
    ticks = _ticks(cursor, step)
    mark = cursor.mark() if mark is None else mark
    if sounds and ticks < 1:
        cursor.refuse(say("This note is shorter than a tick, 1/{ticks} of a beat. Make it longer.", ticks=PER_BEAT), at)
    written.append(_Written(_end(written), ticks, sounds, velocity if velocity is not None and mark is None else loudness(mark)))


def _ticks(cursor: Cursor, step: Tick) -> Fraction:
    beats = cursor.beats()
    return Fraction(step) if beats is None else beats * PER_BEAT


def _together(cursor: Cursor) -> tuple[Sound, ...]:
    opened = cursor.at - 1
    sounds: list[Sound] = []
    while cursor.skip_free() and cursor.sign != "]":
        at = cursor.at
        sound = _note(cursor)
        if sound in sounds:
            cursor.refuse(say("This note stands between the brackets already. Write each note once."), at)
        sounds.append(sound)
    if not cursor.take("]"):
        cursor.refuse(say("This bracket is not closed. Put ] after its last note."), opened)
    if not sounds:
        cursor.refuse(say("There is no note between these brackets. Write notes in them, such as [1 5 8]."), opened)
    return tuple(sounds)


def _note(cursor: Cursor) -> Degree | Leading:
    if cursor.sign in LEADING:
        cursor.at += 1
        return Leading(LEADING[cursor.text[cursor.at - 1]])
    at = cursor.at
    found = cursor.match(NUMBER)
    if not found:
        cursor.refuse(say("{sign!r} is not part of a figure. Use numbers such as 1 3 5 8, n ^ v for what leads to the next chord, "
                          "X x - to strike the chord, or a dot for a rest.", sign=cursor.sign))
    if not 1 <= int(found[2]) <= HIGHEST_DEGREE:
        cursor.refuse(say("{number} is not a note of a chord. Use 1 (the root) to {most}, as in 1 3 5 8.", number=found[2], most=HIGHEST_DEGREE), at)
    if not AFTER_A_NUMBER.match(cursor.text, cursor.at):
        cursor.refuse(say("Something other than a note follows here. Put a space between notes, as in 1 5 8."))
    octave = found[3].count("'") - found[3].count(",")
    if abs(octave) > MOST_OCTAVES:
        cursor.refuse(say("This is {count} octaves away. Use at most {most}.", count=abs(octave), most=MOST_OCTAVES), at)
    sharp = None if not found[1] else 1 if found[1] in "#♯" else -1
    return Degree(int(found[2]), sharp, octave)
