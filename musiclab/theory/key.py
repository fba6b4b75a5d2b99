"""Key finding: the tonic and mode that a musician would name for a piece, with how sure that is and what comes second."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.key import MODES, Key
from musiclab.song.limits import shown
from musiclab.song.model import Song
from musiclab.song.pitch import FLATS, SHARPS
from musiclab.song.time import PER_BEAT
from musiclab.theory.key_evidence import evidence
from musiclab.theory.profiles import PROFILES
from musiclab.theory.sounding import Sounding, pitched, sounding

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

USUAL = "temperley-kostka-payne"
LESS_USUAL = 0.04
"""How much nearer a piece must be to the profile of a mode than to that of major or minor."""
MODAL = {"dorian": ("minor", 9, 8), "phrygian": ("minor", 1, 2), "lydian": ("major", 6, 5), "mixolydian": ("major", 10, 11)}
"""Each mode: the common mode that it is near, the note above the home note that makes it, and the one that it has in its place."""
CLEARLY = 4.0
"""How many times longer the note that makes a mode must sound than the one in its place."""
SHARE = 0.02
"""The share of the whole that the note of a mode must have."""
FLAT_MAJORS, FLAT_MINORS = (1, 3, 5, 8, 10), (0, 2, 3, 5, 7, 10)
"""Home notes whose keys are written with flats."""


@dataclass(frozen=True, slots=True)
class KeyFound:
    """A key that was found: ``key``, which may be a mode, the nearest major or minor (``nearest``), how ``sure`` it is (0 to 1), and what comes second.

    ``distances`` gives for each major and minor key how far the piece is from its profile, the nearest first.
    """

    key: Key
    nearest: Key
    sure: float
    runner_up: Key
    profile: str
    distances: tuple[tuple[Key, float], ...]
    weights: tuple[float, ...]

    def __str__(self) -> str:
        return str(self.key)

    def draw(self, ax: Axes | None = None) -> Axes:
        """Draw how long each pitch class sounds beside the profile of the key, on ``ax`` or on a figure of its own."""
        from musiclab.theory.key_picture import draw_key

        return draw_key(self, ax)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        from musiclab.paper import shown_in_cell

        words = say("{key}, and after that most likely {other}", key=self.key, other=self.runner_up)
        return shown_in_cell(self.draw, words)


def find_key(music: Song | Iterable[Sounding], *, profile: str = USUAL, edges: bool = True) -> KeyFound | None:
    """Name the key of a song, or of some notes; None where nothing has a pitch.

    How long each pitch class sounds is compared with the profile of every key (after Krumhansl and Schmuckler 1990, by Euclidean distance as Albrecht and Shanahan 2013), together with how the music begins and ends;
    ``edges`` false leaves those out, for a stretch that was cut out of the middle. SongError for an unknown profile.

    >>> from musiclab.examples import example
    >>> str(find_key(example("paper-boats")))
    'A minor'
    """
    if profile not in PROFILES:
        raise SongError(say("The profile {name} is unknown. Use one of {names}.", name=shown(profile), names=", ".join(PROFILES)))
    return _found(pitched(sounding(music)) if isinstance(music, Song) else tuple(sorted(pitched(music))), profile, edges=edges)


def _found(notes: Sequence[Sounding], profile: str, *, edges: bool) -> KeyFound | None:
    if not notes:
        return None
    weights = _weights(notes)
    distances = _distances(weights, profile) - (evidence(notes) if edges else 0.0)
    order = [int(at) for at in distances.argsort(kind="stable")]
    names = [key_name(at % 12, "major" if at < 12 else "minor") for at in order]
    nearest, gap = names[0], float(distances[order[1]] - distances[order[0]])
    return KeyFound(
        key=_mode_of(nearest, weights),
        nearest=nearest,
        sure=round(min(gap / (gap + 0.04) * 1.15, 1.0), 3),
        runner_up=names[1],
        profile=profile,
        distances=tuple((name, round(float(distances[at]), 5)) for name, at in zip(names, order, strict=True)),
        weights=tuple(float(weight) for weight in weights),
    )


def _weights(notes: Sequence[Sounding]) -> Floats:
    """Give the share of time that each pitch class sounds."""
    import numpy as np

    table = np.array([(note.pitch % 12, note.end - note.start) for note in notes])
    found = np.bincount(table[:, 0], weights=np.minimum(table[:, 1], 8 * PER_BEAT), minlength=12)
    return np.asarray(found / found.sum())


@cache
def _keys(profile: str) -> Floats:
    """Give the profiles of the 24 keys, C major to B major and C minor to B minor, each adding up to 1."""
    import numpy as np

    rows = [np.roll(np.array(weights) / sum(weights), tonic) for weights in (PROFILES[profile].major, PROFILES[profile].minor) for tonic in range(12)]
    return np.stack(rows)


@cache
def _modes(profile: str) -> tuple[tuple[Floats, int], ...]:
    """Give profiles of the modes, each with 0 where it is near to major and 1 where near to minor.

    Nobody has published them: in that of the nearest common mode the notes that differ change places, and the leading note gives its weight to the one below.
    """
    import numpy as np

    major, minor = (np.array(weights) / sum(weights) for weights in (PROFILES[profile].major, PROFILES[profile].minor))
    found = [(_unled(minor), 1)]
    for common, makes, instead in MODAL.values():
        row = (minor if common == "minor" else major).copy()
        row[[makes, instead]] = row[[instead, makes]]
        found.append((_unled(row) if common == "minor" else row, int(common == "minor")))
    return tuple((np.stack([np.roll(row, tonic) for tonic in range(12)]), near) for row, near in found)


def _unled(row: Floats) -> Floats:
    """Give a minor profile without a leading note."""
    found = row.copy()
    found[10], found[11] = 0.96 * (row[10] + row[11]), 0.04 * (row[10] + row[11])
    return found


def _distances(weights: Floats, profile: str) -> Floats:
    """Give how far the weights are from each of the 24 keys: from its profile, or from that of a mode of its, which must be clearly nearer."""
    import numpy as np

    found = np_norm(_keys(profile) - weights)
    for rows, near in _modes(profile):
        part = slice(12 * near, 12 * near + 12)
        found[part] = np.minimum(found[part], np_norm(rows - weights) + LESS_USUAL)
    return found


def np_norm(rows: Floats) -> Floats:
    """Give the length of each row."""
    import numpy as np

    return np.asarray(np.sqrt(np.square(rows).sum(axis=1)))


def _mode_of(key: Key, weights: Floats) -> Key:
    """Give the mode that a key turns out to be, where the note that makes it sounds and the one in its place hardly does."""
    for mode, (common, makes, instead) in MODAL.items():
        if key.mode == common:
            own, other = weights[(key.home + makes) % 12], weights[(key.home + instead) % 12]
            if own >= SHARE and own >= CLEARLY * other and _leads(key, weights, mode):
                return Key(key.tonic, mode)
    return key


def _leads(key: Key, weights: Floats, mode: str) -> bool:
    """Say whether nearly all that sounds belongs to the mode: a raised leading note would make it minor after all."""
    own = sum(weights[(key.home + step) % 12] for step in MODES[mode])
    return bool(own >= 0.97)


def key_name(home: int, mode: str) -> Key:
    """Give a key by its home note, written as it is usual: B flat major, and not A sharp.

    >>> str(key_name(10, "major")), str(key_name(6, "minor"))
    ('Bb major', 'F# minor')
    """
    flats = home in (FLAT_MINORS if MODES[mode][2] == 3 else FLAT_MAJORS)
    return Key((FLATS if flats else SHARPS)[home], mode)


def same_key(a: Key, b: Key) -> bool:
    """Say whether two keys sound the same, however they are written."""
    return a.home == b.home and MODES[a.mode] == MODES[b.mode]
