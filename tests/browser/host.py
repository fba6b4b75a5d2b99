"""A bare page that shows widgets of any kind, with the real Python objects for its kernel."""

from __future__ import annotations

import base64
import json
from collections import deque
from pathlib import Path
from urllib.parse import quote

from comm.base_comm import BaseComm
from ipywidgets import Widget
from playwright.sync_api import Browser, Page, Route

from musiclab.widgets.bundle import STATIC
from musiclab.widgets.live_view import LiveView

# Nothing listens at port 9: every request is answered here. As an address of this machine it counts as secure.
ORIGIN = "http://127.0.0.1:9/"
KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}


def bundle_of(widget: Widget) -> str:
    """Give the name of the bundle that a widget is shown by, as `beats` for Beats."""
    words = "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in type(widget).__name__)
    return words.strip("_")


class Line(BaseComm):
    """The wire between a widget and a page: keeps what the widget says until the page asks."""

    def __init__(self) -> None:
        super().__init__()
        self.said: deque[dict[str, object]] = deque()

    def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **_keys):
        data = data or {}
        packed = [base64.b64encode(part).decode() for part in buffers or []]
        if data.get("method") == "custom":
            # Through JSON, as between a kernel and a page: what is said later cannot change what was sent.
            self.said.append({"content": json.loads(json.dumps(data["content"])), "buffers": packed})
        elif data.get("method") == "update":
            paths = [path[0] for path in data.get("buffer_paths", [])]
            parts = {path: {"bytes": part} for path, part in zip(paths, packed, strict=True)}
            self.said.append({"update": {**data["state"], **parts}})

    def taken(self) -> list[dict[str, object]]:
        """Give what was said since the page asked last."""
        return [self.said.popleft() for _ in range(len(self.said))]


class Host:
    """A page of its own with widgets on it. ``deaf`` says that the kernel takes nothing, ``mute`` that it tells nothing.

    ``largest`` is the size of the largest bytes that the page has sent at once.
    """

    def __init__(self, browser: Browser, *, untouched: Widget | None = None, **options) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 916, "height": 700}, **options})
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.asked: list[dict[str, object]] = []
        self.recorded: list[tuple[int, bytes]] = []
        self.widgets: list[tuple[Widget, Line]] = []
        self.deaf = self.mute = False
        self.largest = 0
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.route(ORIGIN + "**", self._serve)
        # As one text: a large song crosses a hundred times as fast as it does piece by piece.
        self.page.expose_function("kernel", lambda number, content, parts: json.dumps(self._hear(number, content, parts)))
        self.said = self._open_untouched(untouched) if untouched else self._open()

    def _open(self) -> str:
        self.page.goto(ORIGIN + "host.html")
        return ""

    def _open_untouched(self, widget: Widget) -> str:
        """Let the page press its own play button, and give what the player says of that.

        Whatever Playwright does in a page counts as a gesture, so the page does this before it is touched.
        """
        asked = json.dumps([bundle_of(widget), self._connect(widget)])
        with self.page.expect_console_message(lambda said: said.type == "info") as message:
            self.page.goto(ORIGIN + "host.html?" + quote(asked))
        return message.value.text

    def _serve(self, route: Route) -> None:
        name = route.request.url.removeprefix(ORIGIN).split("?")[0]
        path = Path(__file__).parent / name if name == "host.html" else STATIC / name
        if path.is_file():
            route.fulfill(path=path, content_type=KINDS[path.suffix])
        else:
            route.fulfill(status=404)

    def _hear(self, number: int, content: dict[str, object] | None, parts: list[str]) -> list[dict[str, object]]:
        """Pass a message of the page to its widget, if there is one, and give back what the widget says."""
        widget, line = self.widgets[number]
        if content is not None:
            self.asked.append(content)
            if content.get("what") == "part" and isinstance(first := content.get("first"), int) and parts:
                self.recorded.append((first, base64.b64decode(parts[0])))
            self.largest = max([self.largest, *(len(part) * 3 // 4 for part in parts)])
            if not self.deaf:
                widget._handle_custom_msg(content, [memoryview(base64.b64decode(part)) for part in parts])
        if self.mute:
            line.said.clear()
        return [] if self.deaf else line.taken()

    def _connect(self, widget: Widget) -> dict[str, object]:
        """Join a widget to this page by a line of its own, and give its state as the page reads it."""
        line = Line()
        widget.comm = line
        self.widgets.append((widget, line))
        state = {name: getattr(widget, name) for name in widget.keys if not name.startswith("_") and name not in ("layout", "tabbable", "tooltip")}
        return {name: {"bytes": base64.b64encode(value).decode()} if isinstance(value, bytes) else value for name, value in state.items()}

    def show(self, widget: Widget, *, where: str = "here", ready: str = ".play") -> None:
        """Show a widget, and wait until ``ready`` is there."""
        bundle = bundle_of(widget)
        self.page.add_style_tag(content=(STATIC / f"{bundle}.css").read_text())
        arguments = [bundle, self._connect(widget), len(self.widgets) - 1, where, isinstance(widget, LiveView)]
        self.page.evaluate("(words) => mount(...words)", arguments)
        self.page.locator(f"#{where} {ready}").first.wait_for()

    def reload(self) -> None:
        """Load the page again, without its widgets."""
        self.widgets.clear()
        self.page.reload()

    def theme(self, name: str) -> None:
        """Give the page the theme variables of JupyterLab's light or dark theme."""
        self.page.add_style_tag(content=THEMES[name])
        self.page.evaluate("light => document.body.setAttribute('data-jp-theme-light', light)", str(name == "light").lower())

    def close(self) -> None:
        self.context.close()
        assert self.errors == []


THEMES = {
    "light": ":root{--jp-layout-color0:#fff;--jp-layout-color1:#fff;--jp-layout-color2:#eee;--jp-ui-font-color0:#000;"
             "--jp-brand-color1:#1976d2;--jp-brand-color2:#64b5f6} body{background:#fff;color:#000}",
    "dark": ":root{--jp-layout-color0:#111;--jp-layout-color1:#212121;--jp-layout-color2:#424242;"
            "--jp-ui-font-color0:#fff;--jp-brand-color1:#2196f3;--jp-brand-color2:#64b5f6} body{background:#212121;color:#fff}",
}
