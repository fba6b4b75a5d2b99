"""What a note is made of: a buffer of samples at its pitch, and how it loops, fades and sits in the room."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """One layer of an instrument at one pitch, ready to be mixed.

    A note of n frames at velocity v sounds as ``gain * (v / 127) ** 2`` times the samples (looped where they
    loop), times ``10 ** (-5 * t / release)`` from note-off on, t in frames.

    - ``samples``: mono; attack, hold and decay of the volume envelope and any filter are in them.
    - ``loop_start``, ``loop_end``: whole frames; that stretch repeats for ever after the first pass.
      ``loop_end`` 0 means no loop: after the last sample comes silence.
    - ``gain``: linear. ``pan``: -1 (left) to 1 (right).
    - ``release``: frames from note-off until -100 dB, a straight line in decibels.
    - ``one_shot``: rings to its end whatever the note's length, as drums do.
    - ``group``: 0, or an exclusive group: a new note of the group cuts those that sound.
    - ``whole``: False where samples were only built for the frames asked for and more can follow.
    """

    samples: Samples
    loop_start: int
    loop_end: int
    gain: float
    pan: float
    release: int
    one_shot: bool
    group: int
    whole: bool
