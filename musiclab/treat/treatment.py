"""What may be done to a recording, and doing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.listen.sound import sound
from musiclab.song.key import Key
from musiclab.song.limits import flag, number, shown

Samples: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Treatment:
    """What is done to a recording.

    ``reverse`` plays it backwards; ``stretch`` makes it 0.25 to 4 times as long; ``transpose`` makes it up to 24
    semitones higher or lower; ``tune`` draws its pitches, from 0 (not at all) to 1 (all the way), to the notes of
    ``key``, or without a key to the nearest of the twelve. A plain ``Treatment()`` does nothing.
    """

    reverse: bool = False
    stretch: float = 1.0
    transpose: float = 0.0
    tune: float = 0.0
    key: Key | None = None

    def __post_init__(self) -> None:
        flag(self.reverse, say("Whether a recording is played backwards"))
        number(self.stretch, say("The stretch of a recording (2 is twice as long)"), 0.25, 4)
        number(self.transpose, say("The transposition of a recording, in semitones,"), -24, 24)
        number(self.tune, say("The strength of tuning (0 is none, 1 is all)"), 0, 1)
        if self.key is not None and not isinstance(self.key, Key):
            raise SongError(say("The key came as {key}. Use a key such as Key(\"A\", \"minor\"), or leave it out.", key=shown(self.key)))


def treated(samples: Samples, rate: int, treatment: Treatment) -> Samples:
    """Give a recording (channels, frames) or (frames,), at ``rate`` frames a second, with a treatment; of the same shape.

    It is tuned first, then stretched and transposed, then turned round; its length becomes ``round(frames * stretch)``
    frames. What came is never changed. SoundError for recordings that cannot be heard, such as ones with broken samples.

    >>> ramp = np.linspace(0, 1, 44_100, dtype=np.float32)
    >>> float(treated(ramp, 44_100, Treatment(reverse=True))[0])
    1.0
    >>> len(treated(ramp, 44_100, Treatment(stretch=1.5)))
    66150
    """
    if treatment == Treatment(key=treatment.key):
        return samples
    channels = np.asarray(sound(samples, rate, shortest=0).channels, np.float32)
    if treatment.tune:
        from musiclab.treat.tune import tuned

        channels = tuned(channels, rate, strength=treatment.tune, key=treatment.key, transpose=treatment.transpose)
    if treatment.transpose or treatment.stretch != 1:
        from musiclab.treat.transpose import transposed

        channels = transposed(channels, rate, semitones=treatment.transpose, stretch=treatment.stretch)
    if treatment.reverse:
        channels = channels[:, ::-1]
    return np.ascontiguousarray(channels if np.ndim(samples) == 2 else channels[0])
