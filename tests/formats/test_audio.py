"""Sound files, read back by another library, and what happens when the disk says no."""

from __future__ import annotations

import os
import subprocess
import wave

import ffmpeg
import numpy as np
import pytest
import soundfile

from musiclab.errors import FileError
from musiclab.formats.audio import read_audio, write_audio

RATE = 44_100


def music(seconds=2.0):
    at = np.arange(int(seconds * RATE)) / RATE
    left, right = 0.4 * np.sin(2 * np.pi * 440 * at), 0.3 * np.sin(2 * np.pi * 660 * at)
    return np.stack([left, right], axis=1).astype(np.float32)


def blocks(sound, frames=30_000):
    return (sound[at : at + frames] for at in range(0, len(sound), frames))


def test_a_16_bit_wav_is_read_by_pythons_own_wave_module_to_the_last_bit(tmp_path):
    sound = music()
    write_audio(tmp_path / "a.wav", blocks(sound), rate=RATE)
    with wave.open(str(tmp_path / "a.wav")) as file:
        assert (file.getnchannels(), file.getframerate(), file.getsampwidth()) == (2, RATE, 2)
        found = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
    assert np.array_equal(found, np.rint(sound * 32768).astype(np.int16))


@pytest.mark.parametrize(("name", "depth", "error"), [("a.wav", 24, 2e-7), ("a.wav", "float", 0), ("a.flac", 16, 1.6e-5), ("a.flac", 24, 2e-7)])
def test_lossless_files_hold_the_samples_to_their_depth(tmp_path, name, depth, error):
    sound = music()
    write_audio(tmp_path / name, blocks(sound), rate=RATE, depth=depth)
    found, rate = soundfile.read(tmp_path / name, dtype="float32")
    assert rate == RATE
    assert np.abs(found - sound).max() <= error


@pytest.mark.parametrize("name", ["a.ogg", "a.mp3", "a.MP3"])
def test_lossy_files_sound_like_what_was_written_even_when_long(tmp_path, name):
    sound = music(60)
    write_audio(tmp_path / name, blocks(sound, 1 << 20), rate=RATE)
    found, _ = soundfile.read(tmp_path / name, dtype="float32")
    assert abs(len(found) - len(sound)) < 3000
    middle = slice(20 * RATE, 21 * RATE)
    spectrum = np.abs(np.fft.rfft(found[middle, 0] * np.hanning(RATE)))
    assert np.argmax(spectrum) == 440
    assert np.sqrt(np.square(found[middle, 0]).mean()) == pytest.approx(0.4 / np.sqrt(2), rel=0.02)


def test_what_is_too_loud_is_clipped_not_wrapped(tmp_path):
    write_audio(tmp_path / "a.wav", [np.full((10, 2), 1.7, np.float32), np.full((10, 2), -1.7, np.float32)], rate=RATE)
    found, _ = soundfile.read(tmp_path / "a.wav", dtype="int16")
    assert found[0, 0] == 32767
    assert found[-1, 0] == -32768


def test_progress_counts_every_frame(tmp_path):
    seen = []
    write_audio(tmp_path / "a.wav", blocks(music()), rate=RATE, progress=seen.append)
    assert seen == [30_000, 60_000, 88_200]


@pytest.mark.parametrize(("name", "options"), [("a.xyz", {}), ("a", {}), ("a.flac", {"depth": "float"}), ("a.wav", {"rate": 3}), ("a.mp3", {"rate": 96_000})])
def test_a_file_that_cannot_be_is_refused_in_a_sentence(tmp_path, name, options):
    with pytest.raises(FileError, match=r"Use|End"):
        write_audio(tmp_path / name, blocks(music()), **{"rate": RATE, **options})
    assert not list(tmp_path.iterdir())


def test_a_render_that_fails_in_the_middle_leaves_the_older_file_as_it_was(tmp_path):
    write_audio(tmp_path / "a.wav", blocks(music()), rate=RATE)
    before = (tmp_path / "a.wav").read_bytes()

    def breaks():
        yield music()
        raise FileError("no more")

    with pytest.raises(FileError, match="no more"):
        write_audio(tmp_path / "a.wav", breaks(), rate=RATE)
    assert (tmp_path / "a.wav").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.ogg", "a.mp3"])
def test_a_full_disk_is_told_in_a_sentence_and_leaves_nothing(tmp_path, name):
    # A limit on the size of files stands for the full disk: the write fails in the same way.
    script = f"""
import resource, signal, sys
import numpy as np
from pathlib import Path
from musiclab.errors import FileError
from musiclab.formats.audio import write_audio
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
noise = np.random.default_rng(1).standard_normal((60_000, 2)).astype(np.float32) * 0.3
try:
    write_audio(Path({str(tmp_path / name)!r}), [noise] * 20, rate=44_100)
except FileError as problem:
    print(problem)
"""
    answer = subprocess.run(["python3" if os.name == "nt" else __import__("sys").executable, "-c", script], capture_output=True, text=True, check=True)
    assert "could not be written" in answer.stdout
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path):
    with pytest.raises(FileError, match="could not be written"):
        write_audio(tmp_path / "nowhere" / "a.wav", blocks(music()), rate=RATE)


@pytest.mark.parametrize("data", [b"", b"RIFF", b"not sound at all" * 100])
def test_what_is_no_sound_is_refused_in_a_sentence(tmp_path, data):
    (tmp_path / "a.wav").write_bytes(data)
    with pytest.raises(FileError, match="could not be read as sound"):
        read_audio(tmp_path / "a.wav")


def test_a_mono_recording_is_read_as_two_equal_channels(tmp_path):
    soundfile.write(tmp_path / "a.wav", music()[:, 0], RATE)
    samples, rate = read_audio(tmp_path / "a.wav")
    assert (samples.shape, rate) == ((2, 88_200), RATE)
    assert np.array_equal(samples[0], samples[1])


@pytest.mark.parametrize(
    ("name", "depth", "error"), [("a.wav", 16, 2e-5), ("a.wav", 24, 2e-7), ("a.wav", "float", 0), ("a.flac", 24, 2e-7), ("a.ogg", 16, 0.02)]
)
def test_ffmpeg_reads_what_was_written_sample_by_sample(tmp_path, name, depth, error):
    sound = music(5)
    write_audio(tmp_path / name, blocks(sound), rate=RATE, depth=depth)
    middle = slice(RATE, 3 * RATE)  # codecs take a moment at the edges
    assert np.abs(ffmpeg.decoded(tmp_path / name, RATE)[middle] - sound[middle]).max() <= error


def test_ffmpeg_hears_both_notes_of_an_mp3_at_their_levels(tmp_path):
    write_audio(tmp_path / "a.mp3", blocks(music(5)), rate=RATE)
    found = ffmpeg.decoded(tmp_path / "a.mp3", RATE)[RATE : 2 * RATE]
    for channel, hz, level in ((0, 440, 0.4), (1, 660, 0.3)):
        spectrum = np.abs(np.fft.rfft(found[:, channel])) * 2 / RATE
        assert spectrum[hz] == pytest.approx(level, rel=0.02)


def test_surround_is_mixed_down_with_its_centre(tmp_path):
    sound = np.zeros((100, 6), np.float32)
    sound[:, 2] = 0.5
    soundfile.write(tmp_path / "a.wav", sound, 48_000, subtype="FLOAT")
    samples, _ = read_audio(tmp_path / "a.wav")
    assert samples == pytest.approx(np.full((2, 100), 0.5**1.5), abs=1e-6)


def test_what_is_no_number_in_a_recording_is_silence(tmp_path):
    soundfile.write(tmp_path / "a.wav", np.array([0.5, np.nan, np.inf, -np.inf, 3e38], np.float32), 48_000, subtype="FLOAT")
    samples, _ = read_audio(tmp_path / "a.wav")
    assert samples[0].tolist() == [0.5, 0.0, 1.0, -1.0, 1000.0]


@pytest.mark.parametrize("rate", [1, 900, 2**31 - 1])
def test_a_recording_at_an_absurd_rate_is_refused_in_a_sentence(tmp_path, rate):
    soundfile.write(tmp_path / "a.wav", np.zeros(100), rate)
    with pytest.raises(FileError, match="frames a second"):
        read_audio(tmp_path / "a.wav")


def test_a_recording_that_claims_to_last_for_days_is_refused_before_it_is_read(tmp_path):
    soundfile.write(tmp_path / "a.flac", np.zeros(1000), 48_000)
    data = bytearray((tmp_path / "a.flac").read_bytes())
    data[21] |= 0x0F
    data[22:26] = b"\xff" * 4
    (tmp_path / "a.flac").write_bytes(data)
    with pytest.raises(FileError, match="minutes long"):
        read_audio(tmp_path / "a.flac")


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".ogg", ".mp3"])
def test_what_is_no_number_in_a_mix_is_written_as_silence(tmp_path, suffix):
    block = np.zeros((5000, 2), np.float32)
    block[100:200] = np.nan
    write_audio(tmp_path / f"a{suffix}", [block], rate=44_100)
    assert np.abs(read_audio(tmp_path / f"a{suffix}")[0]).max() < 1e-3
