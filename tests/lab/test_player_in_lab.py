"""The player in a real notebook: a cell makes it, a real click plays it, keys stay inside it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tap import level, listen, pitch

pytestmark = pytest.mark.lab

TONE = """
import numpy as np
from musiclab.widgets.player import Player

def tone(rate):
    for start in range(0, 20 * rate, rate):
        wave = 0.3 * np.sin(2 * np.pi * 440 * np.arange(start, start + rate) / rate)
        yield np.stack([wave, wave], axis=1).astype(np.float32)

Player(tone, title="The A above middle C", seconds=20, sections=[("First", 0, 10), ("Second", 10, 20)],
       bars=range(0, 20, 2))
"""

FAILING = """
from musiclab.errors import SoundError
from musiclab.widgets.player import Player

def broken(rate):
    raise SoundError("The bassoon is not here. Choose clarinet, then press play again.")

Player(broken, title="Nothing", seconds=5)
"""


def test_a_tone_made_in_a_cell_is_heard_at_its_pitch(open_notebook):
    notebook = open_notebook(TONE)
    cell = notebook.run_cell(0)
    cell.get_by_role("button", name="Play", exact=True).click()
    expect(cell.locator(".time")).to_contain_text("0:01")
    rate, heard = listen(notebook.page)
    assert level(heard) > -20
    assert pitch(rate, heard) == pytest.approx(440, abs=0.5)
    cell.get_by_role("button", name="Pause").click()
    assert level(listen(notebook.page)[1][-8192:]) == -200


def test_keys_typed_in_the_player_do_not_reach_the_notebook(open_notebook):
    notebook = open_notebook(TONE, "print('below')")
    cell = notebook.run_cell(0)
    for part in ("slider", "play", "loop"):
        cell.locator(f"[data-part={part}]").focus()
        for key in ("b", "a", "d", "d", "x", "ArrowDown", "Shift+Enter"):
            notebook.page.keyboard.press(key)
    assert notebook.cells == 2
    assert notebook.page.evaluate("jupyterapp.shell.currentWidget.content.widgets[1].model.outputs.length") == 0
    cell.locator("[data-part=slider]").focus()
    notebook.page.keyboard.press("]")
    expect(cell.get_by_role("slider", name="Position")).to_have_attribute("aria-valuetext", "10 seconds, Second, bar 6")


def test_what_a_failing_render_says_is_read_in_the_player(open_notebook):
    notebook = open_notebook(FAILING)
    cell = notebook.run_cell(0)
    cell.get_by_role("button", name="Play", exact=True).click()
    expect(cell.get_by_role("alert")).to_have_text("The bassoon is not here. Choose clarinet, then press play again.")
    expect(cell.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_it_follows_the_notebook_into_the_dark_and_everyone_can_use_it(open_notebook, axe):
    notebook = open_notebook(TONE)
    cell = notebook.run_cell(0)
    cell.locator(".ml").wait_for()
    light = cell.locator(".ml").evaluate("root => getComputedStyle(root).backgroundColor")
    notebook.theme("JupyterLab Dark")
    expect(cell.locator(".ml")).to_have_attribute("data-theme", "dark")
    expect(cell.locator(".ml")).not_to_have_css("background-color", light)
    notebook.page.evaluate(axe)
    assert notebook.page.evaluate("axe.run('.ml').then((found) => found.violations.map((rule) => rule.id))") == []
    notebook.theme("JupyterLab Light")
