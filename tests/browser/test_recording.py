"""A page records into the project sample for sample, in time with the song, and loses nothing of it."""

from __future__ import annotations

import base64

import numpy as np
import pytest
import soundfile
from browser.host import Host
from browser.recording_page import (
    FLAGS,
    LOOP_BACK,
    RATE,
    RecordingPage,
    lag_of,
    onsets_of,
    residual_db,
    sound_of,
    write_source,
)
from conftest import LOUD, launch

from musiclab.project.live import open_song

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def microphone(tmp_path_factory):
    """The sound that the browser's microphone hears, over and over, and the file of it."""
    path = tmp_path_factory.mktemp("microphone") / "sound.wav"
    return write_source(path, 5), path


@pytest.fixture(scope="module")
def recording_browser(playwright, chromium, microphone):
    """A browser that lets every page use the microphone without asking."""
    started = launch(playwright, chromium, LOUD, *FLAGS, f"--use-file-for-fake-audio-capture={microphone[1]}")
    yield started
    started.close()


@pytest.fixture
def song(tmp_path):
    live = open_song("boats", folder=tmp_path, tempo=120)
    live.beat("kick", "X.x. ..x. X... x.x.")
    yield live
    live.close()


@pytest.fixture
def page(recording_browser, song):
    host = Host(recording_browser)
    host.show(song.beats())
    yield RecordingPage(host)
    host.close()


def sent_frames(host):
    """Give the frame that the last part begins with which has left the page: all before it has arrived."""
    return max(message["first"] for message in host.asked if message.get("what") == "part")


def test_the_take_is_the_microphones_sound_sample_for_sample(page, song, microphone):
    page.start()
    page.wait_seconds(2)
    [info] = page.stop()
    sound, (mic, _) = sound_of(song.folder, info["name"]), microphone
    heard = sound[RATE // 4 :]
    assert (info["rate"], info["missing"], info["frames"]) == (RATE, 0, len(sound))
    assert info["frames"] / RATE > 2.5
    assert residual_db(heard, mic) < -90
    places = [(lag_of(heard[at : at + RATE // 2], mic) - at) % len(mic) for at in range(0, len(heard) - RATE // 2, RATE // 4)]
    assert len(set(places)) == 1  # nothing is left out, and nothing drifts


def test_what_is_sent_is_small_and_each_part_is_safe_before_the_next_but_three(page, song):
    page.start()
    page.wait_seconds(2)
    page.stop()
    parts = [message for message in page.host.asked if message.get("what") == "part"]
    assert [part["n"] for part in parts] == list(range(len(parts)))
    assert page.host.largest < 1_000_000


def test_after_a_measurement_a_click_lands_on_its_beat(page, song):
    page.page.evaluate(LOOP_BACK, 0.0873)
    measured = page.page.evaluate("recorder.measure('loop')")
    assert measured["kind"] == "measured"
    assert measured["seconds"] > 0.0873
    assert page.get("latency")["measured"]
    page.page.evaluate("session.edit({ edit: 'set-track', track: 'drums', field: 'mute', value: true })")
    page.page.evaluate("transport.setMetronome(true)")
    page.start(**{"from": 960})
    page.wait_seconds(1.4)
    [info] = page.stop()
    late = onsets_of(sound_of(song.folder, info["name"]), info["lead"])
    assert len(late) > 2
    assert np.median(np.abs(late)) < 0.001
    assert np.abs(late).max() < 0.010


def test_without_a_measurement_the_same_click_is_late(page, song):
    """The law above can fail."""
    page.page.evaluate(LOOP_BACK, 0.2)
    page.page.evaluate("session.edit({ edit: 'set-track', track: 'drums', field: 'mute', value: true })")
    page.page.evaluate("transport.setMetronome(true)")
    page.start()
    page.wait_seconds(1.5)
    [info] = page.stop()
    assert np.median(onsets_of(sound_of(song.folder, info["name"]), info["lead"])) > 0.1


def test_each_round_of_a_loop_is_a_take_and_all_begin_alike(page, song):
    page.page.evaluate(LOOP_BACK, 0.03)
    page.page.evaluate("session.edit({ edit: 'set-track', track: 'drums', field: 'mute', value: true })")
    page.page.evaluate("transport.setMetronome(true)")
    page.start(loop={"start": 0, "end": 1920})
    page.until("recorder.live()?.round === 3")
    takes = page.stop()
    assert [(take["round"], take["from"], take["until"]) for take in takes] == [(1, 0, 1920), (2, 0, 1920)]
    late = [onsets_of(sound_of(song.folder, take["name"]), take["lead"])[0] for take in takes]
    assert abs(late[0] - late[1]) < 1.5 / RATE


def sent_sound(host):
    """Give the samples that have left the page, (frames,): what the microphone gave, whatever befell it on its way there."""
    parts = [(first, np.frombuffer(data, "<f4")) for first, data in host.recorded]
    sound = np.zeros(max(first + len(part) for first, part in parts))
    for first, part in parts:
        sound[first : first + len(part)] = part
    return sound


def test_what_was_acknowledged_is_offered_back_when_the_page_has_gone(page, song, recording_browser, monkeypatch):
    for module in ("booth", "desk"):
        monkeypatch.setattr(f"musiclab.project.takes.{module}.AWAY", 1.0)
    page.start()
    page.wait_seconds(1.5)
    page.host.context.close()
    there = Host(recording_browser)
    there.show(song.beats())
    after = RecordingPage(there)
    after.until("recorder.recovered.length === 1")
    after.page.evaluate("recorder.recover(recorder.recovered[0].recording, (takes) => kept.push(takes))")
    [info] = after.kept()
    arrived = sent_frames(page.host)
    sound = sound_of(song.folder, info["name"])
    assert info["recovered"] and len(sound) >= arrived > RATE
    sent = sent_sound(page.host)[: len(sound)]
    assert len(sent) == len(sound)
    assert np.abs(sound - sent).max() <= 1 / 32768  # the take is kept in 16 bits
    assert np.abs(sent[RATE // 2 :]).max() > 0.01
    there.close()


def test_what_is_dropped_comes_back_or_is_erased(page, song):
    page.start()
    page.wait_seconds(0.6)
    page.page.evaluate("recorder.drop()")
    assert page.get("phase") == "open" and page.get("dropped")
    page.page.evaluate("recorder.restore()")
    [info] = page.kept()
    assert info["frames"] > 0.9 * RATE
    page.start()
    page.wait_seconds(0.3)
    page.page.evaluate("recorder.drop()")
    page.page.evaluate("recorder.close()")
    page.host.page.wait_for_function("recorder.phase === 'off'")
    page.until("!recorder.recovered.length")
    assert sorted(path.name for path in (song.folder / "takes").glob("*.flac")) == [f"{info['name']}.flac"]


def test_the_page_shows_that_the_microphone_is_on(page):
    badge = page.page.locator(".musiclab-microphone")
    assert badge.count() == 0
    page.page.evaluate("recorder.open()")
    assert badge.locator("span").inner_text() == "Microphone on"
    page.start()
    page.wait_seconds(0.2)
    assert badge.locator("span").inner_text() == "Recording"
    badge.get_by_role("button", name="Stop and keep").click()
    page.kept()
    badge.get_by_role("button", name="Switch off").click()
    page.until("recorder.phase === 'off'")
    assert badge.count() == 0


REFUSALS = {
    "NotAllowedError": "The browser does not let this page use the microphone",
    "NotFoundError": "No microphone is connected",
    "NotReadableError": "Another program is using the microphone",
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_browser_that_gives_no_microphone_is_put_in_words(page, name):
    page.page.evaluate(f"void (navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', '{name}')))")
    assert page.page.evaluate("recorder.open()") is False
    assert page.get("trouble").startswith(REFUSALS[name])
    assert "You can still" in page.get("trouble")
    assert page.get("phase") == "off"


def test_a_page_that_is_not_secure_is_put_in_words(page):
    page.page.evaluate("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })")
    assert page.page.evaluate("recorder.open()") is False
    assert page.get("trouble").startswith("You can still play, edit and upload a recording.")


def test_a_microphone_that_is_unplugged_keeps_what_there_is(page, song):
    page.page.evaluate("""() => {
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wish) => (globalThis.stream = await real(wish));
    }""")
    page.start()
    page.wait_seconds(1)
    page.page.evaluate("stream.getTracks()[0].dispatchEvent(new Event('ended'))")
    [info] = page.kept()
    assert info["frames"] > RATE
    assert page.get("phase") == "off"
    assert page.get("trouble").startswith("The microphone was unplugged. What was recorded until then is kept.")


def test_a_sound_file_is_brought_in(page, song, microphone):
    page.page.evaluate(
        "(letters) => { globalThis.file = new File([Uint8Array.from(atob(letters), (sign) => sign.charCodeAt(0))], 'My voice.wav'); }",
        base64.b64encode(microphone[1].read_bytes()).decode(),
    )
    info = page.page.evaluate("recorder.import(file, 'voice', 0)")
    assert info["source"] == "file"
    assert residual_db(sound_of(song.folder, info["name"]), microphone[0]) < -90
    assert page.page.evaluate("recorder.import(new File(['no sound'], 'words.wav'), 'voice', 0)") is None
    assert "words.wav" in page.get("trouble")


def test_a_sound_device_that_goes_away_keeps_what_there_is_and_the_next_press_records(page, song):
    page.start()
    page.wait_seconds(1)
    page.page.evaluate("globalThis[Symbol.for('musiclab.audio')].context.close()")
    [info] = page.kept()
    assert info["frames"] > RATE
    assert page.get("trouble").startswith("The sound device went away.")
    page.page.evaluate("kept.length = 0")
    page.start()
    page.wait_seconds(0.3)
    assert page.stop()[0]["name"] != info["name"]


def becomes(host, holds) -> None:
    """Wait until something holds of the kernel's song; the page goes on meanwhile."""
    for _ in range(300):
        if holds():
            return
        host.page.wait_for_timeout(20)
    assert holds()


def test_the_studio_records_onto_an_armed_track_and_onto_a_new_one(recording_browser, song):
    host = Host(recording_browser)
    host.show(song.studio(), ready=".lanes")
    page = host.page
    page.locator('[aria-label="Record"]').click()
    page.wait_for_function("document.querySelector('.hint .says').textContent.startsWith('Recording')")
    page.wait_for_function("/^1\\.[34]|^2/.test(document.querySelector('.lcd .place b').textContent)")
    page.locator('[aria-label="Stop recording"]').click()
    becomes(host, lambda: len(song.value.tracks) == 2)
    voice = song.value.tracks[1]
    assert (voice.name, [clip.take for clip in voice.clips]) == ("Voice", ["voice-1"])
    letter = page.locator('[aria-label="Arm Voice"]')
    assert letter.get_attribute("aria-pressed") == "true"
    page.keyboard.press("Home")
    page.locator('[data-part="timeline"]').focus()
    page.keyboard.press("r")
    page.wait_for_function("document.querySelector('.hint .says').textContent.startsWith('Recording')")
    page.wait_for_function("/^1\\.[34]|^2/.test(document.querySelector('.lcd .place b').textContent)")
    page.keyboard.press("Escape")
    page.locator("text=Bring it back").wait_for()
    assert len(song.takes()) == 1
    host.close()


def test_a_sound_file_is_chosen_for_the_recorder_and_heard_alone(recording_browser, song, microphone):
    host = Host(recording_browser)
    host.show(song.record("Guitar"), ready=".lanes")
    with host.page.expect_file_chooser() as chooser:
        host.page.locator("text=Use a sound file").click()
    chooser.value.set_files(microphone[1])
    becomes(host, lambda: len(song.value.tracks) == 2)
    clip = song.value.tracks[1].clips[0]
    assert clip.length == pytest.approx(5 * 1920, abs=4)
    hear = host.page.locator('[aria-label^="Hear "]').last
    hear.click()
    host.page.locator('[aria-label^="Stop "]').last.click()
    host.page.locator('[aria-label^="Hear "]').last.wait_for()
    host.close()


def test_a_file_is_dropped_on_the_timeline_and_stands_where_it_was_let_go(recording_browser, song, microphone):
    host = Host(recording_browser, viewport={"width": 1000, "height": 800})
    host.show(song.studio(), ready=".lanes")
    lines = host.page.locator(".lanes > .lines")
    box = lines.bounding_box()
    sound = base64.b64encode(microphone[1].read_bytes()).decode()
    host.page.evaluate(
        """([text, x, y]) => {
          const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([bytes], "My riff.wav"));
          const at = { bubbles: true, cancelable: true, dataTransfer, clientX: x, clientY: y };
          const under = document.elementFromPoint(x, y);
          for (const kind of ["dragover", "drop"]) under.dispatchEvent(new DragEvent(kind, at));
        }""",
        [sound, box["x"] + box["width"] * 4 / 20 + 1, box["y"] + 130],
    )
    becomes(host, lambda: len(song.value.tracks) == 2)
    track = song.value.tracks[1]
    assert (track.name, track.clips[0].start) == ("My riff", 4 * 3840)
    assert song.takes()[0].source == "file"
    host.close()


def test_clipping_is_held_on_the_page_until_it_has_been_seen(playwright, chromium, song, tmp_path):
    tone = np.sin(2 * np.pi * 220 * np.arange(RATE) / RATE)
    soundfile.write(tmp_path / "loud.wav", np.concatenate([0.1 * tone, 0.1 * tone, np.clip(3 * tone, -1, 1)]), RATE, subtype="PCM_16")
    browser = launch(playwright, chromium, LOUD, *FLAGS, f"--use-file-for-fake-audio-capture={tmp_path / 'loud.wav'}")
    host = Host(browser)
    host.show(song.record(), ready=".lanes")
    host.page.locator("text=Use my microphone").click()
    host.page.locator("button.clipped").wait_for(timeout=10_000)  # before anything else draws the page anew
    host.close()
    browser.close()
