"""The shape of a melody."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import role_of
from musiclab.check.role_words import nobody, part_name
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.theory.contour import SHAPES
from musiclab.theory.contour import contour as outline
from musiclab.theory.roles import notes_of_role


@rule(say("Does the melody have the shape that is asked for?"))
def contour(work: Work, *, shape: str = "arch", role: str = "melody") -> Judgement:
    """Check that a role has the outline of an "arch", "rising", "falling" or "wave".

    An arch has its highest note in the middle, 4 semitones above both ends; a rising line ends 5 semitones higher, and climbs all the way; a wave turns three times by 4 semitones or more.
    Small dips and ornaments do not matter.
    """
    name = role_of(role)
    if shape not in SHAPES:
        raise CheckError(say("The shape {shape} is unknown. Use one of {shapes}.", shape=shown(shape), shapes=", ".join(SHAPES)))
    notes = tuple(note for note in notes_of_role(work.song, name) if not note.drum)
    if not notes:
        return not_yet(nobody(work, name))
    line = outline(notes)
    about, hint = _words()[shape]
    where = (Where(notes[0].start, notes[-1].end, notes[0].track),)
    found = _seen(line.has("arch"), line.has("rising"), line.has("falling"), line.has("wave"))
    if line.has(shape):
        return passes(Finding(True, say("The line has its shape"), say("{part} {about}", part=part_name(name), about=about), where=where), measured=shape)
    return not_yet(Finding(False, say("Draw the line anew"), say("{part} {found}", part=part_name(name), found=found), say("The shape that is asked for {about}", about=about), hint, where), measured=found)


def _words() -> dict[str, tuple[str, str]]:
    return {
        "arch": (say("climbs to a highest note in the middle, and comes down again."), say("Put the highest note near the middle, and begin and end clearly lower.")),
        "rising": (say("climbs from the beginning to the end."), say("Begin low, end high, and climb most of the way.")),
        "falling": (say("comes down from the beginning to the end."), say("Begin high, end low, and come down most of the way.")),
        "wave": (say("turns three times or more, up and down."), say("Go up, down, up and down again, each time by four semitones or more.")),
    }


def _seen(arch: bool, rising: bool, falling: bool, wave: bool) -> str:
    if arch:
        return say("goes up and down in an arch.")
    if rising:
        return say("climbs.")
    if falling:
        return say("comes down.")
    return say("goes in waves.") if wave else say("stays near one height, or has its highest note near an end.")
