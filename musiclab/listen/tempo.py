"""How fast music goes, and when its beats fall.

The tempo is the one whose beats, half beats and bars agree best with what is new in the sound, at a pace that people tap
to. The beats are found by dynamic programming: D. P. W. Ellis, "Beat tracking by dynamic programming", Journal of New
Music Research 36 (2007).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from musiclab.language import say
from musiclab.listen.novelty import HOP, SHARP, SOFT, SPAN, novelty
from musiclab.listen.sound import Sound, sound

Floats = NDArray[np.float64]

SLOWEST, FASTEST = 40.0, 240.0
"""Beats a minute."""
USUAL, SPREAD = 105.0, 0.75
"""The pace that people tap to most, and how far from it they go, in octaves."""
WINDOW = 20.0
"""Seconds over which what is new is compared with itself."""
STEADY = 100.0
"""How much an uneven beat costs."""
SURE, CLEAR = 0.06, 0.2
"""How much what is new must agree with itself a beat later for there to be a tempo at all, and for no doubt about it."""
FAINTEST = 0.03
"""How new the newest moment must be for anything to begin at all."""
SHORTEST = 2.0
"""Seconds that are needed to hear a tempo."""


@dataclass(frozen=True, slots=True, eq=False)
class Pulse:
    """The tempo in beats a minute, the ``beats`` in seconds, and how sure that is, from 0 to 1; ``bpm`` is 0 for no tempo."""

    bpm: float
    beats: Floats
    confidence: float

    def __str__(self) -> str:
        if not self.bpm:
            return say("No steady beat is heard.")
        if self.confidence < CLEAR:
            return say("Perhaps about {bpm:.0f} beats a minute.", bpm=self.bpm)
        return say("About {bpm:.1f} beats a minute.", bpm=self.bpm)


NONE = Pulse(0.0, np.zeros(0), 0.0)


def pulse(samples: ArrayLike, rate: int) -> Pulse:
    """Find the tempo and the beats of music.

    >>> clicks = np.zeros(44_100 * 6, np.float32)
    >>> for beat in range(12):
    ...     clicks[22_050 * beat : 22_050 * beat + 400] = 0.5
    >>> round(pulse(clicks, 44_100).bpm)
    120
    """
    heard = sound(samples, rate)
    return pulse_in(heard, novelty(heard))


def pulse_in(heard: Sound, new: Floats) -> Pulse:
    """Find the tempo and the beats of a checked recording of which it is known how much is ``new`` when."""
    if heard.seconds < SHORTEST:
        return NONE
    found = _pulse(new, SHARP)
    # Bows and choirs begin so softly that only a longer look shows what is new.
    return found if found.confidence >= CLEAR else max(_pulse(novelty(heard, back=SOFT), SOFT), found, key=lambda one: one.confidence)


def _pulse(new: Floats, back: int) -> Pulse:
    # Where a recording begins, all of it is new, even the noise of the room.
    new = np.where(np.arange(len(new)) * HOP < SPAN + back * HOP, 0, new)
    if new.max() < FAINTEST:
        return NONE
    even = _evened(new)
    lag, agreement = _beat_lag(_likeness(even))
    if agreement < SURE:
        return NONE
    beats = _beats(even, lag)
    return Pulse(_measured(beats, lag), beats, min(agreement, 1.0))


def _evened(new: Floats) -> Floats:
    """Take away the average of the half second around, so that only what stands out counts, and soft parts count too."""
    half = round(0.25 / HOP)
    kernel = np.ones(2 * half + 1) / (2 * half + 1)
    rest = np.maximum(new - np.convolve(np.pad(new, half, "edge"), kernel, "valid"), 0)
    wide = round(4 / HOP) * 2 + 1
    usual = np.sqrt(np.convolve(np.pad(rest**2, wide // 2), np.ones(wide) / wide, "valid")[: len(rest)])
    return np.asarray(np.minimum(rest / np.maximum(usual, rest.max() * 0.05 + 1e-12), 6))


def _likeness(even: Floats) -> Floats:
    """How much what is new agrees with itself each lag later, 1 at no lag: the mean over windows of 20 seconds."""
    smooth = np.convolve(even, np.hanning(9) / np.hanning(9).sum(), "same")
    longest = round(4 * 60 / SLOWEST / HOP)
    size = round(WINDOW / HOP)
    total = np.zeros(longest + 1)
    for first in range(0, max(len(smooth) - size // 2, 1), size // 2):
        part = smooth[first : first + size]
        part = part - part.mean()
        spectrum = np.fft.rfft(part, 1 << (2 * size - 1).bit_length())
        found = np.fft.irfft(np.abs(spectrum) ** 2)[: longest + 1]
        # Fewer pairs lie further apart: without this, slow tempos would seem less likely.
        total += found * len(part) / np.maximum(len(part) - np.arange(longest + 1), size / 4)
    return np.asarray(total / max(total[0], 1e-12))


def _beat_lag(likeness: Floats) -> tuple[float, float]:
    """Give the lag of a beat in moments, to a fraction, and how well it agrees."""
    bpm = SLOWEST * 2 ** np.arange(0, np.log2(FASTEST / SLOWEST), 1 / 240)
    lags = 60 / bpm / HOP
    at = np.arange(len(likeness))
    one, two, four = (np.interp(lags * times, at, likeness) for times in (1, 2, 4))
    half = np.interp(lags / 2, at, likeness)
    agreement = (one + 0.6 * two + 0.4 * four + 0.15 * half) / 2.15
    usual = np.exp(-0.5 * (np.log2(bpm / USUAL) / SPREAD) ** 2)
    best = int(np.argmax(np.maximum(agreement, 0) * usual))
    return float(lags[best]), float(agreement[best])


def _beats(even: Floats, lag: float) -> Floats:
    """Place beats about ``lag`` moments apart where much is new, and give their seconds."""
    width = lag / 32
    near = np.arange(-int(4 * width) - 1, int(4 * width) + 2)
    bell = np.exp(-0.5 * (near / width) ** 2)
    local = np.convolve(even, bell, "same") / max(even.std(), 1e-12)
    steps = np.arange(-round(2 * lag), -round(lag / 2))
    cost = -STEADY * np.log(-steps / lag) ** 2
    score, came = local.copy(), np.full(len(local), -1)
    for i in range(-int(steps[0]), len(local)):
        ways = score[i + steps] + cost
        best = int(ways.argmax())
        score[i] += ways[best]
        came[i] = i + steps[best]
    here = len(score) - round(2 * lag) + int(np.argmax(score[-round(2 * lag) :])) if len(score) > 2 * lag else int(score.argmax())
    found = []
    while here >= 0:
        found.append(here)
        here = int(came[here])
    return np.asarray(found[::-1], np.float64) * HOP


def _measured(beats: Floats, lag: float) -> float:
    """Give the tempo of the beats that were found: the slope through the middle half of them."""
    if len(beats) < 8:
        return 60 / (lag * HOP)
    gaps = np.diff(beats)
    steady = gaps[np.abs(gaps / (lag * HOP) - 1) < 0.1]
    return 60 / float(np.mean(steady)) if len(steady) > len(gaps) / 2 else 60 / (lag * HOP)
