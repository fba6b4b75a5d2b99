"""What tests share: a Chromium that is found or fetched, and the browser's JavaScript packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hatch_build import install
from playwright.sync_api import Browser, Playwright, sync_playwright

ROOT = Path(__file__).resolve().parent.parent

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge")
QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
PATIENCE = 300
"""How long a download may take, in seconds."""
LOUD = "--autoplay-policy=no-user-gesture-required"


def _installed(playwright: Playwright) -> str | None:
    """A Chromium that this machine already has."""
    named = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), playwright.chromium.executable_path]
    return next((path for path in named if path and Path(path).exists()), None)


def _ways() -> list[list[str]]:
    """The ways of getting a Chromium here: the system's own where we may install, and Playwright's."""
    root = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None
    debian = [["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"]]
    own = [sys.executable, "-m", "playwright", "install", *(["--with-deps"] if root else []), "chromium"]
    return [*(debian if root else []), own]


def _said(way: list[str]) -> str:
    """Do one step, and give the end of what it said."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(way, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False, env=env)
    except subprocess.TimeoutExpired:
        return f"{' '.join(way)}: gave no answer within {PATIENCE} s"
    return f"{' '.join(way)}: {(done.stdout + done.stderr)[-600:].strip()}"


@pytest.fixture(scope="session", autouse=True)
def no_time_passes_while_a_song_is_saved():
    """When a song is saved follows from how long saving takes, and that not from what else this machine is doing."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("musiclab.project.keeper.monotonic", lambda: 0.0)
        yield


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> str:
    """The path of a Chromium, fetched where the machine has none."""
    said: list[str] = []
    for way in _ways():
        found = _installed(playwright)
        if found:
            return found
        said.append(_said(way))
    found = _installed(playwright)
    if not found:
        pytest.fail("The browser tests need Chromium, and none could be had. Install Chromium or Chrome, or name one "
                    "in the variable CHROMIUM.\n" + "\n".join(said), pytrace=False)
    return found


def launch(playwright: Playwright, chromium: str, *flags: str) -> Browser:
    """A headless browser; the sandbox is left out where root has none."""
    root = ["--no-sandbox"] if sys.platform == "linux" and os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=chromium, headless=True, args=[*QUIET, *root, *flags])


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str):
    """One browser for all tests; pages may sound without a gesture."""
    started = launch(playwright, chromium, LOUD)
    yield started
    started.close()


@pytest.fixture(scope="session")
def node_packages() -> Path:
    """The folder of JavaScript packages that the tests use, installed when they are not there."""
    return install(ROOT / "widgets", everything=True)


@pytest.fixture(scope="session")
def axe(node_packages: Path) -> str:
    """The source of axe-core, which finds what a screen reader or a keyboard cannot use."""
    return (node_packages / "axe-core" / "axe.min.js").read_text()
