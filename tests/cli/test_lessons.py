"""Lessons from the command line: checking a project or a class, making a lesson and trying it."""

from __future__ import annotations

import json
import shutil

import pytest

from musiclab.cli.main import main
from musiclab.lesson.places import lesson_folder

ANSWERS = lesson_folder("01") / "answers" / "beat"
NEAR = lesson_folder("01") / "near-misses" / "beat"


def run(capsys, *words):
    with pytest.raises(SystemExit) as end:
        main(list(words))
    said = capsys.readouterr()
    return end.value.code, said.out, said.err


def test_a_project_that_has_everything_ends_with_0(capsys):
    code, out, _ = run(capsys, "check", "01", str(ANSWERS / "a-walk.json"))
    assert code == 0
    assert "It grooves" in out
    assert "✓ Three drums" in out


def test_a_near_miss_ends_with_1_and_names_the_next_step(capsys):
    code, out, _ = run(capsys, "check", "first beat", str(NEAR / "two-drums.json"))
    assert code == 1
    assert "→ Let one more drum play" in out


def test_json_holds_bars_beats_and_what_was_measured(capsys):
    code, out, _ = run(capsys, "check", "01", str(NEAR / "the-snare-everywhere.json"), "--json")
    (report,) = json.loads(out)
    assert code == 1
    assert report["passed"] is False
    assert {check["title"] for check in report["checks"]} >= {"Two bars", "A backbeat"}
    assert report["checks"][0]["measured"] == 2


def test_a_whole_class_is_checked_at_once_and_a_damaged_song_stops_nobody(capsys, tmp_path):
    for name, source in (("amara", ANSWERS / "a-walk.json"), ("ben", NEAR / "four-bars.json")):
        (tmp_path / name).mkdir()
        shutil.copy(source, tmp_path / name / "song.json")
    (tmp_path / "cleo").mkdir()
    (tmp_path / "cleo" / "song.json").write_text("{")
    code, out, _ = run(capsys, "check", "01", str(tmp_path), "--task", "beat", "--quiet")
    assert code == 1
    assert "amara, A beat for a walk, a dance or a chase: 5/5" in out
    assert "ben, A beat for a walk, a dance or a chase: 4/5" in out
    assert "cleo:" in out


def test_what_cannot_be_found_is_said_in_one_sentence(capsys, tmp_path):
    for words in (("check", "nothing", str(tmp_path)), ("check", "01", str(tmp_path)), ("check", "01", str(ANSWERS / "a-walk.json"), "--task", "fugue"), ("lesson", "test", "nothing")):
        code, _, err = run(capsys, *words)
        assert code == 1
        assert err.startswith("musiclab: ")
        assert "Traceback" not in err


def test_a_lesson_is_made_and_tried(capsys, tmp_path):
    code, out, _ = run(capsys, "lesson", "new", "20-ours", "--folder", str(tmp_path))
    assert code == 0
    assert "20-ours" in out
    code, out, _ = run(capsys, "lesson", "test", str(tmp_path / "20-ours"), "--no-run")
    assert code == 0
    assert "✓ a-walk passes" in out
    (tmp_path / "20-ours" / "teacher.md").unlink()
    code, out, _ = run(capsys, "lesson", "test", str(tmp_path / "20-ours"), "--no-run", "--quiet")
    assert (code, out.strip()) == (1, "→ There is no teacher.md: timing, slips, questions, rubric")
