"""The noise in the pauses of a recording."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import decibels
from musiclab.check.recorded import hearings, nothing_recorded
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say


@rule(say("Is it quiet in the pauses of the recording?"))
def noise_floor(work: Work, *, min_distance_db: float = 25.0) -> Judgement:
    """Check that in every take the noise between the sounds lies at least ``min_distance_db`` decibels under the loudest point."""
    decibels(0, min_distance_db)
    takes = hearings(work)
    if not takes:
        return not_yet(nothing_recorded(work))
    distances = {name: heard.level.peak_db - heard.level.noise_db for name, (_, heard) in takes.items()}
    name = min(distances, key=lambda take: distances[take])
    distance, (played, _) = distances[name], takes[name]
    if distance >= min_distance_db:
        return passes(Finding(True, say("Quiet in the pauses"), say("The noise lies {distance:.0f} dB under the music.", distance=distance)), measured=distance)
    finding = Finding(
        False, say("Find a quieter place, or come closer"),
        say("In the pauses of {take} the noise is {distance:.0f} dB under the loudest point.", take=name, distance=distance),
        say("{asked:g} dB or more leave the pauses quiet.", asked=min_distance_db),
        say("Close the window, switch off fans, and come closer to the microphone: then you can turn the input down."), (Where(played.start, played.end, played.track),),
    )  # fmt: skip
    return not_yet(finding, credit=max(distance, 0) / min_distance_db, measured=distance)
