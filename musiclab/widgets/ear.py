"""Ear training in a notebook: a question is played, and answered by click or key; a circle of fifths that plays; taps against the beat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from musiclab.widgets.asked import FASTEST, SLOWEST, Asked, Shown
from musiclab.widgets.bundle import bundle

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_ANSWERS = 500


class Exercise(Shown, Protocol):
    """What the page works on: its state as plain values, what it plays, and what is done with an answer."""

    def act(self, act: str, values: Sequence[object]) -> None:
        """Do what the page asks, such as an answer; what is none of it is passed over."""

    def sound(self, which: str, rate: int) -> NDArray[np.float32]:
        """Give a sound of shape (frames, 2) by its name."""


class Ear(Asked):
    """Shows an exercise for the ear."""

    _esm, _css = bundle("ear.js"), bundle("ear.css")

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        super().__init__(exercise)

    def _do(self, content: object) -> None:
        match content:
            case {"kind": "hear", "which": str(which), "rate": int(rate)} if SLOWEST <= rate <= FASTEST:
                self._sound({"which": which}, self._exercise.sound(which, rate), rate)
                self._show()  # how often it may still be heard
            case {"kind": "act", "act": str(act), "values": list(values)} if len(values) <= MOST_ANSWERS:
                self._exercise.act(act, values)
                self._show()
