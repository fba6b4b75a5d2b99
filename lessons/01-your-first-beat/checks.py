"""Your first beat: what is listened for."""

from musiclab.check.compose import any_of
from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.rule import rule
from musiclab.check.rules import backbeat, density, length, tempo_between
from musiclab.check.task import Lesson, Task
from musiclab.check.work import Work
from musiclab.language import say

BAR, STEP = 3840, 240


@rule(say("Are there enough different drums?"))
def drums_of_all_kinds(work: Work, *, at_least: int = 3) -> Judgement:
    """Check that at least so many different drums play, two strokes each or more."""
    strokes = [note.pitch for note in work.drums]
    kinds = {pitch for pitch in strokes if strokes.count(pitch) >= 2}
    if len(kinds) >= at_least:
        return passes(Finding(True, say("A whole kit"), say("{count} different drums play.", count=len(kinds))), measured=len(kinds))
    hint = say("Add one that you do not have yet: kick, snare, clap, hat, tom or cowbell.")
    return not_yet(Finding(False, say("Let one more drum play"), say("{count} different drums play so far.", count=len(kinds)),
                           say("{count} are asked for.", count=at_least), hint), credit=len(kinds) / at_least, measured=len(kinds))


@rule(say("Is the second bar a little different from the first?"))
def second_bar_differs(work: Work, *, low: int = 1, high: int = 8) -> Judgement:
    """Check that bar 2 has so many strokes more or fewer, or in other places, than bar 1."""
    first, second = (
        {(note.pitch, round((note.start - at * BAR) / STEP)) for note in work.drums if at * BAR - 60 <= note.start < (at + 1) * BAR - 60} for at in (0, 1)
    )
    changes = max(len(first - second), len(second - first))
    where = (Where(BAR, 2 * BAR, work.drums[0].track if work.drums else None),)
    asked = say("A beat that changes a little keeps the ear awake: {low} to {high} strokes.", low=low, high=high)
    if low <= changes <= high:
        return passes(Finding(True, say("The second bar answers the first"), say("{count} strokes are different.", count=changes), where=where), measured=changes)
    if changes < low:
        return not_yet(Finding(False, say("Change something in bar 2"), say("Both bars are the same."), asked, say("Add a stroke at the end of bar 2, or take one away."), where), measured=changes)
    return not_yet(Finding(False, say("Keep more of bar 1"), say("{count} strokes are different: they sound like two beats.", count=changes), asked,
                           say("Copy bar 1 into bar 2, and then change a few strokes."), where), credit=0.5, measured=changes)


SCENE = any_of(
    tempo_between(low=80, high=104), tempo_between(low=112, high=132), tempo_between(low=144, high=184),
    title="The tempo of your scene", asks="Does the tempo fit a walk (80 to 104), a dance (112 to 132) or a chase (144 to 184)?",
)

LESSON = Lesson("Your first beat", (
    Task("backbeat", "A backbeat with a busy hat", (
        backbeat(beats=[2, 4]).named("An answer on 2 and 4"),
        density(role="drums", low=8, high=16).named("A stroke on every half beat", asks="Does something play on every half beat?"),
    ), song="steps", done="That is a beat: people can walk, clap and sing to it."),
    Task("beat", "A beat for a walk, a dance or a chase", (
        length(min_bars=2, max_bars=2).named("Two bars"),
        drums_of_all_kinds(at_least=3).named("Three drums"),
        any_of(backbeat(beats=[2, 4]), backbeat(beats=[3]), title="A backbeat", asks="Does a snare, clap or side stick answer on 2 and 4, or on 3?"),
        SCENE,
        second_bar_differs(low=1, high=8).named("A second bar that answers"),
    ), song="my-beat", done="It grooves, and it has something to say in bar 2.", listens=("feel", "whether it fits your scene")),
), minutes=50)
