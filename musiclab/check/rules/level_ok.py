"""How loud a recording came in."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import decibels
from musiclab.check.recorded import Played, hearings, nothing_recorded
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say


@rule(say("Did the recording come in neither too soft nor too loud?"))
def level_ok(work: Work, *, low_db: float = -18.0, high_db: float = -1.0) -> Judgement:
    """Check that the loudest point of every take lies between ``low_db`` and ``high_db``, in decibels under full scale.

    The measure is the take's own peak, before the mixer. CheckError where the limits cannot be.
    """
    decibels(low_db, high_db)
    takes = hearings(work)
    if not takes:
        return not_yet(nothing_recorded(work))
    peaks = {name: heard.level.peak_db for name, (_, heard) in takes.items()}
    off = {name: peak for name, peak in peaks.items() if not low_db <= peak <= high_db}
    if not off:
        loudest = max(peaks.values())
        return passes(Finding(True, say("A healthy level"), say("The loudest point is at {peak:.1f} dB.", peak=loudest)), measured=loudest)
    name, peak = max(off.items(), key=lambda row: max(low_db - row[1], row[1] - high_db))
    return not_yet(_finding(takes[name][0], peak, low_db, high_db), credit=1 - len(off) / len(peaks), measured=peak)


def _finding(played: Played, peak: float, low: float, high: float) -> Finding:
    where = (Where(played.start, played.end, played.track),)
    asked = say("A recording with its loudest point between {low:g} and {high:g} dB has room above it, and little noise below.", low=low, high=high)
    if peak < low:
        return Finding(False, say("Come closer to the microphone"), say("The loudest point of {take} is at {peak:.1f} dB.", take=played.take, peak=peak), asked,
                       say("Turn the input up or come closer, and record again: the meter should reach good."), where)
    return Finding(False, say("Turn the input down a little"), say("The loudest point of {take} is at {peak:.1f} dB.", take=played.take, peak=peak), asked,
                   say("Turn the input down or step back, and record again."), where)
