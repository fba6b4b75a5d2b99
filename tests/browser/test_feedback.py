"""Feedback as a student opens it: a file that plays, jumps to a comment's place, and is readable in every light, by keys and on paper."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.marked import Marked
from musiclab.classroom.returning.feedback import feedback_for
from musiclab.classroom.returning.page import feedback_html
from musiclab.classroom.returning.sound import song_sound
from musiclab.classroom.roster import Student
from musiclab.classroom.rubric import Criterion
from musiclab.classroom.teacher_mark import Pin, TeacherMark
from musiclab.render.takes import no_takes
from musiclab.song.wire import loads

pytestmark = pytest.mark.browser
NOW = datetime(2026, 12, 5, 12, tzinfo=UTC)
FOUND = "axe.run().then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))"
HOSTILE = "<script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\">"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """A page about the lesson's dance, with two comments and a rubric."""
    from musiclab.lesson.places import lesson_folder

    song = loads((lesson_folder("01") / "answers" / "beat" / "a-dance.json").read_bytes())
    rubric = (Criterion("Groove", "feel, steadiness"), Criterion("Form", "sections, contrast"))
    asked = Assignment("first-beat", "Your first beat", "01", ("beat",), class_name="9b", rubric=rubric)
    checks = [
        {"title": "Backbeat on 2 and 4", "passed": True, "findings": [{"good": True, "found": "The snare answers the kick."}]},
        {"title": "A second bar that differs", "passed": False, "findings": [{"good": False, "found": "Both bars are the same.", "hint": "Add a stroke at the end of bar 2.", "places": [{"bar": 2}]}]},
    ]  # fmt: skip
    marked = Marked("amara", "first-beat", "ab", "0/1", NOW, 0.5, ({"song": "my-beat", "title": "A beat for a dance", "headline": "People would dance to this.", "checks": checks},))
    pins = (Pin("my-beat", 1920, 1.0, "The snare sits just right."), Pin("my-beat", 3840, 2.0, f"Leave a gap here? {HOSTILE}"))
    mark = TeacherMark("amara", "first-beat", "ab", {"Groove": 2, "Form": 0}, "Your beat walks. Next time, let bar 2 surprise me.", pins, "marked", None, "Ms Okafor", NOW)
    path = tmp_path_factory.mktemp("feedback") / "amara.html"
    path.write_text(feedback_html(feedback_for(asked, Student("amara", "Amara Diallo"), None, marked, mark), {"my-beat": song_sound(song, no_takes)}), "utf-8")
    return path


@pytest.fixture
def opened(browser, file):
    """Open the page in a theme and a width; closed afterwards."""
    contexts = []

    def open_it(theme="light", width=1000):
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme))
        page = contexts[-1].new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(file.as_uri())
        return page

    yield open_it
    for context in contexts:
        context.close()


def test_pressing_a_comment_goes_to_its_place_and_plays(opened):
    page = opened()
    page.get_by_role("button", name="0:02, bar 2", exact=True).click()
    expect(page.get_by_role("button", name="Play ")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".now-time")).to_have_text("0:03")
    expect(page.locator(".comments li").nth(1)).to_have_class("now")
    expect(page.locator(".where")).to_have_text("bar 2")
    page.get_by_role("button", name="Play ").click()
    expect(page.get_by_role("button", name="Play ")).to_have_attribute("aria-pressed", "false")


def test_everything_works_by_keys(opened):
    page = opened()
    place = page.get_by_role("slider")
    place.focus()
    place.press("End")
    place.press("Home")
    for _ in range(10):
        place.press("ArrowRight")
    expect(place).to_have_attribute("aria-valuetext", "0:01 bar 1")
    place.press(" ")
    expect(page.get_by_role("button", name="Play ")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".now-time")).to_have_text("0:02")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1000, 400])
def test_it_is_readable_for_everybody(opened, axe, pictures, theme, width):
    page = opened(theme, width)
    page.screenshot(path=pictures / f"feedback-{theme}-{width}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(axe)
    assert page.evaluate(FOUND) == []


def test_nothing_but_its_own_lines_runs_and_no_network_is_asked(opened, file):
    page = opened()
    assert page.title() == "Your first beat: Amara Diallo" and page.locator("img").count() == 0
    assert {url[:5] for url in page.asked} <= {"file:", "data:"}
    expect(page.locator(".comments")).to_contain_text(HOSTILE)
    refused = page.evaluate("new Promise((told) => { document.addEventListener('securitypolicyviolation', (e) => told(e.violatedDirective)); const more = document.createElement('script'); more.textContent = '1'; document.body.append(more); })")
    assert refused.startswith("script-src")


def test_on_paper_it_is_black_on_white_and_has_no_buttons(opened):
    page = opened("light")
    page.emulate_media(media="print")
    assert page.get_by_role("button", name="Play ").is_hidden() and page.get_by_text("Your beat walks.").is_visible()
