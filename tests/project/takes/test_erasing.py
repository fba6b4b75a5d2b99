"""A deleted take is gone: from the disk, from what is left of its recording, and from memory."""

from __future__ import annotations

import gc
from weakref import ref

import numpy as np
import pytest

from musiclab.errors import MusicLabError
from musiclab.project.takes import takes_in
from musiclab.project.takes.about import About, Cut, End
from musiclab.project.takes.raw import RawRecording
from musiclab.project.takes.reading import reader_of
from musiclab.render.treated import copy_of
from musiclab.song.clips import AudioClip, Join
from musiclab.widgets.sound_desk import SoundDesk
from musiclab.widgets.take_parts import _resampled


@pytest.fixture
def sung(song, file_of, wave):
    """The name of a take that is in the song."""
    return song.add_audio("Voice", file_of("a.wav", wave))


def test_a_take_that_is_heard_is_not_deleted(song, sung):
    with pytest.raises(MusicLabError, match=r"The take 'a' is heard on Voice.*Remove its clips first"):
        song.delete_take(sung)
    assert [take.name for take in song.takes()] == [sung]


def test_a_take_in_a_comp_is_heard_too(song, sung, file_of, wave):
    other = song.add_audio("Other", file_of("b.wav", wave))
    song.remove("other")
    song.add(AudioClip("best", 96_000, 1920, sung, joins=(Join(960, other, 0.5),)), to="Voice")
    assert song.takes_used() == (sung, other)
    with pytest.raises(MusicLabError, match="is heard on Voice"):
        song.delete_take(other)


def test_by_force_its_clips_go_too_as_one_step_and_undo_brings_no_sound_back(song, sung, capsys):
    song.delete_take(sung, force=True)
    assert (song.takes_used(), len(song.takes())) == ((), 0)
    song.undo()
    assert song.takes_used() == (sung,)
    assert not np.abs(song.render(rate=8000)).any()
    assert "Until then its clips are silent" in capsys.readouterr().err


def test_no_byte_of_it_stays_in_the_project(song, sung, wave):
    song.keep("with the voice")
    song.delete_take(sung, force=True)
    assert not [path for path in song.folder.rglob(f"*{sung}*") if path.is_file()]
    raw = (wave[:2000, 0] * 32_768).round().astype("<i2").tobytes()
    for path in song.folder.rglob("*"):
        if path.is_file():
            assert b"fLaC" not in path.read_bytes(), path
            assert raw[:64] not in path.read_bytes(), path


def test_nothing_in_memory_holds_it(song, sung):
    takes = takes_in(song.folder)
    names = (sung, f"{sung}?reverse=1", f"{sung}?stretch=1.5")
    held = [ref(copy_of(name, takes)[0]) for name in names] + [ref(_resampled(name, 8000, takes)) for name in names[:2]]
    song.render(rate=8000)
    assert all(samples() is not None for samples in held)
    song.delete_take(sung, force=True)
    gc.collect()
    assert [samples() for samples in held] == [None] * 5


def test_a_page_that_asks_for_it_afterwards_gets_a_sentence(song, sung):
    desk = SoundDesk(takes=takes_in(song.folder))
    assert next(iter(desk.answer({"kind": "take", "client": "page", "rate": 44_100, "take": sung})))[0]["what"] == "part"
    song.delete_take(sung, force=True)
    (trouble, _), (end, _) = desk.answer({"kind": "take", "client": "page", "rate": 44_100, "take": sung})
    assert (trouble["what"], end["what"]) == ("trouble", "end")


def test_what_is_left_of_its_recording_is_silenced(song, wave):
    """The second take of a recording could not be written; the first is deleted."""
    raw = RawRecording.begin(song.folder / "takes" / ".recording" / "a", About("a", 44_100, 1, track="voice"))
    raw.write(0, wave[:, 0].tobytes())
    raw.finish(End(60_000, 0, (Cut(0, 30_000, 0.0), Cut(30_000, 30_000, 0.0, round=2))))
    cutting = song._desk.booth._cutter.cut(raw)
    while "voice-1" not in [take.name for take in song.takes()]:
        next(cutting)
    cutting.close()
    raw.close()
    song.delete_take("voice-1")
    sound = np.fromfile(raw.folder / "sound.f32", "<f4")
    assert not sound[:30_000].any()
    assert sound[30_000:].tolist() == wave[30_000:, 0].tolist()


def test_a_take_that_was_written_over_is_read_anew(song, sung, file_of, wave):
    takes = takes_in(song.folder)
    before = takes(sung)[0]
    file_of("new.flac", wave[::-1] * 0.5).replace(song.folder / "takes" / f"{sung}.flac")
    assert not np.array_equal(takes(sung)[0], before)


def test_a_song_without_its_takes_opens_plays_and_is_exported(song, sung, tmp_path, capsys):
    song.melody("lead", "C4 E4 G4")
    whole = song.render(rate=8000)
    (song.folder / "takes" / f"{sung}.flac").unlink()
    reader_of(song.folder).forget()
    song.mix("Voice", mute=True)
    rest = song.render(rate=8000)
    song.mix("Voice", mute=False)
    assert rest.any()
    assert not np.array_equal(whole, rest)
    assert np.abs(song.render(rate=8000)[: len(rest)] - rest[: len(song.render(rate=8000))]).max() < 1e-6
    song.export(tmp_path / "boats.wav", rate=8000)
    song.play()
    assert capsys.readouterr().err.count("Until then its clips are silent") == 1


@pytest.mark.parametrize("name", ["nobody", "", "../song", "..", None, 3, "a/b", ".counts"])
def test_what_is_no_take_cannot_be_deleted_or_renamed(song, sung, name):
    before = set(song.folder.rglob("*"))
    for say in (song.delete_take, lambda name: song.rename_take(name, "x"), lambda name: song.nudge_take(name, 0.1)):
        with pytest.raises(MusicLabError, match="There is no take"):
            say(name)
    assert set(song.folder.rglob("*")) == before
