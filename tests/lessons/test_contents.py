"""The contents: every lesson is named there, its links lead somewhere, and a workspace gets it."""

from __future__ import annotations

import json
import re

from musiclab.lesson.loading import load_lesson
from musiclab.lesson.places import all_lessons
from musiclab.project.workspace import lessons_folder, prepare_workspace


def texts(path):
    return "\n".join("".join(cell["source"]) for cell in json.loads(path.read_text("utf-8"))["cells"])


def test_contents_and_readme_name_every_lesson_and_link_to_it():
    home = lessons_folder()
    for text in (texts(home / "contents.ipynb"), (home / "README.md").read_text("utf-8")):
        for folder in all_lessons():
            assert f"[{folder.name[:2]} {load_lesson(folder).title}]({folder.name}/lesson.ipynb)" in text
        for link in re.findall(r"\]\(([^)]+)\)", text):
            assert (home / link).exists(), link


def test_a_workspace_gets_the_notebooks_and_starts_and_none_of_the_answers(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    prepare_workspace(tmp_path / "work")
    there = {path.relative_to(tmp_path / "work" / "lessons").as_posix() for path in (tmp_path / "work" / "lessons").rglob("*") if path.is_file()}
    assert {"contents.ipynb", *(f"{folder.name}/lesson.ipynb" for folder in all_lessons())} <= there
    assert not [name for name in there if "answers" in name or "near-misses" in name or name.endswith(("checks.py", "teacher.md"))]
