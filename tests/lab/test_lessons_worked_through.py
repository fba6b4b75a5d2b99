"""A student works through every lesson in a real JupyterLab page: the check first leads to a next step, and then is content.

What the student writes is none of the answers that the lessons come with.
"""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from musiclab.lesson.loading import load_lesson
from musiclab.lesson.places import lesson_folder
from musiclab.project.workspace import prepare_workspace

pytestmark = pytest.mark.lab

LOOP = 'loop.melody("tune", "C5 E5 A5 E5 | D5 C5 A4:2", times=4)'
GROOVE = """
mine.beat("kick",       "X..x .x.. X... .xx.", at=5, times=4)
mine.beat("snare",      ".... X..- .-.. X.-.", at=5, times=4)
mine.beat("closed hat", "X-.- X-.- X-.- X--x", at=5, times=4)
"""
MELODY = 'mine.melody("tune", "G4:.5 E4:.5 F4:2 . | A4:.5 F4:.5 G4:2 . | B4:.5 G4:.5 A4:2 . | D5 B4 C5:2")'
CHORDS = """
mine.chords("keys", "Dm Bb F C", instrument="organ")
mine.melody("bass", "D2:1.5 D2:.5 A1 D2 | Bb1:1.5 Bb1:.5 F2 Bb1 | F1:1.5 F1:.5 C2 F1 | C2:1.5 C2:.5 G1 C2")
"""
TEXTURE = """
def texture(seed):
    chance = Random(seed)
    piece = open_song("my-texture", tempo=92, key="G major")
    for bar in range(1, 17):
        piece.beat("kick", "X... .... X... ....", at=bar)
        if bar > 4:
            piece.melody("harp", " ".join(chance.choice(["G4", "A4", "B4", "D5"]) for _ in range(8)).replace(" ", ":.5 ") + ":.5", at=bar, instrument="harp")
        if bar > 8:
            piece.beat("shaker", "x-x- x-x- x-x- x-x-", at=bar)
        if bar > 12:
            piece.melody("flute", "D5:3 B4", at=bar, instrument="flute")
    return piece

mine = texture(5)
"""
FORM = """
for bar in (1, 17):
    mine.melody("tune", "E4 F#4 G4:2 | A4:1.5 G4:.5 E4:2 | D4 E4 G4:2 | F#4:4 | E4 F#4 G4:2 | A4:1.5 B4:.5 G4:2 | F#4 E4 D4:2 | E4:4", at=bar, instrument="violin")
    mine.chords("keys", "Em Am G D Em Am D Em", at=bar, instrument="piano")
    mine.melody("bass", "E2:2 B1:2 | A1:2 E2:2 | G1:2 D2:2 | D2:2 A1:2", at=bar, times=2, instrument="electric bass")
for bar in (9, 25):
    mine.melody("tune", "B4:.5 D5:.5 E5:3 | C5:.5 E5:.5 F#5:3 | G5 F#5 E5 D5 | B4:4 | B4:.5 D5:.5 E5:3 | C5:.5 E5:.5 G5:3 | F#5 E5 D5 B4 | E5:4", at=bar)
    mine.chords("keys", "C G Am D C G D Em", at=bar)
    mine.melody("bass", "C2 C2 G2 C2 | G1 G1 D2 G1 | A1 A1 E2 A1 | D2 D2 A1 D2", at=bar, times=2)
    mine.beat("kick", "X... X... X... X...", at=bar, times=8)
    mine.beat("snare", ".... X... .... X...", at=bar, times=8)
mine.melody("climb", "E4:.5 F#4:.5 G4:.5 A4:.5 B4:.5 C5:.5 D5:.5 E5:.5", at=8, instrument="trumpet")
"""
CLAPS = """
import numpy as np, soundfile

rate, beat = 22050, 60 / 90
sound = np.random.default_rng(4).normal(0, 0.0004, int(rate * beat * 17))
for at in range(16):
    begin = int((at * beat + 0.012 * (-1) ** at) * rate)
    sound[begin : begin + 2000] += 0.4 * np.random.default_rng(at).normal(0, 0.4, 2000) * np.exp(-np.arange(2000) / 500)
soundfile.write("claps.wav", np.clip(sound, -1, 1), rate)
take = song.add_audio("Hands", "claps.wav")
(song.folder / "credits.md").write_text("- " + take + " | me | own work | clapped in class")
"""
LESSONS = {
    "00": LOOP, "02": GROOVE, "03": MELODY, "04": CHORDS, "05": TEXTURE, "06": FORM, "07": CLAPS,
}  # fmt: skip


@pytest.fixture(scope="module")
def workspace(lab):
    """A student's workspace with the lessons in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_DATA_DIR", str(lab.folder / ".jupyter"))
        prepare_workspace(lab.folder)
    return lab.folder


def report_of(notebook, folder, task):
    """Run every cell of a lesson, and give the report of a task."""
    book = json.loads((folder / "lesson.ipynb").read_text())
    found = None
    for number, cell in enumerate(book["cells"]):
        if cell["cell_type"] != "code":
            continue
        shown = notebook.run_cell(number)
        if f'check("{task}"' in "".join(cell["source"]):
            found = shown.locator(".report")
    assert found
    return found


@pytest.mark.parametrize("number", LESSONS)
def test_a_lesson_is_worked_through_to_a_check_that_is_content(open_notebook, workspace, number):
    folder = lesson_folder(number)
    task = load_lesson(folder).tasks[-1]
    notebook = open_notebook(name=f"lessons/{folder.name}/lesson.ipynb")
    report = report_of(notebook, folder, task.name)
    expect(report.get_by_text("Your next step")).to_be_visible()
    notebook.add(LESSONS[number].strip())
    report.get_by_role("button", name="Check again").click()
    expect(report.get_by_role("heading", name=task.done)).to_be_visible(timeout=20_000)
    kept = json.loads((workspace / "lessons" / folder.name / "progress.json").read_text())
    assert kept["tasks"][task.name]["passed"] is True


def test_a_first_beat_is_made_with_the_keyboard_alone(open_notebook, workspace):
    folder = lesson_folder("01")
    task = load_lesson(folder).tasks[-1]
    notebook = open_notebook(name=f"lessons/{folder.name}/lesson.ipynb")
    page = notebook.page
    report = report_of(notebook, folder, task.name)
    expect(report.get_by_role("heading", name="Let one more drum play")).to_be_visible()
    beats = page.locator('.jp-Cell:has-text("mine = open_song") .ml').first
    beats.get_by_role("button", name="Add a sound").press("Enter")
    beats.get_by_role("option", name="Snare", exact=True).press("Enter")
    for steps in ((4, 12), (20, 28, 30)):
        for step in steps:
            cell = beats.locator(f'[data-pitch="38"][data-tick="{step * 240}"]')
            if not cell.count():
                page.keyboard.press("PageDown")
            cell.focus()
            page.keyboard.press("Enter")
            expect(cell).not_to_have_attribute("aria-label", re.compile("rest"))
    report.get_by_role("button", name="Check again").press("Enter")
    expect(report.get_by_role("heading", name=task.done)).to_be_visible(timeout=20_000)
