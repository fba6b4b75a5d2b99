"""Whether a recording was cut off at the ceiling."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import share
from musiclab.check.recorded import Played, hearings, nothing_recorded, seconds_in_song
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.listen.take import Hearing
from musiclab.song.tempo import tick_at


@rule(say("Is the recording free of clipping?"))
def clipping(work: Work, *, max_share: float = 0.001) -> Judgement:
    """Check that at most ``max_share`` (0 to 1) of the time of the takes is clipped: cut off because it came in too loud."""
    share(max_share, what=say("The share of clipping"))
    takes = hearings(work)
    if not takes:
        return not_yet(nothing_recorded(work))
    clipped = sum(end - start for _, heard in takes.values() for start, end in heard.level.clipped)
    length = sum(heard.seconds for _, heard in takes.values())
    part = clipped / length if length else 0.0
    if part <= max_share:
        return passes(Finding(True, say("Nothing is cut off"), say("The waves keep their round tops.")), measured=part)
    played, heard = max(takes.values(), key=lambda row: len(row[1].level.clipped))
    return not_yet(_finding(work, played, heard), credit=max_share / part, measured=part)


def _finding(work: Work, played: Played, heard: Hearing) -> Finding:
    start, end = heard.level.clipped[0]
    at, until = (seconds_in_song(work, played, second) for second in (start, end))
    where = Where(played.start, played.end, played.track)
    if at is not None:
        first = round(tick_at(work.song.tempo, at))
        where = Where(first, round(tick_at(work.song.tempo, until)) if until is not None else first + 1, played.track)
    return Finding(
        False, say("Record the loud place again, softer"),
        say("{take} touches the ceiling in {count} places, first {second:.1f} seconds into it: you could hear a crackle.", take=played.take, count=len(heard.level.clipped), second=start),
        say("What is cut off cannot be put back."), say("Turn the input down, or step back for the loud notes, and record that place again."), (where,),
    )  # fmt: skip
