"""Driving a notebook in JupyterLab by its own commands: keys and waiting for elements proved unsteady."""

from __future__ import annotations

from pathlib import Path

import nbformat
from playwright.sync_api import Browser, Locator, Page

OPEN = "() => { const w = window.jupyterapp?.shell?.currentWidget; return !!(w?.context?.isReady && w?.content?.widgets?.length) }"
READY = """async () => { const w = jupyterapp.shell.currentWidget; await w.context.ready; await w.sessionContext.ready;
  await w.sessionContext.session.kernel.info }"""
RUN = """async (i) => {
  const notebook = jupyterapp.shell.currentWidget.content;
  notebook.deselectAll(); notebook.activeCellIndex = i;
  await jupyterapp.commands.execute("notebook:run-cell");
  const outputs = notebook.widgets[i].model.outputs;
  return Array.from({ length: outputs?.length ?? 0 }, (_, k) => outputs.get(k).toJSON())
    .filter((output) => output.output_type === "error").map((output) => `${output.ename}: ${output.evalue}`).join(); }"""
ADD = """async (source) => {
  const notebook = jupyterapp.shell.currentWidget.content;
  notebook.deselectAll(); notebook.activeCellIndex = notebook.widgets.length - 1;
  await jupyterapp.commands.execute("notebook:insert-cell-below");
  notebook.activeCell.model.sharedModel.setSource(source);
  return notebook.activeCellIndex; }"""
PRINTED = """(i) => {
  const outputs = jupyterapp.shell.currentWidget.content.widgets[i].model.outputs;
  return Array.from({ length: outputs.length }, (_, k) => outputs.get(k).toJSON())
    .filter((output) => output.output_type === "stream").map((output) => output.text).join("").trim(); }"""
RESTART = "async () => { await jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart() }"
CELLS = "jupyterapp.shell.currentWidget.content.widgets.length"
CLOSE = """async () => { await jupyterapp.shell.currentWidget.sessionContext.shutdown(); }"""


class Notebook:
    """One notebook, open in a page of its own."""

    def __init__(self, browser: Browser, address: str, name: str) -> None:
        self._context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.page: Page = self._context.new_page()
        self._address = f"{address}/doc/tree/{name}?reset"
        self.load()

    def load(self) -> None:
        """Open the notebook, or open it again."""
        self.page.goto(self._address)
        self.page.wait_for_function(OPEN, timeout=90_000)
        self.page.evaluate(READY)

    def run_cell(self, number: int) -> Locator:
        """Run one cell and give it; an error in the cell is an error here."""
        said = self.page.evaluate(RUN, number)
        assert not said, f"cell {number}: {said}"
        return self.page.locator(".jp-Notebook .jp-Cell").nth(number)

    def add(self, code: str) -> Locator:
        """Write a cell below all others, run it, and give it."""
        return self.run_cell(int(self.page.evaluate(ADD, code)))

    def printed(self, code: str) -> str:
        """Run a cell below all others, and give what it prints."""
        number = int(self.page.evaluate(ADD, code))
        self.run_cell(number)
        return str(self.page.evaluate(PRINTED, number))

    def restart(self) -> None:
        """Restart the kernel; the outputs stay."""
        self.page.evaluate(RESTART)

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return int(self.page.evaluate(CELLS))

    def save(self) -> None:
        """Save as the menu does."""
        self.page.evaluate("jupyterapp.commands.execute('docmanager:save')")

    def theme(self, name: str) -> None:
        """Choose a theme, such as JupyterLab Dark."""
        self.page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', { theme })", name)

    def shut_down(self) -> None:
        """End the kernel."""
        self.page.evaluate(CLOSE)

    def close(self, *, kernel: bool = True) -> None:
        """Close the page, and end the kernel unless somebody else goes on with it."""
        if kernel:
            self.shut_down()
        self._context.close()


def write_notebook(path: Path, *cells: str) -> None:
    """Write a notebook of code cells."""
    v4 = nbformat.v4
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(v4.new_notebook(cells=[v4.new_code_cell(cell) for cell in cells], metadata=kernel), path)
