"""How many bars a piece has."""

from __future__ import annotations

from musiclab.check.finding import Finding
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import bars_between
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.song.clips import AudioClip
from musiclab.song.model import Song
from musiclab.song.time import PER_BEAT, place_of
from musiclab.theory.sounding import heard_tracks

TAIL = PER_BEAT // 2 + PER_BEAT // 20
"""Ticks that may ring over a barline without opening a bar: half a beat, and the trace by which a hand wavers."""


@rule(say("Is the piece as long as asked?"))
def length(work: Work, *, min_bars: int = 1, max_bars: int | None = None) -> Judgement:
    """Check that the piece has ``min_bars`` to ``max_bars`` bars, counted from bar 1 to the last bar that sounds.

    A tail of half a beat opens no bar. CheckError where the limits cannot be.

    >>> from musiclab.examples import example
    >>> length(example("paper-boats"), min_bars=8).passed
    True
    """
    bars_between(min_bars, max_bars)
    bars = bars_heard(work)
    most = max_bars if max_bars is not None else bars
    asked = _asked(min_bars, max_bars)
    if min_bars <= bars <= most:
        return passes(Finding(True, say("The length is right"), say("{bars} bars.", bars=bars), asked), measured=bars)
    return not_yet(_finding(bars, min_bars, most, asked), credit=min(bars / min_bars, most / bars if bars else 0), measured=bars)


def bars_heard(work: Work) -> int:
    """Give the number of the last bar that sounds; 0 when nothing does."""
    end = max((*(note.end for note in work.heard), *_recorded(work.song)), default=0)
    start = max((*(note.start for note in work.heard), 0))
    if not end:
        return 0
    return place_of(work.song.meter, max(end - TAIL - 1, start + PER_BEAT // 20, 0)).bar


def _recorded(song: Song) -> list[int]:
    return [clip.end for track in heard_tracks(song) for clip in track.clips if isinstance(clip, AudioClip)]


def _asked(low: int, high: int | None) -> str:
    if high is None:
        return say("At least {low} bars are asked for.", low=low)
    if low == high:
        return say("{low} bars are asked for.", low=low)
    return say("{low} to {high} bars are asked for.", low=low, high=high)


def _finding(bars: int, low: int, high: int, asked: str) -> Finding:
    if not bars:
        return Finding(False, say("Begin with one note"), say("Nothing sounds yet."), asked, say("Put in a beat or a few notes, and listen to them."))
    if bars < low:
        more = say("Let it go on to bar {bar}. You can repeat what you have with times=2, or go on with something new.", bar=low)
        return Finding(False, say("Let the music go on"), say("It ends in bar {bars}.", bars=bars), asked, more)
    return Finding(False, say("Find an end in bar {bar}", bar=high), say("It goes on to bar {bars}.", bars=bars), asked,
                   say("Choose the bars that you like best, and leave out the others."))
