"""Starting: help, version, and that nothing is loaded which is not needed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from musiclab.cli.lab import lab_command, with_settings
from musiclab.cli.progress import late_word

HEAVY = ("rich", "IPython", "jupyterlab", "ipywidgets", "anywidget", "music21", "matplotlib", "scipy.signal", "scipy.fft", "soundfile")


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_help_names_every_command(musiclab, word):
    answer = musiclab(word)
    assert answer.code == 0
    assert all(command in answer.out for command in ("lab", "new", "render", "convert", "info", "doctor"))
    assert musiclab("render", word).out.startswith("Usage: musiclab render")


def test_it_says_which_version_it_is(musiclab):
    assert musiclab("--version").out.startswith("musiclab 0.")


def test_rendering_midi_loads_nothing_that_it_does_not_need(musiclab, boats, tmp_path):
    script = f"""
import sys
from musiclab.cli import main
try:
    main(["render", "boats.mid", "-o", "a.wav"])
except SystemExit as end:
    assert not end.code
print(*[name for name in {HEAVY} if name in sys.modules])
"""
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert answer.stdout.splitlines()[1:] == [""]


def test_the_real_program_ends_with_a_sentence_and_1(tmp_path):
    line = [sys.executable, "-c", "from musiclab.cli import main; main()", "info", "nothing.mid"]
    answer = subprocess.run(line, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr == "musiclab: nothing.mid could not be read: No such file or directory. Check the name.\n"


def test_jupyterlab_opens_the_first_lesson_and_asks_the_web_for_nothing():
    line = lab_command(Path("/music"), ["--port=9999", "--", "--no-browser"])
    assert line[:3] == [sys.executable, "-m", "jupyterlab"]
    assert line[-2:] == ["--port=9999", "--no-browser"]
    assert "--LabApp.default_url=/lab/tree/lessons/00-press-play/lesson.ipynb" in line
    assert {"--LabApp.news_url=None", "--LabApp.extension_manager=readonly", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"} < set(line)
    assert ("--allow-root" in line) == (hasattr(os, "geteuid") and os.geteuid() == 0)


def test_jupyterlab_asks_nobody_about_news(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/etc/school")
    places = with_settings(tmp_path).split(os.pathsep)
    settings = json.loads((Path(places[0]) / "labconfig/default_setting_overrides.json").read_text())
    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    assert places[1:] == ["/etc/school"]


def test_a_workspace_that_cannot_be_made_is_told(musiclab, tmp_path):
    (tmp_path / "file").write_text("")
    answer = musiclab("lab", "file/MusicLab")
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "musiclab lab FOLDER" in answer.err


def test_an_option_for_jupyterlab_before_the_dashes_is_no_folder(musiclab, tmp_path):
    assert musiclab("lab", "--port", "9999").code == 2
    assert not (tmp_path / "9999").exists()


def test_what_is_not_a_terminal_gets_no_progress(capsys):
    with late_word("Reading.", quiet=False):
        pass
    assert capsys.readouterr().err == ""
