"""What is done to clips of recordings: cut, chosen from several takes, turned round, stretched. The takes stay as they are.

Each function gives a new clip and leaves the one that came alone. Ticks count from the clip's start, and are of one round.
The same functions stand in the browser.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import floor
from typing import NamedTuple, TypeAlias

from musiclab.errors import EditError
from musiclab.language import say
from musiclab.song.clips import AudioClip, Join
from musiclab.song.limits import number
from musiclab.song.tempo import Tempo, seconds_at
from musiclab.song.time import Tick

Seconds: TypeAlias = Callable[[Tick, Tick], float]
"""How long it is from one tick of the song to another, in seconds."""
SAME = 1e-6
"""Seconds: takes that differ by less go on without a join."""


class Source(NamedTuple):
    """A take, and how many seconds of it are left out."""

    take: str
    offset: float


def seconds_in(tempos: Sequence[Tempo]) -> Seconds:
    """Give the function that says how long it is between two ticks of a song with these tempos."""
    return lambda start, end: seconds_at(tuple(tempos), end) - seconds_at(tuple(tempos), start)


def heard_at(clip: AudioClip, at: Tick, seconds: Seconds) -> Source:
    """Give the take that is heard at a tick of the clip, and how far into it that is.

    >>> heard_at(AudioClip("a", 0, 3840, "one", joins=(Join(1920, "two", 5),)), 2880, seconds_in((Tempo(60),)))
    Source(take='two', offset=6.0)
    """
    begun = max((join for join in clip.joins if join.at <= at), key=lambda join: join.at, default=None)
    start, take, offset = (begun.at, begun.take, begun.offset) if begun else (0, clip.take, clip.offset)
    return Source(take, offset + seconds(clip.start + start, clip.start + at))


def until(clip: AudioClip, at: Tick) -> AudioClip:
    """Give the clip up to a tick; the cut is not faded."""
    return replace(clip, length=at, fade_out=0.0, joins=tuple(join for join in clip.joins if join.at < at))


def since(clip: AudioClip, at: Tick, seconds: Seconds) -> AudioClip:
    """Give the clip from a tick on: what sounds stays where it was. The cut is not faded."""
    if at <= 0:
        return clip
    take, offset = heard_at(clip, at, seconds)
    joins = tuple(replace(join, at=join.at - at) for join in clip.joins if join.at > at)
    return replace(clip, start=clip.start + at, length=clip.length - at, take=take, offset=offset, fade_in=0.0, joins=joins)


def picked(clip: AudioClip, start: Tick, end: Tick, source: Source, seconds: Seconds) -> AudioClip:
    """Give the clip with another take from tick ``start`` up to ``end``; ``source`` is what is heard at ``start``.

    EditError where the stretch does not lie in the clip.

    >>> clip = picked(AudioClip("a", 0, 3840, "one"), 960, 1920, Source("two", 1.0), seconds_in((Tempo(60),)))
    >>> [(join.at, join.take, join.offset) for join in clip.joins]
    [(960, 'two', 1.0), (1920, 'one', 2.0)]
    """
    if not 0 <= start < end <= clip.length:
        raise EditError(say("A take was chosen from tick {start} to {end} of a clip of {length}. Choose a part of the clip.", start=start, end=end, length=clip.length))
    after = heard_at(clip, end, seconds)
    joins = [join for join in clip.joins if join.at < start or join.at > end]
    joins += [Join(at, *there) for at, there in ((start, source), (end, after)) if 0 < at < clip.length]
    first = source if start == 0 else Source(clip.take, clip.offset)
    return _without_needless(replace(clip, take=first.take, offset=first.offset, joins=tuple(joins)), seconds)


def _without_needless(clip: AudioClip, seconds: Seconds) -> AudioClip:
    """Leave out joins at which the take only goes on."""
    kept: list[Join] = []
    for join in clip.joins:
        take, offset = heard_at(replace(clip, joins=tuple(kept)), join.at, seconds)
        if join.take != take or abs(join.offset - offset) > SAME:
            kept.append(join)
    return replace(clip, joins=tuple(kept))


def turned(clip: AudioClip, lengths: Mapping[str, float], seconds: Seconds) -> AudioClip:
    """Give the clip backwards, or forwards again: what was heard last is heard first.

    ``lengths`` says how long each of its takes is, in seconds, before it is stretched.
    """
    edges = [0, *(join.at for join in clip.joins if join.at < clip.length), clip.length]
    pieces = []
    for at, end in zip(edges[-2::-1], edges[:0:-1], strict=True):
        take, offset = heard_at(clip, at, seconds)
        long = seconds(clip.start + at, clip.start + end)
        pieces.append((clip.length - end, Source(take, max(0.0, lengths[take] * clip.stretch - offset - long))))
    (_, first), *others = pieces
    joins = tuple(Join(at, *source) for at, source in others)
    return replace(clip, reverse=not clip.reverse, take=first.take, offset=first.offset, joins=joins,
                   fade_in=clip.fade_out, fade_out=clip.fade_in)


def stretched(clip: AudioClip, stretch: float) -> AudioClip:
    """Give the clip with its recording ``stretch`` times as long as it was sung (0.25 to 4); the clip grows as it does."""
    number(stretch, say("The stretch of a clip (2 is twice as long)"), 0.25, 4)
    by = stretch / clip.stretch
    length = max(1, floor(clip.length * by + 0.5))
    # Shortened, two takes can begin at one tick: the later one is heard.
    cuts = {0: Source(clip.take, clip.offset * by)}
    cuts |= {floor(join.at * by + 0.5): Source(join.take, join.offset * by) for join in clip.joins}
    first = cuts.pop(0)
    joins = tuple(Join(at, *source) for at, source in cuts.items() if at < length)
    return replace(clip, stretch=stretch, length=length, take=first.take, offset=first.offset, joins=joins)


def other_take(clip: AudioClip, at: Tick, take: str, begins: Mapping[str, float], seconds: Seconds) -> Source:
    """Give where another take of the same music stands at a tick of the clip, wherever the clip has been moved to.

    ``begins`` says at which second of the song, as it was recorded, the first sample of each take would be heard.
    EditError where the clip plays backwards, or where the take had not begun yet.
    """
    if clip.reverse:
        raise EditError(say("The clip plays backwards. Turn it forwards, choose the takes, and turn it again."))
    now = heard_at(clip, at, seconds)
    offset = now.offset + (begins[now.take] - begins[take]) * clip.stretch
    if offset < -SAME:
        raise EditError(say("The take {take} had not begun there. Choose a later part, or another take.", take=take))
    return Source(take, max(0.0, offset))
