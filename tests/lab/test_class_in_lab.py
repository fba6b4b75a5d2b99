"""A student's way through an assignment in a real JupyterLab: the file is put into the workspace, opened, worked on and handed in."""

from __future__ import annotations

import re
import shutil

import pytest
from classroom.class_of_three import a_class, assigned
from lab.notebook import write_notebook
from playwright.sync_api import expect

from musiclab.classroom.collecting import collect

pytestmark = pytest.mark.lab
GOOD = """
song.beat("closed hat", "x.x. x.x. x.x. x.x.", times=4)
mine.beat("kick", "X... .... X... .... X... .... X.x. ....")
mine.beat("snare", ".... X... .... X... .... X... .... X..-")
"""


def test_an_assignment_is_opened_worked_on_and_handed_in_by_clicks(lab, open_notebook, tmp_path, request):
    klass = a_class(tmp_path)
    workspace = lab.folder / "workspace"
    (workspace / ".musiclab").mkdir(parents=True)
    shutil.copy(assigned(klass), workspace)
    write_notebook(workspace / "begin.ipynb", "from musiclab.classroom import assignments\nassignments()")
    begin = open_notebook(name="workspace/begin.ipynb")
    expect(begin.run_cell(0).get_by_role("link", name="Your first beat")).to_have_attribute("href", re.compile("workspace/assignments/first-beat/lesson.ipynb"))
    notebook = open_notebook(name="workspace/assignments/first-beat/lesson.ipynb")
    for number in range(notebook.cells):
        cell = notebook.run_cell(number)
    cell.get_by_label("Your name, as it is in the class list").fill("Mira Sato")
    cell.get_by_role("button", name="Check and hand in").click()
    expect(cell.get_by_role("heading", name="Not there yet")).to_be_visible(timeout=30_000)
    assert collect(klass, [klass.hand_in]) == ()
    notebook.add(GOOD)
    cell.get_by_role("button", name="Check and hand in").click()
    expect(cell.get_by_role("group", name="Your receipt")).to_be_visible(timeout=30_000)
    cell.screenshot(path=request.config.rootpath / "tests" / "screenshots" / "hand-in-in-lab.png")
    (one,) = collect(klass, [klass.hand_in])
    assert one.submission.student == "mira"
    assert " ".join(one.submission.receipt[:4]) in cell.get_by_role("status").inner_text()
    assert set(one.submission.songs) == {"steps", "my-beat"}
