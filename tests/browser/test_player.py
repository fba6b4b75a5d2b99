"""The player on a bare page: every gesture, by mouse and by keyboard."""

from __future__ import annotations

import numpy as np
import pytest
from browser.host import Host
from conftest import launch
from playwright.sync_api import expect
from tap import level, listen, pitch

from musiclab.errors import SongError
from musiclab.widgets.player import Player

pytestmark = pytest.mark.browser

SECTIONS = [("Intro", 0, 10), ("Verse", 10, 30), ("Chorus", 30, 50)]
BARS = [2.5 * bar for bar in range(20)]
MOVES = [
    (["5"], "25 seconds, Verse, bar 11"),
    (["ArrowRight"], "2 seconds, Intro, bar 2"),
    (["5", "ArrowRight", "ArrowRight", "ArrowLeft"], "27 seconds, Verse, bar 12"),
    (["]"], "10 seconds, Verse, bar 5"),
    (["]", "]", "["], "10 seconds, Verse, bar 5"),
    (["End"], "50 seconds, bar 20"),
    (["7", "Home"], "0 seconds, Intro, bar 1"),
    (["PageUp"], "10 seconds, Verse, bar 5"),
    (["ArrowUp"], "2 seconds, Intro, bar 2"),
]


def tone(hertz=440.0, seconds=50):
    """A tone whose second half is an octave higher, in blocks of half a second."""

    def render(rate):
        for start in range(0, seconds * rate, rate // 2):
            t = np.arange(start, min(start + rate // 2, seconds * rate)) / rate
            wave = 0.25 * np.sin(2 * np.pi * hertz * t * np.where(t < seconds / 2, 1, 2))
            yield np.stack([wave, wave], axis=1).astype(np.float32)

    return render


def wave():
    """The levels of a beat that grows from part to part."""
    x = np.arange(800) / 800
    hit = np.exp(-3.2 * (x * 80 % 1)) * np.where(np.floor(x * 80) % 2 == 1, 0.9, 1)
    return np.where(x < 0.2, 0.42, np.where(x < 0.6, 0.66, 0.95)) * (0.5 + 0.5 * hit)


def boats(render=None, **changes):
    facts = {"title": "Paper Boats", "subtitle": "Amara, version 6", "seconds": 50, "sections": SECTIONS, "bars": BARS}
    return Player(render or tone(), **{**facts, "peaks": wave, **changes})


def place(host):
    return host.page.get_by_role("slider", name="Position").get_attribute("aria-valuetext")


def status(host):
    return host.page.get_by_role("status").first


def press(host, *keys):
    for key in keys:
        host.page.keyboard.press(key)


def play(host, where="#here"):
    """Press play by a real click, and wait until the playhead moves."""
    head = f"Number(document.querySelector('{where} .wave').style.getPropertyValue('--at'))"
    before = host.page.evaluate(head)
    host.page.locator(f"{where} .play").click()
    host.page.wait_for_function(f"before => {head} > before", arg=before)


def focus(host, part):
    host.page.locator(f"[data-part={part}]").first.focus()


def test_the_title_the_length_and_the_form_are_there_before_any_sound(host):
    host.show(boats())
    expect(host.page.get_by_role("heading", name="Paper Boats")).to_be_visible()
    expect(host.page.locator(".time")).to_have_text("0:00 / 0:50")
    assert host.page.get_by_role("group", name="Sections").get_by_role("button").all_inner_texts() == ["Intro", "Verse", "Chorus"]
    assert not [message for message in host.asked if message["kind"] == "render"]


def test_pressing_play_sounds_the_piece_at_its_pitch(host):
    host.show(boats())
    play(host)
    expect(host.page.get_by_role("button", name="Pause")).to_be_visible()
    rate, heard = listen(host.page)
    assert level(heard) == pytest.approx(20 * np.log10(0.25 / np.sqrt(2)), abs=0.5)
    assert pitch(rate, heard) == pytest.approx(440, abs=0.5)


def test_what_is_heard_is_what_was_rendered_sample_by_sample(host):
    def noise(rate):
        yield (np.random.default_rng(1).uniform(-0.5, 0.5, (rate * 8, 2))).astype(np.float32)

    host.show(boats(noise, seconds=8, sections=(), bars=()))
    play(host)
    rate, heard = listen(host.page, frames=65_536)
    sent = np.rint(next(noise(rate))[:, 0] * 32768) / 32768
    start = next(at for at in np.flatnonzero(sent == heard[0]) if np.array_equal(sent[at : at + 64], heard[:64]))
    assert np.abs(sent[start : start + len(heard)] - heard).max() < 1e-9


def test_pausing_is_silent_and_keeps_the_place(host):
    host.show(boats())
    play(host)
    host.page.locator(".play").click()
    expect(status(host)).to_contain_text("Paused at Intro, bar 1")
    assert level(listen(host.page)[1][-8192:]) == -200
    assert host.page.evaluate("Number(document.querySelector('.wave').style.getPropertyValue('--at'))") > 0


def test_pressing_again_goes_on_with_the_sound_that_is_here(host):
    host.show(boats())
    play(host)
    host.page.locator(".play").click()
    expect(host.page.get_by_role("button", name="Play")).to_be_visible()
    play(host)
    rate, heard = listen(host.page)
    assert pitch(rate, heard) == pytest.approx(440, abs=0.5)
    assert [message["kind"] for message in host.asked].count("render") == 1


def test_space_plays_and_pauses_from_anywhere_but_another_button(host):
    host.show(boats())
    for part in ("play", "slider", "volume"):
        focus(host, part)
        press(host, " ")
        expect(host.page.get_by_role("button", name="Pause")).to_be_visible()
        press(host, " ")
        expect(host.page.get_by_role("button", name="Play")).to_be_visible()
    focus(host, "loop")
    press(host, " ")
    expect(host.page.locator("[data-part=loop]")).to_have_attribute("aria-pressed", "true")


def test_keys_move_through_the_music(host):
    host.show(boats())
    focus(host, "slider")
    for keys, said in MOVES:
        press(host, "Home", *keys)
        assert (keys, place(host)) == (keys, said)
        expect(status(host)).to_have_text(said)


def test_pressing_the_wave_goes_there(host):
    host.show(boats())
    host.page.locator(".wave").click(position={"x": host.page.locator(".wave").bounding_box()["width"] / 2, "y": 20})
    assert place(host) == "25 seconds, Verse, bar 11"


def test_dragging_along_the_wave_goes_where_it_lets_go(host):
    host.show(boats())
    box = host.page.locator(".wave").bounding_box()
    host.page.mouse.move(box["x"] + 5, box["y"] + 30)
    host.page.mouse.down()
    host.page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 30, steps=4)
    host.page.mouse.up()
    assert place(host) == "40 seconds, Chorus, bar 17"


def test_a_section_is_gone_to_and_sounds_from_its_start(host):
    host.show(boats())
    host.page.get_by_role("button", name="Chorus", exact=True).click()
    assert place(host) == "30 seconds, Chorus, bar 13"
    expect(host.page.get_by_role("button", name="Chorus", exact=True)).to_have_attribute("aria-current", "true")
    play(host)
    rate, heard = listen(host.page)
    assert pitch(rate, heard) == pytest.approx(880, abs=1)


def test_a_loop_comes_back_to_its_start(host):
    host.show(boats(tone(seconds=3), seconds=3, sections=[("Short", 0, 1), ("Rest", 1, 3)], bars=[0, 1, 2]))
    focus(host, "slider")
    press(host, "l")
    expect(status(host)).to_have_text("Loop on, Short")
    expect(host.page.get_by_role("button", name="Loop Short")).to_have_attribute("aria-pressed", "true")
    press(host, " ")
    expect(host.page.get_by_role("button", name="Pause")).to_be_visible()
    _, heard = listen(host.page, frames=120_000)
    expect(host.page.locator("[aria-current=true]")).to_have_text("Short")
    assert level(heard[-4096:]) > -20
    press(host, "l")
    expect(host.page.locator("[aria-current=true]")).to_have_text("Rest")


def test_at_the_end_it_stops_and_begins_again_from_the_start(host):
    host.show(boats(tone(seconds=1), seconds=1, sections=(), bars=()))
    host.page.locator(".play").click()
    expect(host.page.get_by_role("button", name="Play")).to_be_visible()
    expect(host.page.locator(".time")).to_have_text("0:01 / 0:01")
    expect(status(host)).to_have_text("The end")
    host.page.locator(".play").click()
    expect(host.page.locator(".time")).to_have_text("0:00 / 0:01")


def test_volume_follows_its_slider_and_mute(host):
    host.show(boats())
    play(host)
    full = level(listen(host.page)[1][-8192:])
    host.page.get_by_role("slider", name="Volume").fill("50")
    assert level(listen(host.page)[1][-8192:]) == pytest.approx(full - 12.04, abs=0.1)
    focus(host, "slider")
    press(host, "m")
    assert level(listen(host.page)[1][-4096:]) < -90
    expect(host.page.get_by_role("button", name="Mute")).to_have_attribute("aria-pressed", "true")


def test_starting_one_player_stops_the_other(host):
    host.show(boats(tone(440)))
    host.show(boats(tone(660), title="Tin Roof"), where="other")
    play(host)
    play(host, "#other")
    expect(host.page.locator("#here .play")).to_have_accessible_name("Play")
    rate, heard = listen(host.page)
    assert pitch(rate, heard) == pytest.approx(660, abs=0.5)


def test_keys_do_not_leave_the_player_but_saving_does(host):
    host.show(boats())
    host.page.evaluate("() => { window.left = []; document.addEventListener('keydown', (e) => left.push(e.key)); }")
    for part in ("play", "slider", "section", "loop", "mute", "volume"):
        focus(host, part)
        press(host, "b", "a", "d", "l", "Escape", "Shift+Enter")
    press(host, "Control+s")
    assert host.page.evaluate("left.filter((key) => key !== 'Control')") == ["s"]


def test_a_failing_render_is_one_sentence_and_pressing_again_plays(host):
    failures = [SongError("The song came with no tracks. Add one, then press play.")]

    def render(rate):
        if failures:
            raise failures.pop()
        yield from tone()(rate)

    host.show(boats(render))
    host.page.locator(".play").click()
    expect(host.page.get_by_role("alert")).to_have_text("The song came with no tracks. Add one, then press play.")
    play(host)
    expect(host.page.get_by_role("alert")).to_have_text("")


def test_a_bug_in_render_is_told_without_its_innards(host):
    def render(_rate):
        yield np.zeros((44_100, 2), np.float32)
        raise ZeroDivisionError("secret")

    host.show(boats(render))
    host.page.locator(".play").click()
    expect(host.page.get_by_role("alert")).to_contain_text("The sound could not be made.")
    expect(host.page.get_by_role("alert")).not_to_contain_text("secret")


def test_without_a_kernel_it_says_what_to_do_and_stays_calm(host):
    host.show(boats())
    host.deaf = True
    host.page.locator(".play").click()
    expect(host.page.get_by_role("alert")).to_contain_text("Run the cell again to hear it.", timeout=8000)
    expect(host.page.get_by_role("button", name="Play")).to_be_visible()


def test_the_wave_fills_in_as_parts_come_when_nobody_measured_it(host):
    host.show(boats(tone(seconds=4), seconds=4, sections=(), bars=(), peaks=None))
    ink = "() => { const c = document.querySelector('canvas'); const d = c.getContext('2d').getImageData(0, 2, c.width, 1).data; return d.some((v) => v > 0) }"
    assert not host.page.evaluate(ink)
    host.page.locator(".play").click()
    host.page.wait_for_function(ink)


def test_a_held_context_says_so_and_a_real_press_plays(playwright, chromium):
    strict = launch(playwright, chromium, "--autoplay-policy=document-user-activation-required")
    host = Host(strict, untouched=boats(peaks=wave()))
    assert "Press play once more." in host.said
    play(host)
    assert level(listen(host.page)[1]) > -20
    host.close()
    strict.close()


def test_closing_a_player_leaves_nothing_that_sounds_or_listens(host):
    host.show(boats())
    play(host)
    host.page.evaluate("mounted[0].close()")
    assert level(listen(host.page)[1][-8192:]) == -200
    assert host.page.locator("#here").inner_html() == ""
    assert host.page.evaluate("[...mounted[0].model.listeners.values()].flat().length") == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everyone_can_use_it(host, axe, theme, pictures):
    host.theme(theme)
    host.show(boats())
    focus(host, "slider")
    press(host, "5")
    host.page.evaluate(axe)
    found = host.page.evaluate("axe.run('#here')")
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
    host.page.locator("#here").screenshot(path=pictures / f"player-{theme}.png")


def test_the_axe_run_finds_what_is_broken_on_purpose(host, axe):
    host.show(boats())
    host.page.evaluate("document.querySelector('.play').removeAttribute('aria-label')")
    host.page.evaluate("document.querySelector('.play').removeAttribute('title')")
    host.page.evaluate(axe)
    assert [rule["id"] for rule in host.page.evaluate("axe.run('#here')")["violations"]] == ["button-name"]


@pytest.mark.parametrize(("name", "options"), [
    ("narrow", {"viewport": {"width": 480, "height": 500}}),
    ("phone", {"viewport": {"width": 340, "height": 500}, "has_touch": True, "is_mobile": True}),
    ("forced-colors", {"forced_colors": "active"}),
])
def test_it_fits_its_place(browser, axe, pictures, name, options):
    host = Host(browser, **options)
    host.theme("dark" if name == "narrow" else "light")
    host.show(boats())
    focus(host, "slider")
    press(host, "5")
    assert host.page.evaluate("document.querySelector('.ml').scrollWidth <= document.querySelector('.ml').clientWidth")
    host.page.evaluate(axe)
    assert host.page.evaluate("axe.run('#here').then((found) => found.violations.map((rule) => rule.id))") == []
    host.page.locator("#here").screenshot(path=pictures / f"player-{name}.png")
    host.close()


def test_fingers_find_everything_at_44_pixels(browser):
    host = Host(browser, has_touch=True, is_mobile=True)
    host.show(boats())
    heights = host.page.evaluate("[...document.querySelectorAll('.ml button, .ml input, .wave')].map((e) => e.getBoundingClientRect().height)")
    assert min(heights) >= 44
    host.close()


def test_less_motion_moves_the_playhead_in_steps(browser):
    host = Host(browser, reduced_motion="reduce")
    host.show(boats())
    play(host)
    seen = host.page.evaluate("""async () => { const seen = new Set();
      for (let i = 0; i < 30; i++) { await new Promise(requestAnimationFrame); seen.add(document.querySelector('.wave').style.getPropertyValue('--at')); }
      return seen.size }""")
    assert seen <= 2
    host.close()
