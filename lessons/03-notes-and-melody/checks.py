"""Notes and melody: what is listened for."""

from musiclab.check.rules import (
    contour,
    ends_on_stable_degree,
    heard_right,
    in_key,
    length,
    motif_recurs,
    range,
    rests_present,
)
from musiclab.check.task import Lesson, Task

LESSON = Lesson("Notes and melody", (
    Task("arch", "An arch", (
        contour(shape="arch", role="melody").named("Up to the middle, and down again"),
    ), song="tunes", done="It climbs, and it comes home."),
    Task("ear", "Far and near", (
        heard_right(exercise="intervals", at_least=5, level=1).named("Five intervals by ear"),
    ), song="tunes", done="You hear how far notes are apart."),
    Task("melody", "Four bars from three notes", (
        length(min_bars=4, max_bars=4).named("Four bars"),
        motif_recurs(min_times=3, notes=3, allow=["transposed", "inverted"], role="melody").named("An idea that comes back", asks="Does a motif of three notes sound three times?"),
        in_key(max_chromatic=0.1).named("Notes of one family"),
        range(role="melody", max_semitones=12).named("Within an octave"),
        rests_present(role="melody", min_count=1, min_beats=0.5).named("A breath"),
        ends_on_stable_degree(role="melody").named("A settled end"),
    ), song="my-melody", done="One idea, and four bars that remember it.", listens=("whether it sings", "the way it breathes")),
), minutes=55)
