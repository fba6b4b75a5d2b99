"""A live song in a real notebook: shown by a cell, changed by hand and by code, heard, taken back."""

from __future__ import annotations

from itertools import count

import pytest
from lab.notebook import Notebook, write_notebook
from playwright.sync_api import Locator, expect
from tap import level, listen

pytestmark = pytest.mark.lab

VIEWS = {
    "beats()": '[role="grid"] [aria-label="Kick, beat 1, accent"]',
    "piano_roll('lead')": '[role="group"][aria-label="Piano roll: lead"] [role="grid"]',
    "studio()": '[role="grid"] [role="rowheader"]',
    "keyboard('lead')": '.keys [data-key="60"]',
    "player()": '[role="group"][aria-label^="Player"] .wave',
}
BEGIN = """
from musiclab import open_song
song = open_song("song-{number}", tempo=96)
if not song.value.tracks:
    song.beat("kick", "X... .... .... ....")
    song.melody("lead", "C4 E4 G4 C5")
"""
SETTLED = "[...globalThis[Symbol.for('musiclab.rooms')].values()].every(({ session }) => session.waiting === 0)"
KICKS = "print([note.start for note in song.value.track('drums').clips[0].notes if note.pitch == 36])"
RESTARTED = "The notebook's kernel has restarted. Run the cell again: what you have changed since is still here, and is sent then."
NUMBERS = count(1)


@pytest.fixture(scope="module")
def notebook(lab, browser):
    """One notebook for all tests here: each opens a song of its own in it."""
    write_notebook(lab.folder / "live.ipynb", "print('A notebook')")
    made = Notebook(browser, lab.address, "live.ipynb")
    yield made
    made.close()


@pytest.fixture
def begin() -> str:
    """What opens a song of one's own, and opens it again."""
    return BEGIN.format(number=next(NUMBERS))


@pytest.fixture
def opened(notebook, begin):
    """The notebook with a song in its variable `song`: a kick on the first beat, and a melody."""
    notebook.add(begin)
    yield notebook
    notebook.add("song.close()")


def step(cell: Locator, tick: int) -> Locator:
    return cell.locator(f'[data-pitch="36"][data-tick="{tick}"]')


def sounds(cell: Locator, tick: int, *, on: bool = True) -> None:
    """Wait until a step of the kick is on, or off."""
    expect(step(cell, tick)).to_have_attribute("aria-selected", str(on).lower())


def settled(notebook: Notebook) -> None:
    notebook.page.wait_for_function(SETTLED)


@pytest.mark.parametrize("view", VIEWS)
def test_a_cell_shows_each_view_of_a_song(opened, view):
    cell = opened.add(f"song.{view}")
    expect(cell.locator(VIEWS[view]).first).to_be_visible()


def test_a_click_is_in_the_song_that_a_later_cell_reads(opened):
    cell = opened.add("song.beats()")
    step(cell, 960).click()
    settled(opened)
    assert opened.printed(KICKS) == "[0, 960]"


def test_a_cell_that_writes_a_beat_changes_the_grid_that_is_open(opened):
    cell = opened.add("song.beats()")
    sounds(cell, 960, on=False)
    opened.add("song.beat('kick', 'X... X... X... X...')")
    for tick in (960, 1920, 2880):
        sounds(cell, tick)


def test_two_songs_in_one_notebook_have_nothing_to_do_with_each_other(opened):
    first = opened.add("song.beats()")
    second = opened.add("other = open_song('other')\nother.beat('kick', '.... .... x... ....')\nother.beats()")
    sounds(second, 0, on=False)
    step(first, 960).click()
    sounds(first, 960)
    sounds(second, 960, on=False)
    expect(second.get_by_role("group", name="Beats: other")).to_be_visible()
    settled(opened)
    opened.add("other.close()")
    assert opened.printed(KICKS) == "[0, 960]"


def test_two_views_in_two_cells_agree(opened):
    grid, studio = opened.add("song.beats()"), opened.add("song.studio()")
    studio.get_by_role("button", name="Mute lead").first.click()
    opened.add("song.title = 'Paper Boats'")
    expect(studio.get_by_role("group", name="Studio: Paper Boats")).to_be_visible()
    expect(grid.get_by_role("group", name="Beats: Paper Boats")).to_be_visible()
    grid.get_by_role("button", name="Undo").first.click()
    expect(grid.get_by_role("group", name="Beats: song-")).to_be_visible()
    grid.get_by_role("button", name="Undo").first.click()
    expect(studio.get_by_role("button", name="Mute lead").first).to_have_attribute("aria-pressed", "false")


def test_keys_pressed_in_a_view_change_the_song_and_not_the_notebook(opened):
    cell = opened.add("song.beats()")
    before = opened.cells
    step(cell, 960).focus()
    for key in ("b", "a", "x", "Shift+Enter", "ArrowRight", "Enter"):
        opened.page.keyboard.press(key)
    sounds(cell, 1200)
    settled(opened)
    assert opened.printed(KICKS) == "[0, 1200]"
    step(cell, 1200).focus()
    opened.page.keyboard.press("d")
    opened.page.keyboard.press("d")
    assert opened.cells == before + 1  # the one that printed


def test_a_press_on_play_is_heard_and_moves_the_place(opened):
    cell = opened.add("song.studio()")
    place = cell.get_by_role("spinbutton", name="Position")
    expect(place).to_contain_text("1.1.1")
    cell.get_by_role("button", name="Play", exact=True).click()
    expect(place).not_to_contain_text("1.1.1")
    _, heard = listen(opened.page)
    assert level(heard) > -50
    place.press("Space")
    expect(cell.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_undo_in_a_cell_takes_back_a_click_and_the_button_brings_it_again(opened):
    cell = opened.add("song.beats()")
    step(cell, 960).click()
    settled(opened)
    opened.add("song.undo()")
    sounds(cell, 960, on=False)
    cell.get_by_role("button", name="Redo").click()
    sounds(cell, 960)


def test_a_step_that_is_refused_is_told_in_the_view_and_harms_nothing(opened):
    cell = opened.add("song.beats()")
    step(cell, 960).wait_for()
    opened.page.evaluate("""() => { const [...rooms] = globalThis[Symbol.for("musiclab.rooms")].values();
      rooms.at(-1).session.edit({ edit: "remove-clip", clip: "nowhere" }) }""")
    expect(cell.get_by_role("alert")).to_contain_text("nowhere")
    step(cell, 960).click()
    settled(opened)
    assert opened.printed(KICKS) == "[0, 960]"


def test_a_view_follows_the_notebook_into_the_dark(opened):
    view = opened.add("song.beats()").locator(".ml")
    expect(view).to_have_attribute("data-theme", "light")
    light = view.evaluate("root => getComputedStyle(root).backgroundColor")
    opened.theme("JupyterLab Dark")
    expect(view).to_have_attribute("data-theme", "dark")
    expect(view).not_to_have_css("background-color", light)
    opened.theme("JupyterLab Light")
    expect(view).to_have_attribute("data-theme", "light")


def test_after_a_restart_the_view_says_so_and_what_was_done_meanwhile_is_kept(opened, begin):
    cell = opened.add("song.beats()")
    step(cell, 960).click()
    settled(opened)
    opened.restart()
    step(cell, 1920).click()
    expect(cell.get_by_role("alert")).to_have_text(RESTARTED, timeout=8000)
    sounds(cell, 1920)
    opened.add(begin)
    again = opened.add("song.beats()")
    sounds(again, 1920)
    settled(opened)
    expect(again.get_by_role("alert")).to_have_text("")
    assert opened.printed(KICKS) == "[0, 960, 1920]"


def test_a_song_goes_on_another_day_where_it_was_left(opened, begin):
    step(opened.add("song.beats()"), 960).click()
    settled(opened)
    opened.save()
    opened.shut_down()
    opened.load()
    opened.add(begin)
    again = opened.add("song.beats()")
    sounds(again, 960)
    step(again, 1920).click()
    settled(opened)
    assert opened.printed(KICKS) == "[0, 960, 1920]"
    again.get_by_role("button", name="Undo").click()
    sounds(again, 1920, on=False)
