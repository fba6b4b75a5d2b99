"""How loud a take is: its loudest points, its average, the noise between the sounds, and where it was too loud."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import ArrayLike, NDArray

from musiclab.language import say
from musiclab.listen.sound import Sound, sound

Floats = NDArray[np.float64]

QUIETEST = -120.0
"""What silence counts as, in decibels under full scale."""
MOMENT = 0.02
"""Seconds over which the level of a moment is taken."""
CLIPPED = 0.999
"""A sample this large touches the ceiling."""
RUN = 3
"""Samples in a row at one height of the ceiling, or above it, that make a clipped stretch."""
HEARD = -75.0
"""Decibels under which nothing counts as sung or played."""


@dataclass(frozen=True, slots=True)
class Level:
    """How loud a take is, in decibels under full scale: ``peak_db``, ``rms_db`` on average, ``noise_db`` between the sounds.

    ``clipped`` are the stretches that touch the ceiling, as seconds of their beginnings and ends.
    """

    peak_db: float
    rms_db: float
    noise_db: float
    clipped: tuple[tuple[float, float], ...] = ()

    @property
    def headroom_db(self) -> float:
        """How much louder it could have been before clipping."""
        return -self.peak_db

    def __str__(self) -> str:
        if self.peak_db <= HEARD:
            return say("The take is silent. Check that the right microphone is chosen and not muted.")
        said = [say("The loudest point is {peak:.1f} dB, the noise in the pauses {noise:.0f} dB.", peak=self.peak_db, noise=self.noise_db)]
        if self.clipped:
            said.append(say("It was too loud in {count} places, first at {when:.1f} s: turn the input down.",
                            count=len(self.clipped), when=self.clipped[0][0]))
        elif self.peak_db < -30:
            said.append(say("That is soft: come closer, or turn the input up."))
        return " ".join(said)


def level(samples: ArrayLike, rate: int) -> Level:
    """Measure how loud a take is.

    >>> level(np.full(44_100, 0.5, np.float32), 44_100).peak_db
    -6.0
    """
    return level_of(sound(samples, rate))


def level_of(heard: Sound) -> Level:
    """Measure a checked recording; `level` says how."""
    peak, power = 0.0, 0.0
    for first in range(0, heard.frames, heard.rate):
        part = heard.channels[:, first : first + heard.rate]
        peak = max(peak, float(np.abs(part).max()))
        power += float(np.square(part, dtype=np.float64).sum())
    moments = moment_db(heard, MOMENT, int(heard.seconds / MOMENT))
    noise = float(np.percentile(moments, 5)) if len(moments) else -inf
    mean = power / heard.channels.size
    return Level(round(decibels(peak), 1), round(decibels(mean**0.5), 1), round(noise, 1), _clipped(heard))


def decibels(amplitude: float) -> float:
    """Give an amplitude in decibels under full scale, -120 for silence."""
    return float(20 * np.log10(max(amplitude, 10 ** (QUIETEST / 20))))


def moment_db(heard: Sound, hop: float, count: int) -> Floats:
    """Give the level around each of ``count`` moments ``hop`` seconds apart, in decibels under full scale."""
    half = max(round(MOMENT / 2 * heard.rate), 1)
    out = np.empty(count)
    for first in range(0, count, 2000):
        middles = np.round(np.arange(first, min(first + 2000, count)) * hop * heard.rate).astype(int)
        start = int(middles[0]) - half
        wave = heard.part(start, int(middles[-1]) + half).astype(np.float64)
        wave -= wave.mean()
        power = np.concatenate([[0.0], np.cumsum(wave**2)])
        out[first : first + 2000] = (power[middles + half - start] - power[middles - half - start]) / (2 * half)
    return np.asarray(10 * np.log10(np.maximum(out, 10 ** (QUIETEST / 10))))


def gate_db(levels: Floats, *, above: float) -> float:
    """Give the level that moments must pass to count: ``above`` decibels over the noise between the sounds.

    It is never so high that it cuts off what is 30 dB softer than the loudest: a take may have no pause. In a take that
    is silent throughout nothing passes it.
    """
    noise, loud = np.percentile(levels, (5, 98))
    return float(min(noise + above, loud - 30)) if loud > HEARD else 0.0


def _clipped(heard: Sound) -> tuple[tuple[float, float], ...]:
    """Find the stretches where samples stay at the ceiling."""
    found: list[tuple[float, float]] = []
    for first in range(0, heard.frames, heard.rate):
        # A stretch may reach over the end of a second, so each second is read with its first samples.
        part = np.abs(heard.channels[:, max(first - RUN, 0) : first + heard.rate]).max(axis=0) >= CLIPPED
        edges = np.flatnonzero(np.diff(part.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
        edges = edges[edges[:, 1] - edges[:, 0] >= RUN] + max(first - RUN, 0)
        found += [(int(a) / heard.rate, int(b) / heard.rate) for a, b in edges]
    return _joined(found)


def _joined(stretches: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Join stretches less than 10 ms apart: one moment of overload."""
    out: list[tuple[float, float]] = []
    for begin, end in stretches:
        if out and begin - out[-1][1] < 0.01:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((begin, end))
    return tuple(out)
