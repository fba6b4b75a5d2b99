"""Code that is read and never run: what a notebook's cells say about loops and chance."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Sequence

MOST_CHARACTERS = 2_000_000


def trees(cells: Sequence[str]) -> tuple[ast.Module, ...]:
    """Give the cells as trees. Lines for the notebook itself (%, !, ?) are passed over, and cells that cannot be read are left out.

    >>> len(trees(["for i in range(3): pass", "this is no code"]))
    1
    """
    found = []
    for cell in cells:
        plain = re.sub(r"(?m)^\s*[%!?].*$", "", cell)
        if len(plain) <= MOST_CHARACTERS and (tree := _parsed(plain)):
            found.append(tree)
    return tuple(found)


def _parsed(text: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an odd escape in a student's text is no news for the console
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def walk(modules: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """Give every part of some trees."""
    for module in modules:
        yield from ast.walk(module)


def called(node: ast.AST) -> str:
    """Give the name of what a call calls, with dots: ``random.choice``; nothing for anything else."""
    return dotted(node.func) if isinstance(node, ast.Call) else ""


def dotted(node: ast.AST) -> str:
    """Give a name with its dots, such as ``np.random.default_rng``; nothing where it is no plain name."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join([node.id, *reversed(parts)])
