"""A line of marks, and cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
"""What spreadsheets take for the beginning of a formula, their wide forms as well (OWASP, CSV Injection)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One student with their points, or None where nothing is marked yet, and what the teacher says."""

    id: str
    name: str
    points: float | None
    words: str = ""

    @property
    def first_and_last(self) -> tuple[str, str]:
        """The name in two, as platforms have it: the last word is the surname, or what stands before a comma."""
        if "," in self.name:
            last, _, first = self.name.partition(",")
        else:
            first, _, last = self.name.strip().rpartition(" ")
            first, last = (first, last) if first else (last, "")
        return first.strip(), last.strip()

    @property
    def last_comma_first(self) -> str:
        """The name as a list is sorted: Sato, Mira."""
        first, last = self.first_and_last
        return f"{last}, {first}" if last else first


def safe(text: str) -> str:
    """Give text that a spreadsheet shows and does not reckon with: an apostrophe goes before what would begin a formula.

    >>> safe("=1+1"), safe("Mira")
    ("'=1+1", 'Mira')
    """
    plain = text.replace("\0", "").strip("\ufeff")
    return f"'{plain}" if plain.lstrip().startswith(BEGINS_A_FORMULA) or plain.startswith(BEGINS_A_FORMULA) else plain


def points_text(points: float | None) -> str:
    """Give points with a decimal point and no more places than they have; nothing where there are none.

    >>> points_text(12.50), points_text(None)
    ('12.5', '')
    """
    return "" if points is None else f"{points:.2f}".rstrip("0").rstrip(".")


def table(rows: Iterable[Sequence[str]]) -> str:
    """Write rows as CSV (RFC 4180)."""
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
