"""Call and response."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import at_least_one
from musiclab.check.role_words import nobody
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.theory.turns import call_and_response as exchanges


@rule(say("Do two parts call and answer?"))
def call_and_response(work: Work, *, min_pairs: int = 2) -> Judgement:
    """Check that two parts, or a low and a high register of one, take turns: a call and its answer, ``min_pairs`` times.

    A turn has two notes at least; an answer comes within two beats, overlaps by a fifth at most, and shares rhythm, outline or length with its call. Other parts may go on below.
    """
    at_least_one(min_pairs, what=say("The number of calls"))
    if not work.heard:
        return not_yet(nobody(work, ""))
    found = exchanges(work.heard)
    if len(found) >= min_pairs:
        call, answer = found[0]
        where = (Where(call.start, answer.end, call.notes[0].track), Where(answer.start, answer.end, answer.notes[0].track))
        return passes(Finding(True, say("Call and response"), say("{count} calls are answered.", count=len(found)), where=where), measured=len(found))
    finding = Finding(
        False, say("Let another part answer"), say("{count} calls are answered so far.", count=len(found)), say("{count} are asked for: one part plays a phrase and stops, and the other answers it.", count=min_pairs),
        say("Play a phrase of two bars in one track, rest there, and let another instrument answer in the next two bars."), (Where(work.heard[0].start, None, work.heard[0].track),),
    )  # fmt: skip
    return not_yet(finding, credit=len(found) / min_pairs, measured=len(found))
