"""Audio clips as the mixer plays them: rounds unrolled, and takes joined with a short cross-fade, in whole frames.

The same function stands in the browser.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from musiclab.render.timing import Timing
from musiclab.render.treated import copy_name
from musiclab.song.clips import AudioClip
from musiclab.song.model import Track
from musiclab.song.time import Tick

HALF_CROSSFADE = 0.01
"""Seconds before and after a join in which both takes are heard."""


class Stretch(NamedTuple):
    """A stretch of a recording as it sounds: all but the gain in frames."""

    clip: AudioClip
    copy: str
    """The name of the recording or of its copy."""
    start: int
    frames: int
    offset: int
    fade_in: int
    fade_out: int


class _Piece(NamedTuple):
    """What one take plays of a clip's round, without the cross-fades."""

    take: str
    start: int
    end: int
    offset: int


def stretches(track: Track, timing: Timing) -> list[Stretch]:
    """Give every stretch of the audio clips of ``track``, in the order they begin."""
    found: list[Stretch] = []
    for clip in track.clips:
        if isinstance(clip, AudioClip):
            for count in range(clip.repeats):
                found += _round(clip, clip.start + clip.length * count, timing)
    return sorted(found, key=attrgetter("start"))


def _round(clip: AudioClip, start: Tick, timing: Timing) -> Iterator[Stretch]:
    rate, half = timing.rate, _frames(HALF_CROSSFADE, timing.rate)
    pieces = _pieces(clip, start, timing)
    for i, piece in enumerate(pieces):
        first, last = i == 0, i == len(pieces) - 1
        lead = 0 if first else min(half, piece.offset, piece.start - pieces[i - 1].start)
        tail = 0 if last else min(half, pieces[i + 1].end - piece.end)
        yield Stretch(
            clip,
            copy_name(piece.take, clip, timing.song.key),
            piece.start - lead,
            piece.end - piece.start + lead + tail,
            piece.offset - lead,
            _frames(clip.fade_in, rate) if first else lead + half,
            _frames(clip.fade_out, rate) if last else half + tail,
        )


def _pieces(clip: AudioClip, start: Tick, timing: Timing) -> list[_Piece]:
    """Cut a round where its takes are joined; pieces too short for a frame are left out."""
    cuts = [(0, clip.take, clip.offset), *((join.at, join.take, join.offset) for join in clip.joins if join.at < clip.length)]
    edges = [*(timing.frame(start + at) for at, _, _ in cuts), timing.frame(start + clip.length)]
    return [
        _Piece(take, a, b, _frames(offset, timing.rate))
        for (a, b), (_, take, offset) in zip(pairwise(edges), cuts, strict=True)
        if a < b or len(cuts) == 1
    ]


def _frames(seconds: float, rate: int) -> int:
    return round(seconds * rate)
