"""What is left of a note after it is let go: its samples times the ramp of its release.

Sequenced music has many notes of one pitch and one length; from the second on, their tail is kept.
"""

from __future__ import annotations

import numpy as np

from musiclab.render.levels import Samples
from musiclab.render.ramps import release_ramp

ROOM = 12 << 20
"""Bytes that the tails of one part may take."""


class Tails:
    """The tails that a part has played."""

    def __init__(self, longest: int) -> None:
        self._scratch = np.empty(longest, np.float32)
        self._kept: dict[tuple[int, int, int], Samples | None] = {}
        self._room = ROOM

    def tail(self, samples: Samples, held: int, count: int, release: int) -> Samples:
        """Give ``count`` faded frames of ``samples`` from ``held`` on; good until the next call."""
        name = (id(samples), held, release)
        kept = self._kept.get(name)
        if kept is not None and len(kept) >= count:
            return kept
        faded = self.faded(samples, held, count, release, 0)
        if name in self._kept and self._room > faded.nbytes:
            self._kept[name] = faded.copy()
            self._room -= faded.nbytes
        else:
            self._kept.setdefault(name, None)
        return faded

    def faded(self, samples: Samples, where: int, count: int, release: int, since: int) -> Samples:
        """Give ``count`` frames from ``where`` on, ``since`` frames after the note was let go; good until the next call."""
        faded = self._scratch[:count]
        return np.multiply(samples[where : where + count], release_ramp(release)[since : since + count], faded)
