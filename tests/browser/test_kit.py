"""What every view of a live song has: its bar, display, menus, help sheet, code drawer and hint line, tried on the beat grid."""

from __future__ import annotations

import re

import pytest
from browser.host import Host
from playwright.sync_api import expect

from musiclab import open_song

FOUND = "axe.run('#here').then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))"

pytestmark = pytest.mark.browser


class Kit:
    """A view on a page, and hands for what all views share."""

    def __init__(self, host: Host, song) -> None:
        self.host, self.song, self.page = host, song, host.page
        host.show(song.beats(), ready='[role="grid"]')

    def button(self, name: str):
        return self.page.get_by_role("button", name=name, exact=True)

    def focus(self) -> None:
        self.page.locator('[data-pitch="36"][data-tick="0"]').focus()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def drag(self, locator, dx: float, dy: float, *, release: bool = True) -> None:
        box = locator.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + dx / 2, y + dy / 2)
        self.page.mouse.move(x + dx, y + dy)
        if release:
            self.page.mouse.up()

    def becomes(self, read, wanted) -> None:
        for _ in range(150):
            if read() == wanted:
                return
            self.page.wait_for_timeout(20)
        assert read() == wanted

    def tempo(self) -> float:
        return self.song.value.tempo[0].bpm

    @property
    def says(self):
        return self.page.locator(".says")


@pytest.fixture
def song(tmp_path):
    song = open_song("kit", tempo=96, key="A minor", folder=tmp_path)
    song.beat("kick", "X... .... x... .... X... .... x... ....")
    song.beat("snare", ".... X... .... X... .... X... .... X...")
    yield song
    song.close()


@pytest.fixture
def kit(host, song):
    return Kit(host, song)


def test_the_tempo_is_dragged_up_and_is_one_step(kit):
    tempo = kit.page.get_by_role("spinbutton", name="tempo")
    kit.drag(tempo, 0, -20)
    kit.becomes(kit.tempo, 116)
    kit.button("Undo: tempo 116").click()
    kit.becomes(kit.tempo, 96)


def test_escape_in_a_drag_of_the_tempo_leaves_it(kit):
    tempo = kit.page.get_by_role("spinbutton", name="tempo")
    kit.drag(tempo, 0, -20, release=False)
    kit.becomes(kit.tempo, 116)
    kit.press("Escape")
    kit.page.mouse.up()
    kit.becomes(kit.tempo, 96)


def test_the_tempo_is_typed_over(kit):
    kit.page.get_by_role("spinbutton", name="tempo").focus()
    kit.press("Enter")
    kit.page.keyboard.type("132")
    kit.press("Enter")
    kit.becomes(kit.tempo, 132)
    expect(kit.page.get_by_role("spinbutton", name="tempo")).to_be_focused()
    kit.press("ArrowUp")
    kit.becomes(kit.tempo, 133)
    kit.press("Enter")
    kit.page.keyboard.type("7")
    kit.press("Escape")
    kit.becomes(kit.tempo, 133)


def test_the_place_is_typed_and_shown(kit):
    place = kit.page.locator("[data-place]")
    expect(place).to_have_text("1.1")
    kit.page.get_by_role("spinbutton", name="Position").dblclick()
    kit.page.keyboard.type("2.3")
    kit.press("Enter")
    expect(place).to_have_text("2.3")
    kit.focus()
    kit.page.get_by_role("tab", name="Bar 1").focus()
    kit.press("Home")
    expect(place).to_have_text("1.1")


def test_the_metre_is_chosen_from_a_list_by_keys(kit):
    kit.page.locator(".lcd .metre").focus()
    kit.press("Enter", "ArrowUp", "Enter")
    kit.becomes(lambda: (kit.song.value.meter[0].beats, kit.song.value.meter[0].unit), (3, 4))
    expect(kit.page.locator(".lcd .metre b")).to_have_text("3/4")


def test_keys_undo_and_redo_and_say_what(kit):
    kit.focus()
    kit.press("Enter")
    expect(kit.button("Undo: Kick off beat 1")).to_be_enabled()
    kit.press("Control+z")
    expect(kit.says).to_have_text("Undo: Kick off beat 1")
    expect(kit.button("Redo: Kick off beat 1")).to_be_enabled()
    kit.press("Control+Shift+Z")
    expect(kit.says).to_have_text("Redo: Kick off beat 1")
    kit.becomes(lambda: len([note for note in kit.song.value.tracks[0].clips[0].notes if note.pitch == 36]), 3)


def test_l_loops_and_k_clicks_and_both_are_said(kit):
    kit.focus()
    kit.press("l")
    expect(kit.page.get_by_role("status").first).to_have_text("Loop on, bars 1 to 2")
    kit.press("l", "k")
    expect(kit.says).to_have_text("Click on")
    expect(kit.page.get_by_role("button", name="Click")).to_have_attribute("aria-pressed", "true")


def test_the_help_sheet_opens_with_a_question_mark_and_closes_with_escape(kit):
    kit.focus()
    kit.press("?")
    sheet = kit.page.get_by_role("dialog", name="Keys")
    expect(sheet).to_contain_text("soft, normal, accent")
    expect(sheet).to_contain_text("undo, redo")
    kit.press("Escape")
    expect(sheet).to_have_count(0)
    expect(kit.page.locator('[data-pitch="36"][data-tick="0"]')).to_be_focused()


def test_the_more_menu_is_walked_by_arrows_and_letters(kit):
    kit.button("More").click()
    menu = kit.page.get_by_role("menu", name="More")
    expect(menu).to_be_visible()
    kit.press("End")
    expect(menu.get_by_role("menuitem", name="All keys")).to_be_focused()
    kit.press("p")
    expect(menu.get_by_role("menuitem", name="Paste")).to_be_focused()
    kit.press("Escape")
    expect(menu).to_have_count(0)
    expect(kit.button("More")).to_be_focused()
    kit.button("More").click()
    kit.page.mouse.click(5, 5)
    expect(menu).to_have_count(0)


def test_shift_f10_is_the_menu_of_what_has_focus(kit):
    kit.focus()
    kit.press("Shift+F10")
    expect(kit.page.get_by_role("menu", name="Kick")).to_be_visible()


def test_the_code_drawer_shows_the_call_that_makes_the_beat(kit):
    kit.focus()
    kit.press("Control+Shift+C")
    code = kit.page.locator(".code pre")
    expect(code).to_contain_text('song.beat("kick"')
    expect(kit.button("Code")).to_have_attribute("aria-expanded", "true")
    kit.press("ArrowRight", "Enter")
    expect(code.locator(".hot")).to_contain_text("kick")
    expect(code.locator(".hot")).to_have_count(0, timeout=3000)
    kit.press("Control+Shift+C")
    expect(kit.page.locator(".code")).to_have_count(0)


def test_what_is_typed_into_the_code_drawer_becomes_music(kit):
    kit.button("Code").click()
    area = kit.page.get_by_role("textbox", name=re.compile("music as code"))
    expect(area).to_have_value(re.compile("kick"))
    area.fill('song.beat("kick", "x.x. x.x. x.x. x.x.")')
    kit.becomes(lambda: [note.start for note in kit.song.value.tracks[0].clips[0].notes if note.pitch == 36][:3], [0, 480, 960])
    expect(kit.page.get_by_role("button", name="Undo: write code")).to_be_visible()
    area.fill('song.beat("kick", "x.q')
    expect(kit.page.locator(".unread")).to_be_visible()
    area.press("Escape")
    expect(kit.page.locator(".unread")).to_have_count(0)


def test_a_line_of_code_lights_its_row(kit):
    kit.button("Code").click()
    line = kit.page.locator(".code .line", has_text="snare")
    expect(line).to_be_visible()
    box = line.bounding_box()
    kit.page.mouse.move(box["x"] + 40, box["y"] + box["height"] / 2)
    expect(kit.page.locator('[data-row="38"]')).to_have_class(re.compile("lit"))


def test_what_is_refused_is_said_in_one_sentence_and_put_away_by_one_button(kit):
    kit.page.get_by_role("spinbutton", name="How often it is played").focus()
    kit.press("Enter")
    kit.page.keyboard.type("5")
    kit.press("Enter")
    kit.becomes(lambda: kit.song.value.tracks[0].clips[0].repeats, 5)
    kit.page.evaluate("""() => {
      const [kept] = [...globalThis[Symbol.for("musiclab.rooms")].values()];
      kept.session.edit({ edit: "remove-clip", clip: "gone" });
    }""")
    strip = kit.page.get_by_role("alert").first
    expect(strip).to_contain_text("There is no clip")
    kit.button("All right").click()
    expect(strip).to_have_text("")


def test_tab_goes_from_part_to_part_and_the_grid_is_one_of_them(kit):
    kit.page.locator(".play").focus()
    seen = []
    for _ in range(30):
        seen.append(kit.page.evaluate("document.activeElement.getAttribute('role') ?? document.activeElement.ariaLabel ?? document.activeElement.textContent.trim()"))
        kit.press("Tab")
        if seen[-1] == "Add a sound":
            break
    assert seen.count("gridcell") == 1
    assert seen.index("slider") < seen.index("gridcell") < seen.index("Add a sound")


def test_another_theme_is_followed_at_once(kit):
    colour = "getComputedStyle(document.querySelector('.ml')).getPropertyValue('--ml-on-accent').trim()"
    before = kit.page.evaluate(colour)
    kit.page.evaluate("document.body.setAttribute('data-jp-theme-light', 'false')")
    kit.page.wait_for_function(f"before => {colour} !== before", arg=before)
    kit.page.evaluate("document.body.setAttribute('data-jp-theme-name', 'JupyterLab High Contrast')")
    expect(kit.page.locator(".ml")).to_have_attribute("data-contrast", "")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_drawer_menu_and_lists_can_be_used_by_everybody(kit, axe, pictures, theme):
    kit.host.theme(theme)
    kit.page.evaluate(axe)
    kit.focus()
    kit.button("Code").click()
    expect(kit.page.locator(".code pre")).to_contain_text("kick")
    assert kit.page.evaluate(FOUND) == []
    kit.focus()
    kit.press("Shift+F10")
    assert kit.page.evaluate(FOUND) == []
    kit.page.screenshot(path=pictures / f"kit-menu-{theme}.png")
    kit.press("Escape", "?")
    assert kit.page.evaluate(FOUND) == []
    kit.page.screenshot(path=pictures / f"kit-help-{theme}.png")
    kit.press("Escape")
    kit.button("Add a sound").click()
    assert kit.page.evaluate(FOUND) == []
    kit.page.screenshot(path=pictures / f"kit-list-{theme}.png")
