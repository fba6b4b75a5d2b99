"""``musiclab doctor``: what works on this machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter

from musiclab.cli.version import our_version
from musiclab.errors import MusicLabError
from musiclab.language import say

PACKAGES = ("jupyterlab", "ipywidgets", "anywidget", "numpy", "scipy", "soundfile", "mido", "music21", "matplotlib")
Finding = tuple[bool, str]
"""Whether it is as it should be, and a sentence."""


def print_findings() -> bool:
    """Print a sentence for everything that was looked at, and say whether all of it works."""
    well = True
    for look in (_python, _packages, _bank, _rendering, _files, _cache, _widgets):
        good, sentence = _safely(look)
        well &= good
        print(("✓ " if good else "→ ") + sentence)
    return well


def _safely(look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except (MusicLabError, ImportError, OSError, RuntimeError) as problem:
        return False, str(problem)


def _python() -> Finding:
    return True, say("Python {version} runs MusicLab {ours}.", version=sys.version.split()[0], ours=our_version())


def _packages() -> Finding:
    missing = [name for name in PACKAGES if not _version(name)]
    if missing:
        return False, say("Missing packages: {names}. Install them with pip.", names=", ".join(missing))
    return True, say("All packages are there: {names}.", names=", ".join(f"{name} {_version(name)}" for name in PACKAGES))


def _bank() -> Finding:
    from musiclab.sound.instruments import NAMES
    from musiclab.sound.sounds import Sounds

    Sounds(rate=44_100).voices("piano", 60, 100, 1000)
    return True, say("The bank of sounds can be read; {count} instruments have a name.", count=len(NAMES))


def _rendering() -> Finding:
    from musiclab.cli.trial import trial_song
    from musiclab.render.mixer import render

    song = trial_song()
    render(song)
    began = perf_counter()
    render(song)
    factor = song.seconds / (perf_counter() - began)
    return factor > 20, say("A song of {seconds:.0f} seconds renders {factor:,.0f} times as fast as it plays.", seconds=song.seconds, factor=factor)


def _files() -> Finding:
    import soundfile

    formats = soundfile.available_formats()
    missing = [name for name in ("WAV", "FLAC", "OGG", "MP3") if name not in formats]
    if missing:
        return False, say("The sound library of this machine cannot write {names}. Use WAV.", names=", ".join(missing))
    return True, say("WAV, FLAC, OGG and MP3 files can be written.")


def _cache() -> Finding:
    from musiclab.sound.cache import cache_folder

    folder = cache_folder()
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if _writable(nearest):
        return True, say("Sounds are kept for next time in {folder}.", folder=folder)
    return True, say("Sounds cannot be kept for next time in {folder}, so the first play of a song takes a moment longer.", folder=folder)


def _widgets() -> Finding:
    import musiclab

    bundles = sorted(Path(musiclab.__file__).parent.glob("widgets/static/*.js"))
    if not bundles:
        return False, say("The widgets have not been built. Install MusicLab again with pip while online.")
    return True, say("The widgets are there: {names}.", names=", ".join(path.stem for path in bundles))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _writable(folder: Path) -> bool:
    import os

    return os.access(folder, os.W_OK)
