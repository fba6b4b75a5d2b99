"""Loud and soft inside one part."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import between, role_of
from musiclab.check.role_words import nobody, part_name
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.theory.attacks import by_track
from musiclab.theory.roles import notes_of_role


@rule(say("Are there loud and soft notes?"))
def velocity_varies(work: Work, *, role: str = "", min_spread: float = 20) -> Judgement:
    """Check that in one track of the role the softest tenth and the loudest tenth of the notes differ by ``min_spread`` or more.

    Velocity goes from 1 to 127. Each track is measured by itself, from the 10th to the 90th percentile, so that one odd note and differences between tracks do not count.
    """
    name = role_of(role)
    between(0, min_spread, what=say("The spread"))
    tracks = by_track(notes_of_role(work.song, name))
    if not tracks:
        return not_yet(nobody(work, name))
    spreads = {track: spread([note.velocity for note in notes]) for track, notes in tracks.items()}
    track, widest = max(spreads.items(), key=lambda row: row[1])
    if widest >= min_spread:
        return passes(Finding(True, say("Loud and soft"), say("{part} breathes: some notes are louder, some softer.", part=part_name(name)), where=(Where(tracks[track][0].start, None, track),)), measured=widest)
    finding = Finding(
        False, say("Make some notes louder and some softer"), say("{part} is played at nearly one loudness.", part=part_name(name)), say("Accents tell the ear where the music leans."),
        say("Write X for accents and - for soft notes, or drag notes up and down in the beat grid."), (Where(tracks[track][0].start, None, track),),
    )  # fmt: skip
    return not_yet(finding, credit=widest / min_spread if min_spread else 0, measured=widest)


def spread(velocities: list[int]) -> float:
    """Give the distance from the 10th to the 90th percentile, by linear interpolation.

    >>> spread([60] * 9 + [120])
    6.0
    """
    rows = sorted(velocities)

    def percentile(part: float) -> float:
        place = part * (len(rows) - 1)
        low = int(place)
        return rows[low] + (place - low) * (rows[min(low + 1, len(rows) - 1)] - rows[low])

    return round(percentile(0.9) - percentile(0.1), 6)
