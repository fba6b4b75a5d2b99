"""The TypeScript's own checks: types, style and tests, run by node."""

from __future__ import annotations

import gzip
import os
import subprocess
from pathlib import Path

from hatch_build import CORE, STATIC, find_node

ROOT = Path(__file__).resolve().parents[2]
WIDGETS = ROOT / "widgets"
LIMIT = 60_000
CORE_LIMIT = 124_000


def run(node_packages: Path, script: str, *words: str) -> None:
    node = find_node()
    path = os.pathsep.join([str(Path(node.node).parent), os.environ["PATH"]])
    done = subprocess.run([node.node, str(node_packages / script), *words], cwd=WIDGETS, capture_output=True, text=True,
                          check=False, stdin=subprocess.DEVNULL, env={**os.environ, "PATH": path, "NO_COLOR": "1"})
    assert done.returncode == 0, f"{script}:\n{done.stdout}\n{done.stderr}"


def test_the_types_agree(node_packages):
    run(node_packages, "typescript/bin/tsc", "--noEmit", "-p", ".")


def test_the_style_is_kept(node_packages):
    run(node_packages, "@biomejs/biome/bin/biome", "ci", ".")


def test_the_pages_own_tests_pass(node_packages):
    run(node_packages, "vitest/vitest.mjs", "run")


def size(*files: Path) -> int:
    """How many bytes files are on their way to a page, at best."""
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def widgets() -> list[Path]:
    return [path for path in sorted((ROOT / STATIC).glob("*.js")) if path.name != CORE]


def test_each_bundle_and_its_style_are_small():
    sizes = {path.stem: size(path, path.with_suffix(".css")) for path in widgets()}
    print(sizes)
    assert sizes
    assert {name: size for name, size in sizes.items() if size > LIMIT} == {}


def test_what_all_live_views_share_stays_small_too():
    core = size(ROOT / STATIC / CORE)
    print(f"core: {core}")
    assert core <= CORE_LIMIT


def test_every_widget_has_its_bundle():
    assert {sheet.stem for sheet in (WIDGETS / "src").glob("*.css")} == {path.stem for path in widgets()}


def test_the_list_of_packages_names_no_place_to_download_from():
    assert '"resolved"' not in (WIDGETS / "package-lock.json").read_text()
