"""Voice leading: how far each voice moves from chord to chord, and where the outer voices move in parallel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from musiclab.language import say
from musiclab.song.time import Tick
from musiclab.theory.attacks import TOGETHER, attacks, by_track
from musiclab.theory.sounding import Sounding

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class Chord:
    """Voices that sound together from a tick on, from the lowest up."""

    start: Tick
    voices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Parallel:
    """Outer voices that go from one perfect fifth or octave to the next: where, and which it is (7 or 0 semitones, octaves left out)."""

    start: Tick
    end: Tick
    interval: int


@dataclass(frozen=True, slots=True)
class VoiceLeading:
    """The chords of a part, and how their voices move."""

    chords: tuple[Chord, ...]

    @property
    def motions(self) -> tuple[float, ...]:
        """Semitones that a voice moves on average, for each change of chord."""
        return tuple(_motion(a.voices, b.voices) for a, b in pairwise(self.chords))

    @property
    def mean_motion(self) -> float:
        """Semitones that a voice moves on average."""
        return sum(self.motions) / len(self.motions) if self.motions else 0.0

    @property
    def parallels(self) -> tuple[Parallel, ...]:
        """Where the outer voices move in parallel fifths or octaves; standing still is none."""
        return tuple(Parallel(a.start, b.start, (b.voices[-1] - b.voices[0]) % 12) for a, b in pairwise(self.chords) if _parallel(a.voices, b.voices))

    def draw(self, ax: Axes | None = None) -> Axes:
        """Draw the voices from chord to chord, and where the outer ones move in parallel."""
        from musiclab.theory.line_picture import draw_voices

        return draw_voices(self, ax)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        from musiclab.paper import shown_in_cell

        return shown_in_cell(self.draw, say("{count} chords; a voice moves {steps:.1f} semitones from one to the next, on average", count=len(self.chords), steps=self.mean_motion))


def chord_voices(notes: Sequence[Sounding]) -> VoiceLeading:
    """Read the chords of a part as voices: what begins together, two notes or more; a chord struck again is one chord.

    Notes that are held into a chord belong to it.
    """
    found: list[Chord] = []
    ringing: list[Sounding] = []
    for attack in attacks(notes):
        ringing = [note for note in ringing if note.end > attack.start + 4 * TOGETHER]
        held = {note.pitch for note in ringing}
        ringing += attack.notes
        voices = tuple(sorted({*attack.pitches, *held}))
        if len(attack.pitches) >= 2 and not (found and found[-1].voices == voices):
            found.append(Chord(attack.start, voices))
    return VoiceLeading(tuple(found))


def track_voices(notes: Sequence[Sounding]) -> VoiceLeading:
    """Read tracks as voices, the lowest first: a chord is what sounds when something begins; where all stand still there is no new one."""
    rows = sorted(by_track(notes).values(), key=lambda row: sum(note.pitch for note in row) / len(row))
    found: list[Chord] = []
    for attack in attacks(notes):
        voices = [_sounding_at(row, attack.start) for row in rows]
        if all(voice is not None for voice in voices):
            sounding = tuple(voice for voice in voices if voice is not None)
            if not (found and found[-1].voices == sounding):
                found.append(Chord(attack.start, sounding))
    return VoiceLeading(tuple(found))


def _sounding_at(row: Sequence[Sounding], tick: Tick) -> int | None:
    return next((note.pitch for note in reversed(row) if note.start <= tick + TOGETHER and note.end > tick + TOGETHER), None)


def _motion(a: Sequence[int], b: Sequence[int]) -> float:
    """Give how far a voice moves on average; where chords have different sizes, each note of the larger goes to the nearest of the other."""
    if len(a) == len(b):
        return sum(abs(x - y) for x, y in zip(a, b, strict=True)) / len(a)
    few, many = sorted((a, b), key=len)
    return sum(min(abs(x - y) for y in few) for x in many) / len(many)


def _parallel(a: Sequence[int], b: Sequence[int]) -> bool:
    low, high = b[0] - a[0], b[-1] - a[-1]
    before, after = (a[-1] - a[0]) % 12, (b[-1] - b[0]) % 12
    apart = a[-1] != a[0] or b[-1] != b[0] or len(a) > 1
    return apart and low * high > 0 and before == after and before in (0, 7)
