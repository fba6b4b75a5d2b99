"""One writer at a time, and a lock that ends with its process."""

from __future__ import annotations

import subprocess
import sys

import pytest

from musiclab.errors import ProjectError

HOLD = """
import sys
from musiclab.project.live import open_song
song = open_song("boats", folder=sys.argv[1])
song.melody("lead", "C4")
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path):
    """Another notebook's kernel, with the song open."""
    line = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_second_notebook_is_told_what_to_do_and_works_on_a_copy_meanwhile(other, open_here):
    with pytest.raises(ProjectError, match=r"another notebook.*open_song\('boats-2', start='boats'\)\.$"):
        open_here()
    assert open_here("boats-2", start="boats").value.tracks[0].id == "lead"


def test_the_song_is_free_when_the_other_notebook_ends(other, open_here):
    other.stdin.close()
    other.wait()
    assert open_here().value.tracks[0].id == "lead"


def test_the_song_is_free_when_the_other_notebook_is_killed(other, open_here):
    other.kill()
    other.wait()
    assert open_here().value.tracks[0].id == "lead"


def test_a_song_that_was_closed_can_be_opened_elsewhere(song, tmp_path):
    song.close()
    script = HOLD.replace("sys.stdin.read()", "")
    assert subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True).stdout == "open\n"
