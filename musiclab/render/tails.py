"""What is left of a note after it is let go: its samples times the ramp of its release.

Notes of one pitch and one length come together in a block, so the tail made for the first serves the others too.
"""

from __future__ import annotations

import numpy as np

from musiclab.render.levels import Samples
from musiclab.render.ramps import release_ramp


class Tails:
    """Makes tails, and remembers the last one."""

    def __init__(self, longest: int) -> None:
        self._scratch = np.empty(longest, np.float32)
        self._last: tuple[Samples, int, int] | None = None
        self._count = 0

    def tail(self, samples: Samples, held: int, count: int, release: int) -> Samples:
        """Give at least ``count`` faded frames of ``samples`` from ``held`` on; good until the next call."""
        last = self._last
        if last and last[0] is samples and last[1] == held and last[2] == release and self._count >= count:
            return self._scratch
        faded = self.faded(samples, held, count, release, 0)
        self._last, self._count = (samples, held, release), count
        return faded

    def faded(self, samples: Samples, where: int, count: int, release: int, since: int) -> Samples:
        """Give ``count`` frames from ``where`` on, ``since`` frames after the note was let go; good until the next call."""
        self._last = None
        faded = self._scratch[:count]
        return np.multiply(samples[where : where + count], release_ramp(release)[since : since + count], faded)
