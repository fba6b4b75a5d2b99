"""Fifty attacks: nothing outside the submission's own folder is read or written, nothing of them runs, and the rest of the class is collected."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from classroom.class_of_three import a_class, assigned, handed_in
from classroom.damage import unpacked
from classroom.hostile import ATTACKS, SECRET

from musiclab.classroom.collecting import collect

MOST_MEMORY = 2**29
IN_A_PROCESS_OF_ITS_OWN = """
import sys
from pathlib import Path
from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.collecting import collect
klass = ClassFolder(Path(sys.argv[1]))
collect(klass, [klass.hand_in])
print(next(int(line.split()[1]) * 1024 for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")))
"""
"""The most memory at once. What the tests before have left must not count, and ru_maxrss is handed on to a child."""


@pytest.fixture
def scene(tmp_path):
    """A class with honest work by ben and by mira, whose place the attack takes; and a file that nobody may read."""
    secret = tmp_path / SECRET
    secret.write_text("who reads this has left the folder")
    klass = a_class(tmp_path)
    file = assigned(klass)
    honest = handed_in(file, tmp_path / "ben", "ben")
    mine = handed_in(file, tmp_path / "mira", "mira")
    mine.put.unlink()
    return klass, honest, unpacked(mine.file.read_bytes()), secret


def everything(folder: Path, *, but: Path) -> dict[str, bytes]:
    """Every file of a folder that is not among the submissions, and its bytes."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_relative_to(but)}


def test_there_are_fifty():
    assert len(ATTACKS) == 50


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_stays_in_its_folder(scene, tmp_path, attack):
    klass, _, files, secret = scene
    arrived = klass.hand_in / "first-beat--mira--20261203-100000--0123456789ab.zip"
    arrived.write_bytes(ATTACKS[attack](files, str(secret)))
    submissions = klass.path / "submissions"
    before = everything(tmp_path, but=submissions)
    found = collect(klass, [klass.hand_in])
    after = everything(tmp_path, but=submissions)
    assert {path: data for path, data in after.items() if "/aside/" not in path} == before
    assert not Path("/tmp/owned-by-a-student").exists()
    assert "ben" in klass.latest("first-beat")
    for path in submissions.rglob("*"):
        assert not path.is_symlink()
        if path.is_file() and path.name != "handed-in.zip":
            assert secret.read_bytes() not in path.read_bytes()
    assert len([one for one in found if "mira" in one.file or "mira" in (one.submission.student if one.submission else "")]) >= 1
    assert all(sentence.isprintable() for one in found for sentence in one.sentences)


@pytest.mark.parametrize("attack", ["a bomb by its ratio", "a bomb that lies of its size", "a bomb by its count", "a bomb by nesting", "a bomb that overlaps"])
def test_a_bomb_takes_little_room(scene, attack):
    klass, _, files, secret = scene
    arrived = klass.hand_in / "first-beat--mira--20261203-100000--0123456789ab.zip"
    arrived.write_bytes(ATTACKS[attack](files, str(secret)))
    said = subprocess.run([sys.executable, "-c", IN_A_PROCESS_OF_ITS_OWN, str(klass.path)], check=True, capture_output=True, text=True)
    size = sum(path.stat().st_size for path in klass.path.rglob("*") if path.is_file())
    assert size < 200_000_000
    assert int(said.stdout) < MOST_MEMORY
    assert "ben" in klass.latest("first-beat")


def test_a_link_in_the_inbox_is_not_followed(scene):
    klass, _, _, secret = scene
    (klass.hand_in / "first-beat--mira--20261203-100000--0123456789ab.zip").symlink_to(secret)
    (klass.hand_in / "chen").symlink_to("/etc")
    os.mkfifo(klass.hand_in / "chen.zip")
    found = {one.file: one for one in collect(klass, [klass.hand_in])}
    assert "Links were left out" in " ".join(found["first-beat--mira--20261203-100000--0123456789ab.zip"].sentences)
    assert found["chen"].state == "aside"
    assert "chen.zip" in found
    assert set(klass.latest("first-beat")) == {"ben"}
