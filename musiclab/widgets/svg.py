"""SVG as text: elements, with everything escaped that a hostile title could try."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr


def element(name: str, *inside: str, **attributes: object) -> str:
    """Give an element; an underscore in the name of an attribute stands for a hyphen, and ``inside`` is SVG already.

    >>> element("rect", x=1, stroke_width=2.50)
    '<rect x="1" stroke-width="2.5"/>'
    """
    written = "".join(f" {key.replace('_', '-')}={quoteattr(_written(value))}" for key, value in attributes.items())
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def text(words: str, **attributes: object) -> str:
    """Give a text element.

    >>> text("<b>", x=0)
    '<text x="0">&lt;b&gt;</text>'
    """
    return element("text", escape(words), **attributes)


def _written(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
