"""What a voice sounds like when it is played, and how high and how loud that is."""

from __future__ import annotations

import numpy as np

from musiclab.sound.voice import Voice


def played(voice: Voice, frames: int) -> np.ndarray:
    """The samples with their loop, and silence after the end."""
    at = np.arange(frames)
    if voice.loop_end:
        at = np.where(at < voice.loop_end, at, voice.loop_start + (at - voice.loop_start) % (voice.loop_end - voice.loop_start))
    out = np.zeros(frames)
    inside = at < len(voice.samples)
    out[inside] = voice.samples[at[inside]]
    return out * voice.gain


def hertz(x: np.ndarray, rate: int, near: float) -> float:
    """The frequency of the strongest partial within a third of ``near``, to a small part of a cent."""
    size = 1 << 18
    spectrum = np.abs(np.fft.rfft(x * np.hanning(len(x)), size))
    low, high = int(near * 0.84 * size / rate), int(near * 1.19 * size / rate) + 2
    top = low + int(spectrum[low:high].argmax())
    a, b, c = np.log(spectrum[top - 1 : top + 2] + 1e-12)
    return (top + 0.5 * (a - c) / (a - 2 * b + c)) * rate / size


def rms_db(x: np.ndarray) -> float:
    return float(10 * np.log10(np.mean(x * x) + 1e-12))


def cents(one: float, other: float) -> float:
    return float(1200 * np.log2(one / other))
