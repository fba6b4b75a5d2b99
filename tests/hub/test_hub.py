"""A school's hub: each has a folder to themselves, and work is handed in where classmates cannot see it."""

from __future__ import annotations

import os

import pytest
from hub.person import Person

ROOT = os.geteuid() == 0


@pytest.fixture(scope="module")
def people(hub, browser):
    """The teacher and two students, each in a browser of their own."""
    came = {name: Person(browser, hub.address, name) for name in ("okafor", "amara", "ben")}
    for person in came.values():
        person.arrive()
        person.new("scratch.ipynb")
    yield came
    for person in came.values():
        person.close()


def test_everybody_comes_into_a_folder_of_their_own(hub, people):
    for name, person in people.items():
        assert person.shell("pwd -P").split()[0] == str(hub.folder / "homes" / name / "MusicLab")
        assert person.shell("touch mine && ls -d mine").split() == ["mine", "0"]
        assert "lesson.ipynb" in person.shell("ls lessons/00-press-play")


def test_a_student_cannot_enter_a_classmates_folder(hub, people):
    if not ROOT:  # without the rights of root everybody has one user number, and there is nothing to try
        return
    people["ben"].shell("echo my tune > tune.txt")
    for path in ("homes/ben/MusicLab/tune.txt", "homes/ben", "homes", "post/ben", "classes/okafor", "hub"):
        said = people["amara"].shell(f"cat {hub.folder}/{path} || ls {hub.folder}/{path}")
        assert said.count("Permission denied") == (2 if "." in path or path == "hub" else 1) and "my tune" not in said
