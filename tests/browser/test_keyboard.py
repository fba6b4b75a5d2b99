"""Keys and pads on a bare page: by mouse, by touch, by the computer's keys and by MIDI, with the real song behind them."""

from __future__ import annotations

import re

import pytest
from browser.host import Host
from playwright.sync_api import expect

from musiclab import open_song

FOUND = "axe.run('#here').then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))"
MIDI = """
  const input = { name: "Small keys", state: "connected", onmidimessage: null };
  const access = Object.assign(new EventTarget(), { inputs: new Map([["1", input]]) });
  navigator.requestMIDIAccess = async () => access;
  window.midi = (...data) => input.onmidimessage({ data, timeStamp: performance.now() });
  null
"""

pytestmark = pytest.mark.browser


class Keyboard:
    """Keys on a page, and hands for them."""

    def __init__(self, host: Host, song, **options) -> None:
        self.host, self.song, self.page = host, song, host.page
        host.show(song.keyboard(**options), ready=".keys")

    def key(self, pitch: int):
        return self.page.locator(f'[data-key="{pitch}"]')

    @property
    def says(self):
        return self.page.locator(".says")

    def live(self) -> None:
        """Give the keys focus, as a press on them does."""
        self.key(60).focus()

    def hold(self, *codes: str) -> None:
        for code in codes:
            self.page.keyboard.down(code)

    def lift(self, *codes: str) -> None:
        for code in codes:
            self.page.keyboard.up(code)

    def chord(self, *codes: str) -> None:
        self.hold(*codes)
        self.lift(*codes)

    def down(self) -> list[int]:
        return [int(each) for each in self.page.locator(".keys .down").evaluate_all("keys => keys.map((key) => key.dataset.key)")]

    def notes(self) -> list[tuple[int, int]]:
        """Start and pitch of every note that the kernel knows."""
        return [(clip.start + note.start, note.pitch) for track in self.song.value.tracks for clip in track.clips for note in clip.notes]

    def becomes(self, read, wanted) -> None:
        for _ in range(150):
            if read() == wanted:
                return
            self.page.wait_for_timeout(20)
        assert read() == wanted


@pytest.fixture
def song(tmp_path):
    song = open_song("keys", tempo=240, key="A minor", folder=tmp_path)
    yield song
    song.close()


@pytest.fixture
def keyboard(host, song):
    return Keyboard(host, song)


def test_three_computer_keys_are_a_chord_with_a_name(keyboard):
    expect(keyboard.page.locator(".chord-now")).to_contain_text("Play three notes")
    keyboard.live()
    keyboard.hold("KeyA", "KeyD", "KeyH")
    assert keyboard.down() == [60, 64, 69]
    expect(keyboard.page.locator(".big")).to_have_text("Am/C")
    expect(keyboard.page.locator(".chord-now")).to_contain_text("A minor, first inversion")
    expect(keyboard.page.get_by_role("status").first).to_have_text("A minor over C: C4, E4, A4")
    keyboard.lift("KeyA", "KeyD", "KeyH")
    assert keyboard.down() == []
    expect(keyboard.page.locator(".was")).to_have_text(["Am/Ci6"])


def test_keys_go_by_their_place_and_not_by_their_letter(keyboard):
    keyboard.live()
    keyboard.page.evaluate("""document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {code: 'KeyY', key: 'z', bubbles: true}))""")
    assert keyboard.down() == [68]


def test_one_and_two_are_octaves(keyboard):
    keyboard.live()
    keyboard.page.keyboard.press("2")
    expect(keyboard.page.locator(".octave b")).to_have_text("C5–B6")
    keyboard.page.get_by_role("button", name="Octave down").click()
    expect(keyboard.page.locator(".octave b")).to_have_text("C4–B5")


def test_space_is_the_pedal(keyboard):
    keyboard.live()
    keyboard.hold("Space")
    keyboard.chord("KeyA")
    assert keyboard.down() == [60]
    expect(keyboard.page.get_by_role("button", name="Sustain")).to_have_attribute("aria-pressed", "true")
    keyboard.lift("Space")
    assert keyboard.down() == []


def test_the_mouse_glides_from_key_to_key(keyboard):
    places = [keyboard.key(pitch).bounding_box() for pitch in (60, 64)]
    points = [(box["x"] + box["width"] / 2, box["y"] + box["height"] - 20) for box in places]
    keyboard.page.mouse.move(*points[0])
    keyboard.page.mouse.down()
    assert keyboard.down() == [60]
    keyboard.page.mouse.move(*points[1], steps=5)
    assert keyboard.down() == [64]
    keyboard.page.mouse.up()
    assert keyboard.down() == []


def test_fingers_play_together(browser, song):
    host = Host(browser, has_touch=True)
    keyboard = Keyboard(host, song)
    touch = host.context.new_cdp_session(host.page)
    boxes = [keyboard.key(pitch).bounding_box() for pitch in (60, 64, 67)]
    points = [{"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] - 20, "id": i} for i, box in enumerate(boxes)]
    for count in (1, 2, 3):
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points[:count]})
    keyboard.becomes(keyboard.down, [60, 64, 67])
    expect(host.page.locator(".big")).to_have_text("C")
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    keyboard.becomes(keyboard.down, [])
    host.close()


def test_arrows_walk_over_the_keys_and_enter_plays(keyboard):
    keyboard.live()
    keyboard.page.keyboard.press("ArrowRight")
    keyboard.page.keyboard.press("ArrowUp")
    expect(keyboard.key(73)).to_be_focused()
    keyboard.hold("Enter")
    assert keyboard.down() == [73]
    keyboard.lift("Enter")
    assert keyboard.down() == []
    assert keyboard.page.locator('.keys [tabindex="0"]').count() == 1


def test_pads_play_drums_by_keys_and_by_mouse(keyboard):
    keyboard.live()
    keyboard.hold("KeyX")
    expect(keyboard.page.locator(".pads .hit")).to_have_text(re.compile("Snare"))
    keyboard.lift("KeyX")
    expect(keyboard.page.locator(".pads .hit")).to_have_count(0)
    box = keyboard.page.get_by_role("button", name="Kick").bounding_box()
    keyboard.page.mouse.move(box["x"] + 20, box["y"] + 20)
    keyboard.page.mouse.down()
    expect(keyboard.page.locator(".pads .hit")).to_have_text(re.compile("Kick"))
    keyboard.page.mouse.up()
    expect(keyboard.page.locator(".pads .hit")).to_have_count(0)


def test_what_was_played_becomes_a_clip(keyboard):
    keyboard.live()
    keyboard.chord("KeyA", "KeyD", "KeyG")
    keyboard.chord("KeyF", "KeyH", "KeyK")
    keyboard.page.get_by_role("button", name="Keep as a clip").click()
    keyboard.becomes(keyboard.notes, [(0, 60), (0, 64), (0, 67), (3840, 65), (3840, 69), (3840, 72)])
    expect(keyboard.page.get_by_role("status").first).to_have_text("Kept as a clip at bar 1")


def test_a_take_is_counted_in_recorded_kept_and_quantised(keyboard):
    keyboard.live()
    keyboard.page.keyboard.press("r")
    expect(keyboard.page.get_by_role("button", name="Stop recording")).to_be_visible()
    expect(keyboard.says).to_have_text("Count-in, then play")
    expect(keyboard.says).to_have_text("Recording")
    keyboard.hold("KeyA")
    assert keyboard.down() == [60]
    keyboard.lift("KeyA")
    keyboard.becomes(lambda: [pitch for _, pitch in keyboard.notes()], [60])
    keyboard.page.keyboard.press("r")
    expect(keyboard.page.get_by_role("status").first).to_have_text("Take kept, 1 bar")
    strength = keyboard.page.get_by_role("slider", name="How far")
    strength.focus()
    keyboard.page.keyboard.press("End")
    keyboard.becomes(lambda: keyboard.notes()[0][0] % 240, 0)
    keyboard.page.get_by_role("button", name="Drop the take").click()
    keyboard.becomes(keyboard.notes, [])


def test_a_midi_keyboard_is_heard_when_it_is_asked_for(host, song):
    host.page.evaluate(MIDI)
    keyboard = Keyboard(host, song)
    keyboard.page.get_by_role("button", name="Connect a MIDI keyboard").click()
    expect(keyboard.page.locator(".midi")).to_have_text("Small keys connected")
    keyboard.page.evaluate("midi(0x90, 60, 100)")
    assert keyboard.down() == [60]
    keyboard.page.evaluate("midi(0x80, 60, 0)")
    assert keyboard.down() == []


def test_a_refused_midi_keyboard_is_told_in_words(host, song):
    host.page.evaluate("navigator.requestMIDIAccess = () => Promise.reject(new Error('no')); null")
    keyboard = Keyboard(host, song)
    keyboard.page.get_by_role("button", name="Connect a MIDI keyboard").click()
    expect(keyboard.page.locator(".says")).to_contain_text("does not let this page hear MIDI keyboards")


def test_escape_gives_the_letters_back(keyboard):
    keyboard.live()
    keyboard.page.keyboard.press("Escape")
    keyboard.hold("KeyA")
    assert keyboard.down() == []


def test_another_instrument_is_chosen_by_name(keyboard):
    keyboard.page.get_by_role("button", name="Instrument").first.click()
    keyboard.page.get_by_role("searchbox").fill("marimba")
    expect(keyboard.page.get_by_role("option", name="marimba").first).to_be_visible()
    keyboard.page.keyboard.press("Enter")
    expect(keyboard.page.locator(".sound-name")).to_have_text("marimba")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [480, 930])
def test_it_can_be_read_and_used_by_everybody(host, song, axe, pictures, theme, width):
    host.theme(theme)
    host.page.set_viewport_size({"width": width, "height": 800})
    keyboard = Keyboard(host, song)
    keyboard.live()
    keyboard.chord("KeyF", "KeyH", "KeyK")
    keyboard.chord("KeyA", "KeyD", "KeyG")
    keyboard.hold("KeyX", "KeyA", "KeyD", "KeyH")
    host.page.evaluate(axe)
    assert host.page.evaluate(FOUND) == []
    host.page.screenshot(path=pictures / f"keyboard-{width}-{theme}.png", full_page=True)
