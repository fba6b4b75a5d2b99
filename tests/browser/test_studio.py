"""The studio on a bare page, by mouse and by keys, with the real song behind it."""

from __future__ import annotations

import pytest
from browser.host import Host

from musiclab import open_song

BAR = 3840


class Studio:
    """A studio on a page, and hands for it."""

    def __init__(self, host, song) -> None:
        self.host, self.song, self.page = host, song, host.page
        host.show(song.studio(), ready=".lanes")
        self.grid = self.page.locator('[data-part="timeline"]')
        self.page.locator(".clip, .nothing").first.wait_for()

    @property
    def per_bar(self) -> float:
        """Pixels of a bar: the first width shows twenty."""
        return self.page.locator(".lanes > .lines").bounding_box()["width"] / 20

    def at(self, bar: float, row: int, *, y: float = 30) -> tuple[float, float]:
        """The place of a bar, from 1, in a row, from 0."""
        box = self.page.locator(".lanes > .lines").bounding_box()
        return box["x"] + (bar - 1) * self.per_bar, box["y"] + row * 52 + y

    def drag(self, start, end, *, key: str = "") -> None:
        mouse = self.page.mouse
        mouse.move(*start)
        if key:
            self.page.keyboard.down(key)
        mouse.down()
        mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        mouse.move(*end)
        mouse.up()
        if key:
            self.page.keyboard.up(key)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def clips(self) -> list[tuple[int, float, float, int]]:
        """Row, first bar, length in bars, and repeats of every clip that the kernel knows."""
        return [(row, clip.start / BAR + 1, clip.length / BAR, clip.repeats)
                for row, track in enumerate(self.song.value.tracks) for clip in track.clips]

    def until(self, holds) -> None:
        """Wait until something holds of the kernel's song."""
        for _ in range(150):
            if holds(self.song.value):
                return
            self.page.wait_for_timeout(20)
        assert holds(self.song.value), self.clips()

    def becomes(self, clips) -> None:
        self.until(lambda _: self.clips() == clips)


@pytest.fixture
def studio(host, tmp_path):
    """Two tracks: a lead of two bars at bar 1 and bar 5, and chords at bar 1."""
    song = open_song("studio", key="A minor", folder=tmp_path)
    song.melody("lead", "A4:4 C5:4")
    song.melody("lead", "E5:4 D5:4", at=5)
    song.chords("keys", "Am F C G")
    yield Studio(host, song)
    song.close()


FIRST = [(0, 1, 2, 1), (0, 5, 2, 1), (1, 1, 4, 1)]


def test_a_clip_is_dragged_to_another_bar_and_back_by_undo(studio):
    studio.drag(studio.at(5.5, 0), studio.at(9.5, 0))
    studio.becomes([(0, 1, 2, 1), (0, 9, 2, 1), (1, 1, 4, 1)])
    assert studio.page.get_by_role("button", name="Undo: move lead").is_visible()
    studio.press("Control+z")
    studio.becomes(FIRST)


def test_a_clip_is_dragged_to_another_track(studio):
    studio.drag(studio.at(5.5, 0), studio.at(9.5, 1))
    studio.becomes([(0, 1, 2, 1), (1, 1, 4, 1), (1, 9, 2, 1)])


def test_alt_while_dragging_copies(studio):
    studio.drag(studio.at(1.5, 0), studio.at(9.5, 0), key="Alt")
    studio.becomes([(0, 1, 2, 1), (0, 5, 2, 1), (0, 9, 2, 1), (1, 1, 4, 1)])


def test_the_right_end_makes_a_clip_longer_and_the_left_end_trims_it(studio):
    x, y = studio.at(7, 0)
    studio.drag((x - 4, y), (x - 4 + studio.per_bar, y))
    studio.becomes([(0, 1, 2, 1), (0, 5, 3, 1), (1, 1, 4, 1)])
    x, y = studio.at(1, 1)
    studio.drag((x + 4, y), (x + 4 + studio.per_bar, y))
    studio.becomes([(0, 1, 2, 1), (0, 5, 3, 1), (1, 2, 3, 1)])


def test_the_upper_right_corner_repeats(studio):
    x, y = studio.at(7, 0, y=9)
    studio.drag((x - 4, y), (x - 4 + 4 * studio.per_bar, y))
    studio.becomes([(0, 1, 2, 1), (0, 5, 2, 3), (1, 1, 4, 1)])


def test_escape_ends_a_drag_with_nothing_changed(studio):
    studio.page.mouse.move(*studio.at(5.5, 0))
    studio.page.mouse.down()
    studio.page.mouse.move(*studio.at(9.5, 0))
    studio.press("Escape")
    studio.page.mouse.up()
    studio.becomes(FIRST)


def test_a_box_chooses_and_delete_removes(studio):
    studio.drag(studio.at(4.6, 0, y=2), studio.at(12, 0, y=48))
    assert studio.page.locator('.clip[aria-selected="true"]').count() == 1
    studio.press("Delete")
    studio.becomes([(0, 1, 2, 1), (1, 1, 4, 1)])


def test_a_press_on_the_ruler_moves_the_playhead_and_its_upper_edge_draws_the_loop(studio):
    box = studio.page.locator(".ruler").bounding_box()
    studio.page.mouse.click(box["x"] + 4 * studio.per_bar + 1, box["y"] + 18)
    studio.page.wait_for_function("document.querySelector('[data-place]').textContent.startsWith('5.1')")
    studio.drag((box["x"] + 2 * studio.per_bar, box["y"] + 3), (box["x"] + 6 * studio.per_bar, box["y"] + 3))
    assert studio.page.locator(".ruler .loop").count() == 1
    assert studio.page.get_by_role("button", name="Loop").get_attribute("aria-pressed") == "true"


def test_clips_move_split_double_repeat_and_go_by_keys_alone(studio):
    studio.grid.focus()
    studio.press("ArrowRight", ".")
    assert studio.page.locator(".says").inner_text() == "lead: lead, bars 5 to 6"
    studio.press("ArrowRight")
    studio.becomes([(0, 1, 2, 1), (0, 6, 2, 1), (1, 1, 4, 1)])
    studio.press("Shift+ArrowLeft", "d")
    studio.becomes([(0, 1, 2, 1), (0, 6, 1, 1), (0, 7, 1, 1), (1, 1, 4, 1)])
    studio.press("Delete", "ArrowDown")
    studio.press("ArrowRight", "Control+ArrowRight", "Control+ArrowRight", "s")
    studio.becomes([(0, 1, 2, 1), (0, 6, 1, 1), (1, 1, 2, 1), (1, 3, 2, 1)])
    studio.press("Alt+ArrowUp")
    studio.becomes([(0, 1, 2, 1), (0, 3, 2, 1), (0, 6, 1, 1), (1, 1, 2, 1)])
    studio.press("Control+c", "Control+ArrowRight", "Control+v")
    studio.until(lambda song: len(song.tracks[0].clips) == 4)


def test_a_clip_is_renamed_and_coloured(studio):
    studio.page.mouse.click(*studio.at(1.5, 0))
    studio.press("F2")
    studio.page.keyboard.type("Hook")
    studio.press("Enter")
    studio.until(lambda song: song.tracks[0].clips[0].name == "Hook")
    studio.grid.focus()
    studio.press("Shift+F10")
    studio.page.get_by_role("menuitem", name="Colour").click()
    studio.page.get_by_role("option", name="violet").click()
    studio.until(lambda song: song.tracks[0].clips[0].colour == 6)


def test_a_track_is_added_renamed_moved_and_removed(studio):
    studio.page.get_by_role("button", name="Add a track").click()
    studio.page.get_by_role("searchbox").or_(studio.page.locator(".choose input")).first.wait_for()
    studio.page.get_by_role("option", name="flute").first.click()
    studio.until(lambda song: [track.name for track in song.tracks] == ["lead", "keys", "Flute"])
    studio.grid.focus()
    studio.press("Alt+Shift+ArrowUp")
    studio.until(lambda song: [track.name for track in song.tracks] == ["lead", "Flute", "keys"])
    studio.press("Shift+F10")
    studio.page.get_by_role("menuitem", name="Remove the track").click()
    studio.until(lambda song: len(song.tracks) == 2)


def test_mute_solo_volume_and_pan(studio):
    studio.page.get_by_role("button", name="Mute lead", exact=True).click()
    studio.until(lambda song: song.tracks[0].mute)
    studio.page.get_by_role("button", name="Solo keys", exact=True).click()
    studio.until(lambda song: song.tracks[1].solo)
    fader = studio.page.get_by_role("slider", name="lead volume")
    fader.focus()
    studio.press("ArrowDown", "ArrowDown")
    studio.until(lambda song: song.tracks[0].volume_db == -1.0)
    studio.page.get_by_role("slider", name="lead pan").focus()
    studio.press("ArrowRight")
    studio.until(lambda song: song.tracks[0].pan == 0.05)


def test_a_fader_is_one_step_to_undo_however_far_it_is_dragged(studio):
    box = studio.page.get_by_role("slider", name="keys volume").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 25
    studio.drag((x, y), (x, y + 60))
    studio.until(lambda song: song.tracks[1].volume_db < -10)
    studio.press("Control+z")
    studio.until(lambda song: song.tracks[1].volume_db == 0)


def test_an_effect_is_put_on_turned_switched_off_and_taken_off(studio):
    studio.page.get_by_role("button", name="+ Effect: lead").click()
    studio.page.get_by_role("option", name="Echo").click()
    studio.until(lambda song: [effect.kind for effect in song.tracks[0].effects] == ["echo"])
    panel = studio.page.get_by_role("dialog", name="Echo")
    panel.get_by_role("slider", name="Echo mix").focus()
    studio.press("ArrowUp")
    studio.until(lambda song: song.tracks[0].effects[0]["mix"] > 0.3)
    panel.get_by_role("button", name="On").click()
    studio.until(lambda song: not song.tracks[0].effects[0].on)
    panel.get_by_role("button", name="Take it off").click()
    studio.until(lambda song: not song.tracks[0].effects)


def test_a_track_is_sent_to_a_new_room(studio):
    studio.page.get_by_role("button", name="+ Room: keys").click()
    studio.until(lambda song: [bus.name for bus in song.buses] == ["Room"] and len(song.tracks[1].sends) == 1)


def test_automation_is_drawn_moved_and_removed(studio):
    studio.grid.focus()
    studio.press("Shift+F10")
    studio.page.get_by_role("menuitem", name="Show automation").click()
    lane = studio.page.locator(".automation").bounding_box()
    studio.page.mouse.click(lane["x"] + 2 * studio.per_bar, lane["y"] + 20)
    studio.until(lambda song: len(song.tracks[0].automation) == 1)
    studio.page.mouse.click(lane["x"] + 6 * studio.per_bar, lane["y"] + 30)
    studio.until(lambda song: [point.at for point in song.tracks[0].automation[0].points] == [2 * BAR, 6 * BAR])
    studio.page.locator(".automation .point").first.focus()
    studio.press("ArrowRight")
    studio.until(lambda song: song.tracks[0].automation[0].points[0].at == 2 * BAR + 960)
    studio.press("Delete")
    studio.until(lambda song: [point.at for point in song.tracks[0].automation[0].points] == [6 * BAR])


def test_a_pattern_is_heard_and_dragged_in(studio):
    studio.page.get_by_role("searchbox", name="Find a pattern").fill("house four")
    row = studio.page.locator(".pattern .put").first
    row.wait_for()
    studio.page.locator(".pattern .hear").first.click()
    box = row.bounding_box()
    studio.drag((box["x"] + 20, box["y"] + 8), studio.at(3.1, 2))
    studio.until(lambda song: [track.role for track in song.tracks] == ["", "chords", "drums"])
    assert studio.clips()[-1][:2] == (2, 3)


def test_a_pattern_is_placed_by_keys_alone(studio):
    studio.page.get_by_role("searchbox", name="Find a pattern").fill("house bass")
    row = studio.page.locator(".pattern .put").first
    row.wait_for()
    row.focus()
    studio.press("Enter", "ArrowRight", "ArrowRight", "Enter")
    studio.until(lambda song: song.tracks[-1].role == "bass")
    assert studio.clips()[-1][1] == 3


def test_a_section_is_named_and_moved(studio):
    studio.page.get_by_role("button", name="More").click()
    studio.page.get_by_role("menuitem", name="Name this part").click()
    studio.page.keyboard.type("Verse")
    studio.press("Enter")
    studio.until(lambda song: [(s.name, s.start, s.length) for s in song.sections] == [("Verse", 0, 4 * BAR)])
    studio.page.locator(".section").focus()
    studio.press("ArrowRight")
    studio.until(lambda song: song.sections[0].start == BAR)
    assert studio.clips()[0][1] == 2


def test_a_double_click_opens_the_clip_in_its_editor(studio):
    studio.page.mouse.dblclick(*studio.at(5.5, 0))
    studio.page.locator('.editor [role="grid"]').wait_for()
    studio.page.get_by_role("button", name="Close the editor").click()
    assert studio.page.locator(".editor").count() == 0
    studio.grid.focus()
    studio.press("Enter")
    studio.page.locator('.editor [role="grid"]').wait_for()


def test_an_empty_studio_says_what_to_do_first(host, tmp_path):
    song = open_song("nothing", folder=tmp_path)
    studio = Studio(host, song)
    assert "Press a pattern" in studio.page.locator(".nothing").inner_text()
    song.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1000, 480])
def test_the_studio_is_accessible_and_pictured(browser, axe, tmp_path, pictures, theme, width):
    host = Host(browser, viewport={"width": width, "height": 1000})
    song = open_song("paper-boats", start="paper-boats", folder=tmp_path)
    host.theme(theme)
    studio = Studio(host, song)
    if width > 900:
        studio.page.locator(".pattern").first.wait_for()
    host.page.evaluate(axe)
    found = "axe.run('#here').then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))"
    assert host.page.evaluate(found) == []
    host.page.screenshot(path=pictures / f"studio-{width}-{theme}.png")
    song.close()
    host.close()


def test_a_beat_opens_in_the_beat_grid(host, tmp_path):
    song = open_song("beat", folder=tmp_path)
    song.beat("kick", "X...")
    studio = Studio(host, song)
    studio.grid.focus()
    studio.press("ArrowRight", "Enter")
    studio.page.locator(".editor").get_by_role("gridcell", name="Kick").first.wait_for()
    song.close()

