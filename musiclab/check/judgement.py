"""What a check says of a piece: whether it is there, how much of it, and its findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from musiclab.check.finding import Finding


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one check says of one piece.

    ``passed`` says whether what was asked is there, ``credit`` (0 to 1) how much of it: 1 when it passed. ``measured`` is what was
    measured, such as 2.5 attacks a bar or "A minor", for whoever wants to know; ``parts`` are the judgements of the checks that this one is
    composed of. It counts as true when it passed.

    >>> bool(Judgement("length", passed=True))
    True
    """

    rule: str
    passed: bool
    findings: tuple[Finding, ...] = ()
    credit: float = -1.0
    measured: object = None
    weight: float = 1.0
    title: str = ""
    parts: tuple[Judgement, ...] = ()

    def __post_init__(self) -> None:
        credit = 1.0 if self.passed else 0.0 if self.credit < 0 else min(self.credit, 1.0)
        object.__setattr__(self, "credit", credit)

    def __bool__(self) -> bool:
        return self.passed

    @property
    def next_step(self) -> Finding | None:
        """The first finding that names something to do, or None when it passed."""
        return None if self.passed else next((finding for finding in self.findings if not finding.good), None)

    @property
    def hint(self) -> str:
        """What to try next, or nothing when it passed."""
        step = self.next_step
        return step.hint if step else ""

    def named(self, *, rule: str, title: str, weight: float) -> Judgement:
        """Give the same judgement under a check's own name, title and weight."""
        return replace(self, rule=rule, title=title or self.title, weight=weight)


Judge = Callable[..., Judgement]


def passes(finding: Finding, *more: Finding, measured: object = None) -> Judgement:
    """Give the judgement that what was asked is there, with what was heard."""
    return Judgement("", passed=True, findings=(finding, *more), measured=measured)


def not_yet(finding: Finding, *more: Finding, credit: float = 0.0, measured: object = None) -> Judgement:
    """Give the judgement that there is a next step; ``credit`` (0 to 1) says how much is there already."""
    return Judgement("", passed=False, findings=(finding, *more), credit=min(credit, 0.99), measured=measured)
