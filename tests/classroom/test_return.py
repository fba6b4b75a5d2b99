"""What goes back to a student: a page that carries all of it, and comments on the timeline of their own song."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from classroom.class_of_three import LATE, a_class, assigned, begun, handed_in
from hypothesis import given, settings
from hypothesis import strategies as st

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.collecting import collect
from musiclab.classroom.gradebook import Gradebook
from musiclab.classroom.marked import Marked
from musiclab.classroom.marking import mark_all
from musiclab.classroom.returning.feedback import feedback_for
from musiclab.classroom.returning.feedback_file import read_feedback, write_feedback
from musiclab.classroom.returning.opening import open_feedback
from musiclab.classroom.returning.page import feedback_html
from musiclab.classroom.returning.returning import Which, return_class
from musiclab.classroom.returning.sound import Sound
from musiclab.classroom.roster import Student
from musiclab.classroom.rubric import Criterion
from musiclab.classroom.teacher_mark import Pin, TeacherMark
from musiclab.errors import ClassroomError
from musiclab.project.comments_file import read_remarks

NOW = datetime(2026, 12, 5, 12, tzinfo=UTC)
ASKED = Assignment("first-beat", "First beat", "01", ("beat",), rubric=(Criterion("Groove", "feel"),))
AMARA = Student("amara", "Amara Diallo")
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=60)


def report(*checks, song="my-beat"):
    return {"song": song, "title": "My beat", "headline": "It moves.", "checks": [
        {"title": title, "passed": there, "findings": [{"good": there, "found": found, "hint": "Try beat 4.", "places": [{"bar": 2}]}]} for title, there, found in checks
    ]}  # fmt: skip


def feedback(*, words="It swings.", pins=(), name="Amara Diallo", found="Heard.", who="Ms Okafor"):
    marked = Marked("amara", "first-beat", "ab", "0/1", NOW, 0.5, (report(("Backbeat", True, found), ("Fill", False, found)),))
    mark = TeacherMark("amara", "first-beat", "ab", {"Groove": 2}, words, tuple(pins), "marked", None, who, NOW)
    return feedback_for(ASKED, Student("amara", name), None, marked, mark)


class Elements(HTMLParser):
    """The elements of a page, with their attributes, and the text that is read."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def test_what_is_there_is_said_first_and_what_is_not_yet_there_leads_on():
    heard = feedback().heard[0]
    assert [step.there for step in heard.steps] == [True, False]
    assert (heard.steps[0].hint, heard.steps[1].hint, heard.steps[1].where) == ("", "Try beat 4.", "bar 2")


def test_the_mark_counts_checks_and_levels():
    assert (feedback().points, feedback().most) == (0.5 * 10 + 3, 14)


@given(WORDS, WORDS, WORDS)
def test_feedback_is_read_as_it_was_written(words, text, found):
    made = feedback(words=words, pins=[Pin("my-beat", 960, 0.5, text)], found=found)
    assert read_feedback(write_feedback(made)) == made


@settings(max_examples=60)
@given(st.sampled_from(("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style><script>", "]]>", "' onload='x", "\u202egnp.exe", "javascript:alert(1)")), WORDS)
def test_whatever_somebody_writes_is_text_on_the_page(hostile, rest):
    words = hostile + rest
    plain = Elements(feedback_html(feedback(pins=[Pin("my-beat", 0, 0, "a")]), {}))
    made = Elements(feedback_html(feedback(words=words, pins=[Pin("my-beat", 0, 0, words)], found=words), {"my-beat": Sound(words.replace("\n", " "), b"", 2.0, b"\1\2", (("<b>", 0.0, 1.0),), (0.0,))}))
    assert [tag for tag, _ in made.tags].count("script") == [tag for tag, _ in plain.tags].count("script") == 1
    assert not {"img", "iframe", "object", "base", "form", "link"} & {tag for tag, _ in made.tags}
    assert not [name for _, attributes in made.tags for name in attributes if name.startswith("on") or name in ("href", "action", "style")]
    assert made.text.count(hostile) >= 3


def test_the_page_asks_nothing_of_any_network():
    page = feedback_html(feedback(), {"my-beat": Sound("My beat", b"sound", 2.0)})
    tags = Elements(page).tags
    policy = next(attributes["content"] for tag, attributes in tags if attributes.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy and "http" not in policy
    assert [attributes["src"][:5] for _, attributes in tags if attributes.get("src")] == ["data:"]


@pytest.mark.parametrize("change", [{"version": 2}, {"format": "musiclab-song"}, {"words": 3}, {"more": 1}, {"assignment": "../x"}, {"who": "a\nb"}])
def test_what_is_no_feedback_is_refused_in_a_sentence(change):
    with pytest.raises(ClassroomError):
        read_feedback(json.dumps(json.loads(write_feedback(feedback())) | change).encode())


@pytest.mark.parametrize("name", ["../../else", "a/b", ".", "C:\\x"])
def test_comments_stay_inside_the_projects(name):
    with pytest.raises(ClassroomError):
        read_feedback(write_feedback(feedback(pins=[Pin(name, 0, 0, "here")])))


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """A class in which all three have handed in, and Mira's and Ben's work is marked."""
    home = tmp_path_factory.mktemp("school")
    klass = a_class(home)
    file = assigned(klass)
    for piece, name in enumerate(("mira", "ben", "chen")):
        handed_in(file, home / name, name, piece=piece)
    collect(klass, [klass.hand_in])
    asked = klass.assignment("first-beat")
    mark_all(klass, asked, workers=1)
    with Gradebook(klass.gradebook_url) as book:
        for name in ("mira", "ben"):
            digest = klass.latest("first-beat")[name].digest
            pins = (Pin("my-beat", 960, 0.5, f"Lovely, {name}!"),)
            book.keep_teacher(TeacherMark(name, "first-beat", digest, {}, f"For {name}.", pins, "marked", None, "Ms Okafor", NOW))
    return home, klass, asked


def states(klass: ClassFolder) -> dict[str, str]:
    with Gradebook(klass.gradebook_url) as book:
        return {name: mark.state for name, mark in book.teacher("first-beat").items()}


def test_a_class_gets_back_what_is_marked_and_the_comments_show_in_the_song(school):
    home, klass, asked = school
    told = []
    done = return_class(klass, asked, who="Ms Okafor", now=NOW, progress=told.append)
    assert (done.now, done.before, done.unmarked) == (("ben", "mira"), (), ("chen",)) and told == [0.5, 1.0]
    assert states(klass) == {"ben": "returned", "mira": "returned"}
    folder = klass.returned("first-beat")
    assert sorted(path.name for path in folder.iterdir()) == ["ben.feedback.json", "ben.html", "mira.feedback.json", "mira.html"]
    page = (folder / "mira.html").read_text("utf-8")
    assert "For mira." in page and "ben" not in page.casefold().replace("base64", "").split("data:audio")[0] and page.count("data:audio/mpeg") == 2
    assert not stat.S_IMODE((folder / "mira.html").stat().st_mode) & 0o077
    with Gradebook(klass.gradebook_url) as book:
        assert [entry.state for entry in book.history("first-beat", "mira") if isinstance(entry, TeacherMark)] == ["marked", "returned"]
    said = open_feedback(folder / "mira.feedback.json", home / "mira")
    project = home / "mira" / "assignments" / "first-beat" / "projects" / "my-beat"
    assert said.words == "For mira." and [(one.tick, one.who, one.text) for one in read_remarks(project)] == [(960, "Ms Okafor", "Lovely, mira!")]


def test_what_was_given_back_stays_until_something_is_new(school):
    _, klass, asked = school
    return_class(klass, asked, now=NOW)
    assert return_class(klass, asked, now=NOW).before == ("ben", "mira")
    assert return_class(klass, asked, Which(("mira",), again=True), now=NOW).now == ("mira",)


def test_work_that_nobody_has_marked_goes_back_when_it_is_asked_for(school):
    _, klass, asked = school
    assert return_class(klass, asked, Which(("chen",)), now=NOW).unmarked == ("chen",)
    assert return_class(klass, asked, Which(("chen",), unmarked=True), now=NOW).now == ("chen",)


def test_who_has_handed_in_nothing_gets_a_sentence(school):
    _, klass, asked = school
    with pytest.raises(ClassroomError, match="Nothing was handed in by nobody"):
        return_class(klass, asked, Which(("nobody",)))


def test_work_that_came_after_the_mark_is_not_taken_for_marked(tmp_path):
    klass = a_class(tmp_path)
    file = assigned(klass)
    handed_in(file, tmp_path / "mira", "mira")
    collect(klass, [klass.hand_in])
    with Gradebook(klass.gradebook_url) as book:
        book.keep_teacher(TeacherMark("mira", "first-beat", klass.latest("first-beat")["mira"].digest, words="Good.", state="marked", when=NOW))
    handed_in(file, tmp_path / "mira", "mira", piece=1, now=LATE)
    collect(klass, [klass.hand_in])
    assert return_class(klass, klass.assignment("first-beat"), now=NOW).unmarked == ("mira",)


def test_feedback_on_something_else_is_refused_in_a_sentence(tmp_path, school):
    made = replace(feedback(), assignment="other")
    (tmp_path / "x.feedback.json").write_bytes(write_feedback(made))
    with pytest.raises(ClassroomError, match="is not in"):
        open_feedback(tmp_path / "x.feedback.json", school[0] / "mira")


def test_a_player_shows_what_the_teacher_has_said(tmp_path, monkeypatch):
    import musiclab
    from musiclab.project.comments_file import Remark, write_remarks

    klass = a_class(tmp_path)
    place = begun(assigned(klass), tmp_path / "mira", "mira")
    monkeypatch.chdir(place.folder)
    song = musiclab.open_song("my-beat")
    write_remarks(place.projects / "my-beat", [Remark(960, "Ms Okafor", "Lovely!")])
    assert json.loads(song.player(comments=[(1, "Jo", "Here")]).options["comments"]) == [[0, "Jo", "Here"], [960, "Ms Okafor", "Lovely!"]]
    (place.projects / "my-beat" / "comments.json").write_text("[[")
    assert json.loads(song.player().options["comments"]) == []
