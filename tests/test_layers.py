"""Imports point one way, parts stay apart, and a light start stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import musiclab

PACKAGE = Path(musiclab.__file__).parent
ROOT = PACKAGE.parent

BELOW = {
    "errors": set(),
    "language": set(),
    "song": {"errors", "language"},
    "paper": set(),
    "edit": {"song"},
    "patterns": {"song"},
    "sound": {"song"},
    "listen": {"song", "paper"},
    "treat": {"song", "listen"},
    "render": {"song", "sound", "treat"},
    "formats": {"song", "sound", "render"},
    "examples": {"song", "edit"},
    "notation": {"song", "sound", "theory"},
    "theory": {"song", "sound", "paper"},
    "check": {"song", "edit", "sound", "theory", "listen", "render"},
    "widgets": {"song", "patterns", "sound", "render", "listen", "treat"},
    "project": {"notation", "theory", "song", "edit", "sound", "render", "formats", "widgets", "examples", "patterns", "listen", "treat"},
    "lesson": {"song", "edit", "sound", "render", "formats", "widgets", "examples", "patterns", "listen", "theory", "check", "project"},
    "ear": {"song", "sound", "render", "widgets", "project", "lesson"},
    "classroom": {"notation", "song", "edit", "sound", "render", "formats", "widgets", "theory", "listen", "paper", "check", "project", "lesson", "ear"},
    "cli": {"classroom", "edit", "lesson", "check", "theory", "song", "sound", "render", "formats", "project", "examples", "widgets", "patterns", "listen", "treat"},
}
"""What each part may import, besides errors, language and itself."""
ONLY_IN = {"sqlalchemy": "classroom", "verovio": "notation", "music21": "formats", "anywidget": "widgets", "traitlets": "widgets", "typer": "cli", "mido": "formats"}
HEAVY = {"numpy", "matplotlib", "soundfile", "scipy", "music21", "librosa"}
GRAB_BAGS = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base"}
LONGEST_FILE, LONGEST_FUNCTION = 300, 40


def files():
    return sorted(path for path in PACKAGE.rglob("*.py") if "lessons" not in path.relative_to(PACKAGE).parts)


def imports(path):
    """Give the modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert not node.level, f"{path}: write the whole name of {node.module}"
            yield node.module


def part(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_imports_only_what_lies_below_it(path):
    if path == PACKAGE / "__init__.py":
        return
    allowed = BELOW[part(path)] | {"errors", "language", part(path), "__init__"}
    for name in imports(path):
        top, _, rest = name.partition(".")
        if top == "musiclab" and rest:
            assert rest.split(".")[0] in allowed, f"{path.name} reaches for {name}"
        assert part(path) == ONLY_IN.get(top, part(path)), f"{path.name} imports {top}"


def test_no_two_modules_import_each_other():
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in files()}
    at_top = {
        name: {module for node in ast.parse(path.read_text("utf-8")).body for module in named(node) if module in names} - {name}
        for name, path in names.items()
    }
    assert tuple(TopologicalSorter(at_top).static_order())


def named(node):
    """Give the modules that a statement imports, a name out of a package counting as the module it is."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        return {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return set()


@pytest.mark.parametrize("module", ["musiclab", "musiclab.song.model", "musiclab.song.wire", "musiclab.edit.apply"])
def test_a_light_import_brings_nothing_heavy(module):
    script = f"import sys, {module}; print(*sorted({HEAVY!r} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT)
    assert not answer.stdout.split()


def test_songs_and_edits_work_where_nothing_but_python_is():
    script = f"""
import sys
for name in {HEAVY | {"mido", "anywidget", "typer"}!r}:
    sys.modules[name] = None
from musiclab.song.text.melody import melody
from musiclab.song.wire import dumps, loads
from musiclab.song.model import Song
assert loads(dumps(Song())) == Song() and melody("C4").notes
import musiclab.edit.apply, musiclab.edit.history
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)


def test_files_and_functions_stay_short_and_have_names_of_their_own():
    long_files, long_functions = [], []
    for path in files():
        assert path.stem not in GRAB_BAGS
        text = path.read_text("utf-8")
        long_files += [path.name] if text.count("\n") > LONGEST_FILE else []
        long_functions += [f"{path.name} {node.name}" for node in ast.walk(ast.parse(text)) if body_lines(node) > LONGEST_FUNCTION]
    assert not long_files
    assert not long_functions


def body_lines(node):
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return 0
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0
