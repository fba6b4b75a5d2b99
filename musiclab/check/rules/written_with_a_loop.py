"""Whether the music was written with a loop, as its code says."""

from __future__ import annotations

import ast

from musiclab.check.finding import Finding
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import at_least_one
from musiclab.check.read_code import called, trees, walk
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say

LOOPS = (ast.For, ast.While, ast.ListComp, ast.GeneratorExp, ast.SetComp, ast.DictComp)
WRITES = ("beat", "melody", "chords", "pattern", "add", "section", "Note", "NoteClip", "append", "extend", "join")
"""What puts music down: the words of a song, and what gathers parts for it."""
DEEPEST = 6


@rule(say("Is the music written with a loop?"))
def written_with_a_loop(work: Work, *, min_loops: int = 1, max_lines: int | None = None) -> Judgement:
    """Check that the notebook writes music inside at least ``min_loops`` loops (for, while, or a comprehension). The code is read, never run.

    A loop counts when it goes round more than once and something in it, or in a function that it calls, writes music or gathers notes for it. ``max_lines`` limits the lines of code in all.
    """
    at_least_one(min_loops, what=say("The number of loops"))
    if max_lines is not None:
        at_least_one(max_lines, what=say("The number of lines"))
    modules = trees(work.cells)
    loops = [node for node in walk(modules) if isinstance(node, LOOPS)]
    writing = [loop for loop in loops if not _goes_once(loop) and _writes(loop, _functions(modules), DEEPEST)]
    if len(writing) < min_loops:
        return not_yet(_finding(work, bool(loops)), credit=0.5 if loops else 0.0, measured=len(writing))
    lines = sum(1 for cell in work.cells for line in cell.splitlines() if line.strip() and not line.strip().startswith("#"))
    if max_lines is not None and lines > max_lines:
        return not_yet(Finding(False, say("Let the loop do more of it"), say("The code has {lines} lines.", lines=lines), say("Up to {most} are asked for.", most=max_lines),
                               say("What you have written several times can go inside the loop once.")), credit=max_lines / lines, measured=len(writing))
    return passes(Finding(True, say("Written with a loop"), say("{count} loops write music.", count=len(writing)) if len(writing) > 1 else say("A loop writes the music.")), measured=len(writing))


def _functions(modules: tuple[ast.Module, ...]) -> dict[str, ast.AST]:
    return {node.name: node for node in walk(modules) if isinstance(node, ast.FunctionDef)}


def _writes(node: ast.AST, functions: dict[str, ast.AST], depth: int) -> bool:
    """Say whether something inside writes music, or calls a function that does."""
    for part in ast.walk(node):
        name = called(part)
        last = name.rpartition(".")[2]
        if last in WRITES or isinstance(part, ast.AugAssign):
            return True
        if depth and name in functions and functions[name] is not node and _writes(functions[name], {k: f for k, f in functions.items() if k != name}, depth - 1):
            return True
    # A comprehension gathers by itself: its parts become a list.
    return isinstance(node, ast.ListComp | ast.GeneratorExp | ast.SetComp | ast.DictComp)


def _goes_once(loop: ast.AST) -> bool:
    """Say whether a loop plainly goes round once or not at all, such as one over range(1)."""
    if not isinstance(loop, ast.For):
        return False
    over = loop.iter
    if called(over) == "range" and isinstance(over, ast.Call) and all(isinstance(arg, ast.Constant) and isinstance(arg.value, int) for arg in over.args):
        return len(range(*(arg.value for arg in over.args if isinstance(arg, ast.Constant) and isinstance(arg.value, int)))) <= 1 if 1 <= len(over.args) <= 3 else False
    return isinstance(over, ast.List | ast.Tuple | ast.Set) and len(over.elts) <= 1


def _finding(work: Work, loops: bool) -> Finding:
    asked = say("A loop says once what should happen again and again.")
    hint = say("Write for bar in range(4): and put the line that writes the beat below it, moved in by four spaces.")
    if not work.cells:
        return Finding(False, say("Write it in the notebook"), say("There is no code beside the song yet."), asked, hint)
    found = say("There is a loop, and no music is written inside it.") if loops else say("The music is written line by line.")
    return Finding(False, say("Let a loop write the music"), found, asked, hint)
