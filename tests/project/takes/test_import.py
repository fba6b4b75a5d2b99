"""Sound files are brought into a song whatever they are called, as far as they can be read."""

from __future__ import annotations

import os

import numpy as np
import pytest
import soundfile

from musiclab.errors import FileError, MusicLabError
from musiclab.project.takes import importing

LOSSY = {"a.ogg", "a.mp3"}


def sound_of(song, name):
    return soundfile.read(song.folder / "takes" / f"{name}.flac", dtype="float32", always_2d=True)


def refusal(song, path):
    with pytest.raises(FileError) as refused:
        song.add_audio("Voice", path)
    assert not song.takes()
    assert not song.value.tracks
    assert not list((song.folder / "takes").rglob("*.flac"))
    return str(refused.value)


@pytest.mark.parametrize(("name", "rate"), [("a.wav", 44_100), ("a.flac", 48_000), ("a.aiff", 8_000), ("a.ogg", 44_100), ("a.mp3", 44_100)])
def test_the_kinds_of_sound_files_become_takes_at_their_own_rate(song, file_of, wave, name, rate):
    take = song.add_audio("Voice", file_of(name, wave, rate=rate))
    samples, there = sound_of(song, take)
    assert (take, there, samples.shape) == ("voice-1", rate, wave.shape)
    if name in LOSSY:
        assert np.corrcoef(samples[:, 0], wave[:, 0])[0, 1] > 0.4
    else:
        assert np.abs(samples - wave).max() <= 2**-15


def test_a_file_becomes_a_clip_as_long_as_it_sounds_in_one_step_to_undo(song, file_of, wave):
    song.add_audio("Voice", file_of("hello.wav", wave), at=3)
    (track,) = song.value.tracks
    (clip,) = track.clips
    assert (track.name, clip.start, clip.take, clip.offset) == ("Voice", 2 * 3840, "voice-1", 0)
    assert clip.length == np.ceil(60_000 / 44_100 * 1920)
    (take,) = song.takes()
    assert (take.title, take.source, take.start, take.lead, take.track) == ("hello", "file", 0, 0, "voice")
    song.undo()
    assert not song.value.tracks
    song.redo()
    assert song.takes_used() == ("voice-1",)


def test_a_file_goes_on_a_track_that_is_there(song, file_of, wave):
    song.melody("Lead Voice", "C4")
    assert song.add_audio("lead voice", file_of("a.wav", wave), at=2) == "lead-voice-1"
    assert [len(track.clips) for track in song.value.tracks] == [2]


@pytest.mark.parametrize(("name", "called"), [("a.mp3", "b.wav"), ("a.wav", "b.mp3"), ("a.flac", "b"), ("a.ogg", "b.txt")])
def test_a_file_is_read_by_what_is_in_it(song, file_of, wave, name, called):
    path = file_of(name, wave)
    renamed = path.rename(path.with_name(called))
    assert sound_of(song, song.add_audio("Voice", renamed))[0].shape == wave.shape


@pytest.mark.parametrize("name", ["a.wav", "a.aiff", "a.flac", "a.ogg", "a.mp3"])
def test_of_a_file_that_breaks_off_what_is_there_is_read_and_told(song, file_of, wave, name):
    path = file_of(name, wave)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    take = song.add_audio("Voice", path)
    samples, _ = sound_of(song, take)
    assert 10_000 < len(samples) < 31_000
    assert "breaks off early" in song.takes()[0].note
    assert "breaks off early" in repr(song.takes())
    if name not in LOSSY:
        assert np.abs(samples - wave[: len(samples)]).max() <= 2**-15


def test_a_whole_file_does_not_break_off(song, file_of, wave):
    for name in ("a.wav", "a.aiff", "a.flac", "a.ogg", "a.mp3"):
        song.add_audio("Voice", file_of(name, wave))
    assert not [take for take in song.takes() if "early" in take.note]


@pytest.mark.parametrize(("bytes", "says"), [
    (b"", "empty"), (b"these are words " * 100, "could not be read"), (np.random.default_rng(2).bytes(20_000), "could not be read"),
    (bytes(20_000), "could not be read"), (b"RIFF\xff\xff\xff\x7fWAVEfmt ", "could not be read"), (b"fLaC", "could not be read"),
    (b"OggS" + bytes(50), "could not be read"), (b"ID3\x04" + bytes(100), "could not be read"),
])  # fmt: skip
def test_what_is_no_sound_is_refused_in_a_sentence(song, tmp_path, bytes, says):
    (tmp_path / "voice.wav").write_bytes(bytes)
    sentence = refusal(song, tmp_path / "voice.wav")
    assert sentence.startswith("voice.wav")
    assert says in sentence


def test_a_file_without_frames_is_refused(song, file_of, wave):
    assert "could not be read" in refusal(song, file_of("a.wav", wave[:0]))


def test_links_folders_and_devices_are_refused(song, file_of, tmp_path, wave):
    (tmp_path / "link.wav").symlink_to(file_of("a.wav", wave))
    os.mkfifo(tmp_path / "pipe.wav")
    assert "is a link" in refusal(song, tmp_path / "link.wav")
    assert "is a folder" in refusal(song, tmp_path)
    assert "is a device" in refusal(song, tmp_path / "pipe.wav")
    assert "is a device" in refusal(song, "/dev/zero")
    assert "No such file" in refusal(song, tmp_path / "nowhere.wav")
    for odd in ("", None, 3, "a\0b"):
        assert refusal(song, odd).endswith(".")


def test_eight_channels_become_two(song, file_of, wave):
    samples, _ = sound_of(song, song.add_audio("Voice", file_of("a.wav", np.tile(wave * 0.2, (1, 4)))))
    assert samples.shape == wave.shape
    front_centre_back_side = wave[:, 0] * (1 + 0.5**0.5 + 2 * 0.5**0.5) * 0.2
    assert np.abs(samples[:, 0] - front_centre_back_side).max() < 1e-3


def test_a_rate_of_192_kilohertz_is_kept_and_a_higher_one_refused(song, file_of, wave):
    assert "384,000" in refusal(song, file_of("a.wav", wave, rate=384_000))
    assert sound_of(song, song.add_audio("Voice", file_of("b.wav", wave, rate=192_000)))[1] == 192_000


def test_what_is_no_number_is_silence(song, file_of, wave):
    wave[3], wave[4] = np.nan, -np.inf
    samples, _ = sound_of(song, song.add_audio("Voice", file_of("a.wav", wave, subtype="FLOAT")))
    assert samples[3:5].tolist() == [[0, 0], [-1, -1]]


def test_what_goes_beyond_full_scale_is_made_softer_and_not_cut_off(song, file_of, wave):
    samples, _ = sound_of(song, song.add_audio("Voice", file_of("a.wav", wave * 10, subtype="FLOAT")))
    assert np.abs(samples - wave * 10 / np.abs(wave * 10).max()).max() < 1e-6
    assert "14.0 dB" in song.takes()[0].note


def test_a_file_of_more_than_two_hours_is_refused_before_it_is_read(song, file_of):
    assert "two hours" in refusal(song, file_of("a.flac", np.zeros(1000 * 7201, "i2"), rate=1000))


def test_what_the_song_refuses_leaves_no_take(song, file_of, wave):
    path = file_of("a.wav", wave)
    for wrong in ({"track": ""}, {"track": 3}, {"track": "master"}, {"at": 0}, {"at": 10**9}, {"at": "x"}):
        with pytest.raises(MusicLabError):
            song.add_audio(**{"track": "Voice", "path": path, **wrong})
    assert not song.takes()


def test_a_disk_that_fills_up_leaves_nothing_behind(song, file_of, wave, monkeypatch):
    def full(_path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("musiclab.project.takes.flac.lasting_file", full)
    assert refusal(song, file_of("a.wav", wave)) == "a.wav could not be saved: the disk is full. Make room on the disk, and try again."
    assert not list((song.folder / "takes" / importing.FOLDER).iterdir())
    monkeypatch.undo()
    assert song.add_audio("Voice", file_of("a.wav", wave))


def test_a_long_file_is_read_a_little_at_a_time(song, file_of):
    import tracemalloc

    path = file_of("a.wav", np.zeros((44_100 * 60, 2), "i2"))
    tracemalloc.start()
    try:
        song.add_audio("Voice", path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 8_000_000
