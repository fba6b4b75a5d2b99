"""What is said about takes in code."""

from __future__ import annotations

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from musiclab.errors import MusicLabError
from musiclab.project.takes.about import About
from musiclab.project.takes.cutting import Cutter
from musiclab.project.takes.info import TakeInfo, decode_info, encode_info
from musiclab.project.takes.level import Level
from musiclab.project.takes.raw import RawRecording
from musiclab.project.takes.shelf import TakeShelf
from musiclab.project.takes.steps import finished


@pytest.fixture
def sung(song, file_of, wave):
    """The name of a take that is in the song."""
    return song.add_audio("Voice", file_of("First verse.wav", wave))


def test_takes_are_shown_as_a_table_in_plain_words(song, sung):
    song.rename_take(sung, "<b>Softly</b>")
    lines = repr(song.takes()).splitlines()
    assert lines[0].split() == ["Name", "Title", "Length", "Track", "Device", "In", "the", "song", "Remarks"]
    assert lines[1].split() == ["voice-1", "<b>Softly</b>", "1.4", "s", "voice", "a", "file", "yes"]
    assert "&lt;b&gt;Softly&lt;/b&gt;" in song.takes()._repr_html_()
    song.undo()
    assert repr(song.takes()).splitlines()[1].split()[-1] == "no"


def test_a_song_without_takes_says_how_to_get_one(song):
    assert repr(song.takes()).startswith("No takes yet.")
    assert "No takes yet." in song.takes()._repr_html_()
    assert (len(song.takes()), len(song.recovered()), song.takes_used()) == (0, 0, ())


def test_takes_come_in_the_order_of_their_numbers(song, file_of, wave):
    for _ in range(11):
        song.add_audio("Voice", file_of("a.wav", wave[:100]))
    assert [take.name for take in song.takes()] == [f"voice-{at}" for at in range(1, 12)]


def test_a_title_is_a_text_and_a_nudge_some_seconds(song, sung):
    song.nudge_take(sung, -0.015)
    assert song.takes()[0].nudge == -0.015
    for title in ("", "  ", "x" * 201, "a\nb", 3, None):
        with pytest.raises(MusicLabError):
            song.rename_take(sung, title)
    for seconds in ("x", 11, float("nan"), True, None):
        with pytest.raises(MusicLabError):
            song.nudge_take(sung, seconds)
    assert (song.takes()[0].title, song.takes()[0].nudge) == ("First verse", -0.015)


def test_what_somebody_puts_into_the_folder_is_a_take_too(song, wave):
    soundfile.write(song.folder / "takes" / "found.wav", wave, 48_000)
    (song.folder / "takes" / "words.wav").write_text("no sound")
    (song.folder / "takes" / "Not An Id.wav").write_bytes(b"")
    assert [(take.name, take.rate, take.frames, take.source) for take in song.takes()] == [("found", 48_000, 60_000, "file")]
    song.rename_take("found", "Found")
    assert song.takes()[0].title == "Found"


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"format": "musiclab-take"}', b"\xff", b"[" * 100_000, b'{"format": "musiclab-take", "name": "other", "rate": 44100, "frames": 5}'])
def test_a_take_whose_json_is_damaged_is_known_by_its_sound(song, sung, text):
    (song.folder / "takes" / f"{sung}.json").write_bytes(text)
    (take,) = song.takes()
    assert (take.name, take.frames, take.rate) == (sung, 60_000, 44_100)


@given(st.builds(
    TakeInfo, st.just("a-1"), st.integers(1000, 192_000), st.integers(0, 10**6), st.integers(1, 2), lead=st.floats(-100, 100), nudge=st.floats(-10, 10),
    start=st.integers(0, 10**6), round=st.integers(1, 9), missing=st.integers(0, 10**6), peak_db=st.floats(-144, 20), recovered=st.booleans(),
    title=st.text(st.characters(categories=["L", "N", "Zs"]), max_size=20).map(str.strip).filter(str.isprintable),
))  # fmt: skip
def test_what_is_known_of_a_take_comes_back_from_its_json(info):
    import json

    assert decode_info(json.dumps(encode_info(info))) == info


def test_numbers_are_counted_for_each_track_and_outlive_deletion_and_damage(song, sung, file_of, wave):
    path = file_of("a.wav", wave[:100])
    assert [song.add_audio("Voice", path), song.add_audio("Choir", path)] == ["voice-2", "choir-1"]
    song.delete_take("voice-2", force=True)
    assert song.add_audio("Voice", path) == "voice-3"
    (song.folder / "takes" / ".counts.json").write_bytes(b"torn")
    assert song.add_audio("Voice", path) == "voice-4"


def test_a_take_that_is_made_already_stays_as_it_was_called(tmp_path):
    raw = RawRecording.begin(tmp_path / ".recording" / "a", About("a", 8000, 1, track="voice"))
    raw.write(0, np.ones(100, "<f4").tobytes())
    shelf = TakeShelf(tmp_path)
    raw.name_take(1, "voice-1")
    soundfile.write(tmp_path / "voice-1.flac", np.zeros(100), 8000)
    shelf.change("voice-1", lambda info: TakeInfo(info.name, info.rate, info.frames, title="Mine"))
    assert [take.title for take in finished(Cutter(shelf).cut(raw))] == ["Mine"]


@given(st.lists(st.lists(st.sampled_from([0, 0.5, 1.0, -1.0, 0.9995]), max_size=9), max_size=6))
def test_clipping_is_counted_the_same_however_the_sound_is_cut(blocks):
    whole = [abs(sample) >= 0.999 for block in blocks for sample in block]
    runs = [at for at in range(len(whole)) if any(all(0 <= i < len(whole) and whole[i] for i in range(at - back, at - back + 3)) for back in range(3))]
    level = Level(1)
    for block in blocks:
        level.add(np.array(block, np.float32).reshape(-1, 1))
    assert level.clipped == len(runs)
    assert level.frames == len(whole)


def test_a_long_take_is_in_memory_once(song, file_of):
    import tracemalloc

    from musiclab.project.takes import takes_in

    song.add_audio("Voice", file_of("a.wav", np.zeros(44_100 * 120, "i2")))
    tracemalloc.start()
    try:
        samples, rate = takes_in(song.folder)("voice-1")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (samples.shape, rate) == ((2, 44_100 * 120), 44_100)
    assert peak < 44_100 * 120 * 4 + 3_000_000


def test_an_hour_is_recorded_and_made_a_take_a_little_at_a_time(tmp_path):
    import tracemalloc

    rate, minute = 8000, np.arange(8000 * 60, dtype="<f4") / 480_000
    raw = RawRecording.begin(tmp_path / ".recording" / "a", About("a", rate, 1, track="voice"))
    tracemalloc.start()
    try:
        for at in range(60):
            raw.write(at * len(minute), minute.tobytes())
        (take,) = finished(Cutter(TakeShelf(tmp_path)).cut(raw))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert take.seconds == 3600
    assert peak < 6_000_000


@pytest.mark.parametrize("channels", [1, 2, 6])
def test_a_take_sounds_as_its_file_does(song, wave, channels):
    from musiclab.formats.audio import read_audio
    from musiclab.project.takes import takes_in

    path = song.folder / "takes" / "found.wav"
    wave[5] = np.nan
    soundfile.write(path, np.tile(wave, (1, 3))[:, :channels], 44_100, subtype="FLOAT")
    samples, rate = takes_in(song.folder)("found")
    assert rate == 44_100
    assert np.array_equal(samples, read_audio(path)[0])
