"""Whether a piece is more than what it began with."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import at_least_one
from musiclab.check.role_words import nobody
from musiclab.check.rule import rule
from musiclab.check.song_option import song_of
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.theory.difference import difference


@rule(say("Is there enough of your own in it?"))
def not_a_copy(work: Work, *, starter: object = None, min_changes: int = 8) -> Judgement:
    """Check that ``min_changes`` notes or more were added, taken away, or moved in pitch or by a sixteenth, compared with ``starter``.

    ``starter`` is a song, its song.json as text or as values, or the song that the lesson began with. Loudness, small shifts, names, sounds, tempo, whole bars, octaves and the starter
    pasted again are no changes.
    """
    begun = song_of(starter) or work.start
    at_least_one(min_changes, what=say("The number of changes"))
    if not work.heard:
        return not_yet(nobody(work, ""))
    if begun is None:
        return passes(Finding(True, say("It is your own"), say("It began with an empty song.")), measured=len(work.heard))
    found = difference(work.song, begun)
    if found.changes >= min_changes:
        where = tuple(Where(note.start, note.end, note.track, note.pitch) for note in found.added[:4])
        return passes(Finding(True, say("It has become your own"), say("You have changed {count} notes.", count=found.changes), where=where), measured=found.changes)
    finding = Finding(
        False, say("Make more of it your own"), say("{count} notes are other than at the beginning.", count=found.changes) if found.changes else say("All notes are those that it began with."),
        say("{count} or more are asked for: notes added, taken away or moved.", count=min_changes), say("Another tempo or sound is a beginning. Now change the notes: a drum, the end of the tune, a chord."),
    )  # fmt: skip
    return not_yet(finding, credit=found.changes / min_changes, measured=found.changes)
