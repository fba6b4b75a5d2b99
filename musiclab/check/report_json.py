"""A report as plain values, for programs and for the page."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement
from musiclab.check.report import Report
from musiclab.song.model import Song


def report_json(report: Report, song: Song) -> dict[str, object]:
    """Give a report on a song as what JSON can hold; places are said in bars and beats.

    The keys are ``task``, ``title``, ``headline``, ``passed``, ``credit``, and ``checks``: each with ``title``, ``rule``, ``passed``, ``credit``,
    ``weight``, ``meant``, ``measured`` and its ``findings``.
    """
    return {
        "task": report.task.name,
        "title": report.task.title,
        "headline": report.headline,
        "passed": report.passed,
        "credit": round(report.credit, 3),
        "checks": [_check(judgement, song, meant=judgement.title in report.meant) for judgement in report.judgements],
    }


def _check(judgement: Judgement, song: Song, *, meant: bool) -> dict[str, object]:
    return {
        "title": judgement.title,
        "rule": judgement.rule,
        "passed": judgement.passed,
        "credit": round(judgement.credit, 3),
        "weight": judgement.weight,
        "meant": meant,
        "measured": _plain(judgement.measured),
        "findings": [_finding(finding, song) for finding in judgement.findings],
    }


def _finding(finding: Finding, song: Song) -> dict[str, object]:
    said = {"good": finding.good, "title": finding.title, "found": finding.found, "asked": finding.asked, "hint": finding.hint}
    return said | {"places": [_place(where, song) for where in finding.where]}


def _place(where: Where, song: Song) -> dict[str, object]:
    beat = where.beat(song.meter)
    return {"bar": where.bar(song.meter), "beat": None if beat is None else round(beat, 3), "track": where.track}


def _plain(value: object) -> object:
    """Give what was measured as JSON can hold it."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(name): _plain(item) for name, item in value.items()}
    return str(value)
