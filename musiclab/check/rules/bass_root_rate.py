"""Whether the bass plays the roots of the chords."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from musiclab.check.chord_option import Placed, chords_of
from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import share
from musiclab.check.role_words import nobody
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.song.pitch import FLATS, SHARPS
from musiclab.song.text.chord_symbols import Chord
from musiclab.song.time import PER_BEAT, Tick
from musiclab.theory.attacks import attacks
from musiclab.theory.chord_names import FLAT_HOMES
from musiclab.theory.harmony import chords_in
from musiclab.theory.roles import notes_of_role
from musiclab.theory.sounding import Sounding

EARLY, LATE, ON = PER_BEAT // 2, PER_BEAT // 4, PER_BEAT // 10
"""How much before and after a chord its bass may come, and what counts as on it, in ticks."""
LOOSE = PER_BEAT // 20


@rule(say("Does the bass play the roots of the chords?"))
def bass_root_rate(work: Work, *, min_rate: float = 0.75, chords: Sequence[Sequence[object]] | None = None) -> Judgement:
    """Check that at the start of ``min_rate`` (0 to 1) of the chords the bass plays the root, in any octave.

    ``chords`` is a list of [beat, length, symbol]; without it, they are the chords that are heard. The bass may come half a beat early or a quarter of a beat late; what it plays after that is free.
    """
    share(min_rate, what=say("The share of chords"))
    asked = None if chords is None else chords_of(chords)
    bass = tuple(note for note in notes_of_role(work.song, "bass") if not note.drum)
    if not bass:
        return not_yet(nobody(work, "bass"))
    placed = asked if asked is not None else _heard(work)
    line = _lowest(bass)
    off = [row for row in placed if not _root_at(line, row[0], row[1], row[2].root)]
    rate = 1 - len(off) / len(placed) if placed else 0.0
    if placed and rate >= min_rate - 1e-9:
        found = say("At {count} of {all} chords the bass has the root.", count=len(placed) - len(off), all=len(placed))
        return passes(Finding(True, say("The bass carries the chords"), found, where=(Where(line[0].start, line[-1].end, line[0].track),)), measured=rate)
    return not_yet(_finding(line, off, len(placed)), credit=rate / min_rate if min_rate else 0, measured=rate)


def _heard(work: Work) -> tuple[Placed, ...]:
    return tuple((one.start, one.end, Chord(one.chord.root, one.chord.intervals), one.chord.written(flats=one.chord.root in FLAT_HOMES)) for one in chords_in(work.song))


def _lowest(notes: Sequence[Sounding]) -> tuple[Sounding, ...]:
    """Give the lowest note of each attack."""
    return tuple(attack.bass for attack in attacks(notes))


def _root_at(line: Sequence[Sounding], start: Tick, end: Tick, root: int) -> bool:
    note = _bass_at(line, start, end)
    return note is not None and note.pitch % 12 == root


def _bass_at(line: Sequence[Sounding], start: Tick, end: Tick) -> Sounding | None:
    """Give the note that is the bass where a chord starts: on it, a little late, or held from a little before; else the one that still sounds."""
    first = bisect_left(line, start - EARLY - LOOSE, key=_start)
    near = line[first : bisect_right(line, start + LATE + LOOSE, key=_start)]
    on = [note for note in near if abs(note.start - start) <= ON]
    if on:
        return min(on, key=lambda note: abs(note.start - start))
    late = [note for note in near if start < note.start < end]
    early = [note for note in near if note.start < start < note.end]
    if early:
        return early[-1]
    if late:
        return late[0]
    return next((note for note in reversed(line[:first]) if note.end > start), None)


def _start(note: Sounding) -> Tick:
    return note.start


def _finding(line: Sequence[Sounding], off: list[Placed], count: int) -> Finding:
    start, end, chord, written = off[0] if off else (line[0].start, line[-1].end, Chord(0, (0, 4, 7)), "")
    name = (FLATS if chord.root in FLAT_HOMES else SHARPS)[chord.root]
    return Finding(
        False, say("Let the bass begin {chord} with {root}", chord=written, root=name), say("At {count} of {all} chords the bass begins with another note.", count=len(off), all=count),
        say("The root in the bass tells the ear which chord it is."), say("Put {root} where the chord starts; on the way to the next chord the bass is free.", root=name), (Where(start, end, line[0].track),),
    )  # fmt: skip
