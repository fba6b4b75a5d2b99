"""A SoundFont may come from anywhere: whatever is in it, it plays, or a sentence says why not."""

import io
import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sound.soundfont_writer import (
    INSTRUMENT,
    LOOP_MODE,
    SAMPLE,
    VELOCITIES,
    Font,
    Recorded,
    chunk,
    sine,
    span,
    tone,
)

from musiclab.errors import FileError, MusicLabError, SoundError
from musiclab.sound.bank_player import MOST_LAYERS
from musiclab.sound.riff import chunks
from musiclab.sound.soundfont import SoundFont
from musiclab.sound.sounds import OWN_BANK, Sounds
from musiclab.sound.zones import MOST_ZONES


def ogg(pcm: np.ndarray) -> bytes:
    packed = io.BytesIO()
    soundfile.write(packed, pcm, 44100, format="OGG", subtype="VORBIS")
    return packed.getvalue()


SMALL = Font(
    [Recorded(sine(2000, 20), loop=(500, 1500)), Recorded(sine(2000, 20), loop=(100, 1900), packed=ogg(sine(2000, 20)))],
    [[{LOOP_MODE: 1, SAMPLE: 0}, {SAMPLE: 1}], [{VELOCITIES: span(1, 90), SAMPLE: 1}]],
    {(0, 0): [{INSTRUMENT: 0}, {INSTRUMENT: 1}], (128, 0): [{INSTRUMENT: 1}]},
).bytes()
TABLES = SMALL.index(b"LIST", SMALL.index(b"smpl"))


def play_all(data: bytes, folder: Path) -> list[str]:
    """Play what can be played; every refusal is one of ours, and every sample is a number."""
    path = folder / "hostile.sf2"
    path.write_bytes(data)
    try:
        sounds = Sounds(rate=44100, soundfont=path, cache=None)
    except MusicLabError as error:
        return [str(error)]
    said = []
    for name in ("piano", "drums"):
        try:
            for voice in sounds.voices(name, 60, 80, 3000):
                assert np.isfinite(voice.samples).all() and len(voice.samples) < 3_000_000
                assert 0 <= voice.loop_start <= voice.loop_end <= len(voice.samples) and voice.release > 0
        except SoundError as error:
            said.append(str(error))
    return [*said, *sounds.notes]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(TABLES, len(SMALL) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_tables_with_changed_bytes_play_or_are_refused(tmp_path: Path, changes: list[tuple[int, int]]) -> None:
    data = bytearray(SMALL)
    for at, value in changes:
        data[at] = value
    play_all(bytes(data), tmp_path)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(SMALL) - 2), st.binary(min_size=1, max_size=8))
def test_any_part_may_be_garbage_or_the_file_cut_short(tmp_path: Path, at: int, garbage: bytes) -> None:
    play_all(SMALL[:at] + garbage + SMALL[at + len(garbage) :], tmp_path)
    play_all(SMALL[:at], tmp_path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_our_own_banks_tables_with_changed_numbers_play_or_are_refused(tmp_path: Path, data: st.DataObject) -> None:
    bank = bytearray(OWN_BANK.read_bytes())
    where = chunks(memoryview(bytes(bank)), form=b"sfbk", name="bank")
    for _ in range(4):
        at, size = where[data.draw(st.sampled_from([b"phdr", b"pbag", b"pgen", b"inst", b"ibag", b"igen", b"shdr"]))]
        struct.pack_into("<H", bank, at + 2 * data.draw(st.integers(0, size // 2 - 1)), data.draw(st.integers(0, 65535)))
    play_all(bytes(bank), tmp_path)


@pytest.mark.parametrize("data", [b"", b"RIFF", b"not a sound at all", b"RIFF\x04\x00\x00\x00WAVE", SMALL[:40], SMALL[: TABLES + 40]])
def test_what_is_no_soundfont_is_refused_with_a_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "wrong.sf2"
    path.write_bytes(data)
    with pytest.raises(FileError, match=r"wrong\.sf2 .+\."):
        SoundFont(path)


def test_a_file_that_is_not_there_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be opened"):
        Sounds(rate=44100, soundfont=tmp_path / "none.sf2", cache=None)


def test_a_chunk_that_claims_to_be_huge_is_refused(tmp_path: Path) -> None:
    at = SMALL.index(b"smpl") + 4
    assert "cut short" in play_all(SMALL[:at] + b"\xff\xff\xff\x7f" + SMALL[at + 4 :], tmp_path)[0]


@pytest.mark.parametrize("loop", [(-5, 100), (100, 50), (0, 4001), (3000, 3000), (2**30, 2**30 + 100)])
def test_a_loop_outside_its_sample_is_not_played(loop: tuple[int, int], tmp_path: Path) -> None:
    font = Font([Recorded(sine(4000, 40), loop=(0, 0))], [[{LOOP_MODE: 1, SAMPLE: 0}]])
    data = bytearray(font.bytes())
    at = data.index(b"shdr") + 8 + 28
    struct.pack_into("<II", data, at, loop[0] & 0xFFFFFFFF, loop[1])
    (tmp_path / "loop.sf2").write_bytes(data)
    voice = Sounds(rate=44100, soundfont=tmp_path / "loop.sf2", cache=None).voices("piano", 60, 100, 50_000)[0]
    assert voice.loop_end == 0 and len(voice.samples) <= 4000


def test_a_damaged_sample_is_left_out_and_named_while_the_rest_plays(tmp_path: Path) -> None:
    font = Font([Recorded(sine(4000, 40)), Recorded(sine(10, 1), packed=b"OggS garbage that is no Vorbis" * 9)], [[{SAMPLE: 0}, {SAMPLE: 1}, {SAMPLE: 7}]])
    sounds = Sounds(rate=44100, soundfont=font.write(tmp_path / "half.sf2"), cache=None)
    assert len(sounds.voices("piano", 60, 100, 1000)) == 1
    assert len(sounds.notes) == 2 and all(sentence.endswith(".") for sentence in sounds.notes)


def test_a_preset_with_more_zones_than_sense_is_refused(tmp_path: Path) -> None:
    font = Font([Recorded(sine(100, 1))], [[{SAMPLE: 0}] * 200], {(0, 0): [{INSTRUMENT: 0}] * (MOST_ZONES // 200 + 1)})
    with pytest.raises(SoundError, match="zones"):
        Sounds(rate=44100, soundfont=font.write(tmp_path / "many.sf2"), cache=None).voices("piano", 60, 100, 100)


def test_zones_that_never_sound_are_counted_too(tmp_path: Path) -> None:
    silent = {VELOCITIES: span(100, 1), INSTRUMENT: 0}
    font = Font([Recorded(sine(100, 1))], [[{SAMPLE: 0}] * 1000], {(0, 0): [silent] * 1000})
    with pytest.raises(SoundError, match="zones"):
        Sounds(rate=44100, soundfont=font.write(tmp_path / "many.sf2"), cache=None).voices("piano", 60, 100, 100)


def test_only_so_many_zones_sound_together(tmp_path: Path) -> None:
    font = Font([Recorded(sine(100, 1))], [[{SAMPLE: 0}] * 1000])
    voices = Sounds(rate=44100, soundfont=font.write(tmp_path / "thick.sf2"), cache=None).voices("piano", 60, 100, 100)
    assert len(voices) == MOST_LAYERS


def test_a_missing_pad_byte_after_an_odd_chunk_is_forgiven() -> None:
    body = b"sfbk" + chunk(b"LIST", b"INFO" + b"INAM" + struct.pack("<I", 3) + b"abc" + chunk(b"ifil", bytes(4)))
    assert set(chunks(memoryview(chunk(b"RIFF", body)), form=b"sfbk", name="x")) == {b"INAM", b"ifil"}


def test_extreme_settings_stay_within_the_frames_asked_for(tmp_path: Path) -> None:
    every = {number: -32768 if number % 2 else 32767 for number in range(8, 53) if number not in (41, 43, 44)}
    for generators in (every, {number: -1 - amount for number, amount in every.items()}):
        assert play_all(tone(generators).bytes(), tmp_path) in ([], ["hostile.sf2 has no drums; MusicLab plays its own drums."])
