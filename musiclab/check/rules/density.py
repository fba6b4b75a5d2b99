"""How busy a part is."""

from __future__ import annotations

from musiclab.check.finding import Finding
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import between, role_of
from musiclab.check.role_words import nobody, part_name
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.theory.density import density as density_of
from musiclab.theory.roles import notes_of_role


@rule(say("Is the part neither too busy nor too bare?"))
def density(work: Work, *, role: str = "melody", low: float | None = None, high: float | None = None, unit: str = "attacks_per_bar") -> Judgement:
    """Check that a role has ``low`` to ``high`` attacks a bar on average, from its first to its last bar.

    Notes that start within 0.06 beat are one attack, so a chord is one. All tracks of the role count together. The one ``unit`` is "attacks_per_bar".
    """
    name = role_of(role)
    between(low, high, what=say("The number of attacks"))
    if unit != "attacks_per_bar":
        raise CheckError(say("The unit {unit} is unknown. Use attacks_per_bar.", unit=shown(unit)))
    notes = notes_of_role(work.song, name)
    if not notes:
        return not_yet(nobody(work, name))
    mean = density_of(notes, work.song.meter).mean
    found = say("{part} has {mean:g} attacks a bar on average.", part=part_name(name), mean=round(mean, 1))
    if low is not None and mean < low - 1e-9:
        asked = say("{low:g} or more are asked for.", low=low)
        return not_yet(Finding(False, say("Add a few notes"), found, asked, say("Let something happen between the beats, or fill a bar that is empty.")), credit=mean / low, measured=mean)
    if high is not None and mean > high + 1e-9:
        asked = say("Up to {high:g} are asked for.", high=high)
        return not_yet(Finding(False, say("Leave some notes out"), found, asked, say("Take away what you would not sing along with; silence makes the rest stronger.")), credit=high / mean, measured=mean)
    return passes(Finding(True, say("As busy as it should be"), found), measured=mean)
