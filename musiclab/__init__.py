"""MusicLab: a music studio and classroom inside Jupyter."""

from __future__ import annotations
