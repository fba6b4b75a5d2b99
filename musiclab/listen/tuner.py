"""A tuner: the note that sounds now, and how far it is from being in tune."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from musiclab.language import say
from musiclab.listen.pitch import pitch_curve
from musiclab.song.pitch import Pitch, hertz, pitch_name

IN_TUNE = 5.0
"""Cents that nobody hears."""


@dataclass(frozen=True, slots=True)
class Tuned:
    """What a tuner shows: the ``hertz`` that sound, the nearest ``pitch`` and how many ``cents`` above it, -50 to 50."""

    hertz: float
    pitch: Pitch
    cents: float
    confidence: float

    @property
    def name(self) -> str:
        """The name of the note, such as A4."""
        return pitch_name(self.pitch)

    def __str__(self) -> str:
        if abs(self.cents) <= IN_TUNE:
            return say("{name}, in tune", name=self.name)
        if self.cents < 0:
            return say("{name}, {cents:.0f} cents flat: tune up", name=self.name, cents=-self.cents)
        return say("{name}, {cents:.0f} cents sharp: tune down", name=self.name, cents=self.cents)


def tuner(samples: ArrayLike, rate: int, *, a4: float = 440.0) -> Tuned | None:
    """Say which note a short recording (0.05 s or more) sounds in the middle, None where there is no clear pitch.

    >>> a4 = np.sin(2 * np.pi * 442 * np.arange(4410) / 44_100).astype(np.float32)
    >>> print(tuner(a4, 44_100))
    A4, 8 cents sharp: tune down
    """
    curve = pitch_curve(samples, rate)
    if curve.voiced.mean() < 0.5:
        return None
    sounding = float(np.median(curve.hertz[curve.voiced]))
    midi = 69 + 12 * float(np.log2(sounding / a4))
    pitch = round(midi)
    cents = 1200 * float(np.log2(sounding / hertz(pitch, a4=a4)))
    return Tuned(sounding, pitch, round(cents, 1), float(np.median(curve.confidence[curve.voiced])))
