"""All that can be heard in one take, each worked out when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from musiclab.language import say
from musiclab.listen.grid import Grid
from musiclab.listen.level import HEARD, Level, level_of
from musiclab.listen.melody import melody
from musiclab.listen.notes import SungNote, notes_in
from musiclab.listen.novelty import Floats, novelty
from musiclab.listen.onsets import Onsets, onsets_in, with_tied
from musiclab.listen.pitch import PitchCurve, curve_of
from musiclab.listen.sound import Sound, sound
from musiclab.listen.tempo import Pulse, pulse_in
from musiclab.listen.timing import Timing, timing
from musiclab.song.clips import Note
from musiclab.song.model import Song
from musiclab.song.time import Tick

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CLEAR = 0.6
"""How sure the pitch must be, on average, for one melody to be heard."""
SUNG = 0.1
"""The share of a take that must have a pitch for it to be sung or played."""


class Hearing:
    """What is heard in a take: its `pitch`, `notes`, `onsets`, `pulse` and `level`; `trouble` says what stands in the way."""

    def __init__(self, heard: Sound) -> None:
        self._heard = heard

    @property
    def seconds(self) -> float:
        """How long the take is."""
        return self._heard.seconds

    @cached_property
    def level(self) -> Level:
        """How loud it is, the noise in its pauses, and where it clips."""
        return level_of(self._heard)

    @cached_property
    def pitch(self) -> PitchCurve:
        """The pitch every 10 ms."""
        return curve_of(self._heard)

    @cached_property
    def _new(self) -> Floats:
        return novelty(self._heard)

    @cached_property
    def _attacks(self) -> Onsets:
        return onsets_in(self._heard, self._new)

    @cached_property
    def onsets(self) -> Onsets:
        """When its sounds begin: strokes and syllables, and where one melody is heard also the notes that are tied to those before."""
        return self._attacks if self.trouble else with_tied(self._attacks, [note.start for note in self.notes])

    @cached_property
    def notes(self) -> tuple[SungNote, ...]:
        """The notes that are sung or played."""
        return notes_in(self._heard, self.pitch, self._attacks)

    @cached_property
    def pulse(self) -> Pulse:
        """Its tempo and beats."""
        return pulse_in(self._heard, self._new)

    @cached_property
    def trouble(self) -> str:
        """What stands in the way of hearing a melody, in a sentence; empty where nothing does."""
        if self.level.peak_db <= HEARD:
            return say("Nothing was sung: the take is silent. Check that the right microphone is chosen and not muted.")
        voiced = self.pitch.voiced
        if voiced.mean() < SUNG:
            return say("Hardly any pitch is heard in this take. That is as it should be for drums and speech; for a melody, sing or play louder.")
        if float(np.mean(self.pitch.confidence[voiced])) < CLEAR:
            return say("The pitch is hard to make out: several notes sound together, or there is much noise. Record one voice or instrument alone.")
        return ""

    def timing(self, grid: Grid) -> Timing:
        """Compare its onsets with the grid of a song; `musiclab.listen.grid.grid` makes one."""
        return timing(self.onsets.times, grid)

    def melody(self, song: Song, *, start: Tick = 0, lead: float = 0.0, step: Tick = 0) -> tuple[Note, ...]:
        """Give its notes in the ticks of a song, from the tick ``start`` on; `musiclab.listen.melody` says more."""
        return melody(self.notes, song, start=start, lead=lead, step=step)

    def __str__(self) -> str:
        said = [self.trouble or (say("One note.") if len(self.notes) == 1 else say("{count} notes.", count=len(self.notes))), str(self.level)]
        return " ".join(said if self.level.peak_db > HEARD else said[:1])

    def draw(self, ax: Axes | None = None) -> Axes:
        """Draw its waveform with its onsets, on ``ax`` or on a figure of its own."""
        from musiclab.listen.wave_picture import draw_wave

        return draw_wave(self._heard, self.onsets, ax, clipped=self.level.clipped)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        from musiclab.paper import shown_in_cell

        return shown_in_cell(self.draw, str(self))


def hear(samples: ArrayLike, rate: int) -> Hearing:
    """Listen to a recording of shape (frames,) or (1 or 2, frames); SoundError where it cannot be listened to.

    >>> a4 = np.sin(2 * np.pi * 440 * np.arange(44_100) / 44_100).astype(np.float32)
    >>> [note.name for note in hear(a4 / 2, 44_100).notes]
    ['A4']
    """
    return Hearing(sound(samples, rate))
