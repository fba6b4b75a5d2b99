"""A school's hub: each has a folder to themselves, and work is handed in where classmates cannot see it."""

from __future__ import annotations

import os

import pytest
from hub.person import Person
from playwright.sync_api import expect

pytestmark = pytest.mark.lab

ROOT = os.geteuid() == 0


@pytest.fixture(scope="module")
def people(hub, browser):
    """The teacher and two students, each in a browser of their own."""
    came = {name: Person(browser, hub.address, name) for name in ("okafor", "amara", "ben")}
    for person in came.values():
        person.arrive()
        person.new("scratch.ipynb")
    yield came
    for person in came.values():
        person.close()


def test_everybody_comes_into_a_folder_of_their_own(hub, people):
    for name, person in people.items():
        assert person.shell("pwd -P").split()[0] == str(hub.folder / "homes" / name / "MusicLab")
        assert person.shell("touch mine && ls -d mine").split() == ["mine", "0"]
        assert "lesson.ipynb" in person.shell("ls lessons/00-press-play")


def test_a_student_cannot_enter_a_classmates_folder(hub, people):
    if not ROOT:  # without the rights of root everybody has one user number, and there is nothing to try
        return
    people["ben"].shell("echo my tune > tune.txt")
    for path in ("homes/ben/MusicLab/tune.txt", "homes/ben", "homes", "post/ben", "classes/okafor", "hub"):
        said = people["amara"].shell(f"cat {hub.folder}/{path} || ls {hub.folder}/{path}")
        assert said.count("ermission denied") == 2 and "my tune" not in said


CLASS = "classes/class-9b"
MARK = """
from datetime import UTC, datetime
from pathlib import Path
from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.gradebook import Gradebook
from musiclab.classroom.teacher_mark import Pin, TeacherMark
klass = ClassFolder(Path("classes/class-9b"))
with Gradebook(klass.gradebook_url) as book:
    for name, one in klass.latest("first-beat").items():
        pin = Pin("my-beat", 1920, 1.25, f"Lovely snare, {name}!")
        book.keep_teacher(TeacherMark(name, "first-beat", one.digest, {}, f"It walks, {name}.", (pin,), "marked", None, "Ms Okafor", datetime.now(UTC)))
print(sorted(klass.latest("first-beat")))
"""


def done(person, line: str) -> str:
    """A line typed by somebody, which has to go well."""
    said = person.shell(line)
    assert said.endswith("0"), said
    return said


def assign(teacher) -> None:
    """A class, its list, and the first lesson for all of it."""
    done(teacher, "printf 'id,name\namara,Amara Diallo\nben,Ben Aalto\n' > list.csv && cd classes && musiclab class new 9b --roster ~/MusicLab/list.csv")
    done(teacher, f"musiclab class assign 01 --name first-beat --due '2099-12-04 16:00' --class {CLASS}")
    done(teacher, f"cp {CLASS}/assignments/first-beat.zip given/okafor/")


def work(student) -> None:
    """A student opens the assignment and makes the beat that the notebook begins."""
    done(student, "musiclab open given/okafor/first-beat.zip --no-lab")
    student.open("assignments/first-beat/lesson.ipynb")
    for number in (1, 3, 12):
        student.run_cell(number)
    student.add('mine.beat("clap", ".... X... .... X.x. .... X... .... X.xx"); mine.beat("closed hat", "x.x. x.x. x.x. x.x. x.x. x.x. x.x. xxx.")')


def hand_in(student) -> list[str]:
    """A student presses the button of the last cell; gives the words of the receipt."""
    here = student.add("from musiclab.classroom import hand_in\nhand_in()")
    here.get_by_role("button", name="Check and hand in").click()
    receipt = here.get_by_role("group", name="Your receipt")
    anyway = here.get_by_role("button", name="Hand in as it is")
    expect(receipt.or_(anyway)).to_be_visible(timeout=30_000)
    if anyway.is_visible():
        anyway.click()
    expect(receipt).to_contain_text("It lies in the folder of the class.", timeout=30_000)
    return receipt.get_by_role("listitem").all_inner_texts()


def test_an_assignment_goes_through_the_whole_hub_and_comes_back(hub, people):
    teacher, amara, ben = people.values()
    assign(teacher)
    receipts = {}
    for student in (amara, ben):
        work(student)
        receipts[student.name] = hand_in(student)
    assert len(receipts["amara"]) == 8 and receipts["amara"] != receipts["ben"]
    nobody_sees_what_others_hand_in(hub, amara, ben)
    assert "2 new" in done(teacher, f"musiclab class collect --class {CLASS}")
    done(teacher, f"musiclab class mark first-beat --class {CLASS}")
    assert teacher.printed(MARK) == "['amara', 'ben']"
    done(teacher, f"musiclab class return first-beat --class {CLASS} --who 'Ms Okafor'")
    assert "amara" in done(teacher, f"python {hub.recipe}/bring_back.py {CLASS} first-beat")
    reads_the_feedback(hub, amara)


def nobody_sees_what_others_hand_in(hub, amara, ben) -> None:
    """The inbox takes work and shows nothing; what lies in it cannot be taken away."""
    inbox = hub.folder / "classes" / "okafor" / "class-9b" / "inbox"
    assert len(list(inbox.glob("*.zip"))) == 2
    if not ROOT:
        return
    theirs = next(inbox.glob("*--ben--*.zip"))
    for line in (f"ls {inbox}", f"rm -f {theirs}", f"mv {theirs} {theirs}.gone", f"echo x > {theirs}", f"ls {inbox.parent}/submissions"):
        assert "ermi" in amara.shell(line)
    assert theirs.exists() and theirs.stat().st_uid == ben_number(hub)


def ben_number(hub) -> int:
    return (hub.folder / "homes" / "ben").stat().st_uid


def reads_the_feedback(hub, student) -> None:
    """The page is there to read and hear, the comment is on the timeline, and a classmate's page is out of reach."""
    done(student, "musiclab open ~/MusicLab/from-teacher/first-beat.feedback.json")
    student.open("assignments/first-beat/lesson.ipynb")
    player = student.add('from musiclab import open_song\nopen_song("my-beat").player()')
    expect(player.locator(".comments")).to_contain_text("Lovely snare, amara!", timeout=30_000)
    if ROOT:
        assert "ermission denied" in student.shell(f"cat {hub.folder}/post/ben/first-beat.html")
    student.page.evaluate("async () => { await jupyterapp.commands.execute('docmanager:open', { path: 'from-teacher/first-beat.html' }) }")
    page = student.page.frame_locator(".jp-HTMLViewer iframe")
    expect(page.get_by_text("It walks, amara.")).to_be_visible(timeout=30_000)
    expect(page.locator("ol.comments")).to_contain_text("Lovely snare, amara!")
    student.open("assignments/first-beat/lesson.ipynb")


def test_nothing_is_left_running(hub, people):
    for person in people.values():
        person.close()
    people.clear()
    hub.stop()
    assert hub.processes() == []
