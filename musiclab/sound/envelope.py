"""How a note begins and dies away while its key is held: delay, attack, hold, decay, sustain.

SoundFont Technical Specification 2.04, section 9.1.7: the attack is straight in amplitude, the decay straight
in decibels, 100 dB in the decay time.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from musiclab.sound.voice import Samples

SILENT_DB = 100.0
"""Where a decay and a release end."""
FADED_DB = 80.0
"""A note that would be held softer than this ends instead."""
_PER_DB = 0.05 * float(np.log(10.0))
_RAMP = np.arange(8192, dtype=np.float32)


class Envelope(NamedTuple):
    """Whole frames, but for ``sustain`` (decibels below the peak) and ``fall`` (decibels a frame)."""

    delay: int
    attack: int
    hold: int
    fall: float
    sustain: float

    @property
    def ends(self) -> bool:
        """Whether a held note dies away altogether."""
        return self.sustain >= FADED_DB

    @property
    def settled(self) -> int:
        """The frame, from the end of the delay on, where the decay has reached its level."""
        return self.attack + self.hold + int(np.ceil(min(self.sustain, SILENT_DB) / self.fall))

    def shape(self, samples: Samples) -> None:
        """Multiply samples, from the end of the delay on, by the envelope, in place.

        Frame n of the attack is times (n + 1) / (attack + 1); frame n of the decay times 10 ** (-n fall / 20).
        """
        if self.attack:
            rising = samples[: self.attack]
            rising *= np.arange(1, len(rising) + 1, dtype=np.float32) / np.float32(self.attack + 1)
        peak = self.attack + self.hold
        if not self.sustain or len(samples) <= peak:
            return
        falling = samples[peak : self.settled]
        for at in range(0, len(falling), len(_RAMP)):
            part = falling[at : at + len(_RAMP)]
            drop = _RAMP[: len(part)] * np.float32(-self.fall * _PER_DB)
            drop += np.float32(-self.fall * _PER_DB * at)
            np.exp(drop, out=drop)
            part *= drop
        held = samples[self.settled :]
        held *= np.float32(np.exp(-self.sustain * _PER_DB))


def seconds(timecents: float) -> float:
    """Turn timecents into seconds.

    >>> seconds(0), seconds(-1200)
    (1.0, 0.5)
    """
    return float(2.0 ** (timecents / 1200))
