"""A check's report on a bare page: what is right first, one next step on the student's own notes, both to be heard."""

from __future__ import annotations

import pytest
from lesson.backbeat_task import beat_song, task
from playwright.sync_api import expect
from tap import level, listen

from musiclab.check.work import Work
from musiclab.lesson.desk import Bench, CheckDesk
from musiclab.lesson.progress_file import read_progress
from musiclab.widgets.report import Report

pytestmark = pytest.mark.browser
FOUND = "axe.run('#here').then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))"
HOME = ".... X... .... X... .... X... .... X..."


class Piece:
    """A piece that can be changed while its report is open."""

    def __init__(self, folder):
        self.song, self.folder = beat_song(), folder

    def report(self):
        return Report(CheckDesk(task(), Bench(lambda: Work(self.song), self.folder, self.folder)))


@pytest.fixture
def piece(tmp_path):
    return Piece(tmp_path)


@pytest.fixture
def shown(host, piece):
    host.show(piece.report(), ready=".report")
    return host.page


def test_what_is_right_comes_before_the_one_next_step(shown):
    there, step = shown.get_by_role("list", name="What is there"), shown.get_by_role("heading", name="Bring the second snare home to beat 4")
    expect(there).to_contain_text("Kick on beat 1")
    expect(step).to_be_visible()
    assert there.bounding_box()["y"] < step.bounding_box()["y"]
    expect(shown.get_by_text("Then: Four bars")).to_be_visible()
    expect(shown.get_by_text("Your teacher listens for feel and balance.")).to_be_visible()


def test_the_next_step_is_drawn_on_the_students_own_notes(shown):
    picture = shown.get_by_role("img", name="A dashed place shows snare at bar 2, beat 4")
    expect(picture).to_be_visible()
    expect(picture.locator(".idea")).to_have_count(1)
    expect(picture.locator(".arrow")).to_have_count(2)


def test_nothing_in_it_is_red_or_a_mark(shown):
    words = shown.locator(".report").inner_text().lower()
    assert not [word for word in ("wrong", "error", "fail", "incorrect", "missing", "must", "%") if word in words]


def test_ones_own_music_is_heard_and_then_the_idea(shown, piece):
    shown.get_by_role("button", name="Hear mine").click()
    _, heard = listen(shown)
    assert level(heard) > -50
    expect(shown.get_by_role("status")).to_have_text("Playing your own music")
    shown.get_by_role("button", name="Stop").click()
    shown.get_by_role("button", name="Hear the idea").click()
    expect(shown.get_by_role("status")).to_contain_text("the idea")
    _, heard = listen(shown)
    assert level(heard) > -50
    assert piece.song == beat_song()


def test_checking_again_hears_what_has_changed(shown, piece):
    piece.song = beat_song(HOME)
    shown.get_by_role("button", name="Check again").click()
    expect(shown.get_by_role("list", name="What is there")).to_contain_text("An answer on beat 4")
    expect(shown.get_by_role("heading", name="Let the music go on")).to_be_visible()
    expect(shown.get_by_role("status")).to_contain_text("Listened again.")


def test_what_was_meant_is_kept_and_the_next_thing_comes(shown, piece):
    shown.get_by_role("button", name="I meant it like this").click()
    expect(shown.get_by_text("You meant it like this: An answer on beat 4")).to_be_visible()
    expect(shown.get_by_role("heading", name="Let the music go on")).to_be_visible()
    expect(shown.get_by_role("button", name="Check again")).to_be_focused()
    assert read_progress(piece.folder).tasks["beat"].meant == ("An answer on beat 4",)
    shown.get_by_role("button", name="Check again").click()
    expect(shown.get_by_role("status")).to_contain_text("Listened again.")
    expect(shown.get_by_text("You meant it like this: An answer on beat 4")).to_be_visible()


def test_keys_play_it_and_do_not_reach_the_notebook(shown):
    shown.evaluate("() => { window.keys = []; document.addEventListener('keydown', (event) => window.keys.push(event.key)); }")
    shown.get_by_role("button", name="Hear mine").focus()
    shown.keyboard.press("h")
    expect(shown.get_by_role("status")).to_have_text("Playing your own music")
    shown.keyboard.press("b")
    shown.keyboard.press("Escape")
    expect(shown.get_by_role("button", name="Stop")).to_have_count(0)
    shown.keyboard.press("Escape")
    assert shown.evaluate("() => window.keys") == ["Escape"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [930, 480])
def test_it_reads_well_in_both_themes_and_on_a_phone(host, piece, axe, pictures, theme, width):
    host.page.set_viewport_size({"width": width, "height": 900})
    host.theme(theme)
    host.show(piece.report(), ready=".report")
    host.page.evaluate(axe)
    assert not host.page.evaluate(FOUND)
    host.page.locator("#here").screenshot(path=pictures / f"report-{width}-{theme}.png")
