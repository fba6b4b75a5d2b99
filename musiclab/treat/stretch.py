"""Longer and shorter without another pitch, by a phase vocoder.

Sources: M. Puckette, "Phase-locked vocoder" (WASPAA 1995) and J. Laroche and M. Dolson, "Improved phase vocoder
time-scale modification of audio" (IEEE Trans. Speech and Audio Processing 7, 1999): the bins around a peak of the
spectrum keep their phases among themselves, and turn together. Each output frame looks at two places of the recording
a hop apart, so that no phase has to be unwrapped: the earlier one says how far the output has turned, and the later one
is turned as far. All channels turn together, which keeps the width of a stereo recording.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from musiclab.treat.time_map import TimeMap, time_map

Samples = NDArray[np.float32]
Spectra = NDArray[np.complex64]

SPAN = 0.075
"""Seconds that are looked at together, about: enough to part the harmonics of a bass."""
HOPS = 4
"""Frames that overlap at any time."""
BATCH = 64
"""Frames whose spectra are taken at once."""


def stretched(channels: Samples, rate: int, frames: int) -> Samples:
    """Give ``channels`` (channels, frames) stretched or squeezed to ``frames`` frames, at the same pitch.

    What happens at the frame ``t`` is heard at ``t * frames / (frames before)``.
    """
    if channels.shape[1] in (0, frames):
        return channels
    places = time_map(channels, rate, frames)
    size = 1 << round(np.log2(SPAN * rate))
    out = np.zeros((len(channels), frames + 3 * size), np.float32)
    total = np.zeros(frames + 3 * size, np.float32)
    window = np.hanning(size + 1)[:-1].astype(np.float32)
    for at, spectrum in _turned(channels, places, window, frames):
        here = slice(at + size // 2, at + size // 2 + size)
        out[:, here] += np.fft.irfft(spectrum, axis=1).astype(np.float32) * window
        total[here] += window**2
    return np.asarray(out[:, size : size + frames] / np.maximum(total[size : size + frames], 1e-3))


def _turned(channels: Samples, places: TimeMap, window: Samples, frames: int) -> Iterator[tuple[int, Spectra]]:
    """Give the spectra of the output with the frames of their middles."""
    size = len(window)
    hop = size // HOPS
    middles = np.arange(-size // 2, frames + size // 2 + hop, hop)
    came: Spectra | None = None
    for first in range(0, len(middles), BATCH):
        batch = middles[first : first + BATCH]
        sources = np.round(places.source(batch)).astype(int)
        earlier, later = (_spectra(channels, sources - step, window) for step in (hop, 0))
        fresh = places.fresh(batch)
        for i, at in enumerate(batch):
            came = later[i] if came is None else _locked(came, earlier[i], later[i], fresh=bool(fresh[i]))
            yield int(at), came


def _spectra(channels: Samples, middles: NDArray[np.intp], window: Samples) -> Spectra:
    """Give the spectra (frames, channels, bins) around places of the recording; outside it is silence."""
    size = len(window)
    reach = middles[:, np.newaxis] + np.arange(-size // 2, size - size // 2)
    inside = (reach >= 0) & (reach < channels.shape[1])
    pieces = channels[:, np.clip(reach, 0, channels.shape[1] - 1)] * (inside * window)
    return np.fft.rfft(pieces, axis=2).astype(np.complex64).transpose(1, 0, 2)


def _locked(came: Spectra, earlier: Spectra, later: Spectra, *, fresh: bool) -> Spectra:
    """Turn the spectrum ``later`` as far as the output ``came`` has turned against ``earlier``, peak by peak.

    Where a sound begins (``fresh``), the bins that grow most keep the phases of the recording: an attack stays sharp.
    """
    power = np.sum(later.real**2 + later.imag**2, axis=0)
    peaks = _peaks(power)
    if not len(peaks):
        return later
    turn = np.sum(came[:, peaks] * np.conj(earlier[:, peaks]), axis=0)
    size = np.abs(turn)
    turn = np.where(size > 1e-20, turn / np.maximum(size, 1e-20), 1)
    if fresh:
        before = np.sum(earlier.real**2 + earlier.imag**2, axis=0)
        turn = np.where(power[peaks] > GROWN * before[peaks], 1, turn)
    # Each bin belongs to the nearest peak.
    begins = np.concatenate([[0], (peaks[1:] + peaks[:-1] + 1) // 2])
    gain = turn * _made_good(came, earlier, turn, begins)
    return np.asarray(later * np.repeat(gain, np.diff(begins, append=len(power))), np.complex64)


def _made_good(came: Spectra, earlier: Spectra, turn: Spectra, begins: NDArray[np.intp]) -> NDArray[np.float32]:
    """Make good what each stretch of bins loses where frames overlap that don't fit together, as those of hiss."""
    fits = np.add.reduceat((came * np.conj(earlier)).sum(axis=0), begins)
    powers = [np.add.reduceat((one.real**2 + one.imag**2).sum(axis=0), begins) for one in (came, earlier)]
    alike = np.clip((fits * np.conj(turn)).real / np.sqrt(np.maximum(powers[0] * powers[1], 1e-30)), 0, 1)
    return np.asarray(1 / np.sqrt(alike + (1 - alike) * LOST), np.float32)


LOST = 0.49
"""The power that is left where overlapping frames have nothing to do with each other."""
GROWN = 2.0
"""How many times the power of a bin has grown, from one frame to the next, where a new sound begins in it."""


def _peaks(power: NDArray[np.float32]) -> NDArray[np.intp]:
    """Give the bins that are stronger than two on either side."""
    inner = power[2:-2]
    high = (inner > power[1:-3]) & (inner >= power[3:-1]) & (inner > power[:-4]) & (inner >= power[4:])
    return np.flatnonzero(high) + 2
