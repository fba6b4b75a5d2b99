"""Which sounds are darker and which are brighter."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import between, roles_of
from musiclab.check.rule import rule
from musiclab.check.sounding_parts import FRAME, RATE, part_sounds, power_spectra
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.theory.roles import notes_of_role


@rule(say("Do the sounds go from dark to bright as asked?"))
def spectral_order(work: Work, *, order: object = ("bass", "melody"), min_ratio: float = 1.1) -> Judgement:
    """Check that the roles in ``order`` sound from dark to bright: the centre of each one's spectrum is ``min_ratio`` times higher than the one before.

    The centre is the mean frequency, weighted by amplitude, of the part alone (spectral centroid; Grey and Gordon 1978). The song is rendered for it.
    """
    roles = roles_of(order)
    between(1, min_ratio, what=say("The ratio"))
    centres = _centres(work, roles)
    absent = [role for role in roles if role not in centres]
    if absent:
        return not_yet(Finding(False, say("Add a part: {role}", role=say(absent[0])), say("No {role} part is heard.", role=say(absent[0])), hint=say("Write it, and listen to it alone first.")),
                       credit=len(centres) / len(roles) / 2)
    for darker, brighter in pairwise(roles):
        if centres[brighter] < centres[darker] * min_ratio:
            return not_yet(_finding(work, darker, brighter), credit=0.5, measured=centres)
    return passes(Finding(True, say("From dark to bright"), say("The parts differ clearly in colour.")), measured=centres)


def _centres(work: Work, roles: tuple[str, ...]) -> dict[str, float]:
    """Give the centre of the spectrum of each role that sounds, in hertz."""
    parts = {role: {note.track for note in notes_of_role(work.song, role)} for role in roles}
    if not any(parts.values()):
        return {}
    sounds = part_sounds(work)
    found = {}
    for role, tracks in parts.items():
        amplitude = sum((np.sqrt(power_spectra(sounds[track])).sum(axis=0) for track in tracks if track in sounds), np.zeros(FRAME // 2 + 1))
        if amplitude.sum() > 0:
            found[role] = float((amplitude * np.arange(len(amplitude))).sum() / amplitude.sum() * RATE / FRAME)
    return found


def _finding(work: Work, darker: str, brighter: str) -> Finding:
    track = next((note.track for note in notes_of_role(work.song, brighter)), None)
    return Finding(
        False, say("Make the {role} brighter", role=say(brighter)), say("The {brighter} sounds about as dark as the {darker}.", brighter=say(brighter), darker=say(darker)),
        say("Parts of different colour are told apart by ear."), say("Open its filter, choose a brighter instrument, or play it higher."), (Where(0, None, track),),
    )  # fmt: skip
