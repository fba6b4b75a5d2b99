"""Straight or swung."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import between
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.edit.edits import SetSong
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.song.model import Swing
from musiclab.song.time import PER_BEAT
from musiclab.theory.swing_ratio import swing_ratio

GRIDS = {"eighth": PER_BEAT // 2, "sixteenth": PER_BEAT // 4}
NEAR = 0.35
"""How far outside the limits a single pair may lie."""
ENOUGH, FEWEST = 0.75, 4


@rule(say("Does it swing as it should?"))
def swing(work: Work, *, grid: str = "eighth", low: float = 1.5, high: float = 2.5) -> Judgement:
    """Check that the first note of a pair is ``low`` to ``high`` times as long as the second: 1 is straight, 2 triplet swing, 3 a dotted shuffle.

    ``grid`` says whether pairs of eighths or of sixteenths are measured. The median of all pairs counts, and 3 of 4 must lie near it. The song's own swing is part of what is heard.
    """
    between(low, high, what=say("The ratio"))
    if grid not in GRIDS:
        raise CheckError(say("The grid {grid} is unknown. Use eighth or sixteenth.", grid=shown(grid)))
    found = swing_ratio(work.song, unit=GRIDS[grid])
    if len(found.pairs) < FEWEST:
        return not_yet(Finding(False, say("Write pairs of notes"), say("There are {count} pairs to listen to.", count=len(found.pairs)), say("Swing is heard in pairs: one note on the beat, one after it."),
                               say("Let the hat play on the beats and between them: x.x.x.x.")), credit=len(found.pairs) / FEWEST / 2)
    ratio = found.ratio
    steady = found.share_between(low - NEAR, high + NEAR)
    if low - 1e-6 <= ratio <= high + 1e-6 and steady >= ENOUGH:
        return passes(Finding(True, say("It swings as it should") if ratio > 1.2 else say("Straight, as it should be"), say("The first note of a pair is {ratio:.1f} times as long as the second.", ratio=ratio)), measured=ratio)
    return not_yet(_finding(ratio, steady, low, high, GRIDS[grid], found.pairs[0].start), credit=steady * 0.9, measured=ratio)


def _finding(ratio: float, steady: float, low: float, high: float, unit: int, start: int) -> Finding:
    found = say("The first note of a pair is {ratio:.1f} times as long as the second.", ratio=ratio)
    asked = say("{low:g} to {high:g} times are asked for; 1 is straight, 2 is triplet swing.", low=low, high=high)
    if low <= ratio <= high:
        return Finding(False, say("Let all pairs swing alike"), say("Some pairs swing, and others don't."), asked, say("Use song.swing for the whole song, and write the notes straight."), (Where(start),))
    middle = (low + high) / 2
    place = middle / (1 + middle)
    title = say("Swing a little more") if ratio < low else say("Swing a little less")
    idea = SetSong("swing", Swing(round(place, 3), unit)) if 0.5 <= place <= 0.8 else None
    return Finding(False, title, found, asked, say("Set song.swing = {place:.2f} and listen to the hats.", place=place), (Where(start),), idea)
