"""Short names that tracks, clips and effects are known by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.limits import shown

ID = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?")


def check_id(value: object, name: str) -> None:
    """Refuse what cannot be an id: 1 to 64 small letters, digits, ``-`` or ``_``."""
    if type(value) is not str or not ID.fullmatch(value):
        raise SongError(
            say("{name} came as {value}. Use up to 64 small letters, digits and hyphens, such as lead-2.",
                name=name, value=shown(value))
        )


def make_id(name: str, taken: Collection[str] = ()) -> str:
    """Make an id from a name, and number it where that id is taken.

    >>> make_id("Bass Guitar"), make_id("Lead", taken={"lead"})
    ('bass-guitar', 'lead-2')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:56].strip("-") or "part"
    if stem not in taken:
        return stem
    count = 2
    while f"{stem}-{count}" in taken:
        count += 1
    return f"{stem}-{count}"


def clip_id(track: str) -> str:
    """Make the id of a track's only clip from the id of the track.

    >>> clip_id("lead")
    'lead-clip'
    """
    # A long id is numbered, and cutting the number off would give two clips one name.
    return f"{track}-clip" if len(track) <= 59 else track
