"""The ready rules, each under its own name: ``from musiclab.check.rules import backbeat, in_key``."""

from musiclab.check.rules.length import length

__all__ = ["length"]
