"""A synthetic singer, plucked strings and a flute, seeded, with the truth of what they sing and play."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.signal import lfilter

RATE = 44_100
VOWELS = {
    "a": ((730, 90, 1.0), (1090, 110, 0.5), (2440, 160, 0.15)),
    "e": ((530, 70, 1.0), (1840, 120, 0.35), (2480, 160, 0.2)),
    "i": ((280, 60, 1.0), (2250, 130, 0.25), (2890, 170, 0.2)),
    "o": ((570, 80, 1.0), (840, 100, 0.5), (2410, 160, 0.1)),
    "u": ((300, 60, 1.0), (870, 90, 0.3), (2240, 160, 0.07)),
}
"""Formants: frequency and width in hertz, and strength."""
LEAD, TAIL = 0.3, 0.4
"""Seconds of silence before and after."""


@dataclass(frozen=True)
class Truth:
    """What was sung: notes as (start s, duration s, midi), and the pitch at each frame, NaN where there is none."""

    samples: np.ndarray
    notes: tuple[tuple[float, float, float], ...]
    hertz: np.ndarray
    rate: int = RATE

    def midi_at(self, times):
        frames = np.clip(np.round(np.asarray(times) * self.rate).astype(int), 0, len(self.hertz) - 1)
        return 69 + 12 * np.log2(self.hertz[frames] / 440)


@dataclass(frozen=True)
class Manner:
    """How somebody sings: vibrato (Hz, cents), seconds of glide, vowels, size of the mouth, breath, noise of the room."""

    seed: int = 0
    vibrato: tuple[float, float] = (5.5, 40)
    glide: float = 0.05
    vowels: str = "aeiou"
    child: float = 1.0
    breath: float = 0.01
    snr: float = 40
    lead: float = LEAD
    rate: int = RATE


def sung(pitches, *, lengths=None, gaps=None, **manner):
    """Sing ``pitches`` (midi numbers): a pulse through formants, with vibrato, glides, breath and the gaps of consonants.

    Where a note has no gap after it, the voice glides on to the next; else each note is reached from a semitone below.
    """
    how = Manner(**manner)
    rng = np.random.default_rng(how.seed)
    lengths = np.full(len(pitches), 0.5) if lengths is None else np.asarray(lengths, float)
    gaps = np.where(rng.random(len(pitches)) < 0.7, 0.06, 0.0) if gaps is None else np.asarray(gaps, float)
    starts = how.lead + np.concatenate([[0], np.cumsum(lengths)])
    total = round((starts[-1] + TAIL) * how.rate)
    midi, loud = np.full(total, np.nan), np.zeros(total)
    for i, (pitch, length, gap) in enumerate(zip(pitches, lengths, gaps, strict=True)):
        tied = i > 0 and gaps[i - 1] == 0
        part = slice(round(starts[i] * how.rate), round((starts[i] + length - gap) * how.rate))
        t = np.arange(part.stop - part.start) / how.rate
        midi[part] = _line(t, pitches[i - 1] if tied else pitch - (how.glide > 0), pitch, how)
        ends = gap > 0 or i == len(pitches) - 1
        shape = np.minimum(1 if tied else t / 0.02, (t[-1] - t) / 0.03 if ends else 1)
        loud[part] = np.minimum(shape, 1) * (1 + 0.1 * np.sin(2 * np.pi * how.vibrato[0] * t + 1)) * rng.uniform(0.7, 1)
    hertz = 440 * 2 ** ((midi - 69) / 12)
    wave = (_glottis(np.where(np.isfinite(hertz), hertz, 100.0), how.rate) + rng.normal(0, how.breath, total)) * loud
    notes = tuple((float(at), float(length - gap), float(pitch)) for at, length, gap, pitch in zip(starts, lengths, gaps, pitches, strict=False))
    return _in_a_room(_spoken(wave, starts, how), how.snr, rng, notes, hertz, how.rate)


def _line(t, came, pitch, how):
    """The pitch of one note: it glides there, and swings once it is there."""
    way = 0.5 - 0.5 * np.cos(np.pi * np.clip(t / max(how.glide, 1e-3), 0, 1))
    depth = how.vibrato[1] / 100 * np.clip((t - 0.15) / 0.15, 0, 1)
    return came + (pitch - came) * way + depth * np.sin(2 * np.pi * how.vibrato[0] * t)


def _glottis(hertz, rate):
    """A pulse whose harmonics fall, without aliasing: summed up to 8 kHz."""
    phase = 2 * np.pi * np.cumsum(hertz) / rate
    out = np.zeros(len(hertz))
    for k in range(1, int(8000 / hertz.min()) + 1):
        out += np.where(k * hertz < min(8000, rate / 2.2), np.cos(k * phase), 0) / k**1.2
    return out


def _spoken(wave, starts, how):
    """Give each note its vowel."""
    out = np.zeros(len(wave))
    for i, (start, end) in enumerate(pairwise(starts)):
        a, b = round(start * how.rate), round(end * how.rate)
        reach = min(b + 2000, len(wave))
        vowel = _formants(np.pad(wave[a:b], (0, reach - b)), how.vowels[i % len(how.vowels)], how.child, how.rate)
        # Vowels differ in loudness, by some 6 dB and not by 20, as they do where a singer evens them out.
        out[a:reach] += vowel / np.sqrt(np.mean(vowel**2)) ** 0.7
    return out


def _formants(wave, vowel, child, rate):
    out = np.zeros_like(wave)
    for centre, width, gain in VOWELS[vowel]:
        r, angle = np.exp(-np.pi * width * child / rate), 2 * np.pi * centre * child / rate
        out += gain * lfilter([1 - r], [1, -2 * r * np.cos(angle), r * r], wave)
    return out


def _in_a_room(wave, snr, rng, notes, hertz, rate):
    """Add noise, ``snr`` decibels under the sound."""
    wave = wave / np.abs(wave).max() * 0.5
    power = np.mean(wave[np.isfinite(hertz)] ** 2)
    noise = rng.normal(0, np.sqrt(power / 10 ** (snr / 10)), len(wave))
    return Truth((wave + noise).astype(np.float32), notes, hertz, rate)


def plucked(pitches, *, lengths=None, seed=0, snr=40, rate=RATE, brightness=0.5, decay=0.996):
    """Pluck ``pitches`` on a string, by the method of Karplus and Strong with a tuned delay."""
    rng = np.random.default_rng(seed)

    def tone(hertz, count):
        string = _string(hertz, count, rng, rate, brightness, decay) * rng.uniform(0.6, 1)
        fade = round(0.015 * rate)
        string[-fade:] *= np.linspace(1, 0, fade)
        return string, np.full(count, hertz)

    return _played(pitches, lengths, tone, 0.0, snr, rng, rate)


def _string(hertz, count, rng, rate, brightness, decay):
    # The loop is so many whole samples, half a sample of averaging, and the rest by an all-pass.
    whole = int(rate / hertz - 0.6)
    rest = rate / hertz - 0.5 - whole
    g = (1 - rest) / (1 + rest)
    noise = rng.uniform(-1, 1, whole)
    burst = np.zeros(count)
    burst[:whole] = lfilter([brightness], [1, brightness - 1], noise - noise.mean())
    around = np.zeros(whole + 3)
    around[:2] += [1, g]
    around[whole : whole + 3] -= decay * np.convolve([0.5, 0.5], [g, 1])
    return lfilter([1, g], around, burst)


def flute(pitches, *, lengths=None, seed=0, snr=40, rate=RATE):
    """Blow ``pitches``: nearly a sine with a little breath, slow attacks, and a swing in loudness."""
    rng = np.random.default_rng(seed)

    def tone(hertz, count):
        t = np.arange(count) / rate
        line = hertz * 2 ** (0.1 * np.sin(2 * np.pi * 5 * t) / 12)
        phase = 2 * np.pi * np.cumsum(line) / rate
        shape = np.minimum(1, np.minimum(t / 0.04, (t[-1] - t) / 0.04)) * (1 + 0.15 * np.sin(2 * np.pi * 5 * t))
        return shape * (np.sin(phase) + 0.25 * np.sin(2 * phase) + 0.1 * np.sin(3 * phase) + rng.normal(0, 0.02, count)), line

    return _played(pitches, lengths, tone, 0.04, snr, rng, rate)


def _played(pitches, lengths, tone, gap, snr, rng, rate):
    """Play one note after another, each made by ``tone``, with a gap in between."""
    lengths = np.full(len(pitches), 0.4) if lengths is None else np.asarray(lengths, float)
    starts = LEAD + np.concatenate([[0], np.cumsum(lengths)])
    total = round((starts[-1] + TAIL) * rate)
    out, hertz = np.zeros(total), np.full(total, np.nan)
    for pitch, start, length in zip(pitches, starts, lengths, strict=False):
        a, b = round(start * rate), round((start + length - gap) * rate)
        out[a:b], hertz[a:b] = tone(440 * 2 ** ((pitch - 69) / 12), b - a)
    notes = tuple((float(at), float(length - gap), float(pitch)) for at, length, pitch in zip(starts, lengths, pitches, strict=False))
    return _in_a_room(out, snr, rng, notes, hertz, rate)
