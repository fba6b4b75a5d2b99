"""Two sections that differ."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import at_least_one
from musiclab.check.rule import rule
from musiclab.check.section_choice import find_section, no_section, section_name, stretch_of
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.theory.contrast import aspects_that_differ


@rule(say("Do the two sections differ?"))
def sections_contrast(work: Work, *, a: str = "Verse", b: str = "Chorus", min_aspects: int = 2) -> Judgement:
    """Check that the sections ``a`` and ``b`` differ clearly in ``min_aspects`` of density, register, loudness, parts, rhythm and harmony.

    Clear is a density 1.5 times as high, a mean pitch 5 semitones higher, a mean velocity 12 higher, other parts, another rhythm of the main part, or other harmony.
    """
    names = section_name(a), section_name(b)
    at_least_one(min_aspects, what=say("The number of aspects"))
    if min_aspects > 6:
        raise CheckError(say("{count} aspects came, and there are six.", count=shown(min_aspects)))
    sections = [find_section(work, name) for name in names]
    first, second = sections
    if first is None or second is None:
        return not_yet(no_section(names[sections.index(None)]))
    one, other = stretch_of(work, first), stretch_of(work, second)
    if not (one.notes and other.notes):
        empty = first if not one.notes else second
        return not_yet(Finding(False, say("Write the {name}", name=empty.name), say("In {name} nothing plays yet.", name=empty.name), hint=say("Begin with one part, and listen how it follows what came before."), where=(Where(empty.start, empty.end),)))
    found = aspects_that_differ(one, other)
    words = ", ".join(_words()[name] for name in found)
    where = (Where(first.start, first.end), Where(second.start, second.end))
    if len(found) >= min_aspects:
        return passes(Finding(True, say("{a} and {b} contrast", a=first.name, b=second.name), say("They differ in {aspects}.", aspects=words), where=where), measured=found)
    rest = ", ".join(word for name, word in _words().items() if name not in found)
    finding = Finding(
        False, say("Make {b} stand out from {a}", a=first.name, b=second.name), say("They differ in {aspects}.", aspects=words) if found else say("They are nearly alike."),
        say("{count} clear differences are asked for.", count=min_aspects), say("Change one of these in one of them: {rest}.", rest=rest), where,
    )  # fmt: skip
    return not_yet(finding, credit=len(found) / min_aspects, measured=found)


def _words() -> dict[str, str]:
    return {"density": say("how busy they are"), "register": say("how high they lie"), "loudness": say("how loud they are"), "parts": say("which parts play"), "rhythm": say("rhythm"), "harmony": say("harmony")}
