"""Whether music that uses chance can be replayed exactly: the same seed gives the same music."""

from __future__ import annotations

import ast

from musiclab.check.finding import Finding
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.read_code import called, trees, walk
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.song.model import Song
from musiclab.theory.sounding import sounding

SEEDED = ("Random", "default_rng", "RandomState", "seed", "Generator", "PCG64")
"""What takes a seed, by the last part of its name."""
CHANCE = ("random", "randint", "choice", "choices", "sample", "shuffle", "uniform", "gauss", "randrange", "integers", "normal", "permutation", "triangular", "betavariate")
CLOCKS = ("time", "time_ns", "now", "perf_counter", "monotonic", "urandom", "SystemRandom", "getpid", "uuid4", "token_hex", "randbits")
"""What is never twice the same."""


@rule(say("Does the same seed give the same music again?"))
def same_seed_same_music(work: Work, *, needs_chance: bool = True) -> Judgement:
    """Check that chance is seeded, so that a piece can be replayed: the same seed gives the same music, and another seed other music.

    In the maker's own notebook the function that makes the piece is called with two seeds; anywhere else its code is read and never run: every source of chance must be given a seed that is
    not the clock. ``needs_chance`` asks that there is chance at all.
    """
    return _tried(work, needs_chance=bool(needs_chance)) if work.make else _read(work, needs_chance=bool(needs_chance))


def _tried(work: Work, *, needs_chance: bool) -> Judgement:
    assert work.make
    first, again, other = (_music(work.make(seed)) for seed in (1, 1, 2))
    if first != again:
        return not_yet(_unseeded(say("Made twice with seed 1, it came out differently.")), credit=0.3)
    if needs_chance and first == other:
        return not_yet(_no_chance(say("Seeds 1 and 2 give the same music.")), credit=0.5)
    return passes(Finding(True, say("It can be replayed"), say("The same seed gives the same music again.")))


def _music(song: Song) -> tuple[object, ...]:
    return (song.tempo, tuple(note[:5] for note in sounding(song)))


def _read(work: Work, *, needs_chance: bool) -> Judgement:
    parts = list(walk(trees(work.cells)))
    calls = [node for node in parts if isinstance(node, ast.Call)]
    if not work.cells:
        return not_yet(Finding(False, say("Write it in the notebook"), say("There is no code beside the song yet."), hint=_way()))
    seeds = [call for call in calls if _last(call) in SEEDED]
    chances = [call for call in calls if _last(call) in CHANCE and not _is_plain_function(call, parts)]
    if not chances:
        return not_yet(_no_chance(say("Nothing in the code is left to chance.")), credit=0.3) if needs_chance else passes(_replayed())
    if any(_last(call) == "SystemRandom" for call in calls) or any(not _has_seed(call) for call in seeds):
        return not_yet(_unseeded(say("Somewhere chance begins without a seed, or with the clock.")), credit=0.4)
    loose = [call for call in chances if _of_module(call) and not any(_last(seed) == "seed" for seed in seeds)]
    if loose or not seeds:
        return not_yet(_unseeded(say("{name} is used without a seed.", name=called((loose or chances)[0]))), credit=0.4)
    return passes(_replayed())


def _last(call: ast.Call) -> str:
    return called(call).rpartition(".")[2]


def _of_module(call: ast.Call) -> bool:
    """Say whether chance comes from the shared generator: ``random.choice``, or ``choice`` alone."""
    owner = called(call).rpartition(".")[0]
    return owner in ("", "random", "np.random", "numpy.random")


def _is_plain_function(call: ast.Call, parts: list[ast.AST]) -> bool:
    """Say whether the name is a function of the student's own."""
    name = called(call)
    return any(isinstance(part, ast.FunctionDef) and part.name == name for part in parts)


def _has_seed(call: ast.Call) -> bool:
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    if not given or (isinstance(given[0], ast.Constant) and given[0].value is None):
        return False
    return not any(_last(part) in CLOCKS for value in given for part in ast.walk(value) if isinstance(part, ast.Call))


def _replayed() -> Finding:
    return Finding(True, say("It can be replayed"), say("Chance begins from a seed."))


def _way() -> str:
    return say("Write chance = Random(seed), and let chance.choice(...) choose.")


def _unseeded(found: str) -> Finding:
    return Finding(False, say("Give chance a seed"), found, say("With a seed, a lucky result can be heard again."), _way())


def _no_chance(found: str) -> Finding:
    return Finding(False, say("Let chance choose something"), found, say("Another seed should give other music."), say("Let chance.choice(...) choose a note, a drum or a loudness."))
