"""The beat grid on a bare page, by mouse and by keys alone, with the real song behind it."""

from __future__ import annotations

import re

import pytest
from browser.host import Host
from playwright.sync_api import expect

from musiclab import open_song

KICK, SNARE, CLAP, HAT = 36, 38, 39, 42
STEP = 240

FOUND = "axe.run('#here').then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))"

pytestmark = pytest.mark.browser


class Grid:
    """A beat grid on a page, and hands for it."""

    def __init__(self, host: Host, song, **options) -> None:
        self.host, self.song, self.page = host, song, host.page
        host.show(song.beats(**options), ready='[role="grid"]')

    def cell(self, pitch: int, step: float):
        return self.page.locator(f'[data-pitch="{pitch}"][data-tick="{round(step * STEP)}"]')

    def place(self, pitch: int, step: float) -> tuple[float, float]:
        box = self.cell(pitch, step).bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def stroke(self, start: tuple[float, float], end: tuple[float, float], *, release: bool = True) -> None:
        self.page.mouse.move(*start)
        self.page.mouse.down()
        for share in (0.25, 0.5, 0.75, 1):
            self.page.mouse.move(start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
        if release:
            self.page.mouse.up()

    def focus(self, pitch: int, step: float) -> None:
        self.cell(pitch, step).focus()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def menu(self, pitch: int, step: float, item: str) -> None:
        self.cell(pitch, step).click(button="right")
        self.page.locator("[role^=menuitem]", has_text=item).first.click()

    def hits(self, pitch: int, track: str = "drums") -> list[float]:
        """The steps where the kernel's song has hits of a drum."""
        found = [each for each in self.song.value.tracks if each.id == track]
        return [round(note.start / STEP, 2) for each in found for clip in each.clips for note in clip.notes if note.pitch == pitch]

    def becomes(self, read, wanted) -> None:
        """Wait until the kernel's song is as wanted."""
        for _ in range(150):
            if read() == wanted:
                return
            self.page.wait_for_timeout(20)
        assert read() == wanted

    def hit_at(self, pitch: int, wanted: list[float]) -> None:
        self.becomes(lambda: self.hits(pitch), wanted)

    def loudness(self, pitch: int) -> list[int]:
        return [note.velocity for track in self.song.value.tracks for clip in track.clips for note in clip.notes if note.pitch == pitch]

    @property
    def says(self):
        return self.page.locator(".says")


@pytest.fixture
def song(tmp_path):
    """Two bars: a kick, a backbeat, hats."""
    song = open_song("beats", tempo=96, folder=tmp_path)
    song.beat("kick", "X... .... x... .... X... .... x... ....")
    song.beat("snare", ".... X... .... X... .... X... .... X...")
    song.beat("closed hat", "x.x. x.x. x.x. x.x. x.x. x.x. x.x. x.x.")
    yield song
    song.close()


@pytest.fixture
def grid(host, song):
    return Grid(host, song)


@pytest.fixture
def empty(host, tmp_path):
    """A song with nothing in it yet."""
    song = open_song("new", folder=tmp_path)
    yield Grid(host, song)
    song.close()


def test_a_new_song_opens_on_four_drums_and_says_what_to_press(empty):
    names = empty.page.locator(".voice b").all_inner_texts()
    assert names == ["Kick", "Snare", "Clap", "Closed hat"]
    expect(empty.page.locator(".first-words")).to_have_text("Press a square, then Space")
    empty.cell(KICK, 0).click()
    empty.hit_at(KICK, [0])
    assert empty.song.value.tracks[0].role == "drums"
    expect(empty.page.locator(".first-words")).to_have_count(0)


def test_a_click_puts_a_hit_and_a_click_on_it_takes_it_away(grid):
    grid.cell(SNARE, 7).click()
    grid.hit_at(SNARE, [4, 7, 12, 20, 28])
    expect(grid.says).to_have_text("Snare, bar 1, beat 2 a: normal")
    grid.cell(SNARE, 7).click()
    grid.hit_at(SNARE, [4, 12, 20, 28])
    expect(grid.page.get_by_role("button", name="Undo: Snare off beat 2 a")).to_be_visible()


def test_a_stroke_paints_in_one_step_and_undo_takes_all_of_it(grid):
    grid.stroke(grid.place(SNARE, 0), grid.place(SNARE, 3))
    grid.hit_at(SNARE, [0, 1, 2, 3, 4, 12, 20, 28])
    grid.page.get_by_role("button", name="Undo: paint Snare").click()
    grid.hit_at(SNARE, [4, 12, 20, 28])


def test_a_stroke_that_begins_on_a_hit_erases(grid):
    grid.stroke(grid.place(HAT, 0), grid.place(HAT, 7))
    grid.hit_at(HAT, list(range(8, 32, 2)))


def test_escape_ends_a_stroke_with_nothing_changed(grid):
    before = grid.song.value
    grid.stroke(grid.place(SNARE, 0), grid.place(SNARE, 3), release=False)
    expect(grid.cell(SNARE, 3)).to_have_attribute("aria-selected", "true")
    grid.press("Escape")
    grid.page.mouse.up()
    expect(grid.cell(SNARE, 3)).to_have_attribute("aria-selected", "false")
    grid.becomes(lambda: grid.song.value, before)


def test_dragging_a_hit_down_makes_it_softer(grid):
    x, y = grid.place(KICK, 0)
    grid.stroke((x, y), (x, y + 40), release=False)
    expect(grid.says).to_have_text("Kick, bar 1, beat 1: soft")
    grid.page.mouse.up()
    grid.becomes(lambda: grid.loudness(KICK)[0], 60)


def test_the_brush_says_how_loud(grid):
    grid.page.get_by_role("radio", name="Soft").click()
    grid.cell(SNARE, 10).click()
    grid.becomes(lambda: grid.loudness(SNARE)[1], 56)


def test_keys_put_hits_and_their_loudness(grid):
    grid.focus(SNARE, 0)
    grid.press("ArrowRight", "ArrowRight", "Enter", "3")
    grid.hit_at(SNARE, [2, 4, 12, 20, 28])
    grid.becomes(lambda: grid.loudness(SNARE)[0], 120)
    grid.press("Alt+ArrowDown", "1", "Alt+ArrowUp")
    grid.becomes(lambda: grid.loudness(SNARE)[0], 60)
    grid.press("Delete")
    grid.hit_at(SNARE, [4, 12, 20, 28])


def test_t_makes_triplets_of_a_beat_and_again_four(grid):
    grid.focus(HAT, 4)
    grid.press("t")
    grid.hit_at(HAT, [0, 2, 4, 6.67, *range(8, 32, 2)])
    expect(grid.page.locator(".bracket b")).to_have_text("3")
    expect(grid.cell(HAT, 4 + 4 / 3)).to_have_attribute("aria-label", "Closed hat, beat 2, triplet 2, rest")
    assert grid.cell(HAT, 4 + 4 / 3).get_attribute("aria-colspan") == "4"
    grid.press("t")
    grid.hit_at(HAT, list(range(0, 32, 2)))


def test_a_double_click_on_a_beats_number_does_the_same(grid):
    grid.focus(HAT, 0)
    grid.page.locator(".counts .beat").nth(1).dblclick()
    grid.hit_at(HAT, [0, 2, 4, 6.67, *range(8, 32, 2)])


def test_chosen_cells_are_painted_copied_and_put_elsewhere_by_keys(grid):
    grid.focus(SNARE, 0)
    grid.press("Shift+ArrowRight", "Shift+ArrowRight")
    expect(grid.says).to_contain_text("chosen")
    grid.press("Enter")
    grid.hit_at(SNARE, [0, 1, 2, 4, 12, 20, 28])
    grid.press("Control+c", "Escape")
    grid.focus(SNARE, 13)
    grid.press("Control+v")
    grid.hit_at(SNARE, [0, 1, 2, 4, 12, 13, 14, 15, 20, 28])


def test_d_doubles_what_is_chosen_to_the_right(grid):
    grid.focus(KICK, 0)
    grid.press("Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "d")
    grid.hit_at(KICK, [0, 4, 8, 16, 24])


def test_bars_are_tabs_and_pages(grid):
    grid.page.get_by_role("tab", name="Bar 2").click()
    grid.cell(KICK, 18).click()
    grid.hit_at(KICK, [0, 8, 16, 18, 24])
    grid.focus(KICK, 16)
    grid.press("PageUp")
    expect(grid.cell(KICK, 0)).to_be_focused()
    grid.press("PageDown")
    expect(grid.page.get_by_role("tab", name="Bar 2")).to_have_attribute("aria-selected", "true")


def test_a_bar_is_added_and_undone(grid):
    grid.page.get_by_role("button", name="Add a bar").click()
    grid.becomes(lambda: grid.song.value.tracks[0].clips[0].length, 3 * 3840)
    expect(grid.page.get_by_role("tab", name="Bar 3")).to_have_attribute("aria-selected", "true")
    grid.page.get_by_role("button", name="Undo: add a bar").click()
    grid.becomes(lambda: grid.song.value.tracks[0].clips[0].length, 2 * 3840)


def test_a_bar_is_doubled_and_removed_from_the_menu(grid):
    grid.menu(KICK, 0, "Double this bar")
    grid.hit_at(KICK, [0, 8, 16, 24, 32, 40])
    grid.page.get_by_role("tab", name="Bar 1").click()
    grid.menu(KICK, 0, "Remove this bar")
    grid.hit_at(KICK, [0, 8, 16, 24])


def test_a_bar_is_shifted_by_a_step_and_what_leaves_comes_in_again(grid):
    grid.page.get_by_role("button", name="More", exact=True).click()
    grid.page.get_by_role("menuitem", name="Shift the bar a step earlier").click()
    grid.hit_at(KICK, [7, 15, 16, 24])
    grid.hit_at(SNARE, [3, 11, 20, 28])
    grid.page.get_by_role("button", name="Undo: shift bar 1").click()
    grid.hit_at(KICK, [0, 8, 16, 24])


def test_a_muted_row_is_muted_in_the_song_and_comes_back(grid):
    before = grid.song.value
    grid.page.get_by_role("button", name="Mute Snare", exact=True).click()
    grid.becomes(lambda: [(each.id, each.mute) for each in grid.song.value.tracks], [("drums", False), ("drums-row-38", True)])
    expect(grid.page.get_by_role("button", name="Mute Snare", exact=True)).to_have_attribute("aria-pressed", "true")
    grid.focus(SNARE, 4)
    grid.press("m")
    grid.becomes(lambda: grid.song.value, before)


def test_a_row_gets_another_sound(grid):
    grid.page.locator('[data-row="38"] .name').click()
    grid.page.get_by_role("searchbox").fill("clap")
    grid.press("Enter")
    grid.hit_at(CLAP, [4, 12, 20, 28])
    assert grid.hits(SNARE) == []


def test_a_sound_is_added_and_filled(grid):
    grid.page.get_by_role("button", name="Add a sound").click()
    grid.page.get_by_role("option", name="Cowbell").click()
    grid.menu(56, 0, "Fill every 4 steps")
    grid.hit_at(56, [0, 4, 8, 12])
    grid.menu(56, 0, "Shift a step later")
    grid.hit_at(56, [1, 5, 9, 13])
    grid.menu(56, 1, "Clear the row")
    grid.hit_at(56, [])


def test_rows_change_places_by_keys_and_by_dragging(grid):
    names = grid.page.locator(".voice b")
    grid.focus(KICK, 0)
    grid.press("Alt+Shift+ArrowDown")
    assert names.all_inner_texts() == ["Snare", "Kick", "Closed hat"]
    expect(grid.cell(KICK, 0)).to_be_focused()
    box = grid.page.locator(f'[data-row="{HAT}"] .grip').bounding_box()
    grid.stroke((box["x"] + 8, box["y"] + 8), (box["x"] + 8, box["y"] - 100))
    assert names.all_inner_texts() == ["Closed hat", "Snare", "Kick"]


def test_arrows_reach_every_part_of_a_row(grid):
    grid.focus(SNARE, 0)
    grid.press("ArrowLeft")
    expect(grid.page.get_by_role("button", name="Solo Snare")).to_be_focused()
    grid.press("ArrowLeft", "ArrowLeft", "ArrowUp")
    expect(grid.page.locator(f'[data-row="{KICK}"] .name')).to_be_focused()
    grid.press("ArrowRight", "ArrowRight", "ArrowRight")
    expect(grid.cell(KICK, 0)).to_be_focused()


def test_the_grid_is_one_stop_for_tab(grid):
    assert grid.page.locator('[role="grid"] [tabindex="0"]').count() == 1
    grid.focus(SNARE, 9)
    assert grid.page.locator('[role="grid"] [tabindex="0"]').get_attribute("data-tick") == str(9 * STEP)


def test_swing_is_dragged_and_said(grid):
    swing = grid.page.get_by_role("slider", name="Swing")
    swing.focus()
    grid.press(*["ArrowRight"] * 8)
    expect(swing).to_have_attribute("aria-valuetext", "58 per cent, light swing")
    grid.becomes(lambda: grid.song.value.swing.ratio, 0.58)
    box = swing.bounding_box()
    grid.stroke((box["x"] + 27, box["y"] + 10), (box["x"] + 27 + 30, box["y"] + 10))
    grid.becomes(lambda: grid.song.value.swing.ratio > 0.6, True)
    grid.page.get_by_role("button", name=re.compile("^Undo")).click()
    grid.becomes(lambda: grid.song.value.swing.ratio, 0.58)


def test_what_code_writes_shows_at_once(grid):
    grid.song.beat("snare", "..x. .... .... ....")
    expect(grid.cell(SNARE, 2)).to_have_attribute("aria-selected", "true")
    expect(grid.cell(SNARE, 4)).to_have_attribute("aria-selected", "false")


def test_space_plays_and_the_sounding_cells_are_marked(grid):
    grid.focus(HAT, 3)
    grid.press(" ")
    expect(grid.page.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    expect(grid.page.locator('[role="gridcell"][data-now]').first).to_be_visible()
    grid.press(" ")
    expect(grid.page.locator("[data-now]")).to_have_count(0)


def test_keys_do_not_reach_the_notebook_but_saving_does(grid):
    grid.page.evaluate("window.heard = []; document.addEventListener('keydown', (e) => heard.push(e.key))")
    grid.focus(KICK, 0)
    grid.press("b", "d", "Control+s")
    assert "b" not in grid.page.evaluate("heard") and "s" in grid.page.evaluate("heard")


def test_a_narrow_page_shows_half_a_bar_and_turns_pages(host, song):
    host.page.set_viewport_size({"width": 480, "height": 800})
    grid = Grid(host, song)
    expect(grid.cell(KICK, 0)).to_be_visible()
    expect(grid.cell(KICK, 8)).to_be_hidden()
    grid.page.get_by_role("button", name="Next beats").click()
    expect(grid.page.locator(".pager b")).to_have_text("Beats 3 and 4")
    expect(grid.cell(KICK, 8)).to_be_visible()
    grid.page.get_by_role("button", name="Next beats").click()
    expect(grid.page.get_by_role("tab", name="Bar 2")).to_have_attribute("aria-selected", "true")


def test_a_wide_page_shows_two_bars_side_by_side(host, song):
    host.page.set_viewport_size({"width": 1250, "height": 800})
    grid = Grid(host, song)
    expect(grid.cell(KICK, 31)).to_be_visible()
    grid.cell(SNARE, 17).click()
    grid.hit_at(SNARE, [4, 12, 17, 20, 28])
    expect(grid.says).to_have_text("Snare, bar 2, beat 1 e: normal")


def test_a_triple_metre_and_a_compound_one_count_their_own_beats(host, song):
    song.change_meter(6, 8)
    grid = Grid(host, song)
    expect(grid.page.get_by_role("radiogroup", name="Each beat in").get_by_role("radio")).to_have_text(["2", "3", "6"])
    expect(grid.page.locator(".counts .beat")).to_have_count(2)
    assert grid.cell(KICK, 6).get_attribute("aria-label") == "Kick, beat 2, rest"


def test_somebody_else_is_seen_on_the_cell_that_they_hold(host, browser, song):
    other = Host(browser)
    theirs, mine = Grid(other, song), Grid(host, song)
    theirs.focus(SNARE, 4)
    expect(mine.cell(SNARE, 4).locator(".held")).to_be_visible()
    theirs.press("Enter")
    expect(mine.cell(SNARE, 4)).to_have_attribute("aria-selected", "false")
    person = mine.page.locator(".who")
    person.click()
    expect(mine.says).to_contain_text("Following")
    theirs.press("PageDown")
    expect(mine.page.get_by_role("tab", name="Bar 2")).to_have_attribute("aria-selected", "true")
    mine.page.locator(".play").focus()
    mine.press("Escape")
    expect(mine.says).to_have_text("Following nobody")
    other.close()


def test_several_clips_are_chosen_from_a_list_and_followed_while_they_sound(host, song):
    song.beat("kick", "x.x. x.x. x.x. x.x.", at=5)
    grid = Grid(host, song)
    grid.page.get_by_role("button", name="Part").click()
    grid.page.get_by_role("option", name="Bar 5").click()
    expect(grid.page.get_by_role("tab", name="Bar 5")).to_be_visible()
    expect(grid.cell(KICK, 2)).to_have_attribute("aria-selected", "true")
    grid.page.locator(".play").click()
    expect(grid.page.get_by_role("tab", name="Bar 2")).to_be_visible()


def test_the_head_of_a_row_has_its_menu(grid):
    grid.focus(SNARE, 0)
    grid.press("ArrowLeft", "ArrowLeft", "ArrowLeft", "Shift+F10")
    grid.page.get_by_role("menuitem", name="Remove the row").click()
    grid.hit_at(SNARE, [])
    expect(grid.page.locator('[data-row="38"]')).to_have_count(0)
    grid.page.locator(f'[data-row="{KICK}"] .name').click(button="right")
    grid.page.get_by_role("menuitem", name="Move down").click()
    assert grid.page.locator(".voice b").all_inner_texts() == ["Closed hat", "Kick"]


def test_touch_paints_and_a_long_press_is_the_menu(browser, song):
    host = Host(browser, has_touch=True)
    grid = Grid(host, song)
    grid.cell(SNARE, 2).tap()
    grid.hit_at(SNARE, [2, 4, 12, 20, 28])
    x, y = grid.place(SNARE, 6)
    touch = host.context.new_cdp_session(host.page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    host.page.get_by_role("menu").wait_for()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    grid.hit_at(SNARE, [2, 4, 12, 20, 28])
    host.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [480, 930])
def test_it_can_be_read_and_used_by_everybody(host, song, axe, pictures, theme, width):
    host.theme(theme)
    host.page.set_viewport_size({"width": width, "height": 800})
    song.beat("high tom", "............ [xxX] ... ................")
    song.beat("snare", ".... X..- .-.. X... .... X... .... X...")
    grid = Grid(host, song)
    grid.page.locator('[data-row="42"] .mute').evaluate("button => button.click()")
    grid.cell(SNARE, 4).focus()
    host.page.evaluate(axe)
    assert host.page.evaluate(FOUND) == []
    host.page.screenshot(path=pictures / f"beats-{width}-{theme}.png", full_page=True)
