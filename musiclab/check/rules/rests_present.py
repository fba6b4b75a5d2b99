"""Silence inside a part."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import at_least_one, between, role_of
from musiclab.check.role_words import nobody, part_name
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.song.time import PER_BEAT, Tick
from musiclab.theory.roles import notes_of_role
from musiclab.theory.sounding import Sounding

NEAR = 0.05
"""Beats by which a silence may be shorter."""


@rule(say("Are there silences in it?"))
def rests_present(work: Work, *, role: str = "melody", min_count: int = 1, min_beats: float = 1.0) -> Judgement:
    """Check that inside a role there are ``min_count`` silences of ``min_beats`` beats or more.

    All tracks of the role count together, from the first attack to the last end: silence before and after, short gaps of staccato, and rests in one track while another sounds do not count.
    """
    name = role_of(role)
    at_least_one(min_count, what=say("The number of silences"))
    between(0, min_beats, what=say("The length of a silence"))
    notes = notes_of_role(work.song, name)
    if not notes:
        return not_yet(nobody(work, name))
    rests = [(start, end) for start, end in silences(notes) if end - start >= (min_beats - NEAR) * PER_BEAT]
    if len(rests) >= min_count:
        where = tuple(Where(start, end, notes[0].track) for start, end in rests[:4])
        return passes(Finding(True, say("Silence is part of it"), say("{part} rests {count} times.", part=part_name(name), count=len(rests)) if len(rests) > 1 else say("{part} takes a breath.", part=part_name(name)), where=where), measured=len(rests))
    finding = Finding(
        False, say("Let it breathe"), say("{part} has {count} silences of {beats:g} beats or more.", part=part_name(name), count=len(rests), beats=min_beats), say("{count} are asked for: a rest lets the ear take in what came before.", count=min_count),
        say("Take a note away, or make a long one shorter; write a point for a rest: C4 E4 . G4"), (Where(notes[0].start, None, notes[0].track),),
    )  # fmt: skip
    return not_yet(finding, credit=len(rests) / min_count, measured=len(rests))


def silences(notes: tuple[Sounding, ...]) -> list[tuple[Tick, Tick]]:
    """Give the silences inside some notes, as their first and last ticks."""
    found, end = [], notes[0].start
    for note in notes:
        if note.start > end:
            found.append((end, note.start))
        end = max(end, note.end)
    return found
