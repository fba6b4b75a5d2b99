"""Motifs: where a short idea comes back, the same, transposed, turned over, or in other note values; and which ideas come back at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from musiclab.song.key import Key
from musiclab.song.time import PER_BEAT, Tick
from musiclab.theory.sounding import Sounding

LOOSE = PER_BEAT // 8
"""Ticks by which a note of a statement may miss its place."""
WAYS = ("transposed", "inverted", "augmented")


@dataclass(frozen=True, slots=True)
class Motif:
    """A short idea: when its notes start, in ticks from the first, and their pitches. The last note may be of any length."""

    starts: tuple[Tick, ...]
    pitches: tuple[int, ...]

    @property
    def intervals(self) -> tuple[int, ...]:
        """Semitones from note to note."""
        return tuple(b - a for a, b in pairwise(self.pitches))


@dataclass(frozen=True, slots=True)
class Statement:
    """A place where a motif sounds: its ticks, its track, and how it is changed: ``semitones`` higher, ``inverted``, ``factor`` times as long."""

    start: Tick
    end: Tick
    track: str
    semitones: int = 0
    inverted: bool = False
    factor: float = 1.0


def motif_of(notes: Sequence[Sounding]) -> Motif:
    """Give some notes, one after the other, as a motif."""
    return Motif(tuple(note.start - notes[0].start for note in notes), tuple(note.pitch for note in notes))


def statements(motif: Motif, line: Sequence[Sounding], *, allow: Collection[str] = (), key: Key | None = None, places: Iterable[int] | None = None) -> tuple[Statement, ...]:
    """Find where a motif sounds in a line of notes, statements not overlapping; ``allow`` names some of transposed, inverted, augmented.

    Transposition is by semitones or along the scale of ``key``. Augmented means all lengths doubled or halved. ``places`` are the numbers of the notes with which it may begin, in order; all, unless they are given.
    """
    count = len(motif.pitches)
    gaps = [(motif.starts[1] * factor - LOOSE, motif.starts[1] * factor + LOOSE) for factor in _factors(allow)] if count > 1 else []
    found: list[Statement] = []
    free = 0
    for at in range(len(line) - count + 1) if places is None else places:
        if at < free:
            continue
        gap = line[at + 1].start - line[at].start if gaps else 0
        # Most places are out already by their first gap, and need not be looked at any closer.
        statement = _statement(motif, line[at : at + count], allow, key) if not gaps or any(low <= gap <= high for low, high in gaps) else None
        if statement:
            found.append(statement)
            free = at + count
    return tuple(found)


def _statement(motif: Motif, part: Sequence[Sounding], allow: Collection[str], key: Key | None) -> Statement | None:
    factor = next((factor for factor in _factors(allow) if _in_time(motif, part, factor)), None)
    if factor is None:
        return None
    pitches = [note.pitch for note in part]
    moved = pitches[0] - motif.pitches[0]
    if moved and not {"transposed", "inverted"} & set(allow):
        return None
    if _same_outline(motif.pitches, pitches, key, sign=1) and (not moved or "transposed" in allow):
        return Statement(part[0].start, part[-1].end, part[0].track, moved, False, factor)
    if "inverted" in allow and _same_outline(motif.pitches, pitches, key, sign=-1):
        return Statement(part[0].start, part[-1].end, part[0].track, moved, True, factor)
    return None


def _factors(allow: Collection[str]) -> tuple[float, ...]:
    return (1.0, 2.0, 0.5) if "augmented" in allow else (1.0,)


def _in_time(motif: Motif, part: Sequence[Sounding], factor: float) -> bool:
    first = part[0].start
    for note, start in zip(part, motif.starts, strict=True):
        if abs(note.start - first - start * factor) > LOOSE:
            return False
    return True


def _same_outline(motif: Sequence[int], pitches: Sequence[int], key: Key | None, *, sign: int) -> bool:
    """Say whether two rows of pitches have the same outline: in semitones, or in steps of the scale."""
    if [sign * (b - a) for a, b in pairwise(motif)] == [b - a for a, b in pairwise(pitches)]:
        return True
    steps = [scale_steps(row, key) for row in (motif, pitches)] if key else []
    one, other = steps if len(steps) == 2 else (None, None)
    if one is None or other is None or (pitches[0] == motif[0] and sign == 1):
        return False
    return [sign * (b - a) for a, b in pairwise(one)] == [b - a for a, b in pairwise(other)]


def scale_steps(pitches: Sequence[int], key: Key | None) -> list[int] | None:
    """Give pitches as steps of a scale; None where one of them is not in it."""
    if key is None:
        return None
    scale = sorted((one - key.home) % 12 for one in key.scale)
    found = []
    for pitch in pitches:
        octave, above = divmod(pitch - key.home, 12)
        if above not in scale:
            return None
        found.append(octave * len(scale) + scale.index(above))
    return found


def recurring(line: Sequence[Sounding], *, notes: int = 3, allow: Collection[str] = WAYS, key: Key | None = None) -> tuple[Motif, tuple[Statement, ...]] | None:
    """Find the idea of so many notes that comes back most often in a line, the earliest of several; None where none comes back.

    An idea has at least two different pitches.
    """
    best: tuple[Motif, tuple[Statement, ...]] | None = None
    alike = _Alike(line, notes, key)
    for motif in _candidates(line, notes):
        places = alike.places(motif.pitches, turned="inverted" in allow)
        found = statements(motif, line, allow=allow, key=key, places=places) if len(places) > (len(best[1]) if best else 1) else ()
        if len(found) >= 2 and (best is None or len(found) > len(best[1])):
            best = motif, found
    return best


class _Alike:
    """Which places of a line have the same outline, in semitones or in steps of a scale: the others need not be compared."""

    def __init__(self, line: Sequence[Sounding], count: int, key: Key | None) -> None:
        self.key = key
        self.known: dict[tuple[int, ...], set[int]] = {}
        for at in range(len(line) - count + 1):
            for outline in self._outlines([note.pitch for note in line[at : at + count]]):
                self.known.setdefault(outline, set()).add(at)

    def _outlines(self, pitches: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """Give both outlines of some pitches; a number in front tells one kind from the other."""
        for kind, heights in enumerate((pitches, scale_steps(pitches, self.key))):
            if heights is not None:
                yield (kind, *(b - a for a, b in pairwise(heights)))

    def places(self, pitches: Sequence[int], *, turned: bool) -> list[int]:
        """Give where some pitches may come back, in order; ``turned`` over too."""
        found: set[int] = set()
        for kind, *steps in self._outlines(pitches):
            found |= self.known.get((kind, *steps), set())
            if turned:
                found |= self.known.get((kind, *(-step for step in steps)), set())
        return sorted(found)


def _candidates(line: Sequence[Sounding], notes: int) -> Iterator[Motif]:
    seen: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    for at in range(min(len(line) - notes + 1, 200)):
        motif = motif_of(line[at : at + notes])
        shape = (tuple(round(start / LOOSE) for start in motif.starts), motif.pitches)
        if shape not in seen and len(set(motif.pitches)) > 1 and motif.starts[-1] <= 8 * PER_BEAT:
            seen.add(shape)
            yield motif
