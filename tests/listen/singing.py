"""A synthetic singer and plucked strings, seeded, with the truth of what they sing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

RATE = 44_100


@dataclass(frozen=True)
class Truth:
    """What was sung: notes as (start s, duration s, midi), and the pitch at each frame, NaN where there is none."""

    samples: np.ndarray
    notes: tuple[tuple[float, float, float], ...]
    hertz: np.ndarray
    rate: int = RATE

    def midi_at(self, times):
        frames = np.clip(np.round(np.asarray(times) * self.rate).astype(int), 0, len(self.hertz) - 1)
        with np.errstate(invalid="ignore"):
            return 69 + 12 * np.log2(self.hertz[frames] / 440)


VOWELS = {
    "a": ((730, 90, 1.0), (1090, 110, 0.5), (2440, 160, 0.15)),
    "e": ((530, 70, 1.0), (1840, 120, 0.35), (2480, 160, 0.2)),
    "i": ((280, 60, 1.0), (2250, 130, 0.25), (2890, 170, 0.2)),
    "o": ((570, 80, 1.0), (840, 100, 0.5), (2410, 160, 0.1)),
    "u": ((300, 60, 1.0), (870, 90, 0.3), (2240, 160, 0.07)),
}


def sung(pitches, *, lengths=None, gaps=None, seed=0, vibrato=(5.5, 40), glide=0.05, vowels="aeiou", child=1.0, snr=40, rate=RATE, breath=0.01, lead=0.3):
    """Sing ``pitches`` (midi numbers): a pulse through formants, with vibrato (Hz, cents), glides and consonant gaps."""
    rng = np.random.default_rng(seed)
    count = len(pitches)
    lengths = np.full(count, 0.5) if lengths is None else np.asarray(lengths, float)
    gaps = np.where(rng.random(count) < 0.7, 0.06, 0.0) if gaps is None else np.asarray(gaps, float)
    total = round((lead + lengths.sum() + 0.4) * rate)
    midi, loud, notes, at = np.full(total, np.nan), np.zeros(total), [], lead
    for i, (pitch, length, gap) in enumerate(zip(pitches, lengths, gaps, strict=True)):
        a, b = round(at * rate), round((at + length - gap) * rate)
        t = np.arange(b - a) / rate
        tied = i > 0 and gaps[i - 1] == 0
        came = pitches[i - 1] if tied else pitch - 1.0 * (glide > 0)
        drift = np.clip((t - 0.0) / max(glide, 1e-3), 0, 1) if tied else np.clip(t / max(glide, 1e-3), 0, 1)
        depth = vibrato[1] / 100 * np.clip((t - 0.15) / 0.15, 0, 1)
        midi[a:b] = came + (pitch - came) * (0.5 - 0.5 * np.cos(np.pi * drift)) + depth * np.sin(2 * np.pi * vibrato[0] * t)
        shape = np.minimum(1, np.minimum(t / 0.02 if not tied else 1, (t[-1] - t) / 0.03 if gap or i == count - 1 else 1))
        loud[a:b] = shape * (1 + 0.1 * np.sin(2 * np.pi * vibrato[0] * t + 1)) * rng.uniform(0.7, 1)
        notes.append((at, length - gap, float(pitch)))
        at += length
    hertz = 440 * 2 ** ((midi - 69) / 12)
    steady = np.where(np.isfinite(hertz), hertz, 100.0)
    wave = _glottis(steady, rate) * loud
    wave += rng.normal(0, breath, total) * loud
    out, at = np.zeros(total), lead
    for i, length in enumerate(lengths):
        a, b = round(at * rate), min(round((at + length) * rate) + 2000, total)
        window = np.zeros(total)
        window[a : round((at + length) * rate)] = 1
        vowel = _formants((wave * window)[a:b], vowels[i % len(vowels)], child, rate)
        # Vowels differ in loudness, by some 6 dB and not by 20, as they do where a singer evens them out.
        out[a:b] += vowel / np.sqrt(np.mean(vowel**2)) ** 0.7
        at += length
    return Truth(*_noisy(out, snr, rng, tuple(notes), hertz), rate)


def _glottis(hertz, rate):
    """A pulse with a slope of about -12 dB an octave, without aliasing: harmonics summed up to 8 kHz."""
    phase = 2 * np.pi * np.cumsum(hertz) / rate
    out = np.zeros(len(hertz))
    for k in range(1, int(8000 / hertz.min()) + 1):
        keep = (k * hertz < 8000) & (k * hertz < rate / 2.2)
        if not keep.any():
            break
        out += np.where(keep, np.cos(k * phase), 0) / k**1.2
    return out


def _formants(wave, vowel, child, rate):
    from scipy.signal import lfilter

    out = np.zeros_like(wave)
    for centre, width, gain in VOWELS[vowel]:
        r, angle = np.exp(-np.pi * width * child / rate), 2 * np.pi * centre * child / rate
        out += gain * lfilter([1 - r], [1, -2 * r * np.cos(angle), r * r], wave)
    return out


def _noisy(wave, snr, rng, notes, hertz):
    wave = wave / np.abs(wave).max() * 0.5
    sounding = np.isfinite(hertz)
    power = np.mean(wave[sounding] ** 2)
    noise = rng.normal(0, 1, len(wave))
    return (wave + noise * np.sqrt(power / 10 ** (snr / 10))).astype(np.float32), notes, hertz


def plucked(pitches, *, lengths=None, seed=0, snr=40, rate=RATE, lead=0.3, brightness=0.5, decay=0.996, damp=True):
    """Pluck ``pitches`` on a string (Karplus-Strong with a tuned fractional delay)."""
    rng = np.random.default_rng(seed)
    lengths = np.full(len(pitches), 0.4) if lengths is None else np.asarray(lengths, float)
    total = round((lead + lengths.sum() + 0.4) * rate)
    out, hertz, notes, at = np.zeros(total), np.full(total, np.nan), [], lead
    for pitch, length in zip(pitches, lengths, strict=True):
        f = 440 * 2 ** ((pitch - 69) / 12)
        a, b = round(at * rate), round((at + length) * rate)
        tone = _string(f, b - a, rng, rate, brightness, decay) * rng.uniform(0.6, 1)
        fade = round(0.015 * rate)
        if damp:
            tone[-fade:] *= np.linspace(1, 0, fade)
        out[a:b] += tone
        hertz[a:b] = f
        notes.append((at, length, float(pitch)))
        at += length
    return Truth(*_noisy(out, snr, rng, tuple(notes), hertz), rate)


def _string(f, count, rng, rate, brightness, decay):
    from scipy.signal import lfilter

    # The loop is period = n + 0.5 (average) + fraction by an all-pass.
    period = rate / f
    n = int(period - 0.5 - 0.1)
    rest = period - 0.5 - n
    g = (1 - rest) / (1 + rest)
    burst = np.zeros(count)
    noise = rng.uniform(-1, 1, n)
    burst[:n] = lfilter([brightness], [1, brightness - 1], noise - noise.mean())
    # y = x + loop * y: H = 1 / (1 - decay z^-n * avg * allpass)
    num = np.convolve([1, g], [1.0])
    loop = decay * np.convolve([0.5, 0.5], [g, 1])
    den = np.zeros(n + 3)
    den[:2] += [1, g]
    den[n : n + 3] -= loop
    return lfilter(num, den, burst)


def flute(pitches, *, lengths=None, seed=0, snr=40, rate=RATE, lead=0.3):
    """Blow ``pitches``: nearly a sine with a little breath, slow attacks, vibrato in level."""
    rng = np.random.default_rng(seed)
    lengths = np.full(len(pitches), 0.5) if lengths is None else np.asarray(lengths, float)
    total = round((lead + lengths.sum() + 0.4) * rate)
    out, hertz, notes, at = np.zeros(total), np.full(total, np.nan), [], lead
    for pitch, length in zip(pitches, lengths, strict=True):
        a, b = round(at * rate), round((at + length - 0.04) * rate)
        t = np.arange(b - a) / rate
        f = 440 * 2 ** ((pitch - 69 + 0.1 * np.sin(2 * np.pi * 5 * t)) / 12)
        phase = 2 * np.pi * np.cumsum(f) / rate
        shape = np.minimum(1, np.minimum(t / 0.04, (t[-1] - t) / 0.04)) * (1 + 0.15 * np.sin(2 * np.pi * 5 * t))
        out[a:b] = shape * (np.sin(phase) + 0.25 * np.sin(2 * phase) + 0.1 * np.sin(3 * phase) + rng.normal(0, 0.02, b - a))
        hertz[a:b] = f
        notes.append((at, length - 0.04, float(pitch)))
        at += length
    return Truth(*_noisy(out, snr, rng, tuple(notes), hertz), rate)
