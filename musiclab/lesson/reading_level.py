"""How long a lesson is to read, and how easily: its words, and the school grade of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text reads: its number of ``words`` and ``sentences``, and the ``grade`` of school after which it reads easily."""

    words: int
    sentences: int
    grade: float

    def __str__(self) -> str:
        return f"{self.words} words, school grade {self.grade:.0f}"


def reading(texts: Iterable[str]) -> Reading:
    """Measure texts in Markdown: the words of all of it but code, and the grade of its sentences, tables and headings left out.

    The grade is that of Flesch and Kincaid (1975): 0.39 words a sentence + 11.8 syllables a word - 15.59. It was made for English.

    >>> reading(["The cat sat. It was glad."]).words
    6
    """
    rows = tuple(texts)
    plain = [_plain(text) for text in rows]
    words = [word for text in plain for word in WORD.findall(text)]
    sentences = sum(max(len(re.findall(r"[.!?:](?=\s|$)", text)), 1) for text in plain if text.strip())
    if not words:
        return Reading(0, 0, 0.0)
    syllables = sum(map(_syllables, words))
    grade = 0.39 * len(words) / max(sentences, 1) + 11.8 * syllables / len(words) - 15.59
    read = sum(len(WORD.findall(re.sub(r"`[^`]*`", " ", text))) for text in rows)
    return Reading(read, sentences, round(max(grade, 0.0), 1))


def _plain(text: str) -> str:
    text = re.sub(r"(?s)```.*?```", " ", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"`[^`]*`", " ", text)
    kept = (line for line in text.splitlines() if not line.lstrip().startswith(("#", "|")))
    lines = [re.sub(r"^[>\s*-]+", "", line) + ("." if re.match(r"\s*[-*] ", line) and not line.rstrip().endswith((".", ",", "?", "!")) else "") for line in kept]
    return re.sub(r"[*_|]+", " ", "\n".join(lines))


def _syllables(word: str) -> int:
    """Count the groups of vowels; a last e is mostly silent."""
    plain = word.lower().rstrip("'’s")
    groups = len(re.findall(r"[aeiouy]+", plain))
    return max(groups - (plain.endswith("e") and not plain.endswith("le") and groups > 1), 1)
