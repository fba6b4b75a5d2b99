"""The form of a piece: equal letters for equal music."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.song.model import Section
from musiclab.theory.form import Form, form_of
from musiclab.theory.likeness import ALIKE


@rule(say("Do the sections have the form that is asked for?"))
def form_similarity(work: Work, *, form: str = "AABA") -> Judgement:
    """Check that the sections, in order, have the letters of ``form``: sections of one letter are alike, those of different letters differ.

    Alike is the same tune, perhaps ornamented, transposed, louder, or with other parts around it. Different is another tune.
    """
    if not isinstance(form, str) or not form.isalpha():
        raise CheckError(say("The form came as {form}. Use letters, one for each section, such as AABA.", form=shown(form)))
    letters = form.upper()
    sections = work.song.sections
    if len(sections) != len(letters):
        return not_yet(_count(len(sections), letters), credit=0.3 * bool(sections))
    found = form_of(work.song)
    empty = [section for section, one in zip(sections, found.stretches, strict=True) if not one.notes]
    if empty:
        return not_yet(Finding(False, say("Write the {name}", name=empty[0].name), say("In {name} nothing plays yet.", name=empty[0].name), where=(Where(empty[0].start, empty[0].end),), hint=say("Begin with the tune.")), credit=0.3)
    pairs = [(i, j) for j in range(len(letters)) for i in range(j)]
    off = [(i, j) for i, j in pairs if (not _comes_back(found, letters, i, j) if letters[i] == letters[j] else found.likeness[i][j] >= ALIKE)]
    if not off:
        return passes(Finding(True, say("The form is {form}", form=letters), say("What comes back is recognised, and what is new is new.")), measured=found.letters)
    return not_yet(_finding(sections, letters, found, off[0]), credit=1 - len(off) / len(pairs), measured=found.letters)


def _comes_back(found: Form, letters: str, i: int, j: int) -> bool:
    """Say whether two sections of one letter are alike: at once, or over others of that letter, as two variations of one tune are."""
    known, new = {i}, [i]
    while new:
        at = new.pop()
        near = {k for k, letter in enumerate(letters) if letter == letters[i] and found.likeness[at][k] >= ALIKE} - known
        known |= near
        new += near
    return j in known


def _count(count: int, letters: str) -> Finding:
    asked = say("{form} has {count} sections.", form=letters, count=len(letters))
    return Finding(False, say("Make {count} sections", count=len(letters)), say("The song has {count} sections.", count=count), asked, say("Name each one with song.section('A', at=1, bars=8), or draw them on the studio's ruler."))


def _finding(sections: tuple[Section, ...], letters: str, found: Form, pair: tuple[int, int]) -> Finding:
    i, j = pair
    first, second = sections[i], sections[j]
    where = (Where(second.start, second.end), Where(first.start, first.end))
    names = {"first": first.name or str(i + 1), "second": second.name or str(j + 1), "a": i + 1, "b": j + 1}
    if letters[i] == letters[j]:
        return Finding(False, say("Bring the tune of section {a} back in section {b}", **names), say("{first} and {second} have different tunes.", **names), say("In {form} both are {letter}.", form=letters, letter=letters[i]),
                       say("Copy the tune of {first}, and vary it a little if you like.", **names), where)
    return Finding(False, say("Give section {b} a tune of its own", **names), say("{second} has the same tune as {first}.", **names), say("In {form} one is {a}, the other {b}.", form=letters, a=letters[i], b=letters[j]),
                   say("Louder or an octave higher is still the same tune: begin on another note, and go another way."), where)
