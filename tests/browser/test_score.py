"""The score on a bare page: it is engraved, follows the music, and is written by click and by letter."""

from __future__ import annotations

import pytest
from browser.host import Host
from playwright.sync_api import expect

from musiclab.project.live import open_song

pytestmark = pytest.mark.browser
FOUND = "axe.run('#here').then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))"


@pytest.fixture
def song(tmp_path):
    """Four bars of a tune in G major."""
    song = open_song("score", tempo=120, key="G major", folder=tmp_path)
    song.melody("tune", "G4 A4 B4 D5 | C5:2 B4:2 | A4:.5 B4:.5 C5 A4 F#4 | G4:4", instrument="flute")
    yield song
    song.close()


class Score:
    """A score on a page, and hands for it."""

    def __init__(self, host: Host, song, **options) -> None:
        self.host, self.song, self.page = host, song, host.page
        host.show(song.score(**options), ready=".engraved svg .note")

    @property
    def notes(self):
        return self.page.locator(".engraved svg .note")

    def pitches(self):
        return [(note.start / 960, note.pitch, note.duration / 960) for track in self.song.value.tracks for clip in track.clips for note in clip.notes]

    def becomes(self, wanted) -> None:
        for _ in range(200):
            if self.pitches() == wanted:
                return
            self.page.wait_for_timeout(20)
        assert self.pitches() == wanted

    def focus(self) -> None:
        self.page.locator('[data-part="page"]').focus()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def says(self):
        return self.page.locator(".hint .says")


TUNE = [(0, 67, 1), (1, 69, 1), (2, 71, 1), (3, 74, 1), (4, 72, 2), (6, 71, 2), (8, 69, 0.5), (8.5, 71, 0.5), (9, 72, 1), (10, 69, 1), (11, 66, 1), (12, 67, 4)]


@pytest.fixture
def score(host, song):
    return Score(host, song)


def test_every_note_is_engraved_and_a_click_chooses_and_names_it(score):
    expect(score.notes).to_have_count(12)
    score.notes.nth(3).locator("use").first.click()
    expect(score.notes.nth(3)).to_have_class("note chosen")
    expect(score.says).to_contain_text("D5")


def test_arrows_go_from_note_to_note_and_move_the_chosen_one_in_the_key(score):
    score.focus()
    score.press("ArrowRight", "ArrowRight", "ArrowUp")
    score.becomes([TUNE[0], (1, 71, 1), *TUNE[2:]])
    expect(score.page.locator(".chosen")).to_have_count(1)
    score.press("ArrowDown", "ArrowDown")
    score.becomes([TUNE[0], (1, 67, 1), *TUNE[2:]])
    score.press("Control+z", "Control+z", "Control+z")
    score.becomes(TUNE)


def test_delete_takes_the_chosen_note_away(score):
    score.focus()
    score.press("ArrowRight", "ArrowRight", "Delete")
    score.becomes([TUNE[0], *TUNE[2:]])
    expect(score.notes).to_have_count(11)


def test_a_click_on_the_staff_writes_a_note_at_its_height_and_time(host, song):
    song.melody("tune", "G4 .:3 | G4:4", instrument="flute")
    score = Score(host, song)
    score.page.get_by_role("radio", name="Write").click()
    staff = score.page.locator(".measure .staff").first
    lines = staff.locator("> path")
    top, bottom = lines.nth(0).bounding_box(), lines.nth(4).bounding_box()
    second = score.page.locator(".measure").nth(1).locator(".staff > path").first.bounding_box()
    head = score.notes.first.bounding_box()
    x = head["x"] + (second["x"] - head["x"]) / 2 + 6
    score.page.mouse.click(x, (top["y"] + bottom["y"]) / 2)
    score.becomes([(0, 67, 1), (2, 71, 1), (4, 67, 4)])
    expect(score.notes).to_have_count(3)
    score.press("Control+z")
    score.becomes([(0, 67, 1), (4, 67, 4)])


def test_letters_write_one_note_after_the_other_in_the_chosen_length(host, song):
    song.melody("tune", "G4:1 .:7", instrument="flute")
    score = Score(host, song)
    score.page.get_by_role("radio", name="Write").click()
    score.focus()
    score.press("ArrowRight", "4", "f")
    score.becomes([(0, 67, 1), (1, 66, 0.5)])
    expect(score.notes).to_have_count(2)
    score.press("6", "a")
    score.becomes([(0, 67, 1), (1, 66, 0.5), (1.5, 69, 2)])


def dragged(score, note: int, steps: int, *, let_go: bool = True) -> None:
    """Drag the head of a note by steps of the staff, upwards for more than none."""
    head = score.notes.nth(note).locator(".notehead").bounding_box()
    lines = score.page.locator(".measure .staff").first.locator("> path")
    step = (lines.nth(4).bounding_box()["y"] - lines.nth(0).bounding_box()["y"]) / 8
    x, y = head["x"] + head["width"] / 2, head["y"] + head["height"] / 2
    score.page.mouse.move(x, y)
    score.page.mouse.down()
    score.page.mouse.move(x, y - steps * step / 2, steps=3)
    score.page.mouse.move(x, y - steps * step, steps=3)
    if let_go:
        score.page.mouse.up()


def test_a_head_that_is_dragged_takes_the_pitch_of_its_new_line(score):
    dragged(score, 0, 2)
    score.becomes([(0, 71, 1), *TUNE[1:]])
    expect(score.page.locator(".chosen")).to_have_count(1)
    expect(score.says).to_contain_text("B4")
    score.press("Control+z")
    score.becomes(TUNE)
    dragged(score, 2, -4)
    score.becomes([*TUNE[:2], (2, 64, 1), *TUNE[3:]])


def test_escape_lets_go_of_a_head_and_nothing_has_moved(score):
    dragged(score, 0, 3, let_go=False)
    assert score.notes.first.evaluate("(head) => head.style.translate") != ""
    score.press("Escape")
    score.page.mouse.up()
    assert score.notes.first.evaluate("(head) => head.style.translate") == ""
    score.focus()
    score.press("ArrowRight", "ArrowUp")
    score.becomes([(0, 69, 1), *TUNE[1:]])


def test_a_point_makes_the_next_note_half_as_long_again(host, song):
    song.melody("tune", "G4:1 .:7", instrument="flute")
    score = Score(host, song)
    score.page.get_by_role("radio", name="Write").click()
    score.focus()
    score.press("ArrowRight", ".", "a")
    score.becomes([(0, 67, 1), (1, 69, 1.5)])
    expect(score.page.get_by_role("button", name="Dotted")).to_have_attribute("aria-pressed", "true")
    expect(score.notes).to_have_count(2)
    score.press(".", "b")
    score.becomes([(0, 67, 1), (1, 69, 1.5), (2.5, 71, 1)])


def test_the_score_is_shown_larger_and_smaller(score):
    width = score.page.locator(".engraved > svg").bounding_box()["width"]
    score.page.get_by_role("button", name="Larger").click()
    assert score.page.locator(".engraved > svg").bounding_box()["width"] > 1.2 * width
    score.focus()
    score.press("-")
    assert abs(score.page.locator(".engraved > svg").bounding_box()["width"] - width) < 2


def test_names_are_there_at_once_where_they_were_asked_for(host, song):
    score = Score(host, song, names=True)
    expect(score.page.locator(".note-name")).to_have_count(12)
    expect(score.page.get_by_role("button", name="Note names")).to_have_attribute("aria-pressed", "true")


def test_what_code_changes_is_engraved_anew(score):
    score.song.melody("tune", "C4:4 | D4:4", instrument="flute")
    expect(score.notes).to_have_count(2)


def test_it_follows_the_music(score):
    score.page.get_by_role("button", name="Play").first.click()
    expect(score.page.locator(".note.now").first).to_be_visible()
    expect(score.page.locator(".wash")).to_have_count(1)
    score.page.keyboard.press("Escape")
    score.page.get_by_role("button", name="Stop").first.click()
    expect(score.page.locator(".note.now")).to_have_count(0)
    expect(score.page.locator(".wash")).to_have_count(0)


def test_names_stand_below_the_notes(score):
    score.page.get_by_role("button", name="Note names").click()
    expect(score.page.locator(".note-name").first).to_have_text("G")
    expect(score.page.locator(".note-name")).to_have_count(12)
    score.page.get_by_role("button", name="Note names").click()
    expect(score.page.locator(".note-name")).to_have_count(0)


def test_another_part_is_chosen_from_the_list(score):
    score.song.melody("bass", "G2:4 | C3:4 | D3:4 | G2:4", instrument="cello")
    score.page.get_by_role("button", name="Part: tune").click()
    score.page.get_by_role("option", name="bass").click()
    expect(score.notes).to_have_count(4)
    expect(score.page.get_by_role("application", name="bass, 4 bars")).to_be_visible()


def test_a_part_without_notes_says_so_and_lets_one_begin(host, tmp_path):
    song = open_song("empty", folder=tmp_path, key="C major")
    song.melody("tune", "C4")
    song.melody("tune", ".")
    host.show(song.score(), ready=".empty-score .b")
    host.page.get_by_role("button", name="Write the first note").click()
    expect(host.page.locator(".engraved svg .note")).to_have_count(1)
    song.close()


def test_a_song_without_parts_says_how_to_begin_and_shows_the_first_part_that_comes(host, tmp_path):
    song = open_song("nothing", folder=tmp_path)
    host.show(song.score(), ready=".empty-score")
    expect(host.page.locator(".empty-score").first).to_contain_text("There is no part to write down yet")
    song.melody("tune", "C4 D4")
    expect(host.page.locator(".engraved svg .note")).to_have_count(2)
    song.close()


def test_a_hostile_title_stays_a_title(host, tmp_path):
    song = open_song("hostile", folder=tmp_path)
    song.title = '<script>window.bad = 1</script><img src=x onerror="window.bad = 1">'
    song.melody("tune", "C4 D4")
    Score(host, song)
    assert host.page.evaluate("() => window.bad") is None
    assert host.page.locator(".engraved script, .engraved img").count() == 0
    song.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [480, 930])
def test_it_can_be_read_and_used_by_everybody(host, song, axe, pictures, theme, width):
    host.theme(theme)
    host.page.set_viewport_size({"width": width, "height": 800})
    score = Score(host, song)
    score.page.get_by_role("button", name="Note names").click()
    score.focus()
    score.press("ArrowRight")
    host.page.evaluate(axe)
    assert host.page.evaluate(FOUND) == []
    host.page.screenshot(path=pictures / f"score-{width}-{theme}.png", full_page=True)
