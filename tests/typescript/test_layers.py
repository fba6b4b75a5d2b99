"""The page's parts import only what lies below them, and never go round in a circle."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "widgets" / "src"
VIEWS = {"hand_in", "beats", "roll", "studio", "keyboard", "player", "recorder", "report", "ear", "score"}
BELOW = {
    "song": set(),
    "sound": {"song"},
    "mix": {"song", "sound"},
    "audio": {"song", "sound", "mix"},
    "record": {"song", "audio"},
    "live": {"song", "audio", "record"},
    "core": {"live"},
    "view": {"song"},
    "beats": {"song", "view"},
    "keyboard": {"song", "view"},
    "roll": {"song", "view"},
    "player": {"song", "view"},
    "recorder": {"song", "view"},
    "studio": {"song", "view", "roll"},
    "score": {"song", "view", "roll"},
    "heard": {"audio"},
    "report": {"view", "heard"},
    "teacher_desk": {"view", "audio", "player"},
    "hand_in": {"view"},
    "ear": {"view", "heard"},
}
"""What each folder may use at run time; a type may be named from anywhere. What lies on top uses everything."""
IMPORT = re.compile(r'^(?:import|export)\s+(?!type\s)([^;"]*?)from\s+"(\.[^"]+)\.js"', re.MULTILINE)


def sources():
    return sorted(path for path in SOURCE.rglob("*.ts") if not path.name.endswith((".test.ts", ".d.ts")))


def only_types(names: str) -> bool:
    inside = names.strip().strip("{}").split(",")
    return names.strip().startswith("{") and all(name.strip().startswith("type ") for name in inside if name.strip())


def imports(path: Path):
    """Give the files that a file uses at run time."""
    for names, target in IMPORT.findall(path.read_text("utf-8")):
        if not only_types(names):
            yield (path.parent / f"{target}.ts").resolve()


def folder(path: Path) -> str:
    parts = path.relative_to(SOURCE).parts
    return parts[0] if len(parts) > 1 else ""


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_uses_only_what_lies_below_it(path):
    here = folder(path)
    if here not in BELOW:
        return
    used = {folder(target) for target in imports(path) if target.is_relative_to(SOURCE)} - {here, ""}
    assert used <= BELOW[here], f"{path.name} uses {used - BELOW[here]}"


def test_nothing_goes_round_in_a_circle():
    graph = {path: {target for target in imports(path) if target.is_file()} for path in sources()}
    assert len(list(TopologicalSorter(graph).static_order())) >= len(graph)


def test_the_reader_of_imports_sees_them():
    found = {target.name for target in imports(SOURCE / "roll" / "stage.ts")}
    assert {"axis.ts", "canvas.ts", "drawing.ts"} <= found
    assert "view.ts" not in found


def test_no_file_is_too_long():
    long = {str(path.relative_to(SOURCE)): len(path.read_text("utf-8").splitlines()) for path in sources()}
    assert {name: lines for name, lines in long.items() if lines > 300} == {}
