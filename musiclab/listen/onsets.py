"""When sounds begin: the beginnings of notes, words and strokes, to a few milliseconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from musiclab.language import say
from musiclab.listen.level import moment_db
from musiclab.listen.novelty import HOP, SPAN
from musiclab.listen.sound import Sound

Floats = NDArray[np.float64]

AROUND = 6
"""Moments (30 ms) on either side that an onset is the newest of."""
BEFORE, AFTER = 20, 14
"""Moments whose average it must surpass."""
ABOVE = 0.009
"""By how much, in powers of ten of the mean gain: 3 % of all bands double."""
SHARE = 0.12
"""How large it must be against the large ones of the take."""
TIED = 0.08
"""Seconds: a note that begins nearer to an attack is the one that is struck there."""
STEP = 0.001
"""Seconds of which the level is taken when an onset is looked at closely."""
NEAR = 35
"""Steps around an onset that are looked at."""
RISE = 8
"""Steps before and after a moment whose levels are compared: the steepest rise is the beginning."""


@dataclass(frozen=True, slots=True, eq=False)
class Onsets:
    """The beginnings of sounds: ``times`` in seconds, and the ``strength`` of each, the strongest being about 1."""

    times: Floats
    strength: Floats

    def __len__(self) -> int:
        return len(self.times)

    def __str__(self) -> str:
        if not len(self):
            return say("No sound begins here.")
        if len(self) == 1:
            return say("One sound begins, at {first:.2f} s.", first=float(self.times[0]))
        return say("{count} sounds begin, the first at {first:.2f} s, the last at {last:.2f} s.",
                   count=len(self), first=float(self.times[0]), last=float(self.times[-1]))


def onsets(samples: ArrayLike, rate: int) -> Onsets:
    """Find when sounds begin: strokes and syllables, and where one melody is heard also the notes that are tied to those before.

    >>> click = np.zeros(44_100, np.float32)
    >>> click[22_050:] = 0.5 * np.exp(-np.arange(22_050) / 500)
    >>> onsets(click, 44_100).times.round(2)
    array([0.5])
    """
    from musiclab.listen.take import hear

    return hear(samples, rate).onsets


def with_tied(attacks: Onsets, starts: Sequence[float]) -> Onsets:
    """Add the beginnings of notes at which nothing new is struck: a voice goes over to them.

    >>> with_tied(Onsets(np.array([0.5]), np.array([1.0])), [0.52, 1.0]).times.tolist()
    [0.5, 1.0]
    """
    tied = [start for start in starts if not len(attacks) or np.abs(attacks.times - start).min() > TIED]
    times = np.concatenate([attacks.times, tied])
    order = np.argsort(times, kind="stable")
    strength = np.concatenate([attacks.strength, np.full(len(tied), SHARE)])
    return Onsets(times[order], strength[order])


def onsets_in(heard: Sound, new: Floats) -> Onsets:
    """Find the onsets of a checked recording of which it is known how much is ``new`` when."""
    peaks = _peaks(new)
    # Where a recording is cut off, nothing begins, though the cut is sharp.
    peaks = peaks[peaks * HOP < heard.seconds - SPAN / 2]
    if not len(peaks):
        return Onsets(np.zeros(0), np.zeros(0))
    strength = new[peaks] / np.percentile(new[peaks], 90)
    keep = strength >= SHARE
    times = np.maximum.accumulate([_exactly(heard, peak * HOP) for peak in peaks[keep]])
    first = int(times[0] < SPAN / 2 and not _sounds_at_once(heard))
    return Onsets(times[first:], strength[keep][first:])


def _sounds_at_once(heard: Sound) -> bool:
    """Say whether a recording begins in a sound, and not in the noise of the room."""
    levels = moment_db(heard, SPAN, max(int(heard.seconds / SPAN), 1))
    noise, loud = np.percentile(levels, (5, 98))
    return bool(levels[:2].max() > min(noise + 6, loud - 6))


def _peaks(new: Floats) -> NDArray[np.intp]:
    """Give the moments that are the newest of those around them, and newer than usual."""
    padded = np.pad(new, (AROUND, AROUND))
    highest = np.lib.stride_tricks.sliding_window_view(padded, 2 * AROUND + 1).max(axis=1)
    sums = np.concatenate([[0.0], np.cumsum(np.pad(new, (BEFORE, AFTER)))])
    mean = (sums[BEFORE + AFTER + 1 :] - sums[: -BEFORE - AFTER - 1]) / (BEFORE + AFTER + 1)
    found = np.flatnonzero((new == highest) & (new > mean + ABOVE))
    return np.asarray([at for i, at in enumerate(found) if i == 0 or at - found[i - 1] > AROUND], np.intp)


def _exactly(heard: Sound, when: float) -> float:
    """Move an onset to the steepest rise of the level near it."""
    per = max(round(STEP * heard.rate), 1)
    count = 2 * (NEAR + RISE)
    first = round(when * heard.rate) - count // 2 * per
    wave = heard.part(first - 1, first + count * per).astype(np.float64)
    # Sounds begin brightly: the changes from sample to sample show it better than the samples.
    power = np.square(np.diff(wave)).reshape(count, per).mean(axis=1)
    db = 10 * np.log10(power + power.max() * 1e-4 + 1e-14)
    sums = np.concatenate([[0.0], np.cumsum(db)])
    at = np.arange(RISE, count - RISE + 1)
    rise = (sums[at + RISE] - 2 * sums[at] + sums[at - RISE]) / RISE
    best = int(np.flatnonzero(rise > rise.max() - 1e-6)[-1])
    if rise[best] < 3:
        return max(when, 0.0)
    return max((first + int(at[best]) * per) / heard.rate, 0.0)
