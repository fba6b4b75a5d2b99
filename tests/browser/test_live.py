"""Two pages, one song: every view shows what is so, whoever did it."""

from __future__ import annotations

import pytest
from browser.host import Host
from playwright.sync_api import Page, expect

from musiclab.project.live import open_song

pytestmark = pytest.mark.browser

SESSION = "[...globalThis[Symbol.for('musiclab.rooms')].values()][0].session"
STREAM = f"""async ([clip, pitch, steps, each]) => {{
  const session = {SESSION};
  const refused = [];
  for (let at = 0; at < steps; at++) {{
    const notes = [{{ start: at * 10, pitch, duration: 5, velocity: 90 }}];
    if (!session.edit({{ edit: "put-notes", clip, notes }})) refused.push(session.trouble);
    if (at % each === 0) await new Promise((next) => requestAnimationFrame(next));
  }}
  return refused;
}}"""
SETTLED = f"{SESSION}.waiting === 0"
NOTES = f"""(clip) => {SESSION}.song.tracks.flatMap((track) => track.clips).find(({{ id }}) => id === clip)
  .notes.map(({{ start, pitch }}) => [start, pitch])"""
STEPS = 1000


@pytest.fixture
def song(tmp_path):
    live = open_song("boats", folder=tmp_path)
    live.melody("lead", "C4 D4")
    live.beat("kick", "X... .... X... ....")
    yield live
    live.close()


@pytest.fixture
def other(browser):
    """Somebody else's browser."""
    page = Host(browser)
    yield page
    page.close()


def heads(page: Page, where: str = "here"):
    return page.locator(f"#{where} .head b")


def notes_of(song, clip: str) -> list[list[int]]:
    return [[note.start, note.pitch] for track in song.value.tracks for each in track.clips if each.id == clip for note in each.notes]


def test_a_view_shows_the_song_and_what_code_changes(song, host):
    host.show(song.studio())
    expect(heads(host.page)).to_have_text(["lead", "drums"])
    song.chords("keys", "Am F")
    expect(heads(host.page)).to_have_text(["lead", "drums", "keys"])


def test_what_a_page_edits_is_in_the_kernel_and_in_every_view(song, host):
    host.show(song.studio())
    host.show(song.beats(), where="below", ready='[role="grid"]')
    step = host.page.locator('#below [data-pitch="36"][data-tick="960"]')
    host.page.evaluate(f"{SESSION}.edit({{edit: 'set-track', track: 'lead', field: 'name', value: 'Paper Boats'}})")
    step.click()
    expect(heads(host.page)).to_have_text(["Paper Boats", "drums"])
    host.page.wait_for_function(SETTLED)
    assert song.value.track("lead").name == "Paper Boats"
    assert [960, 36] in notes_of(song, song.value.track("drums").clips[0].id)


def test_what_one_person_does_shows_in_the_browser_of_another(song, host, other):
    host.show(song.studio())
    other.show(song.studio())
    host.page.evaluate(f"{SESSION}.edit({{edit: 'set-track', track: 'lead', field: 'name', value: 'Paper Boats'}})")
    expect(heads(other.page)).to_have_text(["Paper Boats", "drums"])
    other.page.get_by_role("button", name="Mute Paper Boats").first.click()
    expect(host.page.get_by_role("button", name="Mute Paper Boats").first).to_have_attribute("aria-pressed", "true")
    assert song.value.track("lead").mute
    expect(host.page.locator(".who")).to_have_count(1)


@pytest.mark.parametrize("clips", [("lead-1", "lead-1"), ("lead-1", "drums-1")], ids=["the same clip", "different clips"])
def test_two_people_at_full_speed_lose_nothing(song, host, other, clips):
    host.show(song.studio())
    other.show(song.beats(), ready='[role="grid"]')
    before = {clip: notes_of(song, clip) for clip in clips}
    pages = (host.page, other.page)
    for page, clip, pitch in zip(pages, clips, (71, 72), strict=True):
        page.evaluate(f"words => {{ globalThis.streaming = ({STREAM})(words); }}", [clip, pitch, STEPS, 50])
    for page in pages:
        assert page.evaluate("globalThis.streaming") == []
        page.wait_for_function(SETTLED)
    for page in pages:
        for clip in clips:
            page.wait_for_function(f"([clip, count]) => ({NOTES})(clip).length === count", arg=[clip, len(notes_of(song, clip))])
            assert page.evaluate(NOTES, clip) == notes_of(song, clip)
    for clip, pitch in zip(clips, (71, 72), strict=True):
        written = [[at * 10, pitch] for at in range(STEPS)]
        assert [place for place in notes_of(song, clip) if place in written] == written
        assert all(place in notes_of(song, clip) for place in before[clip])


def test_a_kernel_that_restarts_and_a_page_that_is_loaded_again_in_the_middle_lose_nothing(song, host, other, tmp_path):
    host.show(song.studio())
    other.show(song.studio())
    for page, pitch in ((host.page, 71), (other.page, 72)):
        page.evaluate(f"words => {{ globalThis.streaming = ({STREAM})(words); }}", ["lead-1", pitch, STEPS, 10])
    host.page.wait_for_function(f"({NOTES})('lead-1').length > 200")
    song.close()
    again = open_song("boats", folder=tmp_path)
    for each in (host, other):
        each.show(again.studio(), where="again")
    for page in (host.page, other.page):
        assert page.evaluate("globalThis.streaming") == []
        page.wait_for_function(SETTLED)
    other.reload()
    other.show(again.studio())
    for page in (host.page, other.page):
        page.wait_for_function(f"count => ({NOTES})('lead-1').length === count", arg=2 * STEPS + 2)
        assert page.evaluate(NOTES, "lead-1") == notes_of(again, "lead-1")
    again.close()
