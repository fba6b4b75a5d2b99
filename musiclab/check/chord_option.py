"""Chords as options of rules: roman numerals in a key, and chord symbols with their beats."""

from __future__ import annotations

from musiclab.errors import CheckError, MusicLabError
from musiclab.language import say
from musiclab.song.key import Key
from musiclab.song.limits import shown
from musiclab.song.text.chord_symbols import Chord, read_symbol
from musiclab.song.text.cursor import Cursor
from musiclab.song.text.roman import read_roman
from musiclab.song.time import PER_BEAT, Tick

Placed = tuple[Tick, Tick, Chord, str]
"""Where a chord begins and ends in ticks, the chord, and how it was written."""


def numerals_of(value: object, key: Key) -> tuple[tuple[str, Chord], ...]:
    """Give the chords of a list of roman numerals in a key; CheckError for what is none.

    >>> [chord.root for _, chord in numerals_of(["I", "V", "vi", "IV"], Key("C"))]
    [0, 7, 9, 5]
    """
    rows = value.split() if isinstance(value, str) else list(value) if isinstance(value, list | tuple) else []
    if not rows or any(not isinstance(row, str) for row in rows):
        raise CheckError(say("Numerals came as {numerals}. Use a list such as ['I', 'V', 'vi', 'IV'].", numerals=shown(value)))
    return tuple((row, _numeral(row, key)) for row in rows)


def _numeral(text: str, key: Key) -> Chord:
    # A seventh on a major chord of the dominant kind is a matter of colour: the triad is what counts.
    cursor = Cursor(text.strip())
    try:
        chord = read_roman(cursor, key)
    except MusicLabError as problem:
        raise CheckError(str(problem)) from problem
    return chord


def chords_of(value: object) -> tuple[Placed, ...]:
    """Give chords that came as a list of [beat, length, symbol]; CheckError for what is none.

    >>> chords_of([[0, 4, "C"], [4, 4, "Am"]])[1][:2]
    (3840, 7680)
    """
    rows = list(value) if isinstance(value, list | tuple) else []
    if not rows:
        raise CheckError(say("Chords came as {chords}. Use a list such as [[0, 4, 'C'], [4, 4, 'Am']].", chords=shown(value)))
    return tuple(_placed(row) for row in rows)


def _placed(row: object) -> Placed:
    if not isinstance(row, list | tuple) or len(row) != 3:
        raise CheckError(say("A chord came as {chord}. Use [beat, length, symbol], such as [0, 4, 'Am'].", chord=shown(row)))
    beat, length, symbol = row
    try:
        start, end = round(float(beat) * PER_BEAT), round((float(beat) + float(length)) * PER_BEAT)
        return start, end, read_symbol(Cursor(str(symbol).strip())), str(symbol)
    except (TypeError, ValueError, OverflowError) as problem:
        raise CheckError(say("A chord came as {chord}. Use [beat, length, symbol], such as [0, 4, 'Am'].", chord=shown(row))) from problem
    except MusicLabError as problem:
        raise CheckError(str(problem)) from problem
