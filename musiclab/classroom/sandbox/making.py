"""Making a song anew from a seed, with the function that a student wrote: in a process with limits."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from musiclab.check.read_code import called, trees, walk
from musiclab.classroom.sandbox.running import run_function
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.model import Song

SEEDS = (1, 1, 2)
"""What "the same seed, the same music" asks for, in its order."""


@dataclass(frozen=True, slots=True)
class Making:
    """What makes a song anew from a seed, or a sentence that says why its code was only read."""

    make: Callable[[int], Song] | None = None
    trouble: str = ""


def maker(cells: tuple[str, ...], task: str) -> Making:
    """Make the song of a task anew, with the function that the notebook itself gives: ``check("texture", make=texture)``.

    The songs of all seeds are made at once in one process, as they would be in one notebook. Where there is no such function, or this system cannot
    run code apart, nothing is run; where it does not get to its end, there is a sentence. The code is read then, as if there were no function.
    """
    modules = trees(cells)
    name = function_for(task, modules)
    if not name or not can_run():
        return Making()
    ran = run_function(tuple(_definitions(modules)), name, [[seed] for seed in SEEDS])
    songs = [song for song in ran.results if isinstance(song, Song)]
    if len(songs) < len(SEEDS):
        why = ran.trouble or say("it gave back something that is no song.")
        return Making(trouble=say("The function {name} was read, and not heard: {why}", name=name[:60], why=why))
    return Making(_once_each(songs))


@cache
def can_run() -> bool:
    """Say whether this system can run code apart from the teacher's own files and rights."""
    return run_function(["def one():\n    return 1"], "one", [[]]).results == (1,)


def _once_each(songs: list[Song]) -> Callable[[int], Song]:
    left = list(zip(SEEDS, songs, strict=True))

    def make(seed: int) -> Song:
        place = next((at for at, (made, _) in enumerate(left) if made == seed), None)
        if place is None:
            raise CheckError(say("The music of seed {seed} was not made.", seed=seed))
        return left.pop(place)[1]

    return make


def function_for(task: str, modules: Sequence[ast.Module]) -> str:
    """Give the name of the function that a notebook gives to the check of a task; nothing where it gives none.

    >>> function_for("texture", trees(["check('texture', make=rain)"]))
    'rain'
    """
    for node in walk(modules):
        if isinstance(node, ast.Call) and called(node) == "check" and node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value == task:
            for given in node.keywords:
                if given.arg == "make" and isinstance(given.value, ast.Name):
                    return given.value.id
    return ""


def _definitions(modules: Sequence[ast.Module]) -> Iterator[str]:
    """Give what a notebook does, each part as text of its own; what it only plays or shows is left out."""
    for module in modules:
        for node in module.body:
            if not isinstance(node, ast.Expr):
                yield ast.unparse(node)
