"""A list that shows itself as a table, in plain text and in a notebook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Generic, TypeVar, overload

T = TypeVar("T")


class Table(Sequence[T], Generic[T]):
    """Several things of one kind. ``columns`` gives, under a heading each, what is shown of one; ``empty`` what is said of none.

    >>> Table(["voice-1"], columns={"Name": str, "Letters": len}, empty="No names yet.")
    Name     Letters
    voice-1  7
    """

    def __init__(self, items: Sequence[T], *, columns: dict[str, Callable[[T], object]], empty: str) -> None:
        self._items, self._columns, self._empty = tuple(items), columns, empty

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        """Give one of them, or several."""
        return self._items[index]

    def __len__(self) -> int:
        """Say how many there are."""
        return len(self._items)

    def __repr__(self) -> str:
        if not self._items:
            return self._empty
        rows = [tuple(self._columns), *self._rows()]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)

    def _repr_html_(self) -> str:
        """Give the table as a notebook shows it."""
        if not self._items:
            return f"<p>{escape(self._empty)}</p>"
        head = "".join(f"<th>{escape(name)}</th>" for name in self._columns)
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in self._rows())
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _rows(self) -> list[tuple[str, ...]]:
        return [tuple(str(show(item)) for show in self._columns.values()) for item in self._items]
