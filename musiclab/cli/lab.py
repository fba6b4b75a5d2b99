"""``musiclab lab``: a workspace with the lessons in it, and JupyterLab opened there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from musiclab.classroom.taking_in import take_in
from musiclab.formats.replace_file import replacing
from musiclab.language import say
from musiclab.project.workspace import FIRST_LESSON, MARK, prepare_workspace

OFFLINE = (
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
    "--ServerApp.answer_yes=True",
)
"""JupyterLab asks the web for news, updates and extensions unless it is told not to, and whether Ctrl+C was meant."""

NO_NEWS = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}
"""Settings that keep JupyterLab from asking the student about news; what the student sets goes before them."""


def open_lab(folder: Path | None, extra: Sequence[str], *, quiet: bool) -> int:
    """Prepare the workspace and run JupyterLab in it until it ends; give its exit code where there is one to give."""
    folder = (folder or Path.home() / "MusicLab").expanduser().resolve()
    kept = prepare_workspace(folder)
    taken = take_in(folder)
    if not quiet:
        print(say("Your music is in {folder}. JupyterLab opens in the browser; Ctrl+C here ends it.", folder=folder))
        for name in kept:
            print(say("{name} has a newer version; yours was changed, so it stays. Delete or rename it to get the new one.", name=name))
        for line in (*(str(taken).splitlines() if taken.places else ()), *(taken.trouble if not taken.places else ())):
            print(line)
    return _run(lab_command(folder, extra), folder, {**os.environ, "JUPYTER_CONFIG_PATH": with_settings(folder)})


def lab_command(folder: Path, extra: Sequence[str]) -> list[str]:
    """Give the command line that opens JupyterLab on the first lesson of a workspace."""
    line = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}", *OFFLINE]
    line.append(f"--LabApp.default_url=/lab/tree/{FIRST_LESSON}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        line.append("--allow-root")  # JupyterLab refuses the administrator; in a container there is nobody else
    return [*line, *(arg for arg in extra if arg != "--")]


def with_settings(folder: Path) -> str:
    """Write our settings of JupyterLab into the workspace, and give the places where JupyterLab looks for any."""
    home = folder / MARK / "jupyter"
    (home / "labconfig").mkdir(parents=True, exist_ok=True)
    with replacing(home / "labconfig" / "default_setting_overrides.json") as part:
        part.write_text(json.dumps(NO_NEWS))
    return os.pathsep.join(filter(None, (str(home), os.environ.get("JUPYTER_CONFIG_PATH"))))


def _run(line: list[str], folder: Path, env: Mapping[str, str]) -> int:
    """Become JupyterLab, so that signals reach it alone; on Windows, wait for it."""
    if sys.platform == "win32":
        return subprocess.call(line, cwd=folder, env=env)
    sys.stdout.flush()
    os.chdir(folder)
    return os.execve(line[0], line, env)
