"""Recording in a real notebook: sample for sample, and a kernel that is restarted in the midst of it takes nothing away."""

from __future__ import annotations

import pytest
from browser.recording_page import FLAGS, RATE, RecordingPage, residual_db, sound_of, write_source
from conftest import LOUD, launch
from lab.notebook import Notebook, write_notebook

pytestmark = pytest.mark.lab

BEGIN = """from musiclab import open_song
song = open_song("sung", tempo=120)
if not song.value.tracks:
    song.beat("kick", "X... .... .... ....")
song.beats()"""
READY = "[...(globalThis[Symbol.for('musiclab.rooms')] ?? new Map()).values()].at(-1)?.session.ready"


def test_a_kernel_that_is_restarted_in_the_midst_of_a_take_takes_nothing_away(lab, playwright, chromium, tmp_path):
    sound = write_source(tmp_path / "microphone.wav", 5)
    browser = launch(playwright, chromium, LOUD, *FLAGS, f"--use-file-for-fake-audio-capture={tmp_path / 'microphone.wav'}")
    write_notebook(lab.folder / "sung.ipynb", BEGIN)
    notebook = Notebook(browser, lab.address, "sung.ipynb")
    notebook.run_cell(0)
    notebook.page.wait_for_function(READY)
    page = RecordingPage(notebook)
    page.start()
    page.wait_seconds(1)
    notebook.restart()
    notebook.run_cell(0)
    page.wait_seconds(page.get("live().seconds") + 0.5)
    page.page.evaluate("recorder.stop()")
    page.until("kept.length > 0", timeout=20)
    [info] = page.page.evaluate("kept[0]")
    project = next(lab.folder.glob("**/sung/takes")).parent
    assert info["missing"] == 0
    assert info["frames"] > 2 * RATE
    assert residual_db(sound_of(project, info["name"])[RATE // 4 :], sound) < -90
    notebook.close()
    browser.close()
