"""Ear training on a bare page: by mouse and by keyboard, heard, said and pictured."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tap import level, listen

from musiclab.ear.circle_of_fifths import Circle
from musiclab.ear.rounds import Round
from musiclab.ear.taps import Taps
from musiclab.ear.training import Training
from musiclab.song.key import Key
from musiclab.widgets.ear import Ear

pytestmark = pytest.mark.browser
FOUND = "axe.run('#here').then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))"


class Kept(dict):
    """Results as they are kept."""

    def __call__(self, name, result):
        self[name] = dict(result)


@pytest.fixture
def kept():
    return Kept()


def shown(host, exercise):
    host.show(Ear(exercise), ready=".ear")
    return host.page


def heard(page):
    _, samples = listen(page)
    return level(samples)


def test_an_interval_is_heard_and_answered_by_click(host, kept):
    training = Training("intervals", 1, 3, seed=4)
    page = shown(host, Round(training, kept))
    page.get_by_role("button", name="Play", exact=True).click()
    assert heard(page) > -50
    right = next(choice.label for choice in training.question.choices if choice.name == training.question.answer[0])
    page.get_by_role("group", name="Answers").get_by_role("button", name=right).click()
    expect(page.get_by_role("status")).to_contain_text("Yes: ")
    expect(page.get_by_text("1 of 3; 1 at the first try")).to_be_visible()
    assert kept["intervals"] == {"right": 1, "asked": 1, "level": 1}


def test_an_answer_that_is_not_right_says_what_was_chosen_and_may_be_tried_again(host, kept):
    training = Training("chords", 2, 2, seed=1)
    page = shown(host, Round(training, kept))
    other = [choice for choice in training.question.choices if choice.name != training.question.answer[0]]
    for choice in other[:2]:
        page.get_by_role("group", name="Answers").get_by_role("button", name=choice.label).click()
        expect(page.get_by_role("status")).to_contain_text(choice.about)
    page.get_by_role("button", name="Show me").click()
    expect(page.get_by_role("status")).to_contain_text("It was this")
    expect(page.get_by_text("1 of 2; 0 at the first try")).to_be_visible()


def test_everything_goes_by_keyboard(host, kept):
    training = Training("scales", 1, 1, seed=2)
    page = shown(host, Round(training, kept))
    page.get_by_role("group", name="Answers").get_by_role("button").first.focus()
    names = [choice.name for choice in training.question.choices]
    page.keyboard.press(str(names.index(training.question.answer[0]) + 1))
    expect(page.get_by_role("heading", name="The round is done.")).to_be_visible()
    page.get_by_role("button", name="Level 2").press("Enter")
    expect(page.get_by_role("group", name="Answers").get_by_role("button")).to_have_count(4)


def test_the_tenth_choice_and_those_after_it_have_keys_too(host, kept):
    training = Training("intervals", 3, 5, seed=1)
    page = shown(host, Round(training, kept))
    page.get_by_role("group", name="Answers").get_by_role("button").first.focus()
    page.keyboard.press("b")
    expect(page.get_by_role("status")).to_contain_text(training.question.about("11"))


def test_the_click_can_be_slower(host, kept):
    page = shown(host, Taps(90, kept))
    page.get_by_role("button", name="Slower").click()
    expect(page.get_by_text("80 beats a minute")).to_be_visible()
    page.get_by_role("button", name="Slower").press("Enter")
    expect(page.get_by_text("70 beats a minute")).to_be_visible()


def test_a_rhythm_is_written_step_by_step(host, kept):
    training = Training("rhythms", 1, 1, seed=3)
    page = shown(host, Round(training, kept))
    steps = page.get_by_role("group", name="The rhythm, step by step").get_by_role("button")
    steps.nth(int(training.question.answer[0])).click()
    page.get_by_role("button", name="Is it this?").click()
    expect(page.get_by_role("status")).to_contain_text("beats are right already" if len(training.question.answer) > 1 else "Yes")
    for step in training.question.answer[1:]:
        steps.nth(int(step)).click()
    page.get_by_role("button", name="Is it this?").click()
    expect(page.get_by_role("status")).to_contain_text("Yes: ")
    assert kept["rhythms"]["asked"] == 1


def test_a_hidden_tune_is_found_with_the_arrows(host, kept):
    training = Training("melodies", 1, 1, seed=6)
    page = shown(host, Round(training, kept))
    names = [choice.name for choice in training.question.choices]
    places = page.get_by_role("slider")
    for at, pitch in enumerate(training.question.answer[1:], 1):
        places.nth(at).focus()
        for _ in range(names.index(pitch) + 1):
            page.keyboard.press("ArrowUp")
        expect(places.nth(at)).to_have_attribute("aria-valuetext", training.question.choices[names.index(pitch)].label)
    page.get_by_role("button", name="Is it this?").click()
    expect(page.get_by_role("status")).to_contain_text("Yes: ")


def test_the_circle_plays_the_key_that_is_chosen(host):
    page = shown(host, Circle(Key("C")))
    page.get_by_role("radio", name="G major").click()
    expect(page.get_by_role("heading", name="G major")).to_be_visible()
    expect(page.get_by_text("1 sharp", exact=True)).to_be_visible()
    assert heard(page) > -50
    page.get_by_role("radio", name="G major").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="D major")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("heading", name="B minor")).to_be_visible()
    expect(page.get_by_role("group", name="Chords of B minor").get_by_role("button")).to_have_text(["i", "ii°", "III", "iv", "V", "VI"])
    page.get_by_role("button", name="iv", exact=True).click()
    assert heard(page) > -50


def test_taps_are_measured_against_the_click(host, kept):
    page = shown(host, Taps(240, kept))
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Now tap on every beat")).to_be_visible()
    for _ in range(6):
        page.keyboard.press("j")
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("status")).to_contain_text("taps were heard")
    assert kept["taps"]["asked"] == 16


def test_keys_do_not_reach_the_notebook(host, kept):
    page = shown(host, Round(Training("intervals", 1, 3, seed=4), kept))
    page.evaluate("() => { window.keys = []; document.addEventListener('keydown', (event) => window.keys.push(event.key)); }")
    page.get_by_role("group", name="Answers").get_by_role("button").first.focus()
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    assert page.evaluate("() => window.keys") == ["Escape"]


EXERCISES = {
    "choice": lambda kept: Round(Training("intervals", 3, 10, seed=1), kept),
    "rhythm": lambda kept: Round(Training("rhythms", 3, 5, seed=1), kept),
    "line": lambda kept: Round(Training("melodies", 2, 5, seed=1), kept),
    "circle": lambda kept: Circle(Key("D")),
    "tap": lambda kept: Taps(90, kept),
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", EXERCISES)
def test_it_can_be_read_and_used_by_everybody(host, axe, pictures, kept, kind, theme):
    host.theme(theme)
    host.page.set_viewport_size({"width": 930 if theme == "light" else 480, "height": 800})
    exercise = EXERCISES[kind](kept)
    exercise.act("taps", [at * 60 / 90 + at % 3 * 0.02 for at in range(16)])
    exercise.act("answer", ["4"])
    page = shown(host, exercise)
    page.evaluate(axe)
    assert page.evaluate(FOUND) == []
    page.locator("#here").screenshot(path=pictures / f"ear-{kind}-{theme}.png")
