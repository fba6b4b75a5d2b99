"""What each rule is tried on: pieces that have what it asks for, and near-misses with what its hint speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from musiclab.song.model import Song

ALL_CHANGES = frozenset({"transpose", "tempo", "instrument", "humanise", "extra_track"})


@dataclass(frozen=True)
class Example:
    """A piece, the options of the rule, and for a near-miss some words that its next step uses."""

    title: str
    song: Song
    options: Mapping[str, Any] = field(default_factory=dict)
    says: str = ""


@dataclass(frozen=True)
class Rule:
    """The examples of one rule, and the changes to a piece under which its verdict may not change."""

    name: str
    passing: tuple[Example, ...]
    near: tuple[Example, ...]
    keeps: frozenset[str] = ALL_CHANGES


def all_rules() -> tuple[Rule, ...]:
    """Every rule with examples: the `RULES` of the modules in the folder `examples`, those of one name together."""
    folder = Path(__file__).parent / "examples"
    modules = [import_module(f"check.examples.{found.name}") for found in iter_modules([str(folder)])]
    found: dict[str, Rule] = {}
    for rule in (rule for module in modules for rule in module.RULES):
        first = found.get(rule.name, Rule(rule.name, (), (), rule.keeps))
        found[rule.name] = Rule(rule.name, first.passing + rule.passing, first.near + rule.near, first.keeps & rule.keeps)
    return tuple(found.values())
