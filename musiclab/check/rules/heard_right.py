"""The results of ear training."""

from __future__ import annotations

from musiclab.check.finding import Finding
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import at_least_one
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.limits import shown


@rule(say("Have you trained your ear?"))
def heard_right(work: Work, *, exercise: str = "intervals", at_least: int = 5, level: int = 1) -> Judgement:
    """Check that in an exercise of ear training at least ``at_least`` answers were right, at difficulty ``level`` or above."""
    at_least_one(at_least, what=say("The number of answers"))
    at_least_one(level, what=say("The level"))
    if not isinstance(exercise, str) or not exercise:
        raise CheckError(say("The exercise came as {name}. Use its name, such as 'intervals'.", name=shown(exercise)))
    result = work.answers.get(exercise)
    row = result if isinstance(result, dict) else {}
    right, reached = _count(row.get("right")), _count(row.get("level"))
    if right >= at_least and reached >= level:
        return passes(Finding(True, say("A trained ear"), say("{right} heard right.", right=right)), measured=right)
    asked = say("{count} right answers are asked for, at level {level} or above.", count=at_least, level=level)
    finding = Finding(False, say("Train your ear a little"), say("{right} heard right so far.", right=right if reached >= level else 0), asked,
                      say("Open the exercise, press play as often as you like, and sing what you hear before you answer."))
    return not_yet(finding, credit=right / at_least if reached >= level else 0, measured=right)


def _count(value: object) -> int:
    return value if type(value) is int and value > 0 else 0
