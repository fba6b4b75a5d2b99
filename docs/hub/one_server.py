"""One person's server on the hub: prepares their workspace as ``musiclab lab`` does, and becomes JupyterHub's server for one person.

It runs under that person's own user number, so whatever it makes is theirs, and it can reach nothing that they cannot.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from musiclab.classroom.opening import open_assignment
from musiclab.classroom.returning.opening import open_feedback
from musiclab.cli.lab import OFFLINE, with_settings
from musiclab.errors import MusicLabError
from musiclab.project.workspace import prepare_workspace

HUB, NAME = Path(os.environ["MUSICLAB_HUB"]), os.environ["JUPYTERHUB_USER"]
WORKSPACE = Path.home() / "MusicLab"
LINKS = {"given": HUB / "given", "from-teacher": HUB / "post" / NAME, "classes": HUB / "classes" / NAME}


def main() -> None:
    """Prepare what is shown in the file browser, open what was given out, and go on as JupyterHub's server."""
    prepare_workspace(WORKSPACE)
    for name, target in LINKS.items():
        link = WORKSPACE / name
        if target.is_dir() and not link.exists():
            link.unlink(missing_ok=True)
            link.symlink_to(target)
    if not LINKS["classes"].is_dir():
        for file in sorted((HUB / "given").glob("*/*.zip")):
            with suppress(MusicLabError):  # it is for another class, or is no assignment
                open_assignment(file, WORKSPACE, student=NAME)
        for file in sorted(LINKS["from-teacher"].glob("*.feedback.json")):
            with suppress(MusicLabError):
                open_feedback(file, WORKSPACE)
    os.environ["JUPYTER_CONFIG_PATH"] = with_settings(WORKSPACE)
    os.environ["MUSICLAB_WORKSPACE"] = str(WORKSPACE)
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    os.chdir(WORKSPACE)
    words = [f"--ServerApp.root_dir={WORKSPACE}", *OFFLINE, *sys.argv[1:]]
    os.execv(sys.executable, [sys.executable, "-m", "jupyterhub.singleuser", *words])


if __name__ == "__main__":
    main()
