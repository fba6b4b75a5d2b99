"""Music that changes as it goes on, and stays itself."""

from __future__ import annotations

from itertools import pairwise

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import at_least_one
from musiclab.check.role_words import nobody
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.theory.evolution import change, related
from musiclab.theory.form import windows
from musiclab.theory.stretch import stretch


@rule(say("Does the music change as it goes on?"))
def evolves(work: Work, *, window_bars: int = 4, min_changes: int = 3) -> Judgement:
    """Check that between stretches of ``window_bars`` bars the texture changes clearly ``min_changes`` times, and each stretch shares material with the next.

    What may change: which parts play, density, register, loudness, or the pattern itself. A loop, a single late change, and unrelated pieces in a row do not evolve.
    """
    at_least_one(window_bars, what=say("The number of bars"))
    at_least_one(min_changes, what=say("The number of changes"))
    if not work.heard:
        return not_yet(nobody(work, ""))
    pieces = [stretch(work.heard, window.start, window.end) for window in windows(work.song, window_bars)]
    pairs = list(pairwise(pieces))
    changed = [b for a, b in pairs if change(a, b)]
    apart = [b for a, b in pairs if not related(a, b)]
    if apart:
        where = (Where(apart[0].start, apart[0].end),)
        return not_yet(Finding(False, say("Keep something from before"), say("Here everything is new at once."), say("Music evolves when a part goes on while another one changes."), say("Let one rhythm, or one line, go on over the change."), where), credit=0.5, measured=len(changed))
    if len(changed) >= min_changes:
        return passes(Finding(True, say("It goes somewhere"), say("The texture changes {count} times, and the music stays itself.", count=len(changed)), where=tuple(Where(one.start, one.end) for one in changed[:4])), measured=len(changed))
    finding = Finding(
        False, say("Change something sooner"), say("The texture changes {count} times.", count=len(changed)), say("{count} changes are asked for, from {bars} bars to the next.", count=min_changes, bars=window_bars),
        say("Let a part come in or stop, thin the drums out, or move a line up."), (Where(pieces[0].start, pieces[0].end),),
    )  # fmt: skip
    return not_yet(finding, credit=len(changed) / min_changes, measured=len(changed))
