"""``musiclab lab``: a workspace with the lessons in it, and JupyterLab opened there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from musiclab.language import say
from musiclab.project.workspace import FIRST_LESSON, prepare_workspace

OFFLINE = (
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
    "--ServerApp.answer_yes=True",
)
"""JupyterLab asks the web for news, updates and extensions unless it is told not to, and whether Ctrl+C was meant."""


def open_lab(folder: Path | None, extra: Sequence[str], *, quiet: bool) -> int:
    """Prepare the workspace and run JupyterLab in it until it ends; give its exit code where there is one to give."""
    folder = (folder or Path.home() / "MusicLab").expanduser().resolve()
    kept = prepare_workspace(folder)
    if not quiet:
        print(say("Your music is in {folder}. JupyterLab opens in the browser; Ctrl+C here ends it.", folder=folder))
        for name in kept:
            print(say("{name} has a newer version; yours was changed, so it stays. Delete or rename it to get the new one.", name=name))
    return _run(lab_command(folder, extra), folder)


def lab_command(folder: Path, extra: Sequence[str]) -> list[str]:
    """Give the command line that opens JupyterLab on the first lesson of a workspace."""
    line = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}", *OFFLINE]
    line.append(f"--LabApp.default_url=/lab/tree/{FIRST_LESSON}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        line.append("--allow-root")  # JupyterLab refuses the administrator; in a container there is nobody else
    return [*line, *(arg for arg in extra if arg != "--")]


def _run(line: list[str], folder: Path) -> int:
    """Become JupyterLab, so that signals reach it alone; on Windows, wait for it."""
    if sys.platform == "win32":
        return subprocess.call(line, cwd=folder)
    sys.stdout.flush()
    os.chdir(folder)
    return os.execv(line[0], line)
