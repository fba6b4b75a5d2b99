"""The teacher's desk on a bare page, with a real class folder behind it: roster, listening, comments, levels, words, returning."""

from __future__ import annotations

import re
import shutil

import pytest
from browser.host import Host
from classroom.class_of_three import handed_in
from classroom.class_on_the_desk import HOSTILE, a_class_with_work, a_desk, an_empty_class
from playwright.sync_api import expect
from tap import level, listen

from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.gradebook import Gradebook
from musiclab.widgets.teacher_desk import TeacherDesk

pytestmark = pytest.mark.browser
FOUND = "axe.run('#here').then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))"


@pytest.fixture(scope="module")
def worked(tmp_path_factory):
    return a_class_with_work(tmp_path_factory.mktemp("class")).path


@pytest.fixture
def klass(worked, tmp_path):
    shutil.copytree(worked, tmp_path / "class-9b")
    return ClassFolder(tmp_path / "class-9b")


@pytest.fixture
def desk(host, klass):
    host.show(TeacherDesk(a_desk(klass)), ready=".wave")
    return host.page


def said(klass, student="mira"):
    """What the gradebook has of a student."""
    with Gradebook(klass.gradebook_url) as book:
        return book.teacher("first-beat").get(student)


def roster(desk, name):
    return desk.get_by_role("navigation").get_by_role("button", name=name)


def kept(desk):
    expect(desk.get_by_text("Kept as you type")).to_be_visible()


def test_the_roster_says_who_waits_who_is_late_or_damaged_and_who_has_not_handed_in(desk):
    lists = desk.get_by_role("navigation")
    expect(lists.get_by_role("heading", name="To listen to")).to_have_text("To listen to4")
    expect(roster(desk, "Ben Aalto")).to_contain_text("late")
    expect(roster(desk, "Chen Yu")).to_contain_text("damaged")
    expect(lists.get_by_role("heading", name="Not handed in yet")).to_be_visible()
    expect(lists.get_by_text("Noor Amin")).to_be_visible()
    expect(roster(desk, "Mira Sato")).to_have_attribute("aria-current", "true")


def test_space_plays_what_was_handed_in_and_space_again_pauses_it(desk):
    desk.locator(".wave").focus()
    desk.keyboard.press("Space")
    expect(desk.get_by_role("button", name="Pause")).to_be_visible()
    desk.wait_for_function("() => document.querySelector('.hearing .time').textContent.includes('0:01')")
    assert level(listen(desk)[1]) > -60
    desk.keyboard.press("Space")
    expect(desk.get_by_role("button", name="Play", exact=True)).to_be_visible()
    assert level(listen(desk)[1][-4096:]) == -200
    expect(desk.locator(".hearing .time b")).to_have_text(re.compile("0:0[1-9]"))


def test_one_track_is_heard_alone_and_seen_as_a_score(desk, pictures):
    desk.get_by_role("slider").press("]")
    desk.get_by_role("slider").press("]")
    first = desk.locator(".tracks li").first
    name = first.locator(".name").inner_text()
    desk.get_by_role("button", name=f"Hear {name} alone").click()
    expect(first.get_by_role("button", name="Stop")).to_be_visible()
    assert level(listen(desk, frames=131_072)[1]) > -60
    desk.get_by_role("button", name=f"Score of {name}").click()
    picture = desk.get_by_role("img", name="the score")
    picture.wait_for()
    desk.locator("#here").screenshot(path=pictures / "teacher-desk-score.png")
    expect(picture).to_have_attribute("src", re.compile("^data:image/svg"))
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    assert desk.locator(".score").bounding_box()["width"] > 400


def test_a_comment_is_pinned_at_the_playhead_with_c_and_a_click_on_it_goes_there(desk, klass):
    slider = desk.get_by_role("slider", name="Position")
    slider.focus()
    slider.press("]")
    place = slider.get_attribute("aria-valuetext")
    slider.press("c")
    desk.keyboard.type("The bass comes in right here: jck 1")
    desk.keyboard.press("Escape")
    slider.press("Home")
    assert slider.get_attribute("aria-valuetext") != place
    desk.get_by_role("group", name="Comments on the music").get_by_role("button").click()
    expect(slider).to_have_attribute("aria-valuetext", place)
    kept(desk)
    (pin,) = said(klass).pins
    assert (pin.song, pin.text) == ("my-beat", "The bass comes in right here: jck 1")
    assert pin.seconds > 0
    assert pin.tick > 0


def test_a_comment_is_changed_and_taken_away(desk, klass):
    desk.get_by_role("button", name="Comment here").click()
    desk.keyboard.type("First")
    desk.get_by_role("button", name="Done").click()
    desk.get_by_role("button", name="Edit comment 1").click()
    desk.keyboard.press("End")
    desk.keyboard.type(" and last")
    desk.get_by_role("button", name="Done").click()
    kept(desk)
    assert said(klass).pins[0].text == "First and last"
    desk.get_by_role("button", name="Remove comment 1").click()
    kept(desk)
    expect(desk.locator(".flag")).to_have_count(0)
    assert said(klass).pins == ()


def test_keys_1_to_4_set_the_level_of_the_criterion_that_has_focus(desk, klass):
    desk.get_by_role("radiogroup", name="Form").get_by_role("radio", name="Starting").focus()
    desk.keyboard.press("3")
    expect(desk.get_by_role("radiogroup", name="Form").get_by_role("radio", name="Secure")).to_be_checked()
    expect(desk.get_by_role("status")).to_have_text("Form: Secure")
    desk.get_by_role("radiogroup", name="Balance").get_by_role("radio", name="Beyond").click()
    desk.keyboard.press("ArrowLeft")
    kept(desk)
    assert said(klass).levels == {"Form": 2, "Balance": 2}
    expect(desk.get_by_placeholder("of 22")).to_be_visible()


def test_words_with_a_phrase_are_kept_and_going_on_by_j_and_back_by_k_finds_them(desk, klass):
    words = desk.get_by_role("textbox", name="Words to Mira")
    words.fill("It walks.")
    desk.get_by_role("button", name="Try next…").click()
    desk.keyboard.type("one bar of drums, J and 1.")
    desk.locator(".wave").focus()
    desk.keyboard.press("j")
    expect(desk.get_by_role("heading", name="Ben Aalto")).to_be_visible()
    expect(desk.get_by_role("textbox", name="Words to Ben")).to_have_value("")
    desk.keyboard.press("k")
    expect(words).to_have_value("It walks. For next time, try one bar of drums, J and 1.")
    assert said(klass).words.startswith("It walks. For next")
    assert said(klass, "ben") is None


def test_marked_goes_on_to_the_next_later_sets_aside_and_mod_enter_returns(desk, klass):
    desk.get_by_role("button", name="Marked, next").click()
    expect(desk.get_by_role("heading", name="Ben Aalto")).to_be_visible()
    desk.get_by_role("button", name="Later").click()
    expect(desk.get_by_role("heading", name="Chen Yu")).to_be_visible()
    expect(roster(desk, "Ben Aalto")).to_contain_text("later")
    roster(desk, "Mira Sato").click()
    desk.get_by_role("textbox", name="Words to Mira").fill("Lovely.")
    desk.keyboard.press("Control+Enter")
    expect(desk.get_by_role("status")).to_have_text("Returned to Mira.")
    expect(desk.get_by_role("navigation").get_by_role("heading", name="Returned")).to_be_visible()
    kept(desk)
    assert (said(klass).state, said(klass).words, said(klass, "ben").state) == ("returned", "Lovely.", "later")
    assert said(klass).who == "teacher"
    assert "Lovely." in (klass.returned("first-beat") / "mira.html").read_text("utf-8")


def test_what_has_changed_since_the_last_hand_in_is_said_and_heard(desk):
    roster(desk, "Ben Aalto").click()
    desk.get_by_role("button", name="With the last hand-in").click()
    expect(desk.get_by_text("The tempo went from 124 to 140 beats a minute.")).to_be_visible()
    desk.get_by_role("button", name="Hear the last hand-in").click()
    assert level(listen(desk)[1]) > -60
    expect(desk.get_by_text("second time, 2 hours late")).to_be_visible()


def test_what_is_there_comes_before_what_is_not_yet_and_a_bar_leads_to_its_place(desk):
    rows = desk.locator(".found").last.locator("li")
    states = rows.evaluate_all("rows => rows.map((row) => row.classList.contains('not'))")
    assert states == sorted(states)
    assert any(states)
    roster(desk, "Ben Aalto").click()
    desk.get_by_role("button", name="Go to bar 2").first.click()
    expect(desk.get_by_role("slider")).to_have_attribute("aria-valuetext", "1 second, bar 2")


def test_another_of_the_songs_is_chosen(desk):
    desk.get_by_role("radio", name="steps").click()
    expect(desk.get_by_role("radio", name="steps")).to_be_checked()
    expect(desk.locator(".hearing .time")).to_contain_text("/ 0:10")


def test_one_criterion_is_marked_for_everybody_by_keys_alone(desk, klass):
    desk.get_by_role("radio", name="Criterion").click()
    desk.get_by_role("radio", name="Form", exact=True).click()
    desk.get_by_role("radiogroup", name="Form: Mira Sato").get_by_role("radio", name="Starting").focus()
    desk.keyboard.press("2")
    desk.keyboard.press("j")
    desk.keyboard.press("4")
    expect(desk.get_by_role("radiogroup", name="Form: Ben Aalto").get_by_role("radio", name="Beyond")).to_be_checked()
    desk.keyboard.press("Space")
    expect(desk.locator("[data-row='2']").get_by_role("button", name="Stop")).to_be_visible()
    assert level(listen(desk)[1]) > -60
    desk.get_by_role("radio", name="Each").click()
    kept(desk)
    assert (said(klass).levels, said(klass, "ben").levels) == ({"Form": 1}, {"Form": 3})


def test_without_names_nothing_tells_whose_work_it_is(host, klass, desk):
    desk.get_by_role("button", name="Hide names").click()
    expect(desk.get_by_role("navigation")).to_contain_text("Student 1")
    shown = str(host.widgets[0][0].page)
    assert not [name for name in ("Mira", "mira", "Sato", "Ben", "Chen", "Noor") if name in shown]
    desk.get_by_role("button", name="Hide names").click()
    expect(desk.get_by_role("navigation")).to_contain_text("Mira Sato")


def test_the_class_at_a_glance_has_numbers_beside_its_bars(desk):
    desk.get_by_role("radio", name="Class").click()
    expect(desk.get_by_role("heading", name="4 of 5 have handed in")).to_be_visible()
    missed = desk.get_by_role("region", name="Most often not there yet").get_by_role("listitem").first
    expect(missed).to_contain_text("student")


def test_what_a_student_wrote_is_text_and_nothing_of_it_runs(desk):
    roster(desk, HOSTILE).click()
    expect(desk.get_by_role("heading", name=HOSTILE)).to_be_visible()
    expect(desk.locator(".tracks .name").first).to_contain_text(HOSTILE)
    words = desk.get_by_role("textbox", name="Words to")
    words.fill(HOSTILE + "\u202e" + "x" * 500)
    desk.get_by_role("button", name="Comment here").click()
    desk.keyboard.insert_text(HOSTILE + "\u202egnirts")
    desk.get_by_role("button", name="Done").click()
    desk.get_by_role("button", name="Score of").first.click()
    expect(desk.get_by_role("img", name="the score")).to_be_visible()
    assert desk.locator("#here img:not([src^='data:image/svg'])").count() == 0
    assert desk.evaluate("() => window.ran") is None
    box = desk.locator(".ml").bounding_box()
    assert desk.evaluate("() => document.documentElement.scrollWidth") <= box["x"] + box["width"] + 20


def test_what_cannot_be_read_is_said_in_a_sentence_and_can_be_marked_all_the_same(desk, klass):
    roster(desk, "Chen Yu").click()
    expect(desk.locator(".troubles li")).not_to_have_count(0)
    desk.get_by_role("textbox", name="Words to Chen").fill("Please hand in once more.")
    kept(desk)
    assert said(klass, "chen").words == "Please hand in once more."


def test_a_gradebook_that_cannot_be_written_is_said_and_nothing_typed_is_lost(desk, klass):
    book = klass.path / "gradebook.db"
    good = book.read_bytes()
    book.write_bytes(b"no database at all" * 100)
    desk.get_by_role("textbox", name="Words to Mira").fill("Still here.")
    expect(desk.get_by_role("alert")).not_to_be_empty()
    book.write_bytes(good)
    desk.get_by_role("button", name="Keep it again").click()
    kept(desk)
    assert said(klass).words == "Still here."


def test_keys_stay_on_the_desk_until_escape(desk):
    desk.evaluate("() => { window.keys = []; document.addEventListener('keydown', (event) => window.keys.push(event.key)); }")
    desk.locator(".wave").focus()
    for key in ("b", "d", "j", "1", "Control+Enter"):
        desk.keyboard.press(key)
    desk.keyboard.press("Escape")
    assert desk.evaluate("() => window.keys") == ["Escape"]


def test_before_anybody_has_handed_in_one_button_collects(host, tmp_path, axe, pictures):
    klass, file = an_empty_class(tmp_path)
    host.show(TeacherDesk(a_desk(klass)), ready=".empty")
    page = host.page
    expect(page.get_by_text("Nobody has handed in yet. Collect from the exchange folder (inbox).")).to_be_visible()
    page.evaluate(axe)
    assert not page.evaluate(FOUND)
    page.locator("#here").screenshot(path=pictures / "teacher-desk-empty.png")
    handed_in(file, tmp_path / "mira", "mira")
    page.get_by_role("button", name="Collect now").click()
    expect(page.get_by_role("heading", name="Mira Sato")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("1 new, 0 here already, 0 set aside.")


def test_everything_is_large_enough_for_a_finger(browser, klass):
    touched = Host(browser, has_touch=True, is_mobile=True, viewport={"width": 420, "height": 800})
    touched.show(TeacherDesk(a_desk(klass)), ready=".wave")
    touched.page.get_by_role("button", name="Comment here").tap()
    sizes = touched.page.locator("#here .b, #here .levels button, #here .foot input").evaluate_all("all => all.filter((one) => one.offsetParent).map((one) => Math.round(one.getBoundingClientRect().height))")
    assert min(sizes) >= 44
    assert touched.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    touched.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [946, 480])
def test_it_reads_well_in_both_themes_and_when_narrow(host, klass, axe, pictures, theme, width):
    host.page.set_viewport_size({"width": width, "height": 1000})
    host.theme(theme)
    host.show(TeacherDesk(a_desk(klass)), ready=".wave")
    page = host.page
    if width == 480:
        expect(roster(page, "Ben Aalto")).to_have_count(0)
        page.get_by_role("button", name="Roster").click()
        roster(page, "Ben Aalto").click()
        expect(page.get_by_role("heading", name="Ben Aalto")).to_be_visible()
    slider = page.get_by_role("slider")
    slider.press("End")
    slider.press("ArrowLeft")
    slider.press("c")
    page.keyboard.insert_text("This pause before the C chord is lovely: keep it.")
    page.get_by_role("radiogroup", name="Groove").get_by_role("radio", name="Secure").click()
    page.get_by_role("button", name="With the start").click()
    page.evaluate(axe)
    for mode in ("Each", "Criterion", "Class"):
        page.get_by_role("radio", name=mode).click()
        page.locator({"Each": ".wave", "Criterion": "ul.across", "Class": ".glance"}[mode]).wait_for()
        assert not page.evaluate(FOUND), mode
        page.locator("#here").screenshot(path=pictures / f"teacher-desk-{mode.lower()}-{width}-{theme}.png")
