"""The parts of a song as sound: each track alone, with its effects, as it goes into the mix."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from musiclab.check.work import Work, silent_take

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

RATE = 22_050
"""Frames a second: enough for which part is heard, and half the work."""
MOST_SECONDS = 240
FRAME = 2048


def part_sounds(work: Work) -> dict[str, Floats]:
    """Give the sound of each track alone, in mono, at `RATE`, by its id; at most the first four minutes."""
    from musiclab.render.mixer import stems

    found: dict[str, Floats] = {}
    for track, blocks in stems(work.playable, rate=RATE, takes=work.takes or silent_take):
        parts, frames = [], 0
        for block in blocks:
            parts.append(np.asarray(block.mean(axis=1), np.float32))
            frames += len(block)
            if frames >= MOST_SECONDS * RATE:
                break
        found[track] = np.concatenate(parts) if parts else np.zeros(0, np.float32)
    return found


def power_spectra(samples: Floats) -> NDArray[np.float64]:
    """Give the power of each stretch of 93 ms at each frequency: shape (stretches, 1025)."""
    count = len(samples) // FRAME
    if not count:
        return np.zeros((0, FRAME // 2 + 1))
    frames = samples[: count * FRAME].reshape(count, FRAME) * np.hanning(FRAME).astype(np.float32)
    return np.asarray(np.square(np.abs(np.fft.rfft(frames, axis=1))), np.float64)


def bands() -> tuple[tuple[int, int], ...]:
    """Give 24 bands of hearing as first and last bin: one third of an octave each, from 50 Hz up (after Zwicker's critical bands)."""
    edges = 50.0 * 2.0 ** (np.arange(25) / 3)
    bins = np.clip(np.round(edges * FRAME / RATE), 1, FRAME // 2).astype(int)
    return tuple((int(low), max(int(high), int(low) + 1)) for low, high in pairwise(bins))
