"""A song is sung in a real notebook, as a student does it: measured, counted in, three takes, the best of two, tuned, mixed, exported."""

from __future__ import annotations

import json

import numpy as np
import pytest
import soundfile
from browser.recording_page import FLAGS, LOOP_BACK, RATE
from conftest import LOUD, launch
from lab.notebook import Notebook, write_notebook

from musiclab.listen.onsets import onsets
from musiclab.listen.take import hear

pytestmark = pytest.mark.lab

BEGIN = """import json
from musiclab import open_song
song = open_song("sung-and-mixed", tempo=240, key="A minor")
if not song.value.tracks:
    song.beat("kick", "X... x... X... x...", times=4)
song.record("Voice")"""
EXPORT = """song.clip("voice").tune(1).fade(0.05, 0.05)
song.mix("voice", volume_db=-3); song.mix("drums", volume_db=-9)
song.effect("voice", "reverb", mix=0.2)
song.export("sung.wav")
takes = song.takes()
print(json.dumps({"takes": [take.name for take in takes], "used": song.takes_used(), "measured": takes[-1].latency.measured,
                  "late": takes[-1].latency.used, "pitch": sorted({note.pitch for note in song.hear("voice").notes})}))"""
AGAIN = """song.close()
song = open_song("sung-and-mixed")
print(json.dumps([[clip.take, [join.take for join in clip.joins], clip.tune] for track in song.value.tracks for clip in track.clips if hasattr(clip, "take")]))"""
BY_AIR = 0.04
"""Seconds that the pretended air between loudspeaker and microphone takes."""

SAME_NAME = """() => {
  // The loudspeaker's way back goes by the name of the microphone that is sung into: a latency is one device's.
  const loop = navigator.mediaDevices.getUserMedia;
  navigator.mediaDevices.getUserMedia = async () => {
    const name = (await globalThis.realMicrophone({ audio: true })).getAudioTracks()[0].label;
    const stream = await loop();
    Object.defineProperty(stream.getAudioTracks()[0], "label", { value: name });
    return stream;
  };
}"""


@pytest.fixture(scope="module")
def singer(tmp_path_factory):
    """Somebody sings A3 a third of a semitone too high, a note of two thirds of a second in each second."""
    path = tmp_path_factory.mktemp("singer") / "voice.wav"
    at = np.arange(RATE) / RATE
    hertz = 220 * 2 ** (35 / 1200)
    tone = sum(np.sin(2 * np.pi * hertz * k * at) / k for k in range(1, 8)) * np.clip(np.minimum(at, 0.7 - at) * 20, 0, 1) * 0.15
    soundfile.write(path, np.tile(tone, 4), RATE, subtype="PCM_16")
    return path


def test_a_student_sings_three_takes_keeps_the_best_tunes_mixes_and_exports(lab, playwright, chromium, singer):
    browser = launch(playwright, chromium, LOUD, *FLAGS, f"--use-file-for-fake-audio-capture={singer}")
    write_notebook(lab.folder / "singing.ipynb", BEGIN)
    notebook = Notebook(browser, lab.address, "singing.ipynb")
    cell = notebook.run_cell(0)
    cell.locator(".lanes").wait_for()
    measure(notebook.page, cell)
    sing(notebook.page, cell)
    told = json.loads(notebook.printed(EXPORT))
    assert told["takes"][:3] == ["voice-1", "voice-2", "voice-3"]
    assert sorted(told["used"]) == ["voice-1", "voice-3"]
    assert told["measured"]
    assert told["late"] == pytest.approx(BY_AIR, abs=0.03)
    assert told["pitch"] == [57]
    [[take, joins, tune]] = json.loads(notebook.printed(AGAIN))
    assert (take, joins, tune) == ("voice-3", ["voice-1", "voice-3"], 1.0)
    check_export(lab.folder / "sung.wav")
    notebook.save()
    notebook.close()
    reopened = Notebook(browser, lab.address, "singing.ipynb")
    again = reopened.run_cell(0)
    again.locator('.phrase[aria-selected="true"]').nth(3).wait_for()
    assert again.locator('[data-take="voice-1"] .phrase[aria-selected="true"]').count() == 1
    reopened.close()
    browser.close()


def measure(page, cell) -> None:
    """Measure the latency with a loudspeaker that the microphone hears."""
    page.evaluate("() => { globalThis.realMicrophone = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices) }")
    page.evaluate(LOOP_BACK, BY_AIR)
    page.evaluate(SAME_NAME)
    cell.locator("text=Use my microphone").click()
    cell.locator("button", has_text="Measure").click()
    page.locator("button", has_text="By loudspeaker").click()
    cell.locator(".hint .says", has_text="Measured:").wait_for(timeout=30_000)
    page.locator("text=Switch off").click()
    page.evaluate("() => { navigator.mediaDevices.getUserMedia = globalThis.realMicrophone }")


def sing(page, cell) -> None:
    """Sing over a loop of four bars until three takes are there, and put bar 2 of the first into the best take."""
    record = cell.locator('[data-bar="transport"] .record')
    cell.locator("text=Use my microphone").click()
    cell.locator('[aria-label="Loop"]').click()
    record.click()
    cell.locator('[data-phase="counting"]').wait_for()
    cell.locator(".lane.live b", has_text="Take 4").wait_for(timeout=60_000)
    record.click()
    cell.locator('[data-take="voice-3"]').wait_for()
    cell.locator('[data-take="voice-1"] .phrase').nth(1).click()
    cell.locator(".hint .says", has_text="Take 1 is heard in bar 2").wait_for()
    page.wait_for_function("[...globalThis[Symbol.for('musiclab.rooms')].values()].every(({ session }) => session.waiting === 0)")


def check_export(path) -> None:
    """In the export the voice is in tune, and the beat begins with the song."""
    sound, rate = soundfile.read(path, dtype="float32")
    assert np.abs(sound).max() > 0.1
    assert len(sound) >= 4 * rate
    assert min(abs(onsets(sound.T[:, : 4 * rate], rate).times)) < 0.03
    curve = hear(sound.T, rate).pitch
    cents = curve.cents[curve.voiced & (np.abs(curve.midi - 57) < 0.5)]
    assert len(cents) > 50
    assert abs(np.median(cents)) < 15
