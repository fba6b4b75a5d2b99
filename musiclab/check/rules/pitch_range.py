"""How wide a part reaches."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import role_of
from musiclab.check.role_words import nobody, part_name
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.errors import CheckError, SongError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.song.pitch import Pitch, pitch, pitch_name
from musiclab.theory.roles import notes_of_role
from musiclab.theory.sounding import Sounding


@rule(say("Can the part be sung or played: does it keep to its range?"))
def range(work: Work, *, role: str = "melody", max_semitones: int | None = None, low: Pitch | str | None = None, high: Pitch | str | None = None) -> Judgement:
    """Check that from the lowest to the highest note of a role there are at most ``max_semitones``, and that none lies below ``low`` or above ``high``.

    Limits are pitch numbers (60 is middle C) or names such as "G3", and are included. Every note counts, however short; other roles and drums do not. An octave is 12.
    """
    name, lowest, highest = role_of(role), _pitch(low), _pitch(high)
    if max_semitones is not None and (isinstance(max_semitones, bool) or not isinstance(max_semitones, int | float) or max_semitones < 0):
        raise CheckError(say("{count} came as the widest range. Use a number of semitones, such as 12 for an octave.", count=shown(max_semitones)))
    notes = tuple(note for note in notes_of_role(work.song, name) if not note.drum)
    if not notes:
        return not_yet(nobody(work, name))
    bottom, top = min(notes, key=lambda note: note.pitch), max(notes, key=lambda note: note.pitch)
    reach = top.pitch - bottom.pitch
    found = say("{part} goes from {low} to {high}.", part=part_name(name), low=pitch_name(bottom.pitch), high=pitch_name(top.pitch))
    where = (Where(top.start, top.end, top.track, top.pitch), Where(bottom.start, bottom.end, bottom.track, bottom.pitch))
    if highest is not None and top.pitch > highest:
        return not_yet(_beyond(top, found, say("Nothing above {note} is asked for.", note=pitch_name(highest)), say("Bring {note} down, by an octave or to a lower note.", note=pitch_name(top.pitch))), credit=0.5, measured=reach)
    if lowest is not None and bottom.pitch < lowest:
        return not_yet(_beyond(bottom, found, say("Nothing below {note} is asked for.", note=pitch_name(lowest)), say("Bring {note} up, by an octave or to a higher note.", note=pitch_name(bottom.pitch))), credit=0.5, measured=reach)
    if max_semitones is not None and reach > max_semitones:
        asked = say("Up to {count} semitones are asked for: that can be sung.", count=max_semitones)
        return not_yet(_beyond(top, found, asked, say("Bring the highest or the lowest notes nearer to the rest.")), credit=max_semitones / reach, measured=reach)
    return passes(Finding(True, say("It keeps to its range"), found, where=where), measured=reach)


def _beyond(note: Sounding, found: str, asked: str, hint: str) -> Finding:
    return Finding(False, say("Keep the line in its range"), found, asked, hint, (Where(note.start, note.end, note.track, note.pitch),))


def _pitch(value: object) -> Pitch | None:
    if value is None or (type(value) is int and 0 <= value <= 127):
        return value
    try:
        return pitch(str(value))
    except SongError as problem:
        raise CheckError(str(problem)) from problem
