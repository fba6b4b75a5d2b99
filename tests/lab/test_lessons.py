"""The first lesson in a real JupyterLab: it opens, its first cell runs, and a click makes it sound."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tap import level, listen

from musiclab.project.workspace import FIRST_LESSON, prepare_workspace

pytestmark = pytest.mark.lab


def test_the_first_lesson_opens_runs_and_sounds(lab, open_notebook):
    prepare_workspace(lab.folder)
    notebook = open_notebook(name=FIRST_LESSON)
    expect(notebook.page.get_by_role("heading", name="Press play")).to_be_visible()
    cell = notebook.run_cell(1)
    play = cell.get_by_role("button", name="Play", exact=True)
    expect(play).to_be_visible()
    play.click()
    expect(cell.locator(".time")).to_contain_text("0:01")
    _, heard = listen(notebook.page)
    assert level(heard) > -50
    cell.get_by_role("button", name="Pause").click()
    assert (lab.folder / "projects" / "press-play" / "song.json").exists()
