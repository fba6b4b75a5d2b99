"""JupyterLab servers for the tests, with a configuration of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from lab.notebook import Notebook, write_notebook

PATIENCE = 90
GOODBYE = 5


@dataclass(frozen=True)
class Lab:
    """A running server and the folder it shows."""

    address: str
    folder: Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def await_answer(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert server.poll() is None, f"JupyterLab ended at once:\n{log.read_text()[-3000:]}"
        try:
            urllib.request.urlopen(address + "/api/status", timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"JupyterLab did not answer within {PATIENCE} s:\n{log.read_text()[-3000:]}")


@contextmanager
def running(tmp_path_factory: pytest.TempPathFactory, *words: str) -> Iterator[Lab]:
    """A JupyterLab server whose settings, runtime files and notebooks are its own."""
    folder, own = tmp_path_factory.mktemp("notebooks"), tmp_path_factory.mktemp("jupyter")
    places = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime",
              "IPYTHONDIR": "ipython", "JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces"}
    env = {**os.environ, **{name: str(own / place) for name, place in places.items()}}
    port, log = free_port(), own / "log"
    line = [sys.executable, "-m", "jupyterlab", "--allow-root", "--no-browser", "--ip=127.0.0.1", f"--port={port}",
            "--ServerApp.port_retries=0", f"--ServerApp.root_dir={folder}", "--IdentityProvider.token=",
            "--ServerApp.disable_check_xsrf=True", "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.expose_app_in_browser=True", *words]
    with log.open("wb") as said:
        server = subprocess.Popen(line, env=env, cwd=own, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        try:
            await_answer(f"http://127.0.0.1:{port}", server, log)
            yield Lab(f"http://127.0.0.1:{port}", folder)
        finally:
            server.terminate()
            try:
                server.wait(GOODBYE)
            except subprocess.TimeoutExpired:  # with collaboration it waits for its documents, and they for pages
                server.kill()
                server.wait()


@pytest.fixture(scope="session")
def lab(tmp_path_factory) -> Iterator[Lab]:
    """A server as most people have it: each has a notebook to themselves."""
    with running(tmp_path_factory, "--YDocExtension.disable_rtc=True") as server:
        yield server


@pytest.fixture(scope="session")
def shared_lab(tmp_path_factory) -> Iterator[Lab]:
    """A server on which several people write one notebook together."""
    with running(tmp_path_factory) as server:
        yield server


@pytest.fixture
def open_notebook(lab, browser, request):
    """Open a notebook made of the cells that are given, or one that lies in the lab's folder; closed afterwards."""
    opened: list[Notebook] = []

    def open_one(*cells: str, name: str = "") -> Notebook:
        file = name or f"{request.node.name[:60]}.ipynb"
        if cells:
            write_notebook(lab.folder / file, *cells)
        opened.append(Notebook(browser, lab.address, file))
        return opened[-1]

    yield open_one
    for notebook in opened:
        notebook.close()
