"""Names of songs, which are names of folders on every system."""

from __future__ import annotations

import re
import unicodedata

from musiclab.errors import ProjectError
from musiclab.language import say
from musiclab.song.limits import shown

LONGEST = 100
"""Characters of a name; file systems count bytes, of which they take 255."""
MOST_BYTES = 200
FORBIDDEN = re.compile(r'[/\\:*?"<>|]')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself."""


def check_name(name: object) -> str:
    """Give the name of a project in its composed form; refuse one that is no plain folder name on every system.

    >>> check_name("Anna's song")
    "Anna's song"
    """
    plain = unicodedata.normalize("NFC", name) if isinstance(name, str) else ""
    if not plain or len(plain) > LONGEST or len(plain.encode("utf-8", "replace")) > MOST_BYTES:
        raise ProjectError(say("A song's name has 1 to {most} characters; {name} came. Try a short one, such as 'first-beat'.", most=LONGEST, name=shown(name)))
    odd = FORBIDDEN.search(plain) or RESERVED.fullmatch(plain) or not plain.isprintable()
    if odd or plain[0] in " .-" or plain[-1] in " .":
        raise ProjectError(
            say("{name} cannot be the name of a song's folder. Use letters, digits, spaces and hyphens, such as 'first-beat'.", name=shown(name))
        )
    return plain
