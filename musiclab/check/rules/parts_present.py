"""Which parts a piece has."""

from __future__ import annotations

from collections.abc import Sequence

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import roles_of
from musiclab.check.role_words import nobody, part_name
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.theory.roles import roles_played


@rule(say("Are all the parts there?"))
def parts_present(work: Work, *, roles: Sequence[str] = ("drums", "bass", "chords", "melody")) -> Judgement:
    """Check that each of ``roles`` (drums, bass, chords, melody, pad) is played, judged by the music and never by a name or a stated role.

    A part has four attacks at least, a pad two.
    """
    asked = roles_of(roles)
    played = roles_played(work.song)
    absent = [role for role in asked if not played[role]]
    if not absent:
        names = ", ".join(part_name(role).removeprefix("The ").removeprefix("the ") for role in asked)
        where = tuple(Where(next(note.start for note in work.heard if note.track == played[role][0]), None, played[role][0]) for role in asked)
        return passes(Finding(True, say("All parts are there"), say("You have {names}.", names=names), where=where), measured=len(asked))
    return not_yet(*(_finding(work, role) for role in absent), credit=1 - len(absent) / len(asked), measured=len(asked) - len(absent))


def _finding(work: Work, role: str) -> Finding:
    about = {
        "drums": say("A beat has at least four strokes."),
        "bass": say("A bass plays low, around C3 and below, mostly one note at a time, under the other parts."),
        "chords": say("Chords are three or more different notes together, or one after the other as a broken chord."),
        "melody": say("A melody is one note at a time, with a shape that you could sing, in the middle or on top."),
        "pad": say("A pad holds its harmonies long: two beats and more."),
    }
    base = nobody(work, role)
    return Finding(False, base.title, base.found if not work.heard else say("It is not heard yet."), about[role], base.hint)
