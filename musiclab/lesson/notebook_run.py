"""Running a lesson's notebook from the first cell to the last, in a workspace of its own that is thrown away."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from musiclab.language import say
from musiclab.project.workspace import MARK

SECONDS = 180


def run_notebook(notebook: Path) -> str:
    """Run a notebook and give what went amiss in a sentence; nothing when all went well."""
    with TemporaryDirectory() as home:
        (Path(home) / MARK).mkdir()
        folder = Path(home) / "lessons" / notebook.parent.name
        copytree(notebook.parent, folder)
        return _run(folder / notebook.name)


def _run(path: Path) -> str:
    nbformat, nbclient = import_module("nbformat"), import_module("nbclient")
    book = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(book, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}})
    try:
        client.execute()
    except Exception as problem:  # whatever a cell raises
        last = str(problem).strip().splitlines()[-1:] or [type(problem).__name__]
        return say("A cell of the notebook stopped: {problem}", problem=last[0])
    return ""

