"""Somebody at the hub, in a browser of their own."""

from __future__ import annotations

from lab.notebook import Notebook
from playwright.sync_api import Browser

MADE = "async (path) => { await jupyterapp.serviceManager.contents.save(path, { type: 'notebook', format: 'json', content: { cells: [{ cell_type: 'code', source: '', metadata: {}, outputs: [], execution_count: null, id: 'first' }], metadata: { kernelspec: { name: 'python3', display_name: 'Python 3' } }, nbformat: 4, nbformat_minor: 5 } }) }"
BEGUN = "() => !!window.jupyterapp?.serviceManager?.isReady"


class Person(Notebook):
    """A person who has come in, with one notebook open."""

    def __init__(self, browser: Browser, address: str, name: str) -> None:
        self.name, self._hub = name, address
        self._context = browser.new_context(viewport={"width": 1280, "height": 900}, ignore_https_errors=True)
        self.page = self._context.new_page()
        self.page.goto(f"{address}/hub/login")
        self.page.get_by_label("Username").fill(name)
        self.page.get_by_label("Password").fill("for trying")
        self.page.get_by_role("button", name="Sign in").click(no_wait_after=True)

    def arrive(self) -> None:
        """Wait until their server is there: it is started when they come in."""
        self.page.wait_for_function(BEGUN, timeout=90_000)

    def new(self, file: str) -> None:
        """Make a notebook and open it."""
        self.page.evaluate(MADE, file)
        self.open(file)

    def open(self, file: str) -> None:
        """Open a notebook that is there."""
        self._address = f"{self._hub}/user/{self.name}/doc/tree/{file}?reset"
        self.load()

    def shell(self, line: str) -> str:
        """Type a line as into a terminal; give what was said, and then the exit code."""
        return self.printed(f"import subprocess; done = subprocess.run({line!r}, shell=True, capture_output=True, text=True); print(done.stdout + done.stderr, done.returncode)")
