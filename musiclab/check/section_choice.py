"""Sections of a song by their names, as stretches of its music."""

from __future__ import annotations

from musiclab.check.finding import Finding
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.song.model import Section
from musiclab.theory.stretch import Stretch, stretch


def section_name(value: object) -> str:
    """Give the name of a section that was asked for; CheckError where it is none."""
    if not isinstance(value, str) or not value.strip():
        raise CheckError(say("The name of a section came as {name}. Use a text such as 'Verse'.", name=shown(value)))
    return value.strip()


def find_section(work: Work, name: str) -> Section | None:
    """Give the first section of that name, small and capital letters alike; or one that begins with it, as Verse 1 does."""
    plain = name.casefold()
    named = [(section.name.strip().casefold(), section) for section in work.song.sections]
    exact = [section for other, section in named if other == plain]
    return next(iter([*exact, *(section for other, section in named if other.startswith(plain))]), None)


def stretch_of(work: Work, section: Section) -> Stretch:
    """Give the music of a section."""
    return stretch(work.heard, section.start, section.end)


def no_section(name: str) -> Finding:
    """Give the finding that a section is not there yet."""
    return Finding(False, say("Name a section {name}", name=name), say("There is no section {name} yet.", name=name), say("Sections tell everybody where they are in the song."),
                   say("Write song.section({name}, at=9, bars=8), or draw it on the studio's ruler.", name=repr(name)))
