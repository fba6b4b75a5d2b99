"""Press play: what is listened for."""

from musiclab.check.rules import length, loudness_between, not_a_copy
from musiclab.check.task import Lesson, Task

LESSON = Lesson("Press play", (
    Task("loop", "A loop that feels like yours", (
        length(min_bars=8, max_bars=8).named("Eight bars"),
        not_a_copy(min_changes=3).named("It has become your own", asks="Have you changed at least three notes?"),
        loudness_between(low=-40, high=-6, max_peak_db=0).named("It can be heard"),
    ), song="my-loop", done="It is yours now.", listens=("whether it feels like you",)),
), minutes=45)
