"""Songs of older versions, brought up to date one version at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.limits import shown

VERSION = 1
"""The version of the song format that this MusicLab writes."""

Document = Mapping[str, object]
Upgrade = Callable[[Document], Document]

UPGRADES: Mapping[int, Upgrade] = {}
"""For each older version, what makes the next one of it. A change of the format adds a row; rows are never taken out."""


def upgrade(data: Document, *, upgrades: Mapping[int, Upgrade] = UPGRADES, newest: int = VERSION) -> Document:
    """Give the document in the newest version; SongError where it is newer still, or of no known version."""
    version = data.get("version")
    if type(version) is not int or version < min(upgrades, default=newest):
        raise SongError(
            say("version: {value} came. This MusicLab reads version {newest} and the ones before it, counted from {oldest}.",
                value=shown(version), newest=newest, oldest=min(upgrades, default=newest))
        )
    if version > newest:
        raise SongError(
            say("The song was written by a newer MusicLab (version {value} of the format, and this one reads up to {newest}). Update MusicLab to open it.",
                value=shown(version), newest=newest)
        )
    for older in range(version, newest):
        data = {**upgrades[older](data), "version": older + 1}
    return data
