"""Groove: what is listened for."""

from musiclab.check.compose import any_of
from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.rule import rule
from musiclab.check.rules import (
    backbeat,
    length,
    polyrhythm_3_2,
    sections_contrast,
    syncopation,
    tempo_between,
    velocity_varies,
)
from musiclab.check.task import Lesson, Task
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.song.time import Meter
from musiclab.theory.sounding import drum_strokes
from musiclab.theory.stretch import Stretch, stretch
from musiclab.theory.syncopation import weighted

HALF, METER = 4 * 3840, Meter()


def _feel(half: Stretch) -> dict[str, float]:
    """What a feel is made of: loud against soft, pull against the beat, strokes in a bar."""
    loud = sorted(note.velocity for note in half.notes)
    starts = sorted({note.start for note in half.notes if note.pitch < 41})
    return {"accents": loud[int(len(loud) * 0.9)] - loud[len(loud) // 10], "pull": weighted((METER,), starts), "strokes": half.density}


@rule(say("Do the two halves feel different?"))
def two_feels(work: Work, *, at_least: int = 2) -> Judgement:
    """Check that bars 1 to 4 and 5 to 8 differ in accents, in pull against the beat, or in the number of strokes."""
    strokes = drum_strokes(work.heard)
    halves = [stretch(strokes, at * HALF, (at + 1) * HALF) for at in (0, 1)]
    if not all(half.notes for half in halves):
        return not_yet(Finding(False, say("Let both halves play"), say("Drums are heard in one half alone."), say("Eight bars are asked for."), say("Write times=8, or add a part with at=5.")))
    calm, move = map(_feel, halves)
    changed = [name for name, far in (("accents", 15), ("pull", 0.2), ("strokes", 0)) if _differ(calm[name], move[name], far)]
    where = (Where(HALF, 2 * HALF, strokes[0].track),)
    if len(changed) >= at_least:
        return passes(Finding(True, say("Two feels"), say("They differ in {what}.", what=", ".join(say(name) for name in changed)), where=where), measured=changed)
    return not_yet(Finding(False, say("Let bars 5 to 8 move"), say("They differ in {what}.", what=", ".join(say(name) for name in changed)) if changed else say("Both halves feel nearly the same."),
                           say("Change accents, syncopation or the number of strokes: two of them."), say("Put a kick between two beats, and write - for soft strokes of the hat."), where), credit=len(changed) / at_least, measured=changed)


def _differ(a: float, b: float, far: float) -> bool:
    low, high = sorted((a, b))
    return high - low >= far if far else high >= 1.25 * low


LESSON = Lesson("Groove", (
    Task("pull", "A bass that pulls", (
        syncopation(role="bass", min_share=0.2).named("A note held over the beat"),
    ), song="groove", done="It pulls. Can you feel it in your shoulders?"),
    Task("polyrhythm", "Three against two", (
        polyrhythm_3_2(min_spans=4).named("Three against two, four times"),
    ), song="three-two", done="Two pulses at once."),
    Task("feels", "One beat, two feels", (
        length(min_bars=8, max_bars=8).named("Eight bars"),
        any_of(backbeat(beats=[2, 4]), backbeat(beats=[3]), title="The snare keeps its place", asks="Does the snare stay on 2 and 4?"),
        velocity_varies(role="drums", min_spread=20).named("Loud and soft"),
        two_feels(at_least=2).named("Two feels"),
        sections_contrast(a="Calm", b="Move", min_aspects=1).named("Two named halves that differ", asks="Are the halves named Calm and Move, and do they differ?"),
        tempo_between(low=60, high=140).named("A tempo to move to"),
    ), song="two-feels", done="The same drums, and two ways to move.", listens=("feel", "whether it makes you move")),
), minutes=50)
