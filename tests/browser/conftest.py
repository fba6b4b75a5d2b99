"""A bare page for each test."""

from __future__ import annotations

import pytest
from browser.host import Host


@pytest.fixture
def host(browser):
    """A page without a notebook around it, which answers to no theme."""
    page = Host(browser)
    yield page
    page.close()


@pytest.fixture(scope="session")
def pictures(request):
    """The folder for pictures of what was seen."""
    folder = request.config.rootpath / "tests" / "screenshots"
    folder.mkdir(exist_ok=True)
    return folder
