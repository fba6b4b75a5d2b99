"""The half that all live views share is handed to each page once, and only to pages of the same build."""

from __future__ import annotations

from hashlib import sha256

import pytest

from musiclab.widgets.core import JUST_NOW, Core

TEXT = b"export default {};"
BUILD = sha256(TEXT).hexdigest()[:16]


class Kernel:
    """A core with a clock of its own, and what it has said."""

    def __init__(self, path) -> None:
        self.now, self.said = 0.0, []
        self.core = Core(path, clock=lambda: self.now)

    def ask(self, page, build=BUILD):
        return self.core.hear({"kind": "core", "build": build, "page": page}, lambda content, parts: self.said.append((content, parts)))


@pytest.fixture
def kernel(tmp_path):
    path = tmp_path / "core.js"
    path.write_bytes(TEXT)
    return Kernel(path)


def test_a_page_that_asked_often_while_the_kernel_was_busy_is_answered_once(kernel):
    assert all(kernel.ask("a") for _ in range(30))
    assert kernel.said == [({"kind": "core", "build": BUILD}, [TEXT])]


def test_a_page_whose_answer_was_lost_is_answered_again_and_so_is_another_page(kernel):
    kernel.ask("a")
    kernel.ask("b")
    kernel.now += JUST_NOW
    kernel.ask("b")
    assert [parts for _, parts in kernel.said] == [[TEXT]] * 3


def test_a_page_of_another_build_is_told_which_one_is_here(kernel):
    kernel.ask("a", build="older")
    assert kernel.said == [({"kind": "core", "build": BUILD}, [])]


@pytest.mark.parametrize("content", [None, "core", [], {}, {"kind": "core"}, {"kind": "hello", "build": BUILD, "page": "a"}])
def test_what_is_no_such_question_is_left_to_the_song(kernel, content):
    assert not kernel.core.hear(content, lambda *_words: pytest.fail("nobody asked"))
