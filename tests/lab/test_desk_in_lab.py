"""The teacher's desk in a real notebook: a class that has handed in is listened to and marked, and the gradebook has it."""

from __future__ import annotations

import pytest
from classroom.class_of_three import a_class, assigned, handed_in
from playwright.sync_api import expect
from tap import level, listen

from musiclab.classroom.collecting import collect
from musiclab.classroom.gradebook import Gradebook
from musiclab.classroom.rubric import Criterion

pytestmark = pytest.mark.lab


def test_a_teacher_opens_the_desk_listens_marks_and_returns(open_notebook, tmp_path, axe):
    klass = a_class(tmp_path)
    file = assigned(klass, rubric=(Criterion("Groove", "feel"),))
    handed_in(file, tmp_path / "mira", "mira")
    collect(klass, [klass.hand_in])
    notebook = open_notebook(f"from musiclab.classroom import desk\ndesk({str(klass.path)!r})", "print('below')")
    cell = notebook.run_cell(0)
    expect(cell.get_by_role("heading", name="Mira Sato")).to_be_visible(timeout=60_000)
    cell.locator(".wave").focus()
    notebook.page.keyboard.press("Space")
    assert level(listen(notebook.page, frames=65_536)[1]) > -60
    notebook.page.keyboard.press("1")
    notebook.page.keyboard.press("c")
    notebook.page.keyboard.type("dd: a fine pause")
    notebook.page.keyboard.press("Control+Enter")
    expect(cell.get_by_role("status")).to_have_text("Returned to Mira.")
    expect(cell.get_by_text("Kept as you type")).to_be_visible()
    with Gradebook(klass.gradebook_url) as book:
        mark = book.teacher("first-beat")["mira"]
    assert (mark.state, mark.levels, mark.pins[0].text) == ("returned", {"Groove": 0}, "dd: a fine pause")
    assert notebook.cells == 2
    notebook.page.evaluate(axe)
    assert notebook.page.evaluate("axe.run('.musiclab-teacher_desk').then((found) => found.violations.map((rule) => rule.id))") == []
