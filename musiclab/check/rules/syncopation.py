"""Notes that pull against the beat."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import role_of, share
from musiclab.check.role_words import nobody, part_name
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.theory.roles import notes_of_role
from musiclab.theory.syncopation import syncopation as syncopated


@rule(say("Does something pull against the beat?"))
def syncopation(work: Work, *, role: str = "", min_share: float = 0.2) -> Judgement:
    """Check that at least ``min_share`` (0 to 1) of the attacks of a role are syncopated.

    Such a note starts on a weak place, and is held, or followed by silence, over a stronger one. Off-beats that lead to the beat, swing and even triplets are none.
    """
    name = role_of(role)
    share(min_share, what=say("The share of syncopated notes"))
    notes = notes_of_role(work.song, name)
    if not notes:
        return not_yet(nobody(work, name))
    found = syncopated(notes, work.song.meter)
    if found.share >= min_share - 1e-9:
        where = tuple(Where(attack.start, attack.end, attack.notes[0].track, attack.top.pitch) for attack in found.syncopated[:4])
        return passes(Finding(True, say("It pulls against the beat"), say("{count} of {all} notes are syncopated.", count=len(found.syncopated), all=len(found.all)), where=where), measured=found.share)
    finding = Finding(
        False, say("Hold a note over the beat"), say("{part} has {count} syncopated notes among {all}.", part=part_name(name), count=len(found.syncopated), all=len(found.all)),
        say("A syncopated note starts between the beats, and the beat itself stays empty."), say("Move a note that is on a beat half a beat earlier, and leave the beat free."),
        (Where(found.all[0].start, None, found.all[0].notes[0].track),),
    )  # fmt: skip
    return not_yet(finding, credit=found.share / min_share if min_share else 0, measured=found.share)
