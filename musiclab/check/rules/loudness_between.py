"""How loud the finished mix is, as broadcasters measure it."""

from __future__ import annotations

from math import isfinite

from musiclab.check.finding import Finding
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import decibels
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.edit.edits import SetMaster
from musiclab.language import say

RATE = 44_100


@rule(say("Is the mix as loud as it should be, with room above it?"))
def loudness_between(work: Work, *, low: float = -24.0, high: float = -10.0, max_peak_db: float = -0.5) -> Judgement:
    """Check that the mix has a loudness of ``low`` to ``high`` LUFS, and true peaks up to ``max_peak_db`` (ITU-R BS.1770-4, EBU R 128).

    The song is rendered for it. CheckError where the limits cannot be.
    """
    decibels(low, high)
    decibels(-100, max_peak_db)
    lufs, peak = _measured(work)
    if not isfinite(lufs):
        return not_yet(Finding(False, say("Begin with one note"), say("Nothing sounds yet."), hint=say("Put in a beat or a few notes, and listen to them.")))
    asked = say("{low:g} to {high:g} LUFS are asked for.", low=low, high=high)
    found = say("The mix has {lufs:.1f} LUFS.", lufs=lufs)
    volume = work.song.master.volume_db
    if lufs < low:
        idea = SetMaster("volume_db", min(volume + low + 1 - lufs, 6.0))
        return not_yet(Finding(False, say("Turn the whole mix up"), found, asked, say("Raise the master, or all parts together."), idea=idea), credit=low / lufs, measured=lufs)
    if lufs > high:
        idea = SetMaster("volume_db", max(volume + high - 1 - lufs, -60.0))
        return not_yet(Finding(False, say("Turn the whole mix down"), found, asked, say("Lower the master: what is never soft is never loud."), idea=idea), credit=lufs / high, measured=lufs)
    if peak > max_peak_db:
        finding = Finding(False, say("Leave room at the top"), say("The highest peak is at {peak:.1f} dB.", peak=peak), say("Up to {most:g} dB are asked for.", most=max_peak_db),
                          say("Lower the master's ceiling a little."), idea=SetMaster("ceiling_db", max(min(max_peak_db - 0.5, 0.0), -24.0)))
        return not_yet(finding, credit=0.8, measured=lufs)
    return passes(Finding(True, say("Loud enough, with room above"), found, asked), measured=lufs)


def _measured(work: Work) -> tuple[float, float]:
    from musiclab.render.loudness import measure

    if not (work.heard or work.takes):
        return float("-inf"), float("-inf")
    sound = work.sound
    found = measure((sound[at : at + RATE] for at in range(0, len(sound), RATE)), rate=RATE)
    return found.lufs, found.true_peak_db
