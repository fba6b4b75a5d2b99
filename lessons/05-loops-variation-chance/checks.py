"""Loops, variation and chance: what is listened for, and what is read in the code."""

from musiclab.check.rules import evolves, in_key, length, same_seed_same_music, written_with_a_loop
from musiclab.check.task import Lesson, Task

LESSON = Lesson("Loops, variation and chance", (
    Task("loop", "Written with a loop", (
        written_with_a_loop(min_loops=1).named("A loop writes the music"),
        length(min_bars=8).named("Eight bars"),
    ), song="rounds", done="A few lines of code, and eight bars of music."),
    Task("texture", "Sixteen bars that go somewhere", (
        written_with_a_loop(min_loops=1).named("A loop writes the music"),
        same_seed_same_music().named("The same seed, the same music"),
        length(min_bars=16, max_bars=16).named("Sixteen bars"),
        evolves(window_bars=4, min_changes=3).named("Every four bars something changes"),
        in_key(max_chromatic=0.1).named("Notes that go together"),
    ), song="my-texture", done="It can be replayed, and it never stands still.", listens=("whether you want to hear the next four bars", "how chance is used")),
), minutes=55)
