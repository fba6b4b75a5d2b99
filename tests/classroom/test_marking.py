"""Marking a class: what is there counts, what is damaged is a sentence, and nothing takes the rest of the class along."""

from __future__ import annotations

import mmap
import os
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from classroom.made_class import LESSONS, answer, hand_in, made_class, other_song

from musiclab.classroom.gradebook import Gradebook
from musiclab.classroom.marking import mark_all, mark_submission
from musiclab.classroom.marking.cores import on_all_cores
from musiclab.classroom.rubric import Criterion
from musiclab.classroom.teacher_mark import TeacherMark
from musiclab.classroom.total import total_points
from musiclab.cli.class_mark import mark_class
from musiclab.edit.locks import Locks
from musiclab.errors import ClassroomError

STEPS, BEAT = answer("backbeat", "eighths"), answer("beat", "a-walk")
WHOLE = {"steps": STEPS, "my-beat": BEAT}


def marked(klass, asked, submission):
    return mark_submission(klass.lesson("beat"), asked, submission)


def near_miss():
    from musiclab.song.wire import loads

    return loads(next((LESSONS / "01-your-first-beat/near-misses/beat").glob("*.json")).read_bytes())


def test_a_piece_that_has_everything_has_all_the_credit(tmp_path):
    klass, asked = made_class(tmp_path)
    found = marked(klass, asked, hand_in(klass, "mira", WHOLE))
    assert found.credit == 1
    assert [(report["task"], report["song"], report["passed"]) for report in found.reports] == [("backbeat", "steps", True), ("beat", "my-beat", True)]
    assert found.facts["tempo"] == BEAT.tempo[0].bpm
    assert found.trouble == ""
    assert found.changed == ()


def test_a_near_miss_has_less_and_a_song_that_is_not_there_has_nothing(tmp_path):
    klass, asked = made_class(tmp_path)
    near = marked(klass, asked, hand_in(klass, "mira", {"steps": STEPS, "my-beat": near_miss()}))
    half = marked(klass, asked, hand_in(klass, "jonas", {"steps": STEPS}))
    assert 0 < half.credit < near.credit < 1
    assert half.trouble == "There is no song my-beat in it."
    assert len(half.reports) == 1


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff\xfe\x00", b'{"a":' * 50_000, b'{"format": "musiclab", "tempo": 1e999}', b"9" * 10_000])
def test_a_damaged_song_is_one_sentence_and_the_other_is_marked(tmp_path, damage):
    klass, asked = made_class(tmp_path)
    found = marked(klass, asked, hand_in(klass, "mira", {"steps": damage, "my-beat": BEAT}))
    assert found.trouble.startswith("The song steps cannot be read: ")
    assert str(tmp_path) not in found.trouble
    assert [report["task"] for report in found.reports] == ["beat"]
    assert 0 < found.credit < 1


def test_a_song_under_another_name_is_found_where_it_can_be_no_other(tmp_path):
    klass, asked = made_class(tmp_path)
    found = marked(klass, asked, hand_in(klass, "mira", {"steps": STEPS, "my-beat-final-2": BEAT}))
    assert found.credit == 1
    assert found.trouble == "The song my-beat was handed in as my-beat-final-2."
    unsure = marked(klass, asked, hand_in(klass, "jonas", {"steps": STEPS, "one": BEAT, "two": BEAT}))
    assert unsure.credit < 1


def test_what_was_meant_is_said_to_the_teacher(tmp_path):
    klass, asked = made_class(tmp_path)
    first = marked(klass, asked, hand_in(klass, "mira", {"steps": STEPS, "my-beat": near_miss()}))
    title = next(check["title"] for check in first.reports[1]["checks"] if not check["passed"])
    again = hand_in(klass, "mira", {"steps": STEPS, "my-beat": near_miss()}, number=2, progress={"tasks": {"beat": {"meant": [title]}}, "exercises": {}})
    assert [check["title"] for check in marked(klass, asked, again).reports[1]["checks"] if check["meant"]] == [title]


def test_the_code_of_the_notebook_is_read_and_not_run(tmp_path):
    klass, asked = made_class(tmp_path, lesson="05-loops-variation-chance", tasks=("loop",))
    trap = f"open({str(tmp_path / 'ran')!r}, 'w')"
    without = marked(klass, asked, hand_in(klass, "mira", {"rounds": STEPS}, notebook=[trap]))
    with_loop = marked(klass, asked, hand_in(klass, "jonas", {"rounds": STEPS}, notebook=[f"{trap}\nfor bar in range(1, 9):\n    song.beat('kick', 'X...', at=bar)"]))
    assert with_loop.credit > without.credit
    assert not (tmp_path / "ran").exists()


def test_what_was_locked_and_came_back_otherwise_is_told(tmp_path):
    klass, asked = made_class(tmp_path, locks=Locks(tempo=True))
    from musiclab.lesson.loading import start_of

    given = start_of(klass.lesson("beat")).tempo
    same = marked(klass, asked, hand_in(klass, "mira", {name: replace(song, tempo=given) for name, song in WHOLE.items()}))
    moved = marked(klass, asked, hand_in(klass, "jonas", {"steps": replace(STEPS, tempo=given), "my-beat": replace(BEAT, tempo=(replace(BEAT.tempo[0], bpm=61.0),))}))
    assert same.changed == ()
    assert len(moved.changed) == 1
    assert "tempo" in moved.changed[0]


def test_a_class_is_marked_once_and_only_what_is_new_again(tmp_path):
    klass, asked = made_class(tmp_path)
    for number, student in enumerate(("mira", "jonas", "lea")):
        hand_in(klass, student, {name: other_song(song, number) for name, song in WHOLE.items()})
    told = []
    first = mark_all(klass, asked, workers=2, progress=told.append)
    assert (first.new, first.kept, told) == (3, 0, [1, 2, 3])
    assert {who: one.credit for who, one in first.marked.items()} == {"mira": 1, "jonas": 1, "lea": 1}
    hand_in(klass, "mira", {"steps": STEPS}, number=2)
    second = mark_all(klass, asked, workers=2)
    assert (second.new, second.kept) == (1, 2)
    assert second.marked["mira"].credit < 1
    with Gradebook(klass.gradebook_url) as book:
        assert [one.credit for one in book.history("beat", "mira")] == [1, second.marked["mira"].credit]


def test_other_checks_mark_everything_again(tmp_path):
    klass, asked = made_class(tmp_path, ("mira",))
    hand_in(klass, "mira", WHOLE)
    before = mark_all(klass, asked, workers=1).marked["mira"].checks
    with (klass.lesson("beat") / "checks.py").open("a") as file:
        file.write("# a word more\n")
    again = mark_all(klass, asked, workers=1)
    assert again.new == 1
    assert again.marked["mira"].checks != before


def sleepy(job):
    if job == "sleeps":
        while True:
            time.sleep(60)
    if job == "dies":
        os._exit(3)
    if job == "eats":
        with mmap.mmap(-1, 8 * 2**30) as room:  # asked for, and never touched
            return str(len(room))
    if job == "raises":
        raise ValueError("no song")
    return job.upper()


def test_what_hangs_dies_or_eats_memory_takes_nothing_else_along():
    jobs = ["a", "sleeps", "b", "dies", "c", "eats", "d", "raises", "e"]
    found = {jobs[done.number]: done.result or done.lost for done in on_all_cores(sleepy, jobs, workers=2, seconds=2)}
    if sys.platform == "linux":  # where a process's memory can be limited
        assert found.pop("eats") == "died"
    found.pop("eats", None)
    assert found == {"a": "A", "b": "B", "c": "C", "d": "D", "e": "E", "sleeps": "time", "dies": "died", "raises": "died"}


def test_a_submission_that_takes_too_long_is_a_sentence_and_the_class_is_marked(tmp_path):
    klass, asked = made_class(tmp_path)
    checks = klass.lesson("beat") / "checks.py"
    checks.write_text(checks.read_text() + SLOW)
    for student in ("mira", "jonas", "lea"):
        hand_in(klass, student, {name: replace(song, title="forever" if student == "jonas" else "") for name, song in WHOLE.items()})
    found = mark_all(klass, asked, workers=2, seconds=4).marked
    assert found["jonas"].trouble == "The checks listened too long to this one. Listen to it yourself."
    assert found["mira"].credit == found["lea"].credit == 1
    assert mark_all(klass, asked, workers=1, seconds=0.5).new == 1, "what was not heard to its end is tried again"


SLOW = """
from dataclasses import replace as _replace
from musiclab.check.rule import rule as _rule
from musiclab.check.finding import Finding as _Finding
from musiclab.check.judgement import passes as _passes

@_rule("Does it end?")
def ends(work):
    while work.song.title == "forever":
        pass
    return _passes(_Finding(True, "It ends", "It does."))

LESSON = _replace(LESSON, tasks=tuple(_replace(task, checks=(*task.checks, ends().named("It ends"))) for task in LESSON.tasks))
"""


def test_a_lesson_that_cannot_be_read_is_said_once(tmp_path):
    klass, asked = made_class(tmp_path, ("mira",))
    hand_in(klass, "mira", WHOLE)
    (klass.lesson("beat") / "checks.py").write_text("LESSON = (")
    assert "line 1" in mark_all(klass, asked, workers=1).marked["mira"].trouble
    (klass.lesson("beat") / "checks.py").unlink()
    with pytest.raises(ClassroomError, match="Assign the lesson again"):
        mark_all(klass, asked, workers=1)


def test_the_command_says_what_was_heard_and_by_whom(tmp_path, capsys):
    klass, _ = made_class(tmp_path, ("mira", "jonas"))
    hand_in(klass, "mira", WHOLE)
    assert mark_class(klass.path, "beat", workers=1, again=False, cluster="", quiet=False)
    hand_in(klass, "jonas", {"steps": STEPS})
    assert not mark_class(klass.path, "beat", workers=1, again=False, cluster="", quiet=False)
    said = capsys.readouterr().out
    assert "1 marked, 1 stay as they were." in said
    assert "Jonas" in said
    assert "There is no song my-beat in it." in said


def test_points_are_the_checks_and_the_teachers_levels_or_the_teachers_own():
    from musiclab.classroom.assignment import Assignment
    from musiclab.classroom.marked import Marked

    asked = Assignment("beat", "Beat", "01", ("beat",), rubric=(Criterion("Groove", points=4), Criterion("Form", points=8)), points=10)
    heard = Marked("mira", "beat", "", "", datetime(2026, 12, 4, tzinfo=UTC), 0.5)
    mark = TeacherMark("mira", "beat", "", {"Groove": 1, "Form": 3, "Taste": 3})
    assert total_points(asked, heard, mark) == 5 + 2 + 8
    assert total_points(asked, heard, None) == 5
    assert total_points(asked, heard, replace(mark, points=3.5)) == 3.5

