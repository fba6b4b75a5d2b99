"""Melodies as text: ``C4 E4 G4:2 .``

A note is a letter, ``#`` or ``b``, and an octave (middle C is C4). A duration in beats follows a colon and
holds for that note alone; without one a note lasts a beat. ``.`` is a rest, ``~`` makes what stands before
a beat longer, ``[C4 E4 G4]`` sounds together, ``!`` accents and ``?`` softens, and ``@88`` gives the velocity
itself. Bar lines are free.

An octave may be left out: the note is then the nearest one to the note before (six semitones go up), and the
first note of all is in octave 4. After a chord, the note before is the first one written in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from musiclab.language import say
from musiclab.song.clips import Note
from musiclab.song.pitch import ACCIDENTALS, HIGHEST, LETTERS, LOWEST, Pitch
from musiclab.song.text.cursor import Cursor, loudness
from musiclab.song.text.phrase import Phrase
from musiclab.song.text.timing import MOST_NOTES_IN_TEXT, check_reach, check_text, nearest
from musiclab.song.time import PER_BEAT

NOTE = re.compile(r"([A-Ga-g])(##|#|♯|bb|b|♭|x)?(-?\d{1,2})?", re.ASCII)
AFTER_A_NOTE = re.compile(r"[\s|\]:!?@~_.\[]|$")
HOLD = "~_"


@dataclass(slots=True)
class _Sound:
    """What sounds together: pitches with their velocities (none for a rest), from a place, for some beats."""

    at: int
    start: Fraction
    beats: Fraction
    voices: list[tuple[Pitch, int]]


@dataclass(slots=True)
class _Reading:
    cursor: Cursor
    sounds: list[_Sound] = field(default_factory=list)
    before: Pitch = 60
    notes: int = 0

    @property
    def end(self) -> Fraction:
        return self.sounds[-1].start + self.sounds[-1].beats if self.sounds else Fraction(0)


def melody(text: str) -> Phrase:
    """Read a melody: notes, rests and chords one after the other, in beats.

    Places are summed exactly and rounded to the nearest tick, so triplets (``:1/3``) never drift.

    >>> melody("C4 E:1/2 G:1/2 .").notes[1]
    Note(start=960, pitch=64, duration=480, velocity=96)
    """
    reading = _Reading(Cursor(check_text(text)))
    while reading.cursor.skip_free():
        _sound(reading)
        check_reach(reading.end * PER_BEAT, text, reading.sounds[-1].at)
    if not reading.sounds:
        reading.cursor.refuse(say("There is no note here. Try C4 E4 G4:2."), 0)
    return Phrase(tuple(note for sound in reading.sounds for note in _notes(sound)), nearest(reading.end * PER_BEAT))


def _notes(sound: _Sound) -> list[Note]:
    start, end = nearest(sound.start * PER_BEAT), nearest((sound.start + sound.beats) * PER_BEAT)
    return [Note(start, pitch, end - start, velocity) for pitch, velocity in sound.voices]


def _sound(reading: _Reading) -> None:
    cursor, at = reading.cursor, reading.cursor.at
    if cursor.sign and cursor.sign in HOLD:
        _hold(reading)
        return
    if cursor.take("."):
        voices: list[tuple[Pitch, int]] = []
        beats = cursor.beats()
    elif cursor.take("["):
        voices = _chord(reading, at)
        mark, beats = cursor.marks_and_beats()
        voices = [(pitch, velocity if mark is None else mark) for pitch, velocity in voices]
    else:
        pitch = _pitch(reading)
        mark, beats = cursor.marks_and_beats()
        voices = [(pitch, loudness(mark))]
    length = Fraction(1) if beats is None else beats
    if voices and length * PER_BEAT < 1:
        cursor.refuse(say("This note is shorter than a tick, 1/{ticks} of a beat. Make it longer.", ticks=PER_BEAT), at)
    reading.sounds.append(_Sound(at, reading.end, length, voices))


def _hold(reading: _Reading) -> None:
    cursor = reading.cursor
    if not reading.sounds:
        cursor.refuse(say("There is nothing before {sign} to make longer. Write a note first.", sign=cursor.sign))
    cursor.at += 1
    beats = cursor.beats()
    reading.sounds[-1].beats += Fraction(1) if beats is None else beats


def _chord(reading: _Reading, opened: int) -> list[tuple[Pitch, int]]:
    cursor = reading.cursor
    voices: list[tuple[Pitch, int]] = []
    first: Pitch | None = None
    while cursor.skip_free() and not cursor.take("]"):
        at = cursor.at
        pitch = _pitch(reading)
        if any(pitch == other for other, _ in voices):
            cursor.refuse(say("This note stands in the chord already. Write each note once."), at)
        voices.append((pitch, loudness(cursor.mark())))
        first = pitch if first is None else first
        if cursor.sign == ":":
            cursor.refuse(say("The notes of a chord last equally long. Put the duration after the bracket, as in [C4 E4 G4]:2."))
    if cursor.text[cursor.at - 1] != "]":
        cursor.refuse(say("This bracket is not closed. Put ] after the last note of the chord."), opened)
    if first is None:
        cursor.refuse(say("There is no note between these brackets. Write notes in them, such as [C4 E4 G4]."), opened)
    reading.before = first
    return voices


def _pitch(reading: _Reading) -> Pitch:
    cursor, at = reading.cursor, reading.cursor.at
    found = cursor.match(NOTE)
    if not found:
        cursor.refuse(say("{sign!r} is not part of a melody. Write notes such as C4 or F#3, a dot for a rest, and [ ] around a chord.", sign=cursor.sign))
    if not AFTER_A_NOTE.match(cursor.text, cursor.at):
        cursor.refuse(say("Something other than a note follows here. Put a space between notes, as in C4 E4, and a colon before a duration, as in C4:2."))
    reading.notes += 1
    if reading.notes > MOST_NOTES_IN_TEXT:
        cursor.refuse(say("This is more than {most:,} notes. Write them as several clips.", most=MOST_NOTES_IN_TEXT), at)
    steps = LETTERS[found[1].upper()] + ACCIDENTALS[found[2] or ""]
    pitch = steps + 12 * (int(found[3]) + 1) if found[3] else reading.before + (steps - reading.before + 5) % 12 - 5
    if not found[3] and reading.notes == 1:
        pitch = 60 + steps
    if not LOWEST <= pitch <= HIGHEST:
        cursor.refuse(say("{name} is off the keyboard. Use C-1 to G9; middle C is C4.", name=found[0]), at)
    reading.before = pitch
    return pitch
