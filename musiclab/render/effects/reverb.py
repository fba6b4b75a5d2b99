"""A room: convolution with an impulse response made from seeded noise."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from musiclab.render.automation import Settings
from musiclab.render.effects.processor import blend
from musiclab.render.effects.recursive import recursive
from musiclab.render.levels import Samples
from musiclab.render.timing import Timing

LEVEL = 0.5
"""Loudness of the wet sound: the root of the response's energy, in each channel."""


def impulse_response(
    *, seconds: float, predelay_ms: float, damping_hz: float, seed: int, rate: int
) -> Samples:
    """Give the sound of a hand clap in the room, (2, frames): noise that falls 60 dB in ``seconds``.

    Highs die away sooner: a one-pole low-pass closes from 20 kHz at the start to ``damping_hz`` at the end. The
    noise comes from a 32-bit xorshift generator (G. Marsaglia, "Xorshift RNGs", 2003), so that every engine makes
    the same room from the same seed. The energy of each channel is ``LEVEL`` squared.
    """
    count = max(1, round(seconds * rate))
    noise = np.stack([_noise(2 * seed + 1, count), _noise(2 * seed + 2, count)])
    decay = 10.0 ** (-3.0 * np.arange(count) / count)
    bright = _darkened(noise, damping_hz, rate) * decay
    bright *= LEVEL / np.sqrt(np.sum(bright**2, axis=1, keepdims=True))
    delay = np.zeros((2, round(predelay_ms / 1000 * rate)))
    return np.concatenate([delay, bright], axis=1).astype(np.float32)


def _noise(seed: int, count: int) -> NDArray[np.float64]:
    """White noise from -1 to 1: many xorshift generators side by side, each seeded by a Weyl sequence."""
    lanes = 4096
    state = (np.arange(1, lanes + 1, dtype=np.uint64) * 2654435769 + seed * 40503) & 0xFFFFFFFF
    state = np.where(state == 0, 1, state).astype(np.uint32)
    rows = []
    for _ in range(-(-count // lanes) + 8):
        state = state ^ (state << np.uint32(13))
        state = state ^ (state >> np.uint32(17))
        state = state ^ (state << np.uint32(5))
        rows.append(state)
    return np.concatenate(rows[8:])[:count] / 2147483648.0 - 1.0


def _darkened(noise: NDArray[np.float64], damping_hz: float, rate: int) -> NDArray[np.float64]:
    """Cross-fade from the noise to the same noise under a low-pass: the room swallows its highs first."""
    keep = np.exp(-2 * np.pi * min(damping_hz, 0.49 * rate) / rate)
    dark, _ = recursive(np.array([1 - keep, 0.0]), np.array([1.0, -keep]), noise, np.zeros((2, 1)))
    fade = np.linspace(0, 1, noise.shape[1]) ** 0.5
    return noise * (1 - fade) + dark * fade


class Reverb:
    """Puts the sound into a room of ``seconds``, ``predelay_ms`` away; overlap-add convolution by FFT."""

    def __init__(self, settings: Settings, timing: Timing) -> None:
        self._settings = settings
        self._response = impulse_response(
            seconds=settings.fixed("seconds"),
            predelay_ms=settings.fixed("predelay_ms"),
            damping_hz=settings.fixed("damping_hz"),
            seed=int(settings.fixed("seed")),
            rate=timing.rate,
        )
        self.tail = self._response.shape[1]
        self._ringing = np.zeros((2, self.tail), np.float32)
        self._spectrum: dict[int, NDArray[np.complex64]] = {}

    def process(self, block: Samples, first: int) -> Samples:
        """Give the block in its room."""
        count = block.shape[1]
        wet = self._convolved(block)
        wet[:, : self.tail] += self._ringing
        self._ringing = wet[:, count : count + self.tail].copy()
        return blend(block, wet[:, :count], self._settings.over("mix", first, count))

    def _convolved(self, block: Samples) -> Samples:
        """Give the convolution, at least as long as the block and the tail together."""
        size = fast_length(block.shape[1] + self.tail)
        if size not in self._spectrum:
            self._spectrum[size] = np.fft.rfft(self._response, size).astype(np.complex64)
        return np.fft.irfft(np.fft.rfft(block, size) * self._spectrum[size], size).astype(np.float32, copy=False)


def fast_length(least: int) -> int:
    """Give a length of at least ``least`` whose Fourier transform is quick: a small odd number times a power of two.

    >>> fast_length(65_537)
    73728
    """
    return min(odd << max(0, -(-least // odd) - 1).bit_length() for odd in (1, 3, 5, 9, 15))
