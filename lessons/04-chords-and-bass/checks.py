"""Chords and bass: what is listened for."""

from musiclab.check.compose import any_of
from musiclab.check.finding import Finding
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.rule import rule
from musiclab.check.rules import (
    bass_root_rate,
    cadence,
    chord_progression,
    density,
    in_key,
    length,
    parts_present,
    voice_leading,
)
from musiclab.check.task import Lesson, Task
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.song.time import place_of
from musiclab.theory.harmony import chords_in


@rule(say("Are there several chords, one in each bar?"))
def several_chords(work: Work, *, at_least: int = 3, bars: int = 4) -> Judgement:
    """Check that so many different chords are heard, and that something is heard in each of the bars."""
    chords = chords_in(work.song)
    kinds = {(one.chord.root, one.chord.triad) for one in chords}
    filled = {place_of(work.song.meter, note.start + 60).bar for note in work.pitched}
    if len(kinds) >= at_least and set(range(1, bars + 1)) <= filled:
        names = " ".join(str(one.chord) for one in chords[:8])
        return passes(Finding(True, say("A loop of chords"), say("You hear {names}.", names=names)), measured=names)
    found = say("{count} different chords are heard.", count=len(kinds))
    return not_yet(Finding(False, say("Let another chord come"), found, say("{count} or more are asked for, in {bars} bars.", count=at_least, bars=bars),
                           say("Write four chords, such as Am F C G.")), credit=len(kinds) / at_least, measured=len(kinds))


LESSON = Lesson("Chords and bass", (
    Task("smooth", "The same chords, nearer together", (
        chord_progression(numerals=["I", "V", "vi", "IV"], key="C major").named("Still the same four chords", asks="Are the chords still C, G, Am and F?"),
        voice_leading(max_mean_motion=4, role="chords").named("They lead on smoothly"),
    ), song="four-chords", done="The same chords, and the hand stays at home."),
    Task("close", "A full close", (
        any_of(cadence(type="authentic"), cadence(type="plagal"), title="A close", asks="Do the last two chords close, as V and I or IV and I do?"),
    ), song="my-loop-of-four", done="That is an end."),
    Task("loop", "A loop with a bass that moves", (
        length(min_bars=4, max_bars=4).named("Four bars"),
        parts_present(roles=["chords", "bass"]).named("Chords and a bass"),
        several_chords(at_least=3, bars=4).named("Three chords or more"),
        voice_leading(max_mean_motion=4, role="chords").named("Smooth chords"),
        bass_root_rate(min_rate=0.75).named("Roots in the bass"),
        density(role="bass", low=1.5, high=16).named("A bass that moves", asks="Does the bass have more than one note in a bar?"),
        in_key(max_chromatic=0.1).named("One key"),
    ), song="my-loop-of-four", done="It goes round, and it could go round for a minute.", listens=("whether you want to hear it again", "how bass and chords fit")),
), minutes=55)
