"""Handing in on a bare page: what is not there yet in plain words, one button, a receipt to read aloud, a file to carry."""

from __future__ import annotations

import zipfile

import pytest
from classroom.class_of_three import IN_TIME, a_class, assigned, begun
from playwright.sync_api import expect

from musiclab.classroom.collecting import collect
from musiclab.classroom.hand_in_word import HandingDesk
from musiclab.classroom.opening import open_assignment
from musiclab.widgets.hand_in import HandIn

pytestmark = pytest.mark.browser
FOUND = "axe.run('#here').then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))"


@pytest.fixture
def klass(tmp_path):
    return a_class(tmp_path)


@pytest.fixture
def ready(klass, tmp_path, monkeypatch):
    """Mira's assignment with both songs made."""
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    return begun(assigned(klass), tmp_path / "mira", "Mira Sato")


def shown(host, place):
    host.show(HandIn(HandingDesk(place, now=lambda: IN_TIME)), ready=".handing")
    return host.page


def test_everything_is_there_and_one_press_hands_it_in(host, ready, klass, pictures):
    page = shown(host, ready)
    page.get_by_role("button", name="Check and hand in").click()
    receipt = page.get_by_role("group", name="Your receipt")
    expect(receipt).to_contain_text("It lies in the folder of the class.")
    words = tuple(receipt.get_by_role("listitem").all_inner_texts())
    page.screenshot(path=pictures / "hand-in.png")
    (one,) = collect(klass, [klass.hand_in])
    assert one.submission.receipt == words
    expect(page.get_by_role("status")).to_contain_text(" ".join(words))


def test_what_is_not_there_yet_is_said_before_anything_is_handed_in(host, klass, tmp_path, pictures):
    place = open_assignment(assigned(klass), tmp_path / "ben", student="ben")
    begun(klass.path / "assignments" / "first-beat.zip", tmp_path / "ben", "ben")
    (place.projects / "my-beat" / "song.json").unlink()
    page = shown(host, place)
    page.get_by_role("button", name="Check and hand in").click()
    expect(page.get_by_text("there is no song my-beat yet")).to_be_visible()
    assert collect(klass, [klass.hand_in]) == ()
    page.screenshot(path=pictures / "hand-in-not-yet.png")
    page.get_by_role("button", name="Hand in as it is").click()
    expect(page.get_by_role("group", name="Your receipt")).to_be_visible()
    assert [one.submission.songs for one in collect(klass, [klass.hand_in])] == [("steps",)]


def test_a_name_that_nobody_has_is_refused_in_a_sentence_and_nothing_is_lost(host, ready, klass):
    page = shown(host, ready)
    page.get_by_label("Your name, as it is in the class list").fill("Mirra")
    page.get_by_label("Your name, as it is in the class list").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Mirra is not in the list of 9b.")
    assert collect(klass, [klass.hand_in]) == ()


def test_without_a_folder_of_the_class_the_file_is_downloaded_and_is_what_was_sealed(host, tmp_path):
    klass = a_class(tmp_path, hand_in="")
    page = shown(host, begun(assigned(klass), tmp_path / "mira", "mira"))
    page.get_by_role("button", name="Check and hand in").click()
    expect(page.get_by_text("upload this file")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    file = tmp_path / "downloaded.zip"
    download.value.save_as(file)
    assert "songs/my-beat/song.json" in zipfile.ZipFile(file).namelist()
    (one,) = collect(klass, [file])
    assert one.submission.sealed


def test_all_of_it_works_by_keys_and_nothing_reaches_the_notebook(host, ready):
    page = shown(host, ready)
    page.evaluate("window.reached = []; document.addEventListener('keydown', (event) => window.reached.push(event.key))")
    name = page.get_by_label("Your name, as it is in the class list")
    name.focus()
    name.press("b")
    name.press("Backspace")
    name.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Your receipt")).to_be_visible()
    assert page.evaluate("window.reached") == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [900, 400])
def test_it_is_open_to_everybody(host, ready, axe, theme, width, pictures):
    page = shown(host, ready)
    page.set_viewport_size({"width": width, "height": 700})
    host.theme(theme)
    page.get_by_role("button", name="Check and hand in").click()
    expect(page.get_by_role("group", name="Your receipt")).to_be_visible()
    page.evaluate(axe)
    page.screenshot(path=pictures / f"hand-in-{theme}-{width}.png")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(FOUND) == []
