"""What a session of sounds holds in memory, for all its instruments together."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeAlias

from musiclab.sound.buffers import Buffer
from musiclab.sound.recent import Recent
from musiclab.sound.sample import Sample

BUFFER_BYTES, SAMPLE_BYTES = 176_000_000, 24_000_000
Owner: TypeAlias = str
"""The file or the preset that a buffer or a sample belongs to."""


class Kept:
    """The buffers and the samples that were used lately, at most 200 MB of them."""

    def __init__(self) -> None:
        self.buffers: Recent[tuple[Owner, Hashable], Buffer] = Recent(BUFFER_BYTES, size=_buffer_size)
        self.samples: Recent[tuple[Owner, int], Sample] = Recent(SAMPLE_BYTES, size=_sample_size)


def _buffer_size(buffer: Buffer) -> int:
    return buffer.samples.nbytes


def _sample_size(sample: Sample) -> int:
    return sample.size
