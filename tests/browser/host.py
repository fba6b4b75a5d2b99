"""A bare page that shows one widget, with the real Python object for its kernel."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from urllib.parse import quote

from comm.base_comm import BaseComm
from ipywidgets import Widget
from playwright.sync_api import Browser, Page, Route

from musiclab.widgets.bundle import STATIC

# Nothing listens at port 9: every request is answered here. As an address of this machine it counts as secure.
ORIGIN = "http://127.0.0.1:9/"
KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}


class Line(BaseComm):
    """The wire between a widget and a page: keeps what the widget says until the page asks."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[dict[str, object]] = []

    def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **_keys):
        data = data or {}
        packed = [base64.b64encode(part).decode() for part in buffers or []]
        if data.get("method") == "custom":
            self.said.append({"content": data["content"], "buffers": packed})
        elif data.get("method") == "update":
            paths = [path[0] for path in data.get("buffer_paths", [])]
            self.said.append({"update": {**data["state"], **dict(zip(paths, packed, strict=True))}})


class Host:
    """A page of its own with widgets on it."""

    def __init__(self, browser: Browser, *, untouched: Widget | None = None, **options) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 916, "height": 700}, **options})
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.asked: list[dict[str, object]] = []
        self.widgets: list[tuple[Widget, Line]] = []
        self.deaf = False
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.route(ORIGIN + "**", self._serve)
        self.page.expose_function("kernel", self._hear)
        self.said = self._open_untouched(untouched) if untouched else self._open()

    def _open(self) -> str:
        self.page.goto(ORIGIN + "host.html")
        self.page.add_style_tag(content=(STATIC / "player.css").read_text())
        return ""

    def _open_untouched(self, widget: Widget) -> str:
        """Let the page press its own play button, and give what the player says of that.

        Whatever Playwright does in a page counts as a gesture, so the page does this before it is touched.
        """
        with self.page.expect_console_message(lambda said: said.type == "info") as message:
            self.page.goto(ORIGIN + "host.html?" + quote(json.dumps(self._connect(widget))))
        return message.value.text

    def _serve(self, route: Route) -> None:
        name = route.request.url.removeprefix(ORIGIN).split("?")[0]
        path = Path(__file__).parent / name if name == "host.html" else STATIC / name
        if path.is_file():
            route.fulfill(path=path, content_type=KINDS[path.suffix])
        else:
            route.fulfill(status=404)

    def _hear(self, number: int, content: dict[str, object]) -> list[dict[str, object]]:
        """Pass a message of the page to its widget, and give back what the widget says."""
        self.asked.append(content)
        if self.deaf:
            return []
        widget, line = self.widgets[number]
        widget._handle_custom_msg(content, [])
        said, line.said = line.said, []
        return said

    def _connect(self, widget: Widget) -> dict[str, object]:
        line = Line()
        widget.comm = line
        self.widgets.append((widget, line))
        return {"piece": widget.piece, "peaks": base64.b64encode(widget.peaks).decode()}

    def show(self, widget: Widget, *, where: str = "here") -> None:
        """Show a widget, and wait until it can be used."""
        self.page.evaluate("([state, where]) => mount(state, where)", [self._connect(widget), where])
        self.page.locator(f"#{where} .play").wait_for()

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
