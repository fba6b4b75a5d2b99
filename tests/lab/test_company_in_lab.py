"""Two people, each with a browser of their own, at one notebook and its song."""

from __future__ import annotations

import pytest
from lab.notebook import Notebook, write_notebook
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.lab

BEGIN = """
from musiclab import open_song
song = open_song("{name}", tempo=96)
song.beat("kick", "X... .... .... ....")
"""
NAME = "fetch('/api/me').then((answer) => answer.json()).then(({ identity }) => identity.display_name)"
SETTLED = "[...globalThis[Symbol.for('musiclab.rooms')].values()].every(({ session }) => session.waiting === 0)"
KICKS = "print([note.start for note in song.value.track('drums').clips[0].notes if note.pitch == 36])"
STREAM = """([pitch, steps]) => { const [{ session }] = globalThis[Symbol.for('musiclab.rooms')].values();
  for (let at = 0; at < steps; at++)
    session.edit({ edit: "put-notes", clip: "drums-1", notes: [{ start: at * 3, pitch, duration: 2, velocity: 90 }] }); }"""
PITCHES = """[...globalThis[Symbol.for('musiclab.rooms')].values()][0].session.song.tracks[0].clips[0].notes
  .reduce((count, { pitch }) => ({ ...count, [pitch]: (count[pitch] ?? 0) + 1 }), {})"""


def grid(notebook: Notebook, cell: int = 1) -> Locator:
    return notebook.page.locator(".jp-Notebook .jp-Cell").nth(cell)


def step(notebook: Notebook, tick: int) -> Locator:
    return grid(notebook).locator(f'[data-pitch="36"][data-tick="{tick}"]')


def name(page: Page) -> str:
    return str(page.evaluate(NAME))


@pytest.fixture(scope="module", params=["lab", "shared_lab"], ids=["each with a copy", "with collaboration"])
def together(request, browser):
    """A notebook that two people have open: one ran its cells and saved, the other came afterwards."""
    server = request.getfixturevalue(request.param)
    write_notebook(server.folder / "together.ipynb", BEGIN.format(name="together"), "song.beats()")
    first = Notebook(browser, server.address, "together.ipynb")
    first.run_cell(0)
    first.run_cell(1)
    first.save()
    second = Notebook(browser, server.address, "together.ipynb")
    yield first, second
    second.close(kernel=False)
    first.close()


def test_what_one_clicks_the_other_sees_and_so_does_the_kernel(together):
    first, second = together
    step(second, 960).click()
    expect(step(first, 960)).to_have_attribute("aria-selected", "true")
    step(first, 1920).click()
    expect(step(second, 1920)).to_have_attribute("aria-selected", "true")
    assert first.printed(KICKS) == "[0, 960, 1920]"


def test_each_sees_the_other_by_the_name_that_the_notebook_knows(together):
    first, second = together
    for here, there in ((first, second), (second, first)):
        expect(grid(here).get_by_role("button", name=name(there.page))).to_be_visible()
    assert name(first.page) != name(second.page)


def test_each_takes_back_what_is_their_own(together):
    first, second = together
    step(first, 240).click()
    expect(step(second, 240)).to_have_attribute("aria-selected", "true")
    step(second, 480).click()
    expect(step(first, 480)).to_have_attribute("aria-selected", "true")
    grid(first).get_by_role("button", name="Undo").click()
    expect(step(second, 240)).to_have_attribute("aria-selected", "false")
    expect(step(second, 480)).to_have_attribute("aria-selected", "true")


def test_a_thousand_edits_of_each_at_once_are_all_there(together):
    first, second = together
    for page, pitch in ((first.page, 90), (second.page, 91)):
        page.evaluate(STREAM, [pitch, 1000])
    for page in (first.page, second.page):
        page.wait_for_function(SETTLED)
        page.wait_for_function(f"(() => {{ const found = {PITCHES}; return found[90] === 1000 && found[91] === 1000 }})()")
    counted = first.printed("from collections import Counter; print(Counter(note.pitch for note in song.value.tracks[0].clips[0].notes))")
    assert "90: 1000" in counted
    assert "91: 1000" in counted


def test_a_page_that_is_loaded_again_is_live_again(together):
    first, second = together
    second.load()
    expect(step(second, 960)).to_have_attribute("aria-selected", "true")
    step(second, 2880).click()
    expect(step(first, 2880)).to_have_attribute("aria-selected", "true")
