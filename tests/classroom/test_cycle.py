"""From assigning to collecting: what is given out, handed in and kept is the same music, whoever carries it."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from classroom.class_of_three import (
    IN_TIME,
    LATE,
    LESSON,
    a_class,
    assigned,
    begun,
    handed_in,
    read_json,
    write,
)

from musiclab.classroom.addressee import missing
from musiclab.classroom.assigning import assign, draft
from musiclab.classroom.assignment_json import read_assignment, write_assignment
from musiclab.classroom.collecting import collect
from musiclab.classroom.handing_in import hand_in_work
from musiclab.classroom.missing import not_yet_there
from musiclab.classroom.opening import open_assignment
from musiclab.classroom.receipt import receipt_words
from musiclab.classroom.workplace import workplace_around
from musiclab.errors import ClassroomError
from musiclab.formats import replace_file
from musiclab.lesson.progress_word import states_in
from musiclab.song.clips import AudioClip
from musiclab.song.model import Song, Track
from musiclab.song.wire import dumps, loads


@pytest.fixture
def klass(tmp_path):
    return a_class(tmp_path)


def test_an_assignment_holds_what_students_need_and_no_answer(klass):
    names = zipfile.ZipFile(assigned(klass)).namelist()
    assert set(names) == {"assignment.json", "checks.py", "lesson.ipynb", "start.json"}
    assert read_assignment(write_assignment(klass.assignment("first-beat"))) == klass.assignment("first-beat")


def test_the_same_assignment_gives_the_same_file(klass):
    first = assigned(klass).read_bytes()
    again = assign(klass, LESSON, klass.assignment("first-beat"), again=True).read_bytes()
    assert first == again
    with pytest.raises(ClassroomError, match="assigned already"):
        assigned(klass)


def test_the_file_does_not_give_the_class_list_away(klass):
    with zipfile.ZipFile(assigned(klass)) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Sato" not in content
    assert b"mira" not in content


def test_due_times_know_their_zone(klass):
    assigned(klass)
    asked = klass.assignment("first-beat")
    assert asked.due.isoformat() == "2026-12-04T16:00:00+01:00"
    assert asked.late(IN_TIME) == 0
    assert asked.late(LATE) == 2.5 * 3600


def test_opening_again_leaves_what_somebody_has_worked_in(klass, tmp_path):
    file = assigned(klass)
    place = begun(file, tmp_path / "home", "mira")
    notebook = place.folder / "lesson.ipynb"
    notebook.write_text(notebook.read_text().replace("Your first beat", "My first beat"))
    song = (place.projects / "my-beat/song.json").read_bytes()
    open_assignment(file, tmp_path / "home", student="mira")
    assert "My first beat" in notebook.read_text()
    assert (place.projects / "my-beat/song.json").read_bytes() == song


def test_what_is_handed_in_arrives_as_it_was(klass, tmp_path):
    receipt = handed_in(assigned(klass), tmp_path / "home", "Mira Sato")
    (one,) = collect(klass, [klass.hand_in])
    assert one.state == "kept"
    assert one.submission.sealed
    assert not one.submission.trouble
    assert one.submission.receipt == receipt.words == receipt_words(one.submission.digest)
    work = workplace_around(tmp_path / "home/assignments/first-beat")
    for song in ("steps", "my-beat"):
        assert loads((one.submission.song_folder(song) / "song.json").read_bytes()) == loads((work.projects / song / "song.json").read_bytes())


def test_nothing_goes_along_that_nobody_asked_for(klass, tmp_path):
    place = begun(assigned(klass), tmp_path / "home", "mira")
    project = place.projects / "my-beat"
    for name in ("history/autosave/20261201-100000-000000.json", "takes/unused-1.flac", "credits.md", "secret.docx"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_bytes(b"x")
    plain, told = (hand_in_work(place, "mira", now=IN_TIME, history=history, sound=False) for history in (False, True))
    names = set(zipfile.ZipFile(plain.file).namelist())
    assert names == {"manifest.json", "lesson.ipynb", "songs/my-beat/song.json", "songs/my-beat/credits.md", "songs/steps/song.json"}
    assert set(zipfile.ZipFile(told.file).namelist()) - names == {"songs/my-beat/history/20261201-100000-000000.json"}


def test_handing_in_again_keeps_both(klass, tmp_path):
    file = assigned(klass)
    place = begun(file, tmp_path / "home", "mira")
    first = hand_in_work(place, "mira", now=IN_TIME, sound=False)
    collect(klass, [klass.hand_in])
    write(place, "my-beat", dumps(Song(title="Better")))
    second = hand_in_work(place, "mira", now=LATE, sound=False)
    assert first.words != second.words
    assert sorted(one.state for one in collect(klass, [klass.hand_in])) == ["again", "duplicate"]
    assert [one.number for one in klass.submissions("first-beat")] == [1, 2]
    assert klass.latest("first-beat")["mira"].late == 2.5 * 3600


def test_who_has_not_handed_in_is_missing(klass, tmp_path):
    handed_in(assigned(klass), tmp_path / "home", "ben")
    collect(klass, [klass.hand_in])
    assert [student.id for student in missing(klass, klass.assignment("first-beat"))] == ["mira", "chen"]


def test_progress_tells_that_a_lesson_was_handed_in(klass, tmp_path):
    handed_in(assigned(klass), tmp_path / "home", "ben")
    assert [state.name for state in states_in(tmp_path / "home") if state.handed_in] == [LESSON.name]


def test_a_recording_is_the_same_to_the_bit_from_the_student_to_the_teachers_ear(klass, tmp_path):
    import soundfile

    from musiclab.project.takes import heard_in

    place = begun(assigned(klass), tmp_path / "home", "mira")
    samples = (np.random.default_rng(1).integers(-32768, 32767, (44_100, 1))).astype(np.int16)
    takes = place.projects / "my-beat" / "takes"
    takes.mkdir(parents=True)
    soundfile.write(takes / "voice-1.flac", samples, 44_100, subtype="PCM_16")
    write(place, "my-beat", dumps(Song(tracks=(Track("voice", clips=(AudioClip("c", 0, 1920, "voice-1"),)),))))
    hand_in_work(place, "mira", now=IN_TIME)
    (one,) = collect(klass, [klass.hand_in])
    project = one.submission.song_folder("my-beat")
    assert (project / "takes/voice-1.flac").read_bytes() == (takes / "voice-1.flac").read_bytes()
    heard, rate = heard_in(project)("voice-1")
    assert rate == 44_100
    assert np.array_equal(heard[0], samples[:, 0].astype(np.float32) / 32768)


def test_a_take_that_is_gone_is_said_before_and_after(klass, tmp_path):
    place = begun(assigned(klass), tmp_path / "home", "mira")
    write(place, "my-beat", dumps(Song(tracks=(Track("voice", clips=(AudioClip("c", 0, 1920, "voice-1"),)),))))
    assert "the recording voice-1 is not in its folder" in " ".join(not_yet_there(place, student="mira", now=IN_TIME))


def test_what_is_not_there_yet_is_said_in_plain_words(klass, tmp_path):
    place = open_assignment(assigned(klass), tmp_path / "home", student="mira")
    said = not_yet_there(place, student="mira", now=LATE)
    assert any("there is no song my-beat yet" in sentence for sentence in said)
    assert "It was due Friday 04 December 2026, 16:00 (Europe/Berlin), 2 hours ago" in said[-1]
    assert not_yet_there(begun(klass.path / "assignments/first-beat.zip", tmp_path / "other", "ben"), student="ben", now=IN_TIME) == ()


def test_a_name_the_class_does_not_know_is_refused(klass, tmp_path):
    place = begun(assigned(klass), tmp_path / "home", "mira")
    with pytest.raises(ClassroomError, match="Mirra is not in the list of 9b"):
        hand_in_work(place, "Mirra", now=IN_TIME)


def test_a_manifest_that_was_changed_is_told(klass, tmp_path):
    receipt = handed_in(assigned(klass), tmp_path / "home", "mira")
    files = {name: zipfile.ZipFile(receipt.file).read(name) for name in zipfile.ZipFile(receipt.file).namelist()}
    song = json.loads(files["songs/my-beat/song.json"])
    files["songs/my-beat/song.json"] = json.dumps({**song, "title": "Bought"}).encode()
    receipt.put.unlink()
    with zipfile.ZipFile(klass.hand_in / receipt.file.name, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    (one,) = collect(klass, [klass.hand_in])
    assert not one.submission.sealed
    assert "'songs/my-beat/song.json' was changed after it was handed in." in one.sentences


def test_a_group_hands_in_once_and_everybody_is_counted(klass, tmp_path):
    file = assigned(klass, group=True)
    place = begun(file, tmp_path / "home", "ben")
    history = place.projects / "my-beat" / "history"
    history.mkdir(exist_ok=True)
    (history / "contributions.json").write_text('{"Mira": 40, "Ben": 12}')
    hand_in_work(place, "ben", now=IN_TIME, sound=False)
    (one,) = collect(klass, [klass.hand_in])
    assert one.submission.student == "a"
    assert one.submission.about.contributions == (("Mira", 40), ("Ben", 12))
    assert one.submission.authors == ("Mira", "Ben")
    assert [student.id for student in missing(klass, klass.assignment("first-beat"))] == ["b"]
    assert klass.who("a").name == "A: Mira Sato, Ben Aalto"


def test_edits_are_counted_by_their_author_only_in_a_group(klass, tmp_path, monkeypatch):
    from musiclab import open_song
    from musiclab.project.contributions import read_contributions

    for group in (True, False):
        file = assigned(klass, id=f"beat-{group}".lower(), group=group)
        place = open_assignment(file, tmp_path / f"home{group}", student="mira")
        monkeypatch.chdir(place.folder)
        song = open_song("my-beat")
        song.beat("kick", "x...")
        song.tempo = 100
        song.close()
        assert read_contributions(place.projects / "my-beat") == ({"code": 2} if group else {})


def test_others_can_put_work_in_and_see_nothing(klass, tmp_path):
    assert klass.hand_in.stat().st_mode & 0o777 == 0o733
    for name in ("submissions", "returned", "aside", "assignments"):
        assert (klass.path / name).stat().st_mode & 0o077 == 0
    assert (klass.path / "gradebook.db").stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_reached_keeps_the_work_with_the_student(tmp_path):
    klass = a_class(tmp_path, hand_in=str(tmp_path / "gone"))
    file = assigned(klass)
    (tmp_path / "gone").rmdir()
    receipt = handed_in(file, tmp_path / "home", "mira")
    assert receipt.put is None
    assert "cannot be reached from this computer just now" in str(receipt)
    assert collect(klass, [receipt.file])[0].submission.sealed


@pytest.mark.parametrize("step", ["hand in", "collect"])
def test_a_full_disk_is_a_sentence_and_costs_nothing(klass, tmp_path, monkeypatch, step):
    file = assigned(klass)
    place = begun(file, tmp_path / "home", "mira")
    if step == "collect":
        hand_in_work(place, "mira", now=IN_TIME, sound=False)
    full = OSError(28, "No space left on device")

    def refuse(*_, **__):
        raise full

    with monkeypatch.context() as patched:
        patched.setattr(replace_file, "mkstemp", refuse)
        patched.setattr("musiclab.classroom.keeping.mkdtemp", refuse)
        with pytest.raises(ClassroomError, match="No space left on device"):
            hand_in_work(place, "mira", now=IN_TIME, sound=False) if step == "hand in" else collect(klass, [klass.hand_in])
    assert klass.latest("first-beat") == {}
    if step == "hand in":
        assert not list((tmp_path / "home/handed-in").rglob("*.zip"))
        hand_in_work(place, "mira", now=IN_TIME, sound=False)
    assert [one.state for one in collect(klass, [klass.hand_in])] == ["kept"]


def test_windows_own_strokes_and_names_are_read(klass, tmp_path):
    receipt = handed_in(assigned(klass), tmp_path / "home", "mira")
    with zipfile.ZipFile(receipt.file) as archive:
        files = {name.replace("/", "\\"): archive.read(name) for name in archive.namelist()}
    receipt.put.unlink()
    packed = klass.hand_in / "FIRST-BEAT--MIRA--20261203-100000--0123456789AB.ZIP"
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            about = zipfile.ZipInfo("x")
            about.filename = name
            archive.writestr(about, data)
    (one,) = collect(klass, [klass.hand_in])
    assert (one.submission.student, one.submission.sealed) == ("mira", True)


def test_an_unpacked_folder_is_work_too(klass, tmp_path):
    receipt = handed_in(assigned(klass), tmp_path / "home", "mira")
    receipt.put.unlink()
    with zipfile.ZipFile(receipt.file) as archive:
        archive.extractall(klass.hand_in / "miras work")
    (one,) = collect(klass, [klass.hand_in])
    assert one.submission.sealed


def test_a_lesson_without_a_notebook_is_refused(klass, tmp_path):
    from shutil import copytree

    lesson = Path(copytree(LESSON, tmp_path / "20-mine"))
    (lesson / "lesson.ipynb").unlink()
    with pytest.raises(ClassroomError, match=r"has no lesson\.ipynb"):
        assign(klass, lesson, draft(klass, lesson, "mine"))


def test_an_assignment_of_a_newer_version_is_refused_in_a_sentence(klass):
    assigned(klass)
    newer = {**read_json(klass.path / "assignments/first-beat/assignment.json"), "version": 2}
    with pytest.raises(ClassroomError, match="Bring MusicLab up to date"):
        read_assignment(json.dumps(newer).encode())


def test_tasks_that_the_lesson_does_not_have_are_refused(klass):
    with pytest.raises(Exception, match="has no task 'waltz'"):
        assign(klass, LESSON, replace(draft(klass, LESSON, "x"), tasks=("waltz",)))


def test_an_assignment_put_into_the_workspace_opens_by_itself(klass, tmp_path, monkeypatch):
    from musiclab.classroom.taking_in import take_in

    home = tmp_path / "home"
    (home / ".musiclab").mkdir(parents=True)
    (home / "first-beat (1).zip").write_bytes(assigned(klass).read_bytes())
    (home / "holiday.zip").write_bytes(b"PK")
    (home / "lessons").mkdir()
    monkeypatch.chdir(home / "lessons")
    taken = take_in(home)
    assert str(taken) == "Your first beat: due Friday 04 December 2026, 16:00 (Europe/Berlin)"
    assert 'href="../assignments/first-beat/lesson.ipynb"' in taken._repr_html_()
    assert "not yet" in taken._repr_html_()
    handed_in(klass.path / "assignments/first-beat.zip", home, "mira")
    assert "yes" in take_in(home)._repr_html_()
