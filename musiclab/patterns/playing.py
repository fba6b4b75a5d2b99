"""Playing a figure over a progression: the right roots, the right chord notes, in a sensible register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from musiclab.patterns.degrees import OCTAVE, semitones
from musiclab.patterns.figure import Degree, Figure, Leading, Sound, Stroke
from musiclab.patterns.harmony import Harmony
from musiclab.song.clips import Note
from musiclab.song.key import Key
from musiclab.song.pitch import Pitch
from musiclab.song.text.chord_symbols import Chord
from musiclab.song.time import Tick

Lifts: TypeAlias = dict[int, int]
"""How far above its lowest octave a bass plays a change, by the number of the change."""
HIGHEST_ROOT = 16
"""Semitones above the lowest root that a bass may walk up to."""


@dataclass(frozen=True, slots=True)
class Player:
    """Who plays: over which chords, in which key, from which root upward, and whether as the bass of the band.

    A note held over a change of chord is struck again in the new one. The first note of a bass in a new chord is
    its root, unless ``n`` has brought that root already or brings another now.
    """

    harmony: Harmony
    low: Pitch
    bar: Tick
    key: Key | None = None
    bass: bool = False

    def play(self, figure: Figure, length: Tick) -> Iterator[Note]:
        """Play a figure again and again for ``length`` ticks."""
        rooted, before = -1, self.low
        lifts: Lifts = {}
        for stroke in tiled(figure.strokes, figure.length, length):
            for piece in self._pieces(stroke):
                at = self.harmony.index(piece.start)
                early = Leading(0) in piece.sounds
                sounds = (_root(piece.sounds[0]),) if self.bass and at != rooted and not early else piece.sounds
                rooted = self._next(piece.start) if early else at
                if self.bass and any(isinstance(sound, Leading) for sound in sounds):
                    self._aim(lifts, self._next(piece.start), before)
                for pitch in sorted({pitch for sound in sounds for pitch in self._pitches(sound, piece.start, lifts)}):
                    yield Note(piece.start, pitch, piece.duration, piece.velocity)
                    before = pitch

    def _aim(self, lifts: Lifts, goal: int, before: Pitch) -> None:
        """Choose the octave of the next root: the nearer one, but the lower one where the progression begins again."""
        chord = self.harmony.changes[goal].chord
        root = self._bottom(chord) if chord else self.low
        high = root + OCTAVE
        again = goal % self.harmony.round == 0
        lifts[goal] = OCTAVE if not again and high <= self.low + HIGHEST_ROOT and abs(high - before) < abs(root - before) else 0

    def _pieces(self, stroke: Stroke) -> Iterator[Stroke]:
        """Divide a stroke where the chord changes under it; what leads to the next chord is held."""
        end = stroke.start + stroke.duration
        change = self.harmony.changes[self.harmony.index(stroke.start)]
        if end <= change.end or _leads(stroke):
            yield stroke
            return
        yield replace(stroke, duration=change.end - stroke.start)
        yield from self._pieces(replace(stroke, start=change.end, duration=end - change.end))

    def _next(self, tick: Tick) -> int:
        barline = (tick // self.bar + 1) * self.bar
        return self.harmony.index(min(self.harmony.changes[self.harmony.index(tick)].end, barline))

    def _pitches(self, sound: Sound, tick: Tick, lifts: Lifts) -> tuple[Pitch, ...]:
        at = self.harmony.index(tick)
        here = self.harmony.changes[at]
        if isinstance(sound, Leading):
            goal = self._next(tick)
            chord = self.harmony.changes[goal].chord or here.chord
            return (self._bottom(chord) + lifts.get(goal, 0) + sound.semitones,) if chord else ()
        if here.chord is None:
            return ()
        return (self._note(sound, here.chord) + lifts.get(at, 0),) if isinstance(sound, Degree) else here.pitches

    def _note(self, degree: Degree, chord: Chord) -> Pitch:
        above = semitones(degree, chord, key=self.key)
        bottom = self._bottom(chord) if above % OCTAVE == 0 else self._placed(chord.root)
        pitch = bottom + above
        return pitch if pitch >= self.low - 1 else pitch - OCTAVE * ((pitch - self.low) // OCTAVE)

    def _bottom(self, chord: Chord) -> Pitch:
        """Give the lowest root of a chord, or its written bass where this is the bass of the band."""
        return self._placed(chord.bass if self.bass and chord.bass is not None else chord.root)

    def _placed(self, pitch_class: int) -> Pitch:
        return self.low + (pitch_class - self.low) % OCTAVE


def tiled(strokes: Sequence[Stroke], round_length: Tick, length: Tick) -> Iterator[Stroke]:
    """Repeat strokes for ``length`` ticks, and cut what reaches over the end."""
    for first in range(0, length, round_length):
        for stroke in strokes:
            start = first + stroke.start
            if start < length:
                yield replace(stroke, start=start, duration=min(stroke.duration, length - start))


def _root(sound: Sound) -> Sound:
    return Degree(1, octave=(sound.number - 1) // 7 + sound.octave if isinstance(sound, Degree) else 0)


def _leads(stroke: Stroke) -> bool:
    return any(isinstance(sound, Leading) for sound in stroke.sounds)
