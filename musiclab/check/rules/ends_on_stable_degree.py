"""Whether a part comes to rest."""

from __future__ import annotations

from collections.abc import Sequence

from musiclab.check.clip_notes import repitched
from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import key_of, role_of
from musiclab.check.role_words import nobody, part_name
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.key import Key
from musiclab.song.limits import shown
from musiclab.song.pitch import pitch_name
from musiclab.theory.attacks import attacks
from musiclab.theory.key import find_key
from musiclab.theory.roles import notes_of_role

ORDINALS = ("home note", "second", "third", "fourth", "fifth", "sixth", "seventh")


@rule(say("Does the part come to rest at the end?"))
def ends_on_stable_degree(work: Work, *, role: str = "melody", key: Key | str | None = None, degrees: Sequence[int] = (1, 3, 5)) -> Judgement:
    """Check that the last note of a role to start, the highest if several start together, is one of ``degrees`` of ``key``, in any octave.

    Degree 1 is the home note. Without a key it is the song's own, or the one that is heard.
    """
    name, asked, wanted = role_of(role), key_of(key), _degrees(degrees)
    notes = tuple(note for note in notes_of_role(work.song, name) if not note.drum)
    heard = asked or work.song.key
    if heard is None and (found := find_key(work.pitched)):
        heard = found.nearest
    if not notes or heard is None:
        return not_yet(nobody(work, name))
    last = attacks(notes)[-1].top
    classes = {heard.scale[degree - 1]: degree for degree in wanted}
    if last.pitch % 12 in classes:
        degree = say(ORDINALS[classes[last.pitch % 12] - 1])
        return passes(Finding(True, say("It comes to rest"), say("{part} ends on the {degree} of {key}.", part=part_name(name), degree=degree, key=heard), where=(Where(last.start, last.end, last.track, last.pitch),)), measured=pitch_name(last.pitch))
    home = min((pitch for pitch in range(max(last.pitch - 6, 0), min(last.pitch + 7, 128)) if pitch % 12 in classes), key=lambda pitch: abs(pitch - last.pitch))
    finding = Finding(
        False, say("Let the last note come home"), say("{part} ends on {note}, which wants to go on.", part=part_name(name), note=pitch_name(last.pitch)),
        say("In {key}, these sound finished: {names}.", key=heard, names=", ".join(pitch_name(60 + one)[:-1] for one in classes)), say("Try {note} at the end. If you mean it to stay open, say so.", note=pitch_name(home)),
        (Where(last.start, last.end, last.track, last.pitch),), repitched(work.song, last, home),
    )  # fmt: skip
    return not_yet(finding, measured=pitch_name(last.pitch))


def _degrees(degrees: object) -> tuple[int, ...]:
    rows = tuple(degrees) if isinstance(degrees, list | tuple) else ()
    if not rows or any(type(one) is not int or not 1 <= one <= 7 for one in rows):
        raise CheckError(say("Degrees came as {degrees}. Use a list of numbers from 1 to 7, such as [1, 3, 5].", degrees=shown(degrees)))
    return tuple(dict.fromkeys(rows))
