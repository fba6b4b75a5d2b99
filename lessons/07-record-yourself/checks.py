"""Record yourself: what is listened for, in recordings or in what was tapped by hand."""

from musiclab.check.compose import all_of, any_of
from musiclab.check.finding import Finding
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.recorded import played_takes
from musiclab.check.rule import rule
from musiclab.check.rules import audible, clipping, credits_complete, length, level_ok, onset_timing
from musiclab.check.task import Lesson, Task
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.theory.attacks import attacks, by_track

EVEN = 3
"""Ticks within which notes lie on the grid as only a written part does."""


def by_hand(work: Work) -> str:
    """Give the track that was tapped or played by hand: most of its notes lie beside the grid; nothing where there is none."""
    for track, notes in by_track(work.heard).items():
        starts = [attack.start for attack in attacks(notes)]
        off = sum(min(start % 240, 240 - start % 240) > EVEN for start in starts)
        if len(starts) >= 4 and off >= 0.6 * len(starts):
            return track
    return ""


@rule(say("Is there something that you have recorded, or tapped by hand?"))
def played_by_you(work: Work) -> Judgement:
    """Check that the song has a recording, or a part that was played by hand."""
    if played_takes(work):
        return passes(Finding(True, say("You are in it"), say("A recording is part of the song.")), measured="recorded")
    if by_hand(work):
        return passes(Finding(True, say("You are in it"), say("A part is played by hand.")), measured="tapped")
    return not_yet(Finding(False, say("Put yourself in"), say("There is nothing recorded or played by hand yet."), say("This lesson is about what you play yourself."),
                           say("Record with song.record('Hands'), or tap with song.keyboard('Hands', instrument='drums').")))


@rule(say("Does what you played come together with the beat?"))
def your_timing(work: Work, *, max_median_ms: float = 50) -> Judgement:
    """Check the timing of the recordings, or of the part that was played by hand."""
    if played_takes(work):
        return onset_timing(work, max_median_ms=max_median_ms, step=240, min_onsets=8)
    track = by_hand(work)
    if not track:
        return played_by_you(work)
    return onset_timing(work, max_median_ms=max_median_ms, step=240, min_onsets=8, track=track)


@rule(say("Was nothing recorded that has no level of its own?"))
def tapped(work: Work) -> Judgement:
    """Check that the part was tapped by hand, so that there is no level to mind."""
    if by_hand(work) and not played_takes(work):
        return passes(Finding(True, say("A healthy level"), say("Your part is tapped: it cannot be too loud or too soft.")))
    return not_yet(Finding(False, say("Record, or tap"), say("There is no part by hand."), hint=say("Record a take, or tap a part.")))


LESSON = Lesson("Record yourself", (
    Task("timing", "Together with the beat", (
        played_by_you().named("You are in it"),
        your_timing(max_median_ms=50).named("Together with the beat"),
    ), song="my-recording", done="You and the beat are one.", listens=("feel",)),
    Task("recording", "You and the beat", (
        played_by_you().named("You are in it"),
        length(min_bars=4).named("Four bars or more"),
        any_of(all_of(level_ok(low_db=-20, high_db=-0.3), clipping(max_share=0.001)), tapped(), title="A healthy level", asks="Is the level healthy, with nothing cut off?"),
        your_timing(max_median_ms=50).named("Together with the beat"),
        audible().named("Every part can be heard"),
        credits_complete(min_items=1).named("Credits"),
    ), song="my-recording", done="That is you, in time, and one hears you.", listens=("expression", "how your sounds and the beat belong together")),
), minutes=55)
