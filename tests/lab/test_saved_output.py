"""What a notebook holds of a song when no kernel runs: in JupyterLab, in Notebook 7, in a copy that nobody trusts, as a web page."""

from __future__ import annotations

import json
import urllib.request

import nbformat
import pytest
from lab.notebook import Notebook, write_notebook
from playwright.sync_api import expect

from musiclab.project.kept_page import SONG
from musiclab.song.wire import decode, loads

pytestmark = pytest.mark.lab

NAME = "kept.ipynb"
CELL = """
from musiclab import open_song
song = open_song("kept", tempo=96)
song.beat("kick", "X... .... .... ....")
song.beats()
"""
CURRENT = """(notes) => {
  const outputs = jupyterapp.shell.currentWidget.content.widgets[0].model.outputs;
  const { data } = outputs.get(1).toJSON();
  const song = data["application/vnd.musiclab.song+json"];
  return song.tracks[0].clips[0].notes.length === notes && [data["text/html"]].flat().join("").includes("<audio") }"""
SEEN = "img => img.complete && img.naturalWidth > 800 && img.offsetWidth > 300"
PLAYED = """async (audio) => {
  await audio.play();
  await new Promise((done) => audio.addEventListener("timeupdate", () => audio.currentTime > 0 && done()));
  audio.pause();
  return audio.duration; }"""


@pytest.fixture(scope="module")
def saved(lab, browser):
    """A notebook in which a beat was clicked, saved as the menu does, and closed with its kernel."""
    write_notebook(lab.folder / NAME, CELL)
    notebook = Notebook(browser, lab.address, NAME)
    cell = notebook.run_cell(0)
    cell.locator('[data-pitch="36"][data-tick="960"]').click()
    expect(cell.locator(".musiclab-kept")).to_be_hidden()
    notebook.page.wait_for_function(CURRENT, arg=2)
    notebook.save()
    notebook.close()
    return nbformat.read(lab.folder / NAME, as_version=4)


@pytest.fixture
def page(browser):
    """A page that reaches this machine alone."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.route(lambda url: not url.startswith(("http://127.0.0.1", "file:", "data:", "blob:", "ws://127.0.0.1")), lambda route: route.abort())
    yield context.new_page()
    context.close()


def expect_seen_and_played(page):
    """The song is there for eyes and ears."""
    kept = page.locator(".musiclab-kept")
    expect(kept.locator("summary")).to_have_text("kept: 96 beats a minute, 1 bar, 0:02")
    picture = kept.get_by_role("img", name="kept: 96 beats a minute, 1 bar, 0:02. Tracks: drums.")
    expect(picture).to_be_visible()
    assert picture.evaluate(SEEN)
    assert kept.locator("audio").evaluate(PLAYED) > 2


def expect_no_complaint(page):
    """The place of the view, which cannot be shown, says nothing."""
    complaint = page.get_by_text("Error displaying widget: model not found")
    expect(complaint).to_have_count(1)
    expect(complaint).to_be_hidden()


def test_the_song_as_it_was_clicked_is_read_from_the_file_alone(saved, lab):
    kept = saved.cells[0].outputs[1].data
    song = decode(json.loads(json.dumps(kept[SONG])))
    assert [note.start for note in song.tracks[0].clips[0].notes] == [0, 960]
    assert song == loads((lab.folder / "projects" / "kept" / "song.json").read_bytes())
    assert kept["text/plain"].startswith("kept: 96 beats a minute")


def test_a_notebook_that_is_opened_again_shows_and_plays_the_song(saved, open_notebook):
    notebook = open_notebook(name=NAME)
    expect(notebook.page.locator(".jp-mod-trusted .musiclab-kept")).to_be_visible()
    expect_seen_and_played(notebook.page)
    expect_no_complaint(notebook.page)


def test_a_copy_that_nobody_trusts_shows_and_plays_the_song(saved, lab, open_notebook):
    handed_in = nbformat.from_dict(saved)
    handed_in.cells[0].source += "# by Ada"
    handed_in.metadata["author"] = "Ada"
    handed_in.cells[0].outputs[1].data["text/plain"] += " (Ada)"
    nbformat.write(handed_in, lab.folder / "handed_in.ipynb")
    notebook = open_notebook(name="handed_in.ipynb")
    expect(notebook.page.locator(".musiclab-kept")).to_be_visible()
    expect(notebook.page.locator(".jp-mod-trusted .musiclab-kept")).to_have_count(0)
    expect(notebook.page.get_by_text("To work on this song here, run the cell.")).to_be_visible()
    expect_seen_and_played(notebook.page)


def test_a_notebook_as_a_web_page_shows_and_plays_the_song(saved, tmp_path, page):
    from nbconvert import HTMLExporter

    path = tmp_path / "kept.html"
    path.write_text(HTMLExporter().from_notebook_node(saved)[0], "utf-8")
    page.goto(path.as_uri(), wait_until="domcontentloaded")
    expect_seen_and_played(page)


def test_notebook_7_shows_and_plays_the_song_until_a_live_one_takes_its_place(saved, lab, page):
    page.goto(f"{lab.address}/notebooks/{NAME}")
    expect_seen_and_played(page)
    expect_no_complaint(page)
    page.get_by_text("| Idle").or_(page.locator('[data-status="idle"]')).first.wait_for()
    page.locator(".jp-Cell .cm-content").first.click()
    page.keyboard.press("Shift+Enter")
    page.locator('.ml [data-pitch="36"][data-tick="960"]').wait_for()
    page.locator(".musiclab-kept").wait_for(state="attached")
    expect(page.locator(".musiclab-kept")).to_be_hidden()
    end_kernels(lab)


def end_kernels(lab):
    """End the kernel of the notebook, as the list of running kernels does."""
    with urllib.request.urlopen(f"{lab.address}/api/sessions") as answer:
        sessions = [session["id"] for session in json.load(answer) if session["path"] == NAME]
    for id in sessions:
        urllib.request.urlopen(urllib.request.Request(f"{lab.address}/api/sessions/{id}", method="DELETE")).close()
