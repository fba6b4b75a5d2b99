"""The outline of a melody: arch, rising, falling, wave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import correlation
from typing import TYPE_CHECKING

from musiclab.song.time import PER_BEAT, Tick
from musiclab.theory.attacks import skyline
from musiclab.theory.sounding import Sounding

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SHAPES = ("arch", "rising", "falling", "wave")
FAR, FURTHER = 4, 5
"""Semitones of a swing, and from one end of a rising or falling line to the other."""
EARLIEST, LATEST = 0.2, 0.8
NEAR = 0.4
"""The parts of the whole time that are near its start, and near its end."""
STEADY = 0.7
SHORT = PER_BEAT // 2
"""A note shorter than this, a step from both its neighbours that are the same, is an ornament."""


@dataclass(frozen=True, slots=True)
class Contour:
    """The outline of a melody: when each note begins and ends in ticks, and its pitch."""

    notes: tuple[tuple[Tick, Tick, int], ...]

    @property
    def rise(self) -> int:
        """How far the last note lies above the first, in semitones."""
        return self.notes[-1][2] - self.notes[0][2] if self.notes else 0

    @property
    def peak(self) -> float:
        """When its highest note begins or, if it comes back, the one of them nearest to the middle: 0 is the beginning and 1 the end."""
        return self._where(max(pitch for _, _, pitch in self.notes))

    @property
    def trend(self) -> float:
        """The correlation of pitch with time, -1 to 1; 0 where there is no telling."""
        if len(self.notes) < 3 or len({pitch for _, _, pitch in self.notes}) < 2:
            return 0.0
        return correlation([float(start) for start, _, _ in self.notes], [float(pitch) for _, _, pitch in self.notes])

    @property
    def turns(self) -> int:
        """How often it changes direction with swings of four semitones or more on both sides."""
        return max(len(swings([pitch for _, _, pitch in self.notes])) - 1, 0)

    def has(self, shape: str) -> bool:
        """Say whether it is an arch, rising, falling or a wave."""
        if len(self.notes) < 3:
            return False
        pitches = [pitch for _, _, pitch in self.notes]
        if shape == "arch":
            return EARLIEST <= self.peak <= LATEST and max(pitches) - max(pitches[0], pitches[-1]) >= FAR
        if shape == "rising":
            return self.rise >= FURTHER and self.trend >= STEADY and self._near_end(max(pitches))
        if shape == "falling":
            return self.rise <= -FURTHER and self.trend <= -STEADY and self._near_end(min(pitches)) and self._near_start(max(pitches))
        return self.turns >= 3

    @property
    def shapes(self) -> tuple[str, ...]:
        """Which of arch, rising, falling and wave it is; a line may be two of them, or none."""
        return tuple(shape for shape in SHAPES if self.has(shape))

    def draw(self, ax: Axes | None = None) -> Axes:
        """Draw the outline over time, with a mark on its highest note."""
        from musiclab.theory.line_picture import draw_contour

        return draw_contour(self, ax)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        from musiclab.paper import shown_in_cell
        from musiclab.theory.line_picture import outline_words

        return shown_in_cell(self.draw, outline_words(self))

    def _times(self, pitch: int) -> list[float]:
        first, last = self.notes[0][0], self.notes[-1][1]
        return [((start + min(end, start + PER_BEAT)) / 2 - first) / max(last - first, 1) for start, end, one in self.notes if one == pitch]

    def _where(self, pitch: int) -> float:
        return min(self._times(pitch), key=lambda part: abs(part - 0.5))

    def _near_end(self, pitch: int) -> bool:
        return self.notes[-1][2] == pitch or max(self._times(pitch)) >= 1 - NEAR

    def _near_start(self, pitch: int) -> bool:
        return self.notes[0][2] == pitch or min(self._times(pitch)) <= NEAR


def contour(notes: Iterable[Sounding]) -> Contour:
    """Give the outline of some notes: the highest sounding at each time, small ornaments of a step left out.

    >>> from musiclab.theory.sounding import Sounding
    >>> contour([Sounding(960 * at, 960 * at + 960, pitch, 90, "a") for at, pitch in enumerate([60, 64, 67, 62, 60])]).has("arch")
    True
    """
    line = [(note.start, note.end, note.pitch) for note in skyline(notes)]
    kept = [row for at, row in enumerate(line) if not _ornament(line, at)]
    return Contour(tuple(kept))


def _ornament(line: Sequence[tuple[Tick, Tick, int]], at: int) -> bool:
    if not 0 < at < len(line) - 1:
        return False
    start, end, pitch = line[at]
    before, after = line[at - 1][2], line[at + 1][2]
    return end - start < SHORT and before == after and abs(pitch - before) <= 2


def swings(pitches: Sequence[int], *, far: int = FAR) -> list[int]:
    """Give the swings of a line in semitones, up and down in turn: smaller ones belong to the swing around them.

    >>> swings([60, 65, 64, 67, 60, 66])
    [7, -7, 6]
    """
    low = high = extreme = pitches[0] if pitches else 0
    turning: list[int] = []
    way = 0
    for pitch in pitches:
        low, high = min(low, pitch), max(high, pitch)
        if not way and (pitch - low >= far or high - pitch >= far):
            way = 1 if pitch - low >= far else -1
            turning, extreme = [low if way > 0 else high], pitch
        elif way * (pitch - extreme) > 0:
            extreme = pitch
        elif way and way * (extreme - pitch) >= far:
            turning.append(extreme)
            extreme, way = pitch, -way
    return [b - a for a, b in pairwise([*turning, extreme])] if way else []
