"""The desk of one check: it listens to an open song, remembers what was said, and gives the sound of what it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from musiclab.check.finding import Finding, Where
from musiclab.check.report import Report, report_of
from musiclab.check.task import Task
from musiclab.check.work import Work
from musiclab.edit.apply import apply
from musiclab.errors import FileError, MusicLabError
from musiclab.language import say
from musiclab.lesson.progress_file import read_progress, write_progress
from musiclab.lesson.step_words import place_words
from musiclab.project.takes import heard_in
from musiclab.song.model import Song
from musiclab.song.time import place_of
from musiclab.theory.sounding import plays_drums
from musiclab.widgets.step_picture import step_of, step_picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_BARS = 4
"""Bars that are played of what a finding speaks of."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where a piece comes from each time it is listened to: its work, its project's folder, and where the progress is kept."""

    work: Callable[[], Work]
    project: Path
    keep: Path | None


class CheckDesk:
    """Listens with the checks of one task, again and again, to a piece that goes on changing."""

    def __init__(self, task: Task, bench: Bench) -> None:
        self._task, self._bench = task, bench
        self._work = bench.work()
        self._report = self._listened()

    @property
    def report(self) -> Report:
        """What was heard last."""
        return self._report

    def again(self) -> None:
        """Listen again to the piece as it is now."""
        self._work = self._bench.work()
        self._report = self._listened()

    def _listened(self) -> Report:
        keep = self._bench.keep
        progress = read_progress(keep) if keep else None
        tried = progress.tasks.get(self._task.name) if progress else None
        report = report_of(self._task, self._work, meant=frozenset(tried.meant if tried else ()))
        if keep and progress:
            self._keep(lambda: write_progress(keep, progress.after(report)))
        return report

    def mean(self, title: str) -> None:
        """Keep what a check has found: its maker meant it like this."""
        if title not in {judgement.title for judgement in self._report.open}:
            return
        keep = self._bench.keep
        if keep:
            self._keep(lambda: write_progress(keep, read_progress(keep).meaning(self._task.name, title)))
        self._report = replace(self._report, meant=self._report.meant | {title})

    def _keep(self, write: Callable[[], None]) -> None:
        """Write progress down; where that cannot be done, the report is worth having all the same."""
        try:
            write()
        except (OSError, FileError):
            return

    def words(self) -> str:
        """Give the report as text."""
        return str(self._report)

    def page(self) -> Mapping[str, object]:
        """Give the report as the page shows it."""
        report = self._report
        return {
            "title": report.task.title,
            "headline": report.headline,
            "there": [self._right(judgement.title, _first(judgement.findings)) for judgement in report.there],
            "kept": [judgement.title for judgement in report.kept],
            "step": self._step(report.open[0].title, report.step) if report.open and report.step else None,
            "after": [judgement.title for judgement in report.open[1:]],
            "listens": list(report.task.listens),
            "all": len(report.judgements),
        }

    def _right(self, title: str, finding: Finding | None) -> dict[str, object]:
        return {"title": title, "found": finding.found if finding else "", "heard": bool(finding and _placed(finding) and self._work.heard)}

    def _step(self, check: str, finding: Finding) -> dict[str, object]:
        idea = self._idea(finding)
        where = _placed(finding)
        return {
            "check": check, "title": finding.title, "found": finding.found, "asked": finding.asked, "hint": finding.hint,
            "place": place_words(where, self._work.song) if where else "",
            "picture": self._picture(where, idea) if where else "",
            "mine": bool(self._work.heard), "idea": idea is not None,
        }  # fmt: skip

    def _idea(self, finding: Finding) -> Song | None:
        """Give the song with the step made; None where no step is shown, or the song has moved on."""
        try:
            return apply(self._work.song, finding.idea) if finding.idea else None
        except MusicLabError:
            return None

    def _picture(self, where: Where, idea: Song | None) -> str:
        song = self._work.song
        track = next((track for track in song.tracks if track.id == where.track), None)
        if track is None or where.start is None:
            return ""
        step = step_of(song, track.id, where.start, where.end, idea=idea)
        return step_picture(step, drums=plays_drums(track)) if step else ""

    def sound(self, which: str, number: int, rate: int) -> NDArray[np.float32]:
        """Give the sound of a finding, at most four bars of the song; of the whole beginning where it has no place."""
        from musiclab.render.mixer import render

        finding = self._report.step if which != "there" else _first(self._report.there[number].findings) if 0 <= number < len(self._report.there) else None
        if finding is None:
            raise MusicLabError(say("There is nothing more to hear here. Check again."))
        song = self._idea(finding) if which == "idea" else self._work.song
        where = _placed(finding) or Where(0)
        return render(song or self._work.song, rate=rate, takes=heard_in(self._bench.project), bars=_bars(where, self._work.song))


def _bars(where: Where, song: Song) -> tuple[int, int]:
    first = max(place_of(song.meter, where.start or 0).bar, 1)
    last = place_of(song.meter, max((where.end or 0) - 1, where.start or 0)).bar
    end = max(place_of(song.meter, max(song.end - 1, 0)).bar, 1)
    return min(first, end), min(max(last, first + 1), first + MOST_BARS - 1, end)


def _placed(finding: Finding) -> Where | None:
    return next((where for where in finding.where if where.start is not None), None)


def _first(findings: tuple[Finding, ...]) -> Finding | None:
    return next(iter(findings), None)
