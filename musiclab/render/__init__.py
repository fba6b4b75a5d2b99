"""From a song to samples: the same samples every time, in blocks, so that memory does not grow with length.

``musiclab.render`` is this package and the function `musiclab.render.mixer.render` at once: Python puts a package in the
place of a function of the same name as soon as anything in it has been imported.

>>> import musiclab
>>> [musiclab.render(musiclab.Song(), rate=8000).shape[1] for _ in range(2)]
[2, 2]
"""

from __future__ import annotations

import sys
from types import ModuleType


class _Render(ModuleType):
    """A package that renders a song when it is called."""

    def __call__(self, *words: object, **options: object) -> object:
        from musiclab.render import mixer

        return mixer.render(*words, **options)  # type: ignore[arg-type]


sys.modules[__name__].__class__ = _Render
