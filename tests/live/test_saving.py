"""When a song is saved: at once where that is quick, else a moment later with a journal in between, and whole on closing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import RLock, Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from songs import edits, songs

from musiclab.edit.apply import apply
from musiclab.edit.edits import SetSong
from musiclab.errors import ProjectError
from musiclab.project.folder import ProjectFolder
from musiclab.project.journal import Line
from musiclab.project.keeper import Keeper
from musiclab.project.live import open_song
from musiclab.song.model import Song
from musiclab.song.wire import loads


class Later:
    """Does nothing by itself: the test says when."""

    def __init__(self):
        self.work, self.asked = None, []

    def __call__(self, seconds, work):
        self.work = work
        self.asked.append(seconds)
        return self.forget

    def forget(self):
        self.work = None


@pytest.fixture
def folder(tmp_path):
    opened = ProjectFolder(tmp_path / "boats")
    opened.open()
    opened.save(Song(title="boats"))
    yield opened
    opened.close()


def titled(name):
    return [Line(SetSong("title", name), "page", 1)]


def in_file(folder):
    return loads((folder.path / "song.json").read_bytes())


def journals(folder):
    return [path.name for path in (folder.path / "history" / "edits").glob("*")]


def test_an_edit_of_a_page_is_in_the_journal_first_and_in_the_file_soon(folder):
    later = Later()
    keeper = Keeper(folder, Song(title="boats"), lock=RLock(), later=later)
    keeper.save(Song(title="one"), titled("one"), at_once=False)
    keeper.save(Song(title="two"), titled("two"), at_once=False)
    assert in_file(folder).title == "boats"
    assert ProjectFolder(folder.path).load().title == "two"  # as another program reads it
    assert len(later.asked) == 1
    assert later.asked[0] <= 1
    later.work()
    assert in_file(folder).title == "two"
    assert later.work is None


def test_code_saves_at_once_and_makes_no_journal(folder):
    later = Later()
    keeper = Keeper(folder, Song(title="boats"), lock=RLock(), later=later)
    keeper.save(Song(title="one"), titled("one"), at_once=True)
    assert in_file(folder).title == "one"
    assert (later.asked, journals(folder)) == ([], [])


def test_what_happens_while_the_song_is_written_is_not_lost(folder, monkeypatch):
    keeper = Keeper(folder, Song(title="boats"), lock=RLock(), later=Later())
    keeper.save(Song(title="one"), titled("one"), at_once=False)
    real = folder._journal.begin

    def begin(text, lines):
        assert [line.edit.value for line in lines] == ["meanwhile"]
        return real(text, lines)

    def slow():
        keeper.save(Song(title="meanwhile"), titled("meanwhile"), at_once=False)
        return real_keep()

    real_keep = folder._keep_before
    monkeypatch.setattr(folder, "_keep_before", slow)
    monkeypatch.setattr(folder._journal, "begin", begin)
    keeper.fold()
    assert in_file(folder).title == "one"
    assert ProjectFolder(folder.path).load().title == "meanwhile"
    assert len(journals(folder)) == 1


def test_closing_waits_for_whoever_is_writing(folder, monkeypatch):
    lock = RLock()
    keeper = Keeper(folder, Song(title="boats"), lock=lock, later=Later())
    keeper.save(Song(title="one"), titled("one"), at_once=False)
    with lock:  # the writer cannot finish before we let it
        writer = Thread(target=keeper.fold)
        writer.start()
        keeper.save(Song(title="two"), titled("two"), at_once=False)
    keeper.close()
    folder.close()
    writer.join()
    assert in_file(folder).title == "two"


def test_a_disk_that_refuses_loses_nothing_and_is_tried_again(folder, monkeypatch):
    later = Later()
    keeper = Keeper(folder, Song(title="boats"), lock=RLock(), later=later)
    keeper.save(Song(title="one"), titled("one"), at_once=False)
    monkeypatch.setattr(folder, "save", lambda *_, **__: (_ for _ in ()).throw(ProjectError("The disk is full.")))
    later.work()
    monkeypatch.undo()
    assert ProjectFolder(folder.path).load().title == "one"
    later.work()
    assert in_file(folder).title == "one"


def test_half_a_line_is_as_if_it_had_not_been_written(folder):
    folder.note([*titled("one"), *titled("two")])
    path = next((folder.path / "history" / "edits").iterdir())
    path.write_bytes(path.read_bytes()[:-5])
    assert ProjectFolder(folder.path).load().title == "one"


@pytest.mark.parametrize("line", [b"\n", b"[]\n", b'{"edit": 3}\n', b"\xff\n", b'{"seen": 3}\n', b'{"edit": {"edit": "remove-clip", "clip": "nowhere"}}\n'])
def test_a_line_that_cannot_be_read_hides_no_song(folder, line):
    folder.note(titled("one"))
    path = next((folder.path / "history" / "edits").iterdir())
    path.write_bytes(path.read_bytes() + line)
    folder.close()
    again = ProjectFolder(folder.path)
    again.open()
    assert again.load().title == "one"
    assert in_file(again).title == "one"
    again.close()


def test_a_file_that_somebody_put_in_its_place_is_not_mixed_with_old_edits(folder):
    folder.note(titled("one"))
    folder.close()
    text = (folder.path / "song.json").read_text("utf-8").replace("boats", "by hand")
    (folder.path / "song.json").write_text(text, "utf-8")
    again = ProjectFolder(folder.path)
    again.open()
    assert again.load().title == "by hand"
    assert journals(again) == []
    again.close()


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_whatever_is_done_comes_back_from_the_journal(tmp_path_factory, data):
    song = data.draw(songs())
    folder = ProjectFolder(tmp_path_factory.mktemp("law") / "song")
    folder.open()
    folder.save(song)
    for _ in range(data.draw(st.integers(1, 4))):
        edit = data.draw(edits(song))
        song = apply(song, edit)
        folder.note([Line(edit, "page", 1)])
    assert ProjectFolder(folder.path).load() == song
    folder.close()


def test_a_program_that_ends_leaves_its_song_whole(tmp_path):
    script = f"""
from musiclab.edit.edits import SetSong
from musiclab.edit.wire import encode_edit
from musiclab.project.live import open_song
song = open_song("boats", folder={str(tmp_path)!r})
song.session.hear({{"kind": "hello", "client": "p"}}, [], lambda *_: None)
song.session.hear({{"kind": "edits", "client": "p", "steps": [{{"seq": 1, "edit": encode_edit(SetSong("title", "at the end"))}}]}}, [], lambda *_: None)
"""
    subprocess.run([sys.executable, "-c", script], check=True)
    assert loads((Path(tmp_path) / "boats" / "song.json").read_bytes()).title == "at the end"


def test_a_large_song_is_edited_as_quickly_as_a_small_one(tmp_path):
    from musiclab.song.clips import Note, NoteClip
    from musiclab.song.model import Track

    notes = tuple(Note(at, 60, 1, 90) for at in range(6000))
    tracks = tuple(Track(f"t{number}", clips=(NoteClip(f"c{number}", 0, 7680, notes),)) for number in range(16))
    song = open_song("large", folder=tmp_path, start=Song(tracks=tracks))
    written = (song.folder / "song.json").stat().st_mtime_ns
    song._keeper._took = 1.0  # as on a slow disk
    for step in range(20):
        song.title = f"step {step}"
    assert (song.folder / "song.json").stat().st_mtime_ns == written
    assert ProjectFolder(song.folder).load().title == "step 19"
    song.close()
    assert loads((song.folder / "song.json").read_bytes()).title == "step 19"
