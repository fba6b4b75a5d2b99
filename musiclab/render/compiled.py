"""SciPy's compiled modules, without the packages around them.

Two of SciPy's inner loops are all that a render needs of it, and importing ``scipy.linalg`` and ``scipy.signal`` for them
takes from half a second to three, at every start. See docs/decisions/0002-mixing.md.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType


@cache
def compiled(name: str) -> ModuleType:
    """Give SciPy's compiled module of that name, such as ``scipy.linalg._fblas``; ImportError where there is none."""
    if name in sys.modules:
        return sys.modules[name]
    scipy = find_spec("scipy")
    for folder in (scipy.submodule_search_locations if scipy else None) or ():
        stem = Path(folder, *name.split(".")[1:])
        for suffix in EXTENSION_SUFFIXES:
            spec = spec_from_file_location(name, stem.with_name(stem.name + suffix))
            if spec and spec.loader and stem.with_name(stem.name + suffix).is_file():
                module = module_from_spec(spec)
                spec.loader.exec_module(module)
                return module
    raise ImportError(name)
