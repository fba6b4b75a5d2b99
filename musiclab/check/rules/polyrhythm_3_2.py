"""Three against two."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import at_least_one
from musiclab.check.role_words import nobody
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.theory.polyrhythm import three_against_two


@rule(say("Do three strokes sound against two?"))
def polyrhythm_3_2(work: Work, *, min_spans: int = 1) -> Judgement:
    """Check that in at least ``min_spans`` spans of time one layer makes exactly three equal strokes while another makes exactly two.

    A layer is a track or one drum sound; both start together, with 5 hundredths of the span to spare. Threes after twos, triplets over every beat, and 3 + 3 + 2 are something else.
    """
    at_least_one(min_spans, what=say("The number of spans"))
    if not work.heard:
        return not_yet(nobody(work, ""))
    spans = three_against_two(work.heard)
    if len(spans) >= min_spans:
        where = tuple(Where(span.start, span.end, span.three[0]) for span in spans[:4])
        return passes(Finding(True, say("Three against two"), say("It sounds {count} times.", count=len(spans)) if len(spans) > 1 else say("It sounds once."), where=where), measured=len(spans))
    finding = Finding(
        False, say("Play three over two"), say("Three against two is heard {count} times.", count=len(spans)), say("{count} times are asked for: in the time of two strokes of one hand, the other makes three.", count=min_spans),
        say("Let one drum play two strokes in a bar, x.......x......., and another three: song.beat('cowbell', '[xxx]', ...) or press T on a beat in the grid to divide it in three."), (Where(work.heard[0].start),),
    )  # fmt: skip
    return not_yet(finding, credit=len(spans) / min_spans, measured=len(spans))
