"""A synthesiser in the old manner: oscillators, a filter that opens and closes, an envelope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musiclab.sound.buffers import Buffer
from musiclab.sound.envelope import Envelope
from musiclab.sound.synth.cycles import cycle, cycle_length
from musiclab.sound.voice import Samples

_MOST_HARMONICS = 512
_SETTLED = 9.0
"""Time constants until a brightness has come to rest."""


@dataclass(frozen=True, slots=True)
class Patch:
    """Settings of the synthesiser; times are in seconds.

    ``harmonics`` gives the oscillator's spectrum and ``detune`` how far apart (cents) the oscillators are. The filter is
    gentle above ``cutoff`` (hertz, plus ``tracking`` times the note's own) and falls by ``slope`` decibels an octave. Octave n above the
    note begins full and fades to ``closed ** n`` of that with a time constant of ``closing / (n + 1)``: a filter that closes.
    ``decay`` is the time of a fall by 100 dB, ``sustain`` where it stops, in decibels below the peak. ``octave`` moves the whole.
    """

    harmonics: Callable[[int], NDArray[np.float64]]
    level: float
    detune: tuple[float, ...] = (0.0,)
    cutoff: float = 20_000.0
    tracking: float = 0.0
    slope: float = 12.0
    closed: float = 1.0
    closing: float = 0.3
    attack: float = 0.004
    decay: float = 1.0
    sustain: float = 0.0
    release: float = 0.25
    octave: int = 0


def play(patch: Patch, hertz: float, *, rate: int, frames: int) -> Buffer:
    """Give at least ``frames`` frames of a patch, or all there is."""
    hertz *= 2.0**patch.octave
    envelope = _envelope(patch, rate)
    length, periods = cycle_length(hertz, rate, chorus=len(patch.detune) > 1)
    bands = _bands(patch, hertz, rate)
    settled = envelope.settled
    if len(bands) > 1:
        settled = max(settled, round(_SETTLED * patch.closing * rate))
    total = settled if envelope.ends else settled + length
    built = min(frames, total)
    samples = np.zeros(built, np.float32)
    for octave, amplitudes in bands:
        turn = cycle(amplitudes, periods, length, rate, detune=patch.detune, seed=octave)
        band = np.resize(turn, built)
        _close(patch, octave, band, rate)
        samples += band
    samples *= np.float32(patch.level)
    envelope.shape(samples)
    whole = built == total
    return Buffer(samples, *((settled, total) if whole and not envelope.ends else (0, 0)), whole)


def _envelope(patch: Patch, rate: int) -> Envelope:
    return Envelope(0, round(patch.attack * rate), 0, 100 / (patch.decay * rate), patch.sustain)


def _bands(patch: Patch, hertz: float, rate: int) -> list[tuple[int, NDArray[np.float64]]]:
    """Give the filtered harmonics, octave by octave where the filter closes, otherwise all at once."""
    count = max(1, min(_MOST_HARMONICS, int(0.5 * rate / hertz)))
    amplitudes = patch.harmonics(count)[:count]
    numbers = np.arange(1, len(amplitudes) + 1)
    corner = patch.cutoff + patch.tracking * hertz
    amplitudes = amplitudes * (1 + (numbers * hertz / corner) ** 2) ** (-patch.slope / 12.04)
    if patch.closed == 1.0:
        return [(0, amplitudes)]
    octaves = np.log2(numbers).astype(int)
    return [(octave, np.where(octaves == octave, amplitudes, 0.0)) for octave in range(int(octaves[-1]) + 1)]


def _close(patch: Patch, octave: int, band: Samples, rate: int) -> None:
    """Let an octave fade from full to what the closed filter leaves of it, in place."""
    left = patch.closed**octave
    if left == 1.0:
        return
    rest = np.exp(-_SETTLED)
    time = round(_SETTLED * patch.closing / (octave + 1) * rate)
    fading = np.arange(min(time, len(band)), dtype=np.float32) * np.float32(-_SETTLED / time)
    np.exp(fading, out=fading)
    # Shifted so that it ends at rest exactly, with no step.
    fading = (fading - np.float32(rest)) * np.float32((1 - left) / (1 - rest)) + np.float32(left)
    band[: len(fading)] *= fading
    band[len(fading) :] *= np.float32(left)
