"""The recorder as a student uses it: by mouse and by keys, with a pretended microphone and the real song behind it."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
import soundfile
from browser.host import Host
from browser.recording_page import FLAGS, RATE
from conftest import LOUD, launch

from musiclab.project.live import open_song

pytestmark = pytest.mark.browser
BAR = 3840


@pytest.fixture(scope="module")
def singer(tmp_path_factory):
    """A microphone into which somebody sings A3, half a second of every second."""
    path = tmp_path_factory.mktemp("singer") / "voice.wav"
    at = np.arange(RATE) / RATE
    tone = sum(np.sin(2 * np.pi * 220 * k * at) / k for k in range(1, 8)) * np.clip(np.minimum(at, 0.6 - at) * 20, 0, 1) * 0.15
    soundfile.write(path, np.tile(tone, 4), RATE, subtype="PCM_16")
    return path


@pytest.fixture(scope="module")
def singing_browser(playwright, chromium, singer):
    started = launch(playwright, chromium, LOUD, *FLAGS, f"--use-file-for-fake-audio-capture={singer}")
    yield started
    started.close()


class RecorderPage:
    """A recorder on a page, and hands for it."""

    def __init__(self, host: Host, song, **options) -> None:
        self.host, self.song, self.page = host, song, host.page
        host.show(song.record(**options), ready=".lanes")

    def record(self, bars: float) -> None:
        """Record from the start for so many bars, and wait until the takes are there."""
        before = len(self.song.takes())
        self.page.locator(".record").click()
        self.page.locator('[data-phase="recording"]').wait_for()
        self.page.wait_for_function(f"Number(document.querySelector('.lcd .place b').textContent.split('.')[0]) > {bars}")
        self.page.locator(".record").click()
        self.until(lambda: len(self.song.takes()) > before and self.page.locator('[data-phase="keeping"]').count() == 0)

    def until(self, holds) -> None:
        for _ in range(400):
            if holds():
                return
            self.page.wait_for_timeout(20)
        assert holds(), (self.clips(), list(self.song.takes()))

    def clips(self):
        return [clip for track in self.song.value.tracks for clip in track.clips]

    def heard(self) -> list[str]:
        """Which take is heard in each bar of the first clip."""
        clip = self.clips()[0]
        joins = [(0, clip.take), *((join.at, join.take) for join in clip.joins)]
        return [next(take for at, take in reversed(joins) if at <= bar * BAR) for bar in range(clip.length // BAR)]

    def phrase(self, take: int, bar: int):
        return self.page.locator(f'[data-take="voice-{take}"] .phrase').nth(bar - 1)

    def says(self, text: str) -> None:
        self.page.locator(".hint .says", has_text=text).wait_for()


@pytest.fixture
def song(tmp_path):
    live = open_song("boats", folder=tmp_path, tempo=480, key="A minor")
    yield live
    live.close()


@pytest.fixture
def recorder(singing_browser, song):
    host = Host(singing_browser, viewport={"width": 1000, "height": 800})
    yield RecorderPage(host, song, track="Voice")
    host.close()


@pytest.fixture(scope="module")
def recorded(singing_browser, tmp_path_factory):
    """The folder of a song with three rounds of a loop of four bars; the last is heard."""
    folder = tmp_path_factory.mktemp("recorded")
    song = open_song("boats", folder=folder, tempo=480, key="A minor")
    host = Host(singing_browser, viewport={"width": 1000, "height": 800})
    recorder = RecorderPage(host, song)
    host.page.locator('[aria-label="Loop"]').click()  # with nothing chosen, what is shown is looped: four bars
    host.page.locator(".record").click()
    host.page.locator(".lane.live b", has_text="Take 4").wait_for()
    host.page.locator(".record").click()
    recorder.until(lambda: len(song.takes()) >= 3 and recorder.clips())
    host.close()
    song.close()
    return folder / "boats"


@pytest.fixture
def three_takes(singing_browser, recorded, tmp_path):
    """A recorder on a copy of that song."""
    shutil.copytree(recorded, tmp_path / "boats")
    song = open_song("boats", folder=tmp_path)
    host = Host(singing_browser, viewport={"width": 1000, "height": 800})
    recorder = RecorderPage(host, song)
    host.page.locator('[data-take="voice-3"]').wait_for()
    yield recorder
    host.close()
    song.close()


def test_nothing_is_asked_of_the_browser_before_a_button_is_pressed(recorder):
    assert recorder.page.locator("text=Use my microphone").is_visible()
    assert recorder.page.evaluate("navigator.permissions.query({ name: 'microphone' }).then(() => globalThis[Symbol.for('musiclab.audio')] === undefined)")
    recorder.page.locator("text=Use my microphone").click()
    recorder.page.locator('[role="meter"]').wait_for()
    recorder.page.wait_for_function("Number(document.querySelector('[role=meter]').ariaValueNow) > -30")
    assert "good" in recorder.page.locator('[role="meter"]').get_attribute("aria-valuetext")


def test_the_tuner_names_the_note_that_is_sung(recorder):
    recorder.page.locator("text=Use my microphone").click()
    recorder.page.locator(".tuner .note", has_text="A3").wait_for()
    recorder.page.locator(".tuner .how.good").wait_for()


def test_a_take_is_counted_in_recorded_and_heard_where_it_was_sung(recorder, song):
    recorder.record(2)
    recorder.until(recorder.clips)
    clip = recorder.clips()[0]
    assert (song.value.tracks[0].name, clip.start, clip.take) == ("Voice", 0, "voice-1")
    assert clip.length >= 2 * BAR
    assert clip.offset == pytest.approx(song.takes()[0].lead)
    recorder.says("Take 1 kept")
    song.undo()
    assert recorder.clips() == []
    assert len(song.takes()) == 1


def test_each_round_of_a_loop_is_a_take_and_the_last_whole_one_is_heard(three_takes):
    assert [take.round for take in three_takes.song.takes()][:3] == [1, 2, 3]
    assert set(three_takes.heard()) == {"voice-3"}


def test_a_press_on_a_phrase_puts_it_into_the_best_take_and_undo_takes_it_back(three_takes):
    three_takes.phrase(1, 2).click()
    three_takes.until(lambda: three_takes.heard() == ["voice-3", "voice-1", "voice-3", "voice-3"])
    three_takes.says("Take 1 is heard in bar 2")
    assert three_takes.phrase(1, 2).get_attribute("aria-selected") == "true"
    three_takes.page.locator('[aria-label^="Undo: choose"]').click()
    three_takes.until(lambda: set(three_takes.heard()) == {"voice-3"})


def test_a_drag_over_a_take_chooses_a_part_of_it(three_takes):
    first, last = three_takes.phrase(2, 1).bounding_box(), three_takes.phrase(2, 2).bounding_box()
    mouse = three_takes.page.mouse
    mouse.move(first["x"] + 4, first["y"] + 20)
    mouse.down()
    mouse.move(first["x"] + 60, first["y"] + 20)
    mouse.move(last["x"] + last["width"] - 4, first["y"] + 20)
    mouse.up()
    three_takes.until(lambda: three_takes.heard() == ["voice-2", "voice-2", "voice-3", "voice-3"])


def test_the_best_take_is_made_by_keys_alone(three_takes):
    three_takes.phrase(1, 1).focus()
    press = three_takes.page.keyboard.press
    press("ArrowRight")
    press("Enter")
    three_takes.until(lambda: three_takes.heard() == ["voice-3", "voice-1", "voice-3", "voice-3"])
    press("Alt+ArrowRight")
    three_takes.until(lambda: three_takes.clips()[0].joins[0].at == BAR + 240)
    press("ArrowDown")
    press("End")
    press("Enter")
    three_takes.until(lambda: three_takes.heard()[3] == "voice-2")


def test_a_join_is_dragged_and_each_take_goes_on_where_it_was(three_takes):
    three_takes.phrase(1, 3).click()
    three_takes.until(lambda: three_takes.heard()[2] == "voice-1")
    before = three_takes.clips()[0].joins[0]
    piece = three_takes.page.locator(".piece").nth(1).bounding_box()
    mouse = three_takes.page.mouse
    mouse.move(piece["x"], piece["y"] + 40)
    mouse.down()
    mouse.move(piece["x"] - 30, piece["y"] + 40)
    mouse.move(piece["x"] - 50, piece["y"] + 40)
    mouse.up()
    three_takes.until(lambda: three_takes.clips()[0].joins[0].at < before.at)
    after = three_takes.clips()[0].joins[0]
    assert after.offset - before.offset == pytest.approx((after.at - before.at) / 960 * 60 / 480)


def test_escape_drops_what_is_sung_and_it_can_be_brought_back(recorder, song):
    recorder.page.locator(".record").click()
    recorder.page.locator('[data-phase="recording"]').wait_for()
    recorder.page.wait_for_function("Number(document.querySelector('.lcd .place b').textContent.split('.')[0]) > 1")
    recorder.page.locator(".play").focus()
    recorder.page.keyboard.press("Escape")
    recorder.page.locator("text=Bring it back").wait_for()
    assert recorder.clips() == []
    recorder.page.locator("text=Bring it back").click()
    recorder.until(recorder.clips)


def test_a_take_is_renamed_nudged_and_erased_from_its_menu(three_takes):
    page = three_takes.page
    page.locator('[aria-label="More for Take 3"]').click()
    page.locator('[role="menuitem"]', has_text="Rename").click()
    page.keyboard.type("The one")
    page.keyboard.press("Enter")
    song = three_takes.song
    three_takes.until(lambda: "The one" in [take.title for take in song.takes()])
    offset = three_takes.clips()[0].offset
    page.locator('[aria-label="More for The one"]').click()
    page.locator('[role="menuitem"]', has_text="Earlier by 5 ms").click()
    three_takes.until(lambda: three_takes.clips()[0].offset == pytest.approx(offset + 0.005))
    page.locator('[aria-label="More for Take 1"]').click()
    page.locator('[role="menuitem"]', has_text="Erase").click()
    three_takes.until(lambda: "voice-1" not in [take.name for take in song.takes()])
    assert not list(song.folder.rglob("voice-1*"))
    page.locator('[aria-label="More for The one"]').click()
    page.locator('[role="menuitem"]', has_text="Erase").click()
    page.locator("button", has_text="Erase it").click()
    three_takes.until(lambda: not three_takes.clips())


def test_a_take_becomes_notes_on_a_track_of_their_own(recorder, song):
    recorder.record(8)
    recorder.until(recorder.clips)
    recorder.page.locator('[aria-label="More for Take 1"]').click()
    recorder.page.locator('[role="menuitem"]', has_text="Make notes").click()
    recorder.until(lambda: len(song.value.tracks) == 2)
    assert {note.pitch for note in song.value.tracks[1].clips[0].notes} == {57}


def test_punched_in_only_the_loops_bars_are_new(three_takes):
    song, count = three_takes.song, len(three_takes.song.takes())
    transport = three_takes.page.locator('[data-bar="transport"]')
    three_takes.page.evaluate("globalThis[Symbol.for('musiclab.rooms')].values().next().value.room.then(({ transport }) => transport.setLoop({ start: 3840, end: 7680 }))")
    transport.locator("text=Punch").click()
    transport.locator(".record").click()
    three_takes.until(lambda: len(song.takes()) > count)
    three_takes.until(lambda: three_takes.heard() == ["voice-3", song.takes()[-1].name, "voice-3", "voice-3"])
    assert song.takes()[-1].start == BAR


def test_what_broke_off_is_offered_on_the_page_and_kept(singing_browser, song):
    parts = song.folder / "takes" / ".recording"
    host = Host(singing_browser)
    page = RecorderPage(host, song)
    host.page.locator(".record").click()
    host.page.locator('[data-phase="recording"]').wait_for()
    page.until(lambda: any(path.stat().st_size > 40_000 for path in parts.rglob("sound.f32")))
    host.context.close()
    host.errors.clear()
    again = Host(singing_browser)
    second = RecorderPage(again, song)
    again.page.locator("text=broke off").wait_for()
    again.page.locator("text=Keep it as a take").click()
    second.until(second.clips)
    assert song.takes()[0].recovered
    again.close()


@pytest.mark.parametrize(("width", "theme"), [(930, "light"), (930, "dark"), (480, "light"), (480, "dark")])
def test_it_can_be_used_by_everybody_and_looks_as_it_should(singing_browser, song, axe, pictures, width, theme):
    song.melody("melody", "A3 C4 E4 D4 | C4 B3 A3:2 | A3 C4 E4 D4 | C4 B3 A3:2", instrument="flute")
    host = Host(singing_browser, viewport={"width": width, "height": 760})
    host.theme(theme)
    page = RecorderPage(host, song, guide="melody")
    page.record(4)
    page.until(lambda: len(page.clips()) == 2)
    host.page.locator('[data-take="voice-1"]').wait_for()
    host.page.evaluate(axe)
    found = host.page.evaluate("axe.run('#here').then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))")
    assert found == []
    host.page.screenshot(path=pictures / f"recorder-{width}-{theme}.png")
    host.close()
