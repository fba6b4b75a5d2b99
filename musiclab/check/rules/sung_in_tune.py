"""How near the sung notes are to the notes of the scale."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import at_least_one, between, share
from musiclab.check.recorded import Played, hearings, nothing_recorded, seconds_in_song
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.listen.notes import SungNote
from musiclab.song.tempo import tick_at


@rule(say("Is the singing in tune?"))
def sung_in_tune(work: Work, *, max_cents: float = 35.0, min_share: float = 0.75, min_notes: int = 3) -> Judgement:
    """Check that ``min_share`` (0 to 1) of the notes sung or played in the takes are within ``max_cents`` of the notes of the piano.

    100 cents are a semitone. With fewer than ``min_notes`` notes there is nothing to say yet.
    """
    between(0, max_cents, what=say("The distance in cents"))
    share(min_share, what=say("The share of notes in tune"))
    at_least_one(min_notes, what=say("The number of notes"))
    takes = hearings(work)
    if not takes:
        return not_yet(nothing_recorded(work))
    sung = [(played, note) for played, heard in takes.values() for note in heard.notes]
    if len(sung) < min_notes:
        return not_yet(_few(len(sung)))
    near = sum(abs(note.cents) <= max_cents for _, note in sung) / len(sung)
    if near >= min_share:
        return passes(Finding(True, say("Sung in tune"), say("{count} notes are heard, and they are where they belong.", count=len(sung))), measured=near)
    played, note = max(sung, key=lambda row: abs(row[1].cents))
    return not_yet(_finding(work, played, note), credit=near / min_share, measured=near)


def _few(count: int) -> Finding:
    return Finding(False, say("Sing a few notes"), say("{count} notes are heard in the recording.", count=count), say("This check listens to a melody."),
                   say("Sing or play one voice alone, on a syllable such as la, and a little louder."))


def _finding(work: Work, played: Played, note: SungNote) -> Finding:
    way = say("above") if note.cents > 0 else say("below")
    at = seconds_in_song(work, played, note.start)
    where = Where(played.start, played.end, played.track, note.pitch)
    if at is not None:
        start = round(tick_at(work.song.tempo, at))
        where = Where(start, start + 960, played.track, note.pitch)
    return Finding(
        False, say("Find the pitch of {name}", name=note.name), say("It is sung {cents:.0f} hundredths of a semitone {way} the note.", cents=abs(note.cents), way=way),
        say("Notes near the piano's sound in tune with the other parts."), say("Play the note first, hum it, then sing the phrase again. The tuner in the recorder shows where you are."), (where,),
    )  # fmt: skip
