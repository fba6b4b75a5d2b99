"""Something that leads over into a new part."""

from __future__ import annotations

from collections.abc import Sequence

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import at_least_one
from musiclab.check.role_words import nobody
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.song.time import bar_start
from musiclab.theory.lead_in import lead_ins

KINDS = ("fill", "riser", "dropout")


@rule(say("Does something lead over into the new part?"))
def has_transition(work: Work, *, boundary_bar: int = 9, kinds: Sequence[str] = KINDS) -> Judgement:
    """Check that a fill, a riser or a drop-out leads over to bar ``boundary_bar``, in the bar or two before it and unlike the bars before.

    A crash on the boundary itself, and what happens in every bar, lead nowhere. ``kinds`` are those that count.
    """
    at_least_one(boundary_bar, what=say("The bar"))
    wanted = _kinds(kinds)
    if not work.heard:
        return not_yet(nobody(work, ""))
    found = [lead for lead in lead_ins(work.song, boundary_bar) if lead.kind in wanted]
    if found:
        words = {"fill": say("A fill leads over."), "riser": say("Something climbs towards the new part."), "dropout": say("A part drops out just before.")}
        lead = found[0]
        return passes(Finding(True, say("It leads over into bar {bar}", bar=boundary_bar), words[lead.kind], where=(Where(lead.start, lead.end, lead.track),)), measured=lead.kind)
    at = bar_start(work.song.meter, max(boundary_bar - 1, 1))
    finding = Finding(
        False, say("Lead over into bar {bar}", bar=boundary_bar), say("The bar before it is like the ones before."), say("A listener likes to feel that something new is coming."),
        say("In bar {bar}, put more drums or other ones, let a line climb, or let a part be silent for the last beat.", bar=max(boundary_bar - 1, 1)), (Where(at, bar_start(work.song.meter, boundary_bar)),),
    )  # fmt: skip
    return not_yet(finding)


def _kinds(kinds: object) -> tuple[str, ...]:
    rows = tuple(kinds) if isinstance(kinds, list | tuple | set | frozenset) else ()
    plain = tuple(str(kind).replace("-", "").replace("_", "").lower() for kind in rows)
    if not plain or set(plain) - set(KINDS):
        raise CheckError(say("Kinds came as {kinds}. Use some of {all}.", kinds=shown(kinds), all=", ".join(KINDS)))
    return plain
