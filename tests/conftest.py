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
LOUD = "--autoplay-policy=no-user-gesture-required"


def _installed(playwright: Playwright) -> str | None:
    """A Chromium that this machine already has."""
    named = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), playwright.chromium.executable_path]
    return next((path for path in named if path and Path(path).exists()), None)


def _as_root_on_debian() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _fetch() -> str:
    """Try the ways of getting Chromium; give what they said."""
    ways = [[sys.executable, "-m", "playwright", "install", *(["--with-deps"] if _as_root_on_debian() else []), "chromium"]]
    if _as_root_on_debian():
        ways += [["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]]
    said = []
    for way in ways:
        done = subprocess.run(way, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=600, check=False,
                              env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
        said.append(f"{' '.join(way)}: {(done.stdout + done.stderr)[-600:].strip()}")
        if way[-1] == "chromium" and done.returncode == 0:
            break
    return "\n".join(said)


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> str:
    """The path of a Chromium, fetched where the machine has none."""
    found = _installed(playwright)
    if found:
        return found
    said = _fetch()
    found = _installed(playwright)
    if not found:
        pytest.fail("The browser tests need Chromium, and none could be had. Install Chromium or Chrome, or name one "
                    f"in the variable CHROMIUM.\n{said}", pytrace=False)
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
