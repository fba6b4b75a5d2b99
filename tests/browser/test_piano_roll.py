"""The piano roll on a bare page, by mouse and by keys, with the real song behind it."""

from __future__ import annotations

import pytest
from browser.host import Host

from musiclab import open_song

BEAT = 960


class Roll:
    """A roll on a page, and hands for it."""

    def __init__(self, host, song, **options) -> None:
        self.host, self.song, self.page = host, song, host.page
        host.show(song.piano_roll(**options), ready='[role="grid"]')
        self.grid = self.page.locator('[role="grid"]')

    def at(self, beats: float, pitch: int) -> tuple[float, float]:
        """The place of a beat (from the left edge) and a pitch on the page."""
        box = self.grid.bounding_box()
        key = self.page.locator(f'.piano [data-pitch="{pitch}"]').bounding_box()
        per_beat = box["width"] / 16
        return box["x"] + beats * per_beat + 2, key["y"] + key["height"] / 2

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

    def notes(self) -> list[tuple[int, int, int]]:
        """Start, pitch and length of every note of the first track that the kernel knows."""
        return [(clip.start + note.start, note.pitch, note.duration) for clip in self.song.value.tracks[0].clips for note in clip.notes]

    def until(self, holds) -> None:
        """Wait until something holds of the notes that the kernel knows."""
        for _ in range(150):
            if holds(self.notes()):
                return
            self.page.wait_for_timeout(20)
        assert holds(self.notes()), self.notes()

    def becomes(self, notes) -> None:
        """Wait until the kernel's song has these notes."""
        self.until(lambda now: now == notes)


@pytest.fixture
def roll(host, tmp_path):
    """A roll on four beats: C5 of two beats, then E5."""
    song = open_song("roll", key="C major", folder=tmp_path)
    song.melody("lead", "C5:2 E5:1 .:1")
    yield Roll(host, song)
    song.close()


def test_a_drag_draws_a_note_as_long_as_the_drag(roll):
    roll.drag(roll.at(4, 74), roll.at(5.4, 74))
    roll.becomes([(0, 72, 1920), (1920, 76, 960), (3840, 74, 1440)])
    assert roll.page.locator(".says").inner_text() == "D5 chosen, bar 2, beat 1"


def test_a_press_draws_a_note_of_the_length_of_the_last(roll):
    roll.page.mouse.click(*roll.at(3, 79))
    roll.becomes([(0, 72, 1920), (1920, 76, 960), (2880, 79, 480)])


def test_a_note_is_moved_in_time_and_pitch_and_undo_brings_it_back(roll):
    roll.drag(roll.at(2.2, 76), roll.at(3.2, 79))
    roll.becomes([(0, 72, 1920), (2880, 79, 960)])
    assert roll.page.get_by_role("button", name="Undo: move E5").is_visible()
    roll.press("Control+z")
    roll.becomes([(0, 72, 1920), (1920, 76, 960)])


def test_the_right_end_of_a_note_makes_it_longer(roll):
    x, y = roll.at(3, 76)
    roll.drag((x - 5, y), (x - 5 + roll.grid.bounding_box()["width"] / 16, y))
    roll.becomes([(0, 72, 1920), (1920, 76, 1920)])


def test_alt_while_dragging_copies(roll):
    roll.drag(roll.at(2.2, 76), roll.at(3.2, 77), key="Alt")
    roll.becomes([(0, 72, 1920), (1920, 76, 960), (2880, 77, 960)])


def test_shift_while_dragging_keeps_the_time(roll):
    roll.drag(roll.at(2.2, 76), roll.at(3.4, 79), key="Shift")
    roll.becomes([(0, 72, 1920), (1920, 79, 960)])


def test_control_while_dragging_leaves_the_grid(roll):
    start = roll.at(2.2, 76)
    roll.page.keyboard.down("Control")
    roll.page.mouse.move(*start)
    roll.page.mouse.down()
    roll.page.keyboard.up("Control")
    roll.page.keyboard.down("Control")
    roll.page.mouse.move(start[0] + 17, start[1])
    roll.page.mouse.up()
    roll.page.keyboard.up("Control")
    roll.until(lambda notes: notes[-1][0] % 480 != 0)


def test_escape_ends_a_drag_with_nothing_changed(roll):
    start, end = roll.at(2.2, 76), roll.at(3.2, 79)
    roll.page.mouse.move(*start)
    roll.page.mouse.down()
    roll.page.mouse.move(*end)
    assert roll.page.locator('.note[aria-label^="G5"]').count() == 1
    roll.press("Escape")
    roll.page.mouse.up()
    assert roll.page.locator('.note[aria-label^="E5"]').count() == 1
    roll.becomes([(0, 72, 1920), (1920, 76, 960)])


def test_a_box_chooses_what_it_touches_and_delete_removes_it(roll):
    roll.page.get_by_role("radio", name="Select").click()
    roll.drag(roll.at(1.5, 79), roll.at(3.5, 75))
    assert roll.page.locator('.note[aria-selected="true"]').count() == 1
    roll.press("Delete")
    roll.becomes([(0, 72, 1920)])


def test_a_double_click_draws_with_the_select_tool(roll):
    roll.page.get_by_role("radio", name="Select").click()
    roll.page.mouse.dblclick(*roll.at(3, 77))
    roll.becomes([(0, 72, 1920), (1920, 76, 960), (2880, 77, 480)])


def test_the_split_tool_cuts_a_note_at_the_grid(roll):
    roll.page.get_by_role("radio", name="Split").click()
    roll.page.mouse.click(*roll.at(1, 72))
    roll.becomes([(0, 72, 960), (960, 72, 960), (1920, 76, 960)])


def test_a_chord_of_the_key_is_stamped(roll):
    roll.page.get_by_role("radio", name="Chords").click()
    roll.page.get_by_role("radio", name="G, V").click()
    roll.page.mouse.click(*roll.at(3, 71))
    roll.page.wait_for_function("document.querySelectorAll('.note').length === 5")
    roll.until(lambda notes: {pitch % 12 for start, pitch, _ in notes if start == 2880} == {7, 11, 2})


def test_a_stem_makes_a_note_louder(roll):
    lane = roll.page.locator(".lane").bounding_box()
    x = roll.at(2, 76)[0] + 2
    top = lane["y"] + 8 + (1 - 96 / 127) * (lane["height"] - 12)
    roll.drag((x, top), (x, lane["y"] + 4))
    roll.until(lambda _: roll.song.value.tracks[0].clips[0].notes[1].velocity == 127)


def test_a_double_press_on_the_piano_chooses_the_pitch(roll):
    roll.page.locator('.piano [data-pitch="72"]').dblclick()
    assert roll.page.locator('.note[aria-selected="true"]').count() == 1


def test_everything_can_be_done_by_keys_alone(roll):
    roll.grid.focus()
    roll.press("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowUp", "Enter")
    roll.becomes([(0, 72, 1920), (1920, 76, 960), (2880, 73, 480)])
    roll.press("ArrowUp", "Shift+ArrowRight", "ArrowLeft")  # chosen: next note of the key, longer, earlier
    roll.becomes([(0, 72, 1920), (1920, 76, 960), (2400, 74, 960)])
    roll.press("Shift+ArrowUp", "Control+ArrowUp")
    roll.becomes([(0, 72, 1920), (1920, 76, 960), (2400, 87, 960)])
    roll.press("d")
    roll.becomes([(0, 72, 1920), (1920, 76, 960), (2400, 87, 960), (3360, 87, 960)])
    roll.press("Escape", ",", "Delete")
    roll.press("Control+a", "Control+c", "Delete")
    roll.becomes([])
    roll.press("Control+v")
    roll.page.locator(".note").nth(2).wait_for()
    roll.press("Control+z")
    roll.becomes([])


def test_keys_quantise_split_and_stamp(roll):
    roll.grid.focus()
    roll.press(".", "s")
    roll.becomes([(0, 72, 960), (960, 72, 960), (1920, 76, 960)])
    roll.press("Control+a", "Alt+ArrowUp")
    roll.press("Escape", "5")
    assert roll.page.get_by_role("radio", name="G, V").get_attribute("aria-checked") == "true"
    roll.press("Enter")
    roll.page.wait_for_function("document.querySelectorAll('.note').length > 4")


def test_the_menu_key_opens_what_can_be_done(roll):
    roll.grid.focus()
    roll.press(".", "Shift+F10")
    menu = roll.page.get_by_role("menu")
    menu.get_by_role("menuitem", name="Octave up").click()
    roll.becomes([(0, 84, 1920), (1920, 76, 960)])


def test_keys_do_not_reach_the_notebook(roll):
    roll.page.evaluate("() => { window.heard = []; document.addEventListener('keydown', (e) => window.heard.push(e.key)) }")
    roll.grid.focus()
    roll.press("b", "a", "d", "x", "Enter", "Control+s")
    assert roll.page.evaluate("window.heard.filter((key) => key !== 'Control')") == ["s"]


def test_what_a_cell_does_shows_at_once(roll):
    roll.song.melody("lead", "G5:4")
    roll.page.locator('.note[aria-label^="G5"]').wait_for()
    assert roll.page.locator(".note").count() == 1


def test_the_playhead_and_what_sounds_move(roll):
    roll.page.get_by_role("button", name="Play").click()
    roll.page.locator(".note.sounds").first.wait_for()
    roll.page.keyboard.press("Space")


def test_a_roll_of_nothing_says_what_to_do_first(host, tmp_path):
    song = open_song("nothing", key="A minor", folder=tmp_path)
    roll = Roll(host, song)
    assert roll.page.locator(".first").inner_text() == "Drag here to draw a note"
    box = roll.page.locator(".first").bounding_box()
    roll.drag((box["x"] + 3, box["y"] + 5), (box["x"] + box["width"], box["y"] + 5))
    roll.page.locator(".note").first.wait_for()
    song.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [916, 480])
def test_the_roll_is_accessible_and_pictured(browser, axe, tmp_path, pictures, theme, width):
    host = Host(browser, viewport={"width": width, "height": 720})
    song = open_song("paper-boats", start="paper-boats", folder=tmp_path)
    host.theme(theme)
    roll = Roll(host, song, track="lead", ghost="strings")
    roll.page.get_by_role("radio", name="Chords").click()
    roll.grid.focus()
    host.page.evaluate(axe)
    assert host.page.evaluate("axe.run('#here').then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))") == []
    host.page.screenshot(path=pictures / f"piano-roll-{width}-{theme}.png")
    song.close()
    host.close()
