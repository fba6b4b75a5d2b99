"""Notes that slide into one another begin where the slide does, and a swing breaks none of them in two."""

import numpy as np
import pytest
from listen.scoring import note_score, onset_score, pitch_hits
from listen.singing import Truth

from musiclab.listen.take import hear

SCALE = np.array([0, 2, 4, 5, 7, 9, 11, 12])


def tied(seed, *, slide, rate=22_050, snr=40):
    """Ten notes on one breath, each reached in ``slide`` seconds from the one before, with a vibrato of 30 to 60 cents."""
    rng = np.random.default_rng(seed)
    places = np.abs(np.cumsum(rng.choice([-2, -1, 1, 2], 10)) + 3) % (len(SCALE) - 1)
    pitches, lengths = rng.integers(45, 68) + SCALE[places], rng.uniform(0.35, 0.8, 10)
    starts = 0.2 + np.concatenate([[0], np.cumsum(lengths)])
    t = np.arange(round((starts[-1] + 0.3) * rate)) / rate
    sounds = (t >= starts[0]) & (t < starts[-1])
    # The pitch goes straight from each note to the next, and then swings around it.
    times = np.concatenate([[0], *((start, start + slide) for start in starts[1:-1])])
    line = np.interp(t, times, np.repeat(pitches, 2)[:-1])
    since = t - np.concatenate([[0], starts])[np.searchsorted(starts, t, "right")]
    midi = line + rng.uniform(0.3, 0.6) * np.clip((since - slide) / 0.1, 0, 1) * np.sin(2 * np.pi * rng.uniform(5, 6) * t)
    phase = 2 * np.pi * np.cumsum(440 * 2 ** ((midi - 69) / 12)) / rate
    loud = np.interp(t, [starts[0], starts[0] + 0.02, starts[-1] - 0.04, starts[-1]], [0, 1, 1, 0])
    wave = 0.2 * loud * sum(np.sin(k * phase) / k**1.2 for k in range(1, 9))
    noise = rng.normal(0, np.sqrt(np.mean(wave[sounds] ** 2) / 10 ** (snr / 10)), len(t))
    notes = tuple((float(a), float(b), float(c)) for a, b, c in zip(starts, lengths, pitches, strict=False))
    return Truth((wave + noise).astype(np.float32), notes, np.where(sounds, 440 * 2 ** ((midi - 69) / 12), np.nan), rate)


@pytest.mark.parametrize("snr", [40, 15])
@pytest.mark.parametrize("slide", [0.05, 0.1])
def test_notes_on_one_breath_are_found_however_slowly_they_slide(slide, snr):
    heard = [(truth, hear(truth.samples, truth.rate)) for truth in (tied(seed, slide=slide, snr=snr) for seed in range(4))]
    assert np.mean([note_score(truth, one.notes) for truth, one in heard]) >= 0.9
    assert np.mean([onset_score(truth, one.onsets.times) for truth, one in heard]) >= 0.85
    assert min(pitch_hits(truth, one.pitch) for truth, one in heard) >= 0.98
