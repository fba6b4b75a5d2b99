"""The command ``musiclab``: open the lab, make songs, render, convert, look into them."""

from __future__ import annotations

from musiclab.cli.main import main

__all__ = ["main"]
