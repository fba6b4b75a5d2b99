"""Whether everybody whose music is in a piece is named, and how it may be used."""

from __future__ import annotations

import re
from dataclasses import dataclass

from musiclab.check.finding import Finding
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.recorded import played_takes
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.limits import shown

OWN = ("own", "own work", "own recording", "mine", "my own")
FREE = ("public domain", "cc0", "cc by", "cc by-sa", "mit", "with permission", "permission", *OWN)
"""Licences under which music may be used and passed on, when its maker is named."""
MOST_LINES = 2_000


@dataclass(frozen=True, slots=True)
class Credit:
    """One line of the credits: what it is, who made it, under which licence, and where it comes from."""

    what: str
    who: str = ""
    licence: str = ""
    source: str = ""

    @property
    def own(self) -> bool:
        """Whether its maker is who hands it in."""
        return _plain(self.licence) in OWN or _plain(self.who) in ("me", "myself")


@rule(say("Is everybody named whose music is in the piece?"))
def credits_complete(work: Work, *, allowed: object = FREE, min_items: int = 0) -> Judgement:
    """Check that ``credits.md`` names each recording that is heard, with who made it, its licence, and where it comes from.

    A line is ``- what | who | licence | source``; what is one's own needs no source. ``allowed`` are the licences that the teacher accepts (CC BY 4.0 counts as CC BY), ``min_items`` the least number of
    lines.
    """
    licences = _licences(allowed)
    if type(min_items) is not int or min_items < 0:
        raise CheckError(say("The least number of credits came as {count}. Use a whole number from 0 up.", count=shown(min_items)))
    lines = credits_in(work)
    needed = sorted({played.take for played in played_takes(work)})
    unnamed = [take for take in needed if not any(_names(credit, take) for credit in lines)]
    thin = [credit for credit in lines if not (credit.who and credit.licence and (credit.source or credit.own))]
    closed = [credit for credit in lines if credit.licence and not _allowed(credit.licence, licences)]
    problems = len(unnamed) + len(thin) + len(closed) + max(min_items - len(lines), 0)
    if not problems:
        found = say("{count} credits, and each says who, how and from where.", count=len(lines)) if lines else say("Everything in it is your own notes.")
        return passes(Finding(True, say("The credits are complete"), found), measured=len(lines))
    all_things = max(len(lines) + len(unnamed), min_items, 1)
    return not_yet(_finding(unnamed, thin, closed, min_items), credit=1 - problems / (all_things + problems), measured=len(lines))


def credits_in(work: Work) -> tuple[Credit, ...]:
    """Give the lines of the credits that are kept beside the song: items of a list, or rows of a table."""
    texts = [text for name, text in sorted(work.notes.items()) if name.lower().startswith("credits.")]
    lines = [line.strip() for text in texts for line in text.splitlines()[:MOST_LINES]]
    rows = [_cells(line) for line in lines if line.startswith(("-", "*", "|"))]
    return tuple(Credit(*row[:4]) for row in rows if row and row[0] and not _heading(row))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"\s*\|\s*", line.lstrip("-*").strip().strip("|"))]


def _heading(row: list[str]) -> bool:
    return set("".join(row)) <= set("-: ") or _plain(row[0]) in ("what", "title", "sound")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _names(credit: Credit, take: str) -> bool:
    return _plain(take) in _plain(credit.what) or _plain(take) in _plain(credit.source)


def _licences(allowed: object) -> tuple[str, ...]:
    if isinstance(allowed, str) or not isinstance(allowed, list | tuple | set | frozenset):
        raise CheckError(say("Licences came as {allowed}. Use a list such as ['CC0', 'CC BY'].", allowed=shown(allowed)))
    return (*(_plain(str(name)) for name in allowed), *OWN)


def _allowed(licence: str, licences: tuple[str, ...]) -> bool:
    plain = re.sub(r"[ -]*\d+(\.\d+)?$", "", _plain(licence)).replace("cc-", "cc ")
    return plain in licences


def _finding(unnamed: list[str], thin: list[Credit], closed: list[Credit], least: int) -> Finding:
    asked = say("Who made something, and how it may be used, belongs beside the song.")
    form = say("Write a line in credits.md: - what | who | licence | where from")
    if unnamed:
        return Finding(False, say("Say where {take} comes from", take=unnamed[0]), say("The recording {take} is heard, and no line of credits.md names it.", take=unnamed[0]), asked, form)
    if thin:
        return Finding(False, say("Complete the line about {what}", what=thin[0].what), say("It does not say who made it, under which licence, and where it comes from."), asked, form)
    if closed:
        return Finding(False, say("Ask about {what}", what=closed[0].what), say("Its licence, {licence}, is not among those that may be passed on here.", licence=closed[0].licence), asked,
                       say("Ask its maker for permission, or use another sound."))
    return Finding(False, say("Write the credits"), say("There are fewer than {least} lines of credits.", least=least), asked, form)
