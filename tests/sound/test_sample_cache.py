"""Decoded samples on disk: shared by processes, mended when damaged, never in the way."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from musiclab.sound.cache import SampleStore, cache_folder
from musiclab.sound.sounds import Sounds

PLAY = """
import sys
from pathlib import Path
from musiclab.sound.sounds import Sounds
sounds = Sounds(rate=44100, cache=Path(sys.argv[1]))
print(sum(float(abs(voice.samples).sum()) for pitch in range(48, 72) for voice in sounds.voices("piano", pitch, 100, 20000)))
"""


def entries(folder: Path) -> list[Path]:
    return sorted((folder / "samples").iterdir())


def test_what_was_decoded_is_read_again_and_sounds_the_same(tmp_path: Path) -> None:
    first, second = (Sounds(rate=44100, cache=tmp_path).voices("flute", 72, 100, 30_000)[0].samples for _ in range(2))
    assert np.array_equal(first, second) and entries(tmp_path)


def test_from_the_disk_nothing_is_decoded(tmp_path: Path) -> None:
    script = "import sys; from pathlib import Path; from musiclab.sound.sounds import Sounds\nSounds(rate=44100, cache=Path(sys.argv[1])).voices('cello', 50, 100, 20000); print('soundfile' in sys.modules)"
    said = [subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, capture_output=True, text=True).stdout.strip() for _ in range(2)]
    assert said == ["True", "False"]


def test_longer_notes_make_the_entry_grow(tmp_path: Path) -> None:
    sizes = []
    for frames in (1000, 60_000):
        Sounds(rate=44100, cache=tmp_path).voices("piano", 60, 100, frames)
        sizes.append(entries(tmp_path)[0].stat().st_size)
    assert sizes[1] > 4 * sizes[0] and len(entries(tmp_path)) == 1


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 5000])
def test_a_damaged_entry_is_decoded_again(damage: bytes, tmp_path: Path) -> None:
    whole = Sounds(rate=44100, cache=tmp_path).voices("piano", 60, 100, 5000)[0].samples
    good = entries(tmp_path)[0].read_bytes()
    for contents in (damage, good[:-1], good[:-1] + bytes([good[-1] ^ 1]), good[:40] + damage):
        entries(tmp_path)[0].write_bytes(contents)
        assert np.array_equal(Sounds(rate=44100, cache=tmp_path).voices("piano", 60, 100, 5000)[0].samples, whole)


def test_two_processes_share_a_cache(tmp_path: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", PLAY, str(tmp_path)], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = {process.communicate()[0] for process in running}
    assert len(said) == 1 and all(process.returncode == 0 for process in running)
    assert all(path.suffix == ".pcm" for path in entries(tmp_path))


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert Sounds(rate=44100, cache=blocked).voices("piano", 60, 100, 1000)


def test_the_cache_forgets_what_was_used_longest_ago(tmp_path: Path) -> None:
    store = SampleStore(tmp_path, most=10_000)
    for number in range(10):
        store.save(f"n{number}", np.zeros(1000, np.int16), 1000)
    store.tidy()
    assert sum(path.stat().st_size for path in entries(tmp_path)) <= 10_000
    assert store.load("n9") is not None and store.load("n0") is None


def test_the_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MUSICLAB_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("MUSICLAB_CACHE")
    assert cache_folder().name in ("musiclab", "cache")
