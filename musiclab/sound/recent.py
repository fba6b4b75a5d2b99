"""What was used lately, as much of it as fits."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import RLock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """A dictionary that forgets what was used longest ago once it holds more than ``most`` bytes.

    Safe where several threads use it.
    """

    def __init__(self, most: int, *, size: Callable[[V], int]) -> None:
        self._most, self._size = most, size
        self._held: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._total = 0
        self._lock = RLock()

    @property
    def total(self) -> int:
        """The bytes held."""
        return self._total

    def get(self, key: K) -> V | None:
        """Give what is kept under a key, and count it as used."""
        with self._lock:
            held = self._held.get(key)
            if held is None:
                return None
            self._held.move_to_end(key)
            return held[0]

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._held.clear()
            self._total = 0

    def put(self, key: K, value: V) -> None:
        """Keep a value, or measure one again that has grown; drop the oldest until all fits."""
        size = self._size(value)
        with self._lock:
            before = self._held.pop(key, None)
            self._total += size - (before[1] if before else 0)
            self._held[key] = value, size
            while self._total > self._most and len(self._held) > 1:
                _, (_, dropped) = self._held.popitem(last=False)
                self._total -= dropped
