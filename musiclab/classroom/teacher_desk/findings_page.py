"""What the checks have heard in a submission, as a desk shows it: task by task, what is there and what is not yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from musiclab.classroom.marked import Marked
from musiclab.language import say

Plain = Mapping[str, object]


def tasks(marked: Marked | None) -> list[dict[str, object]]:
    """Give for each task its title, its song, and its findings: good or not, a title, what was heard, and a bar (0 for none)."""
    return [
        {"title": _text(report, "title"), "song": _text(report, "song"), "findings": [_finding(check) for check in _rows(report, "checks")]}
        for report in (marked.reports if marked else ())
    ]


def _finding(check: Plain) -> dict[str, object]:
    passed, meant = check.get("passed") is True, check.get("meant") is True
    findings = [one for one in _rows(check, "findings") if passed or one.get("good") is not True]
    first: Plain = findings[0] if findings else {}
    title = _text(check, "title") if passed else _text(first, "title") or _text(check, "title")
    said = [_text(first, "found")] if passed else [_text(first, "found"), _text(first, "asked")]
    if meant and not passed:
        said.append(say("The student meant it like this."))
    bar = next((place["bar"] for place in _rows(first, "places") if type(place.get("bar")) is int), 0)
    return {"good": passed, "title": title, "found": " ".join(word for word in said if word), "bar": bar}


def open_titles(marked: Marked) -> list[str]:
    """Give the checks that are not there yet, as "task: check" where there are several tasks."""
    several = len(marked.reports) > 1
    return [
        f"{_text(report, 'title')}: {_text(check, 'title')}" if several else _text(check, "title")
        for report in marked.reports for check in _rows(report, "checks") if check.get("passed") is not True
    ]  # fmt: skip


def _text(plain: Plain, name: str) -> str:
    value = plain.get(name)
    return value if isinstance(value, str) else ""


def _rows(plain: Plain, name: str) -> list[Plain]:
    value = plain.get(name)
    return [cast(Plain, one) for one in value if isinstance(one, dict)] if isinstance(value, list | tuple) else []
