"""How what cannot be is told: one sentence, in a notebook and everywhere."""

from __future__ import annotations

import nbformat
import pytest
from nbclient import NotebookClient

from musiclab.errors import TextError

CELL = """
from musiclab import open_song
song = open_song("boats", folder="projects")
song.beat("kick", "X...?...")
"""


def test_a_notebook_shows_the_sentence_alone(tmp_path):
    v4 = nbformat.v4
    notebook = v4.new_notebook(cells=[v4.new_code_cell(CELL), v4.new_code_cell("song.melody('lead', 'C4'); song")])
    NotebookClient(notebook, allow_errors=True, resources={"metadata": {"path": str(tmp_path)}}).execute()
    (error,) = notebook.cells[0].outputs
    assert error["output_type"] == "error"
    assert "\n".join(error["traceback"]).splitlines() == [
        "'?' is not part of a beat. Use X, x, - or . for a step, and [ ] around steps that share one place.",
        "    X...?...",
        "        ^",
    ]
    (shown,) = notebook.cells[1].outputs
    assert shown["data"]["text/plain"].splitlines() == ["boats: 120 beats a minute, 1 bar, 2 seconds", "  lead: saw lead, 1 note"]


@pytest.mark.parametrize(("text", "at", "shown"), [
    ("X.?.", 2, ["X.?.", "  ^"]),
    ("one\nX.?.\nthree", 6, ["X.?.", "  ^"]),
    ("?" + "x" * 100, 0, ["?" + "x" * 40 + "…", "^"]),
    ("x" * 100 + "?", 100, ["…" + "x" * 40 + "?", " " * 41 + "^"]),
    ("x" * 100 + "?" + "x" * 100, 100, ["…" + "x" * 40 + "?" + "x" * 40 + "…", " " * 41 + "^"]),
    ("x\t?", 2, ["x ?", "  ^"]),
    ("x..", 3, ["x..", "   ^"]),
])  # fmt: skip
def test_the_arrow_points_at_the_sign_and_a_long_line_is_cut(text, at, shown):
    assert str(TextError("Sentence.", text=text, at=at)).splitlines() == ["Sentence.", *(f"    {line}" for line in shown)]


def test_of_nothing_nothing_is_shown():
    assert str(TextError("There is nothing.", text=" ", at=0)) == "There is nothing."
