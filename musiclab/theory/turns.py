"""Call and response: two parts take turns, and what answers has something in common with what called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from statistics import fmean

from musiclab.song.time import PER_BEAT, Tick
from musiclab.theory.attacks import attacks, by_track
from musiclab.theory.sounding import Sounding

SOON = 2 * PER_BEAT
"""An answer starts within so many ticks of the end of its call."""
OVERLAP = 0.2
"""The share of the shorter turn by which two turns may overlap."""
LONGEST = 18 * PER_BEAT
"""A turn is a phrase, four bars at most and a little over; what lasts longer is a section."""
OCTAVE = 12
ALIKE = 0.6
LOOSE = PER_BEAT // 8
TOGETHER_IN_BOTH = 2
"""Stands for an attack that both parts have: nobody's turn."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A phrase of one part, while the other is silent."""

    part: int
    notes: tuple[Sounding, ...]

    @property
    def start(self) -> Tick:
        """Where it starts."""
        return self.notes[0].start

    @property
    def end(self) -> Tick:
        """Where its last note ends."""
        return max(note.end for note in self.notes)

    @property
    def starts(self) -> tuple[Tick, ...]:
        """When its attacks come, from its own start."""
        return tuple(attack.start - self.start for attack in attacks(self.notes))

    @property
    def line(self) -> tuple[int, ...]:
        """The pitches of its attacks, the highest of each."""
        return tuple(attack.top.pitch for attack in attacks(self.notes))


Exchange = tuple[Turn, Turn]


def call_and_response(notes: Iterable[Sounding]) -> tuple[Exchange, ...]:
    """Give the pairs of call and answer of the two parts, or the two registers of one part, that exchange most.

    A turn has two attacks at least. An answer starts within two beats of the end of its call, overlaps it by a fifth at most, and has rhythm, outline or length in common.
    """
    tracks = by_track(notes)
    pairs: list[tuple[Sequence[Sounding], Sequence[Sounding]]] = [(a, b) for a, b in combinations(tracks.values(), 2) if not _go_together(a, b)]
    pairs += [registers for row in tracks.values() if (registers := _registers(row))]
    return max((_exchanges(a, b) for a, b in pairs), key=len, default=())


def _go_together(a: Sequence[Sounding], b: Sequence[Sounding]) -> bool:
    """Say whether one part nearly always plays along with the other: such two take no turns."""
    first, second = ({round(note.start / (PER_BEAT / 4)) for note in row} for row in (a, b))
    return len(first & second) > 0.8 * min(len(first), len(second))


def _registers(row: Sequence[Sounding]) -> tuple[Sequence[Sounding], Sequence[Sounding]] | None:
    """Give the low and the high notes of a track, where they lie an octave apart on average with a gap between them."""
    pitches = sorted({note.pitch for note in row})
    if row[0].drum or len(pitches) < 2:
        return None
    split = max(pairwise(pitches), key=lambda two: two[1] - two[0])[1]
    low, high = [n for n in row if n.pitch < split], [n for n in row if n.pitch >= split]
    return (low, high) if fmean(n.pitch for n in high) - fmean(n.pitch for n in low) >= OCTAVE else None


def _exchanges(a: Sequence[Sounding], b: Sequence[Sounding]) -> tuple[Exchange, ...]:
    turns = _turns(a, b)
    found: list[Exchange] = []
    at = 0
    while at + 1 < len(turns):
        if answers(turns[at], turns[at + 1]):
            found.append((turns[at], turns[at + 1]))
            at += 2
        else:
            at += 1
    return tuple(found)


def _turns(a: Sequence[Sounding], b: Sequence[Sounding]) -> list[Turn]:
    """Give the turns: runs of notes of one part with two attacks or more, and what comes single between two of them, which is where they overlap."""
    second = frozenset(b)
    runs: list[tuple[int, list[Sounding]]] = []
    for attack in attacks([*a, *b]):
        parts = {int(note in second) for note in attack.notes}
        part = parts.pop() if len(parts) == 1 else TOGETHER_IN_BOTH
        if runs and runs[-1][0] == part:
            runs[-1][1].extend(attack.notes)
        else:
            runs.append((part, list(attack.notes)))
    turns: list[Turn] = []
    between: list[Sounding] = []
    for part, run in runs:
        if part == TOGETHER_IN_BOTH or len(attacks(run)) < 2:
            between += run
            continue
        mine: list[Sounding] = []
        if turns and turns[-1].part != part:
            mine = [note for note in between if int(note in second) == part]
            turns[-1] = Turn(turns[-1].part, (*turns[-1].notes, *(note for note in between if int(note in second) != part)))
        turns.append(Turn(part, (*mine, *run)))
        between = []
    return [turn for turn in turns if turn.end - turn.start <= LONGEST]


def answers(call: Turn, answer: Turn) -> bool:
    """Say whether a turn answers another."""
    if call.part == answer.part or answer.start - call.end > SOON + LOOSE:
        return False
    shorter = min(call.end - call.start, answer.end - answer.start)
    return call.end - answer.start <= OVERLAP * shorter + LOOSE and related(call, answer)


def related(call: Turn, answer: Turn) -> bool:
    """Say whether two turns have something in common: rhythm, outline, or length."""
    lengths = sorted((call.end - call.start, answer.end - answer.start))
    return lengths[0] >= 0.75 * lengths[1] or _same_rhythm(call.starts, answer.starts) or _same_outline(call.line, answer.line)


def _same_rhythm(a: Sequence[Tick], b: Sequence[Tick]) -> bool:
    shared = sum(any(abs(x - y) <= LOOSE for y in b) for x in a)
    return shared >= ALIKE * max(len(a), len(b))


def _same_outline(a: Sequence[int], b: Sequence[int]) -> bool:
    ups_a, ups_b = ([(y > x) - (y < x) for x, y in pairwise(row)] for row in (a, b))
    return len(ups_a) >= 2 and len(ups_a) == len(ups_b) and sum(x == y for x, y in zip(ups_a, ups_b, strict=True)) >= 0.8 * len(ups_a)
