"""From a recipe and its sample to the buffer that is mixed."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

import numpy as np

from musiclab.sound.lowpass import Lowpass, lowpass, run_filter
from musiclab.sound.pitches import cycle, looped, straight
from musiclab.sound.recipe import Loop, Recipe
from musiclab.sound.sample import Sample
from musiclab.sound.voice import Samples

SILENCE = 1e-5
"""-100 dB: a tail that stays below is left out."""
RING_SILENCE = 1e-4
LONGEST_RING = 20
"""Seconds: a drum that would ring longer stops here."""


class Buffer(NamedTuple):
    """Samples at their pitch, where they loop (``loop_end`` 0: they don't), and whether more could be built."""

    samples: Samples
    loop_start: int
    loop_end: int
    whole: bool


def build(made: Recipe, sample: Sample, *, rate: int, frames: int) -> Buffer:
    """Build at least ``frames`` frames of a recipe, or all there is."""
    sieve = lowpass(made.cutoff, made.resonance, rate) if made.cutoff else None
    total, loop_start = _extent(made, sieve)
    delay = made.envelope.delay
    built = min(max(1, frames - delay), total)
    samples = looped(sample, made.start, made.step, made.loop, built) if made.loop else straight(sample, made.start, made.step, built)
    if sieve:
        run_filter(samples, sieve)
    made.envelope.shape(samples)
    if delay:
        samples = np.concatenate([np.zeros(delay, np.float32), samples])
    whole = built == total
    if whole and loop_start is not None:
        return Buffer(samples, delay + loop_start, delay + total, True)
    return Buffer(without_tail(samples, SILENCE) if whole else samples, 0, 0, whole)


def ring_out(made: Recipe, sample: Sample, *, rate: int) -> Buffer:
    """Build a drum to the end of its sound, whatever the length of its notes."""
    buffer = build(made, sample, rate=rate, frames=LONGEST_RING * rate)
    if buffer.loop_end:
        return buffer
    loudest = float(np.abs(buffer.samples).max(initial=0.0))
    return buffer._replace(samples=without_tail(buffer.samples, RING_SILENCE * loudest), whole=True)


def _extent(made: Recipe, sieve: Lowpass | None) -> tuple[int, int | None]:
    """Give how many frames there are, and from which one on they repeat."""
    settled = made.envelope.settled
    if not made.loop:
        there = max(1, ceil((made.end - made.start) / made.step))
        return (min(there, settled) if made.envelope.ends else there), None
    if made.envelope.ends:
        return settled, None
    loop: Loop = made.loop
    turn = cycle(made.start, loop, made.step)
    # The filter carries the past with it: only once that has died away does its output repeat.
    start = max(turn.first + (sieve.settling if sieve else 0), settled)
    return start + turn.frames, start


def without_tail(samples: Samples, silence: float) -> Samples:
    """Leave out the end of a sound, where it stays at or below ``silence``.

    >>> without_tail(np.array([0, 1, 0, 0], np.float32), 0.5).tolist()
    [0.0, 1.0]
    """
    step = 1024
    end = len(samples)
    # From the end in strides: a drum's tail is long, and most of the sound needs no look.
    while end > 0:
        last = samples[max(0, end - step) : end]
        loud = np.flatnonzero(np.abs(last) > silence)
        if len(loud):
            end = max(0, end - step) + int(loud[-1]) + 1
            break
        end -= step
    end = max(end, 1)
    return samples[:end].copy() if end < 0.9 * len(samples) else samples[:end]
