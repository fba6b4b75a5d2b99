"""Recordings on the timeline: the frames that an audio clip plays, at the song's rate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import gcd

import numpy as np

from musiclab.errors import SoundError
from musiclab.language import say
from musiclab.render.comp import Stretch
from musiclab.render.levels import Samples, gain_of
from musiclab.render.treated import copy_of

Take = tuple[Samples, int]
"""Samples (2, frames) and their rate."""
Takes = Callable[[str], Take]


def no_takes(name: str) -> Take:
    """Refuse every take: for songs that are rendered without their project folder."""
    raise SoundError(say("The song uses the recording {name!r}, which is not here. Open the song in its project folder.", name=name))


class AudioPart:
    """The audio clips of a track, ready to be mixed."""

    def __init__(self, found: Sequence[Stretch], takes: Takes, *, rate: int) -> None:
        names = sorted({stretch.copy for stretch in found})
        recordings = {name: at_rate(*copy_of(name, takes), rate=rate) for name in names}
        self._placed = [(s.start, _cut(s, recordings[s.copy])) for s in found]
        self.end = max((start + samples.shape[1] for start, samples in self._placed), default=0)

    def mix(self, bus: Samples, first: int) -> bool:
        """Add the frames from ``first`` on to ``bus`` (2, frames), and say whether there were any."""
        sounded = False
        for start, samples in self._placed:
            a, b = max(first, start), min(first + bus.shape[1], start + samples.shape[1])
            if a < b:
                bus[:, a - first : b - first] += samples[:, a - start : b - start]
                sounded = True
        return sounded


def _cut(stretch: Stretch, recording: Samples) -> Samples:
    """Give the stretch of the recording that is heard, with its gain and fades."""
    part = recording[:, stretch.offset : stretch.offset + stretch.frames] * np.float32(gain_of(stretch.clip.gain_db))
    for frames, fade in ((stretch.fade_in, part), (stretch.fade_out, part[:, ::-1])):
        count = min(frames, part.shape[1])
        if count:
            fade[:, :count] *= np.arange(count, dtype=np.float32) / count
    return part


def at_rate(samples: Samples, came: int, *, rate: int) -> Samples:
    """Give a recording at another rate, by a polyphase filter."""
    if came == rate:
        return samples
    from scipy.signal import resample_poly

    shared = gcd(came, rate)
    return np.asarray(resample_poly(samples, rate // shared, came // shared, axis=1), np.float32)
