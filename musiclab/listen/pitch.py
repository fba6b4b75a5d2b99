"""The pitch of a voice or an instrument, moment by moment, with how sure it is.

One melody at a time, from 55 Hz (the low A of a bass) to 1,400 Hz (a whistle). The method is that of pYIN, in numpy:
`musiclab.listen.yin` finds the periods a moment may have, `musiclab.listen.pitch_path` the likeliest path through them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from musiclab.language import say
from musiclab.listen.level import gate_db, moment_db
from musiclab.listen.pitch_edges import with_edges, without_blurs
from musiclab.listen.pitch_path import CENTS, best_path
from musiclab.listen.sound import Sound, Wave, sound
from musiclab.listen.yin import Candidates, candidates
from musiclab.song.pitch import pitch_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes

    from musiclab.listen.pitch_picture import Written

Floats = NDArray[np.float64]

HOP = 0.01
"""Seconds from one moment of the curve to the next."""
LOWEST, HIGHEST = 53.0, 1480.0
"""Hertz: half a semitone around 55 and 1,400."""
WINDOW = 0.03
"""Seconds that are compared with those a period later."""
MIDDLE = 0.0175
"""Seconds from the beginning of a frame to the moment it is for: half the window and half a usual period."""
RATE = 22_050
"""About how many frames a second are enough to find a pitch."""
SOFTENED = 1000.0
"""Hertz above which a sound is softened, by 6 dB an octave: hiss hides a pitch, and the low harmonics carry it."""
BLOCK, AROUND = 30.0, 0.5
"""Seconds that are listened to at a time, and before and after them to know how the path goes on."""
FAINT, CLEAR = -3.0, 3.0
"""Decibels above the noise where a pitch is looked for, and where a sound is surely there."""
SILENT = 0.002
"""How readily a moment is taken for silence: less keeps breathy voices, more keeps noise out."""


@dataclass(frozen=True, slots=True, eq=False)
class PitchCurve:
    """The pitch at each of ``times`` (seconds).

    ``hertz`` is NaN where nothing is sung or played (``voiced`` is False there); ``confidence`` goes from 0, noise, to
    1, a wave that repeats exactly.
    """

    times: Floats
    hertz: Floats
    confidence: Floats
    voiced: NDArray[np.bool_]

    @property
    def midi(self) -> Floats:
        """The pitch as a number with its fraction (69.0 is A4 at 440 Hz); NaN where there is none."""
        return np.asarray(69 + 12 * np.log2(self.hertz / 440))

    @property
    def nearest(self) -> Floats:
        """The number of the nearest note at each time; NaN where there is none."""
        return np.asarray(np.round(self.midi))

    @property
    def cents(self) -> Floats:
        """How far above (or, negative, below) the nearest note the pitch is, -50 to 50 cents."""
        return np.asarray((self.midi - self.nearest) * 100)

    def __str__(self) -> str:
        if not self.voiced.any():
            return say("No pitch is heard.")
        midi = self.midi[self.voiced]
        return say("{seconds:.1f} seconds of pitch, from {low} to {high}.",
                   seconds=float(self.voiced.sum() * HOP), low=pitch_name(round(float(midi.min()))), high=pitch_name(round(float(midi.max()))))

    def draw(self, ax: Axes | None = None, *, score: Iterable[Written] = ()) -> Axes:
        """Draw the curve over the lines of the notes, on ``ax`` or on a figure of its own.

        The notes of a ``score`` lie behind it: (second of the take, seconds, pitch).
        """
        from musiclab.listen.pitch_picture import draw_pitch

        return draw_pitch(self, ax, score=score)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        from musiclab.paper import shown_in_cell

        return shown_in_cell(self.draw, str(self))


def pitch_curve(samples: ArrayLike, rate: int) -> PitchCurve:
    """Follow the pitch of one voice or instrument through a recording, every 10 ms.

    >>> a4 = np.sin(2 * np.pi * 440 * np.arange(22_050) / 22_050).astype(np.float32)
    >>> round(float(np.nanmedian(pitch_curve(a4, 22_050).hertz)))
    440
    """
    return curve_of(sound(samples, rate))


def curve_of(heard: Sound) -> PitchCurve:
    """Follow the pitch of a checked recording; `pitch_curve` says how."""
    count = int(heard.seconds / HOP) + 1
    levels = moment_db(heard, HOP, count)
    gate = gate_db(levels, above=FAINT)
    per, ahead = round(BLOCK / HOP), round(AROUND / HOP)
    parts = []
    for first in range(0, count, per):
        a, b = max(first - ahead, 0), min(first + per + ahead, count)
        hertz, depth = _followed(heard, a, levels[a:b] > gate)
        parts.append((hertz[first - a : first - a + per], depth[first - a : first - a + per]))
    found, depth = (np.concatenate(column) for column in zip(*parts, strict=True))
    hertz = with_edges(without_blurs(found, depth), levels > gate_db(levels, above=CLEAR))
    confidence: Floats = np.clip(1.0 - depth, 0, 1)
    return PitchCurve(np.asarray(np.arange(count) * HOP, np.float64), hertz, confidence, np.isfinite(hertz))


def _followed(heard: Sound, first: int, loud: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Give the hertz and the depth of the troughs of the moments from ``first`` on, as many as ``loud`` has."""
    frames, rate = _frames(heard, first, len(loud))
    found = candidates(frames, round(WINDOW * rate), int(rate / HIGHEST), int(rate / LOWEST) + 1)
    steps = int(np.ceil(1200 * np.log2(HIGHEST / LOWEST) / CENTS))
    step = np.round(1200 * np.log2(rate / found.period / LOWEST) / CENTS).astype(int)
    inside = (step >= 0) & (step < steps) & loud[found.frame]
    weights = np.zeros((len(loud), steps))
    np.add.at(weights, (found.frame[inside], step[inside]), found.weight[inside])
    path = best_path(weights, SILENT * np.maximum(1 - weights.sum(axis=1), 1e-3))
    return _along(path, found, np.where(inside, step, -9), rate)


def _along(path: NDArray[np.intp], found: Candidates, step: NDArray[np.intp], rate: float) -> tuple[Floats, Floats]:
    """Give the exact hertz and depth of the candidates that lie on the path; NaN and 1 elsewhere."""
    hertz, depth = np.full(len(path), np.nan), np.ones(len(path))
    on = np.flatnonzero(step == path[found.frame])
    on = on[np.argsort(-found.depth[on], kind="stable")]
    hertz[found.frame[on]] = rate / found.period[on]
    depth[found.frame[on]] = found.depth[on]
    return hertz, depth


def _frames(heard: Sound, first: int, count: int) -> tuple[Wave, float]:
    """Cut out the frames around the moments, at a rate of about `RATE`, and give that rate."""
    from scipy.signal import lfilter, resample_poly

    factor = max(1, round(heard.rate / RATE))
    rate = heard.rate / factor
    size = round(WINDOW * rate) + int(rate / LOWEST) + 3
    begins = np.round((np.arange(first, first + count) * HOP - MIDDLE) * rate).astype(int)
    a, b = int(begins[0]), int(begins[-1]) + size
    wave = heard.part(a * factor, b * factor)
    thinned = resample_poly(wave, 1, factor) if factor > 1 else wave
    pole = np.exp(-2 * np.pi * SOFTENED / rate)
    thinned = lfilter([1 - pole], [1, -pole], thinned)
    return np.asarray(np.lib.stride_tricks.sliding_window_view(thinned, size)[begins - a], np.float32), rate
