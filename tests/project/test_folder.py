"""The project folder: what is saved, what is kept by itself, and what happens when the disk says no."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from musiclab.errors import ProjectError
from musiclab.project.folder import RING, ProjectFolder
from musiclab.song.model import Song
from musiclab.song.wire import dumps, loads

EVENING = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = EVENING

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **how_long) -> None:
        self.now += timedelta(**how_long)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def folder(tmp_path, clock):
    made = ProjectFolder(tmp_path / "boats", now=clock)
    made.open()
    yield made
    made.close()


def titles(folder):
    return [folder.read(autosave).title for autosave in folder.autosaves()]


def test_what_was_saved_is_loaded_and_nothing_else_lies_about(folder):
    folder.save(Song(title="Paper Boats"))
    assert folder.load() == Song(title="Paper Boats")
    assert sorted(path.name for path in folder.path.iterdir()) == [".lock", "history", "song.json", "takes"]


def test_the_state_before_is_kept_by_itself_once_a_minute(folder, clock):
    for title in ("at 0 s", "at 40 s", "at 80 s", "at 120 s"):
        folder.save(Song(title=title))
        clock.wait(seconds=40)
    assert titles(folder) == ["at 80 s", "at 0 s"]


def test_the_ring_of_autosaves_forgets_the_oldest(folder, clock):
    for minute in range(RING + 10):
        folder.save(Song(title=f"minute {minute}"))
        clock.wait(minutes=1)
    assert len(folder.autosaves()) == RING
    assert titles(folder)[0] == f"minute {RING + 8}"


def test_a_clock_that_is_set_back_stops_no_autosave(folder, clock):
    folder.save(Song(title="a"))
    folder.save(Song(title="b"))
    clock.wait(days=-1)
    folder.save(Song(title="c"))
    assert sorted(titles(folder)) == ["a", "b"]


def test_somebody_elses_files_in_the_history_are_no_trouble(folder):
    folder.save(Song())
    folder.keep(Song(title="kept"), "good")
    for place in ("autosave", "versions"):
        (folder.path / "history" / place / "notes.json").write_text("{}")
        (folder.path / "history" / place / "20260301-180000-000001-x.json").write_text("damaged")
    folder.save(Song(title="b"))
    assert [version.name for version in folder.versions()] == ["good"]


DAMAGE = [b"", b"{", b"\x00" * 100, b"\xff\xfe", b"[" * 100_000, b'{"format": "something else"}']


@pytest.mark.parametrize("damage", DAMAGE, ids=["empty", "cut", "zeros", "no text", "deep", "another format"])
def test_a_damaged_song_is_told_left_as_it_is_and_recovered_when_asked(open_here, damage):
    song = open_here()
    song.melody("lead", "C4")
    song.keep("safe")
    kept = song.value
    song.close()
    file = song.folder / "song.json"
    file.write_bytes(damage)
    with pytest.raises(ProjectError, match=r"recover=True\)\.$"):
        open_here()
    assert file.read_bytes() == damage
    assert open_here(recover=True).value == kept
    aside = list(song.folder.glob("song.damaged-*.json"))
    assert [path.read_bytes() for path in aside] == [damage]


def test_asking_to_recover_a_song_that_is_well_changes_nothing(open_here):
    song = open_here()
    song.keep("old")
    song.melody("lead", "C4")
    song.close()
    assert open_here(recover=True).value == song.value


def test_a_damaged_song_without_a_past_is_told_what_to_do(open_here):
    song = open_here()
    song.close()
    (song.folder / "song.json").write_bytes(b"{")
    for options in ({}, {"recover": True}):
        with pytest.raises(ProjectError, match=r"[Mm]ove (it|song\.json) out of"):
            open_here(**options)
    assert (song.folder / "song.json").read_bytes() == b"{"


def test_a_version_holds_its_name_and_the_whole_song(folder):
    version = folder.keep(Song(title="Paper Boats"), "before the chorus / 1")
    assert version.path.parent == folder.path / "history" / "versions"
    found = json.loads(version.path.read_text("utf-8"))
    assert (found["name"], loads(found["song"])) == ("before the chorus / 1", Song(title="Paper Boats"))


def test_a_file_where_the_folder_should_be_is_told_in_a_sentence(tmp_path):
    (tmp_path / "projects").write_text("a file")
    with pytest.raises(ProjectError, match="cannot be made"):
        ProjectFolder(tmp_path / "projects" / "boats").open()


def in_a_process(script, **options):
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, **options)


def test_a_full_disk_is_told_in_a_sentence_and_the_song_stays_as_it_was_saved(open_here, tmp_path):
    song = open_here("full")
    song.melody("lead", "C4")
    before = song.value
    song.close()
    # A limit on the size of files stands for the full disk: the write fails in the same way.
    script = f"""
import resource, signal
from musiclab.errors import ProjectError
from musiclab.project.live import open_song
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
song = open_song("full", folder={str(tmp_path)!r})
before = song.value
resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
try:
    song.melody("lead", "C4 " * 500)
except ProjectError as problem:
    print(problem)
assert song.value is before
"""
    assert "could not be written" in in_a_process(script).stdout
    assert loads((tmp_path / "full" / "song.json").read_bytes()) == before
    assert not list((tmp_path / "full").glob(".song-*"))


def test_a_folder_that_may_only_be_read_is_told_in_a_sentence(tmp_path):
    project = tmp_path / "boats"
    for name in ("takes", "history/autosave", "history/versions"):
        (project / name).mkdir(parents=True)
    (project / "song.json").write_text(dumps(Song()))
    project.chmod(0o555)
    # The administrator may write everywhere, and is made an ordinary user first.
    script = f"""
import os
from musiclab.errors import ProjectError
import musiclab.project.live, musiclab.song.wire, musiclab.song.key, gettext
if hasattr(os, "setuid") and os.geteuid() == 0:
    os.chmod({str(tmp_path)!r}, 0o755)
    os.setuid(65534)
try:
    musiclab.project.live.ProjectFolder(musiclab.project.live.Path("boats")).open()
except ProjectError as problem:
    print(problem)
"""
    assert "cannot be written to: Permission denied" in in_a_process(script, cwd=tmp_path).stdout
