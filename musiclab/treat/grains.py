"""Another pitch for a voice that stays the same voice: grains of two periods, set closer together or further apart.

Source: E. Moulines and F. Charpentier, "Pitch-synchronous waveform processing techniques for text-to-speech synthesis
using diphones", Speech Communication 9 (1990). A grain keeps the sound of the mouth, the formants, as it is; how often
a grain comes makes the pitch. The grains are cut where a whole number of periods has passed, counted along the
pitch curve, and are set to a fraction of a frame, so that high voices do not wobble.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Samples = NDArray[np.float32]

STEP = 0.001
"""Seconds from one point of a voice's phase to the next; between them it runs straight."""
FADE = 0.006
"""Seconds in which the tuned voice takes over from the recording, and gives back."""
TAPS = 16
"""Samples on either side that a sample between the samples is made of."""


def shifted(out: Samples, channels: Samples, rate: int, *, times: Floats, hertz: Floats, ratio: Floats) -> None:
    """Write a sung stretch of ``channels`` into ``out``, its pitch ``ratio`` times as high.

    ``times`` (seconds, evenly apart), ``hertz`` and ``ratio`` describe the stretch.
    """
    at = np.arange(times[0], times[-1] + STEP, STEP)
    period = np.interp(at, times, rate / hertz)
    sung, wanted = _periods(at, times, hertz), _periods(at, times, hertz * ratio)
    first, last = round(times[0] * rate), min(round(times[-1] * rate) + 1, channels.shape[1])
    if wanted[-1] < 2 or last - first < 2 * period.max():
        return
    new, weight = np.zeros((len(channels), last - first)), np.zeros(last - first)
    begin = _loudest_phase(channels, rate, at, sung)
    marks = np.interp(np.arange(begin, sung[-1]), sung, at)
    borders = (marks[1:] + marks[:-1]) / 2
    for place in np.interp(np.arange(begin, wanted[-1]), wanted, at):
        mark = marks[np.searchsorted(borders, place)]
        _add_grain(new, weight, channels, source=mark * rate, to=place * rate - first, half=float(np.interp(mark, at, period)))
    share = np.minimum(weight, 1) * _fades(last - first, rate)
    new /= np.maximum(weight, 1e-3)
    out[:, first:last] = out[:, first:last] * (1 - share) + new * share


def _periods(at: Floats, times: Floats, hertz: Floats) -> Floats:
    """Count the periods that have passed at each point."""
    speed = np.interp(at, times, hertz)
    return np.concatenate([[0.0], np.cumsum((speed[1:] + speed[:-1]) / 2 * np.diff(at))])


def _loudest_phase(channels: Samples, rate: int, at: Floats, sung: Floats) -> float:
    """Find where in its period the voice is strongest: a grain is cut around that place."""
    first, last = int(at[0] * rate), int(at[-1] * rate) + 1
    power = np.cumsum(np.concatenate([[0.0], np.square(channels[:, first:last], dtype=np.float64).sum(axis=0)]))
    best, most = 0.0, -1.0
    for phase in np.arange(8) / 8:
        frames = (np.interp(np.arange(phase, sung[-1]), sung, at) * rate).astype(int) - first
        reach = max(int(rate * (at[-1] - at[0]) / max(sung[-1], 1) / 8), 1)
        a, b = np.clip(frames - reach, 0, len(power) - 1), np.clip(frames + reach, 0, len(power) - 1)
        strength = float((power[b] - power[a]).mean()) if len(frames) else 0.0
        if strength > most:
            best, most = float(phase), strength
    return best


def _add_grain(new: Floats, weight: Floats, channels: Samples, *, source: float, to: float, half: float) -> None:
    """Add the two periods around ``source`` around the place ``to``, which may lie between two frames."""
    reach = int(half)
    middle = round(to)
    from_, between = divmod(source + middle - to, 1.0)
    a, b = max(middle - reach, 0), min(middle + reach + 1, new.shape[1])
    begin = int(from_) + a - middle
    if a >= b or begin < TAPS or begin + (b - a) + TAPS > channels.shape[1]:
        return
    window = 0.5 + 0.5 * np.cos(np.pi * np.clip((np.arange(a, b) - to) / half, -1, 1))
    taps = _between(between)
    for channel, voice in zip(channels, new, strict=True):
        voice[a:b] += np.convolve(channel[begin - TAPS : begin + (b - a) + TAPS - 1], taps, "valid") * window
    weight[a:b] += window


def _between(fraction: float) -> Floats:
    """A windowed sinc that reads a wave ``fraction`` of a sample later."""
    at = np.arange(TAPS - 1, -TAPS - 1, -1) - fraction
    taps = np.sinc(at) * (0.5 + 0.5 * np.cos(np.pi * np.clip(at / TAPS, -1, 1)))
    return np.asarray(taps / taps.sum())


def _fades(count: int, rate: int) -> Floats:
    """Go from 0 to 1 at the beginning, and back at the end."""
    edge = np.minimum(np.arange(count), np.arange(count)[::-1]) / (FADE * rate)
    return np.asarray(0.5 - 0.5 * np.cos(np.pi * np.minimum(edge, 1)))
