"""The audio worklet gives what the renderer gives: every song of the null test, through a browser's own audio."""

from __future__ import annotations

import base64

import numpy as np
import pytest
from browser.host import Host
from null.bundling import bundled
from null.comparing import difference
from null.jobs import RATES, job, rendered
from null.songs import SONGS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("null")


@pytest.fixture(scope="module")
def page(browser, folder, node_packages):
    """A bare page with the worklet, and without a widget."""
    host = Host(browser)
    host.page.add_script_tag(content=bundled("in_page.ts", folder, node_packages, platform="browser").read_text("utf-8"), type="module")
    host.page.wait_for_function("'renderJob' in globalThis")
    yield host.page
    host.close()


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("name", SONGS)
def test_the_worklet_and_the_renderer_cancel_out(name, rate, page, folder):
    ours = rendered(name, rate, folder)
    answer = page.evaluate("job => renderJob(job)", job(name, rate, folder))
    theirs = np.stack([np.frombuffer(base64.b64decode(side), np.float32) for side in answer["samples"]], axis=1)
    found = difference(ours, theirs)
    assert found.null, f"{found.residual_db:.1f} dB, {found.steps} steps, most at frame {found.frame}"
