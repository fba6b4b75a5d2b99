"""A real hub on this machine, with the recipe that schools are given."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from hatch_build import find_node
from hub.everybody import python_for_everybody
from lab.conftest import free_port

RECIPE = Path(__file__).resolve().parents[2] / "docs" / "hub"
PATIENCE, GOODBYE = 60, 20
CONFIG = """
load_subconfig({recipe!r})
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = "for trying"
c.JupyterHub.bind_url = "https://127.0.0.1:{port}"
c.JupyterHub.hub_port = {hub_port}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api_port}"
c.ConfigurableHTTPProxy.command = {proxy!r}
c.Spawner.args = ["--LabApp.expose_app_in_browser=True"]
c.OwnNumber.interrupt_timeout, c.OwnNumber.term_timeout, c.OwnNumber.kill_timeout = 1, 3, 3
c.Spawner.environment = {{"LD_LIBRARY_PATH": {libraries!r}}}
"""


@dataclass(frozen=True)
class Hub:
    """A hub that runs: its address, and its folder."""

    address: str
    folder: Path
    running: subprocess.Popen[bytes]
    recipe: Path = RECIPE

    def stop(self) -> None:
        """End it as a service is ended."""
        self.running.terminate()
        self.running.wait(GOODBYE)

    def processes(self) -> list[psutil.Process]:
        """All that runs for it: itself, its proxy, the people's servers and their kernels."""
        return [each for each in psutil.process_iter() if self._mine(each)]

    def _mine(self, process: psutil.Process) -> bool:
        try:
            return process.environ().get("MUSICLAB_HUB") == str(self.folder)
        except (psutil.AccessDenied, psutil.NoSuchProcess, psutil.ZombieProcess):
            return False


def certificate(folder: Path) -> None:
    """Make a certificate for trying with the very line of the recipe."""
    line = next(line for line in (RECIPE.parent / "hub.md").read_text("utf-8").splitlines() if line.startswith("openssl req"))
    subprocess.run(line.replace("/srv/musiclab", str(folder)), shell=True, check=True, capture_output=True)


def await_hub(hub: Hub, running: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the hub answers."""
    end = time.monotonic() + PATIENCE
    trusting = ssl._create_unverified_context()  # our own certificate, made a second ago
    while time.monotonic() < end:
        assert running.poll() is None, f"the hub ended at once:\n{log.read_text()[-3000:]}"
        try:
            urllib.request.urlopen(f"{hub.address}/hub/health", timeout=2, context=trusting).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the hub did not answer:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="module")
def hub() -> Iterator[Hub]:
    """A hub with two students and a teacher."""
    base = Path(tempfile.mkdtemp(prefix="musiclab-hub-"))  # pytest's own folders are closed to other user numbers
    base.chmod(0o755)
    folder = base / "hub"
    (folder / "tls").mkdir(parents=True)
    (folder / "teachers.txt").write_text("okafor\n")
    (folder / "students.txt").write_text("amara\nben\n")
    certificate(folder)
    port, log, config = free_port(), base / "log", base / "config.py"
    node = find_node().node
    proxy = [node, str(RECIPE.parents[1] / "widgets" / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy")]
    config.write_text(CONFIG.format(recipe=str(RECIPE / "jupyterhub_config.py"), port=port, hub_port=free_port(), api_port=free_port(), proxy=proxy, libraries=str(base / "base" / "lib")))
    env = {**os.environ, "MUSICLAB_HUB": str(folder), "MUSICLAB_HUB_PYTHON": str(python_for_everybody(base))}
    with log.open("wb") as said:
        running = subprocess.Popen([sys.executable, "-m", "jupyterhub", "-f", str(config)], env=env, cwd=base, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        made = Hub(f"https://127.0.0.1:{port}", folder, running)
        try:
            await_hub(made, running, log)
            yield made
        finally:
            with suppress(subprocess.TimeoutExpired):
                made.stop()
            left = made.processes()
            for process in left:
                process.kill()
            psutil.wait_procs(left, timeout=GOODBYE)
            if os.environ.get("MUSICLAB_HUB_KEEP") is None:
                shutil.rmtree(base, ignore_errors=True)
