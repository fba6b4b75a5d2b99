"""The TypeScript beside this file as one script that node or a page can run."""

from __future__ import annotations

import subprocess
from pathlib import Path

from hatch_build import find_node

HERE = Path(__file__).parent


def bundled(name: str, folder: Path, node_packages: Path, *, platform: str) -> Path:
    out = folder / Path(name).with_suffix(".mjs").name
    subprocess.run([find_node().node, HERE / "bundle.mjs", node_packages, HERE / name, out, platform], check=True)
    return out
