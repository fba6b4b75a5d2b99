"""Code that students write runs where it can do no harm: whatever it tries, nothing happens outside, and there is a sentence."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from textwrap import dedent, indent
from time import monotonic

import pytest
from classroom.made_class import LESSONS, answer, hand_in, made_class

from musiclab.classroom.gradebook import Gradebook
from musiclab.classroom.marking import mark_submission
from musiclab.classroom.sandbox import kernel, making
from musiclab.classroom.sandbox.limits import HELD, NEEDED, Limits
from musiclab.classroom.sandbox.making import can_run, maker
from musiclab.classroom.sandbox.running import run_function
from musiclab.song.model import Song

LITTLE = Limits(seconds=2.0, computing=1, memory=2 * 2**30, disk=12 * 2**20, files=200, answer=2**20)
APART = sys.platform == "linux" and can_run()
"""Where a system cannot hold these limits nothing is run at all, and that is what these tests ask for there."""
TEXTURE = """
from random import Random
def texture(seed):
    chance = Random({seed})
    piece = open_song("my-texture", tempo=100, key="A minor")
    for bar in range(1, 17):
        piece.beat("kick", chance.choice(["X... X... X... X...", "X... .... X... ...."]), at=bar)
    return piece
"""


def run(body, *calls, limits=LITTLE):
    return run_function(["def f(*given):\n" + indent(dedent(body).strip(), "    ")], "f", calls or [[]], limits=limits)


def test_a_function_answers_each_call_in_turn():
    ran = run_function(["n = 0", "def f(x):\n    global n\n    n += 1\n    return [n, x]"], "f", [["a"], ["b"]])
    assert ran.results == (([1, "a"], [2, "b"]) if APART else ())


def test_a_song_comes_back_as_a_song():
    ran = run('from musiclab import open_song\nsong = open_song("x")\nsong.beat("kick", "X...X...")\nreturn song')
    assert [type(song) for song in ran.results] == ([Song] if APART else [])
    assert not APART or ran.results[0].tracks[0].note_count == 2


def test_it_says_which_limits_were_in_force():
    assert run("return 1").limits == (frozenset(HELD) if APART and os.geteuid() == 0 else run("return 1").limits)
    assert run("return 1").limits >= (NEEDED if APART else frozenset())


def test_nothing_is_run_where_the_system_cannot_hold_what_is_needed():
    ran = run_function(["def f():\n    return 1"], "f", [[]], needed=NEEDED | {"a limit of tomorrow"})
    assert ran.results == ()
    assert "only read" in ran.trouble


@pytest.fixture
def outside(tmp_path):
    """A class with a gradebook, a server that listens, and what must be the same afterwards."""
    klass, asked = made_class(tmp_path, ("mira",))
    found = mark_submission(klass.lesson("beat"), asked, hand_in(klass, "mira", {"my-beat": answer("beat", "a-walk")}))
    with Gradebook(klass.gradebook_url) as book:
        book.keep_marked(found)
    tmp_path.chmod(0o777)
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        before = {path: path.read_bytes() for path in klass.path.rglob("*") if path.is_file()}
        yield klass, server
        assert {path: path.read_bytes() for path in klass.path.rglob("*") if path.is_file()} == before
        with pytest.raises(BlockingIOError):
            server.accept()


HOSTILE = {
    "forks": "import os\nwhile True: os.fork()",
    "forks past Python": "import ctypes\nlibc = ctypes.CDLL(None)\nreturn [libc.fork(), libc.syscall({fork}), libc.vfork()] == [-1, -1, -1]",
    "hides in a session of its own": "import os\nos.setsid() if os.getpid() != os.getpgid(0) else 0\nreturn os.fork()",
    "starts a program": "import os\nos.execv('/bin/sh', ['sh', '-c', 'touch {home}/evil'])",
    "starts a shell": "import subprocess\nreturn subprocess.run('touch {home}/evil', shell=True).returncode",
    "starts threads without end": "import threading, time\nfor n in range(10_000): threading.Thread(target=time.sleep, args=(30,), daemon=True).start()",
    "fills the disk with one file": "with open('big', 'wb') as file:\n    while True: file.write(b'x' * 1_000_000)",
    "fills the disk with many files": "n = 0\nwhile True:\n    n += 1\n    open(str(n), 'wb').write(b'x' * 500_000)",
    "makes folders without end": "import os\nwhile True:\n    os.mkdir('d')\n    os.chdir('d')",
    "eats memory": "return len(bytearray(64 * 2**30))",
    "eats memory slowly": "held = []\nwhile True: held.append(bytearray(10_000_000))",
    "reads the gradebook": "return open('{book}', 'rb').read(16).hex()",
    "reads the gradebook by a link": "import os\nos.symlink('{book}', 'mine')\nreturn open('mine', 'rb').read(16).hex()",
    "reads a classmate": "import os\nreturn os.listdir('{klass}/submissions')",
    "writes into the gradebook": "import sqlite3\nsqlite3.connect('{book}').execute('DELETE FROM entries')",
    "writes outside": "open('{home}/evil', 'w')",
    "writes beside itself": "open('../evil', 'w')",
    "writes into MusicLab": "import musiclab\nopen(musiclab.__file__, 'a')",
    "deletes": "import os\nos.remove('{book}')",
    "renames": "import os\nos.rename('{book}', 'mine.db')",
    "reads the passwords": "return open('/etc/passwd').read()",
    "reads other processes": "return open('/proc/1/environ', 'rb').read().hex() + open('/proc/self/maps').read()",
    "opens a socket": "import socket\nsocket.create_connection(('127.0.0.1', {port})).send(b'hello')",
    "opens a socket past Python": "import ctypes\nfd = ctypes.CDLL(None).socket(2, 1, 0)\nassert fd >= 0",
    "asks the network": "import urllib.request\nreturn urllib.request.urlopen('http://127.0.0.1:{port}', timeout=1).status",
    "never ends": "while True: pass",
    "sleeps for ever": "import time\ntime.sleep(10_000)",
    "closes its ears": "import signal\nfor n in range(1, 32):\n    try: signal.signal(n, signal.SIG_IGN)\n    except (OSError, ValueError): pass\nwhile True: pass",
    "answers with a gigabyte": "return 'x' * 1_000_000_000",
    "writes a gigabyte into the answer": "import os\nfor fd in range(3, 20):\n    try:\n        while True: os.write(fd, b'x' * 65536)\n    except OSError: pass",
    "answers with something else": "import os\nfor fd in range(3, 20):\n    try: os.write(fd, b'{{\"limits\": 7}}\\n[[[[\\n')\n    except OSError: pass\nos._exit(0)",
    "answers with depth": "import os\nfor fd in range(3, 20):\n    try: os.write(fd, b'{{\"value\":' * 50_000 + b'\\n')\n    except OSError: pass\nos._exit(0)",
    "leaves": "import os\nos._exit(0)",
    "crashes": "import ctypes\nctypes.string_at(0)",
    "kills its parent": "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)",
    "kills everything": "import os, signal\nos.kill(-1, signal.SIGKILL)",
    "recurses": "def deeper(n): return deeper(n + 1)\nreturn deeper(0)",
    "raises": "raise ValueError('\\x1b[31m' + 'x' * 10_000)",
    "gives no JSON": "return object()",
    "gives a circle": "a = []\na.append(a)\nreturn a",
    "lifts its limits": "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (9999, 9999))",
    "takes root back": "import os\nos.setuid(0)\nos.listdir('/root')",
}  # fmt: skip


STOPPED = {
    "fills the disk with one file": "File too large",
    "fills the disk with many files": "far more files than a song needs",
    "makes folders without end": "far more files than a song needs",
    "never ends": "computed too long",
    "sleeps for ever": "did not come to an end in 2 seconds",
    "writes a gigabyte into the answer": "more than a song",
    "eats memory": "MemoryError",
    "forks": "not permitted",
    "starts a shell": "not permitted",
    "opens a socket": "not permitted",
    "reads the gradebook": "Permission denied",
    "reads a classmate": "Permission denied",
    "writes outside": "Permission denied",
}
"""What the sentence says where more than one thing could have stopped it."""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_code_does_nothing_outside_and_ends_with_a_sentence(name, outside, tmp_path):
    klass, server = outside
    places = {"home": tmp_path, "book": klass.path / "gradebook.db", "klass": klass.path, "port": server.getsockname()[1], "fork": 57}
    began = monotonic()
    ran = run(HOSTILE[name].format(**places))
    assert monotonic() - began < 15
    if name == "forks past Python" and APART:
        assert ran.results == (True,)
    else:
        assert ran.results == ()
        assert ran.trouble.endswith("."), ran.trouble
        assert len(ran.trouble) < 500
        assert not APART or STOPPED.get(name, "") in ran.trouble
    assert not (tmp_path / "evil").exists()


def test_a_gigabyte_that_is_printed_goes_nowhere():
    ran = run("import sys\nfor n in range(1000): print('x' * 1_000_000)\nsys.stderr.write('x' * 1_000_000)\nreturn 1", limits=Limits())
    assert ran.results == ((1,) if APART else ())


OPEN_HANDLES = """
import os
there = []
for handle in range(4, 200):
    try:
        os.fstat(handle)
        there.append(handle)
    except OSError:
        pass
return [sorted(os.environ), os.listdir("."), os.getcwd() == os.environ["HOME"], len(there)]
"""


def test_it_inherits_nothing_and_begins_in_an_empty_folder(monkeypatch):
    monkeypatch.setenv("SECRET_OF_THE_TEACHER", "1234")
    read, write = os.pipe()
    os.set_inheritable(read, True)
    ran = run(OPEN_HANDLES)
    os.close(read)
    os.close(write)
    if APART:
        ((names, inside, at_home, handles),) = ran.results
        assert "SECRET_OF_THE_TEACHER" not in names
        assert (inside, at_home, handles) == ([], True, 0)


MUCH_LEFT = """
import os
open("a", "w").write("x")
os.makedirs("b/c/d")
os.symlink("/etc", "e")
os.chmod("b", 0)
for depth in range(3000):
    os.mkdir("deep")
    os.chdir("deep")
return depth + 1
"""


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    tmp_path.chmod(0o777)
    ran = run(MUCH_LEFT, limits=Limits(seconds=20, files=10_000))
    assert ran.results == ((3000,) if APART else ())
    assert list(tmp_path.iterdir()) == []


def test_the_folders_that_may_be_read_are_pythons_alone():
    from musiclab.classroom.sandbox.child import _readable

    places = [Path(place) for place in _readable()]
    here = Path(__file__).resolve()
    assert not any(here.is_relative_to(place) or Path("/tmp").is_relative_to(place) for place in places)


def test_the_filter_knows_each_architecture_by_its_own_numbers():
    for architecture, (_, clone, clone3, denied) in kernel.CALLS.items():
        program = kernel._program(kernel.CALLS[architecture][0], clone, clone3, denied)
        assert len(program) % 8 == 0
        assert len(set(denied)) == len(denied)
        assert clone not in denied


# --- the rule "the same seed gives the same music"

NOTEBOOK = ["from musiclab import open_song", TEXTURE.format(seed="seed"), "mine = texture(1)\nmine.play()", 'check("texture", make=texture)']
LESSON = "05-loops-variation-chance"
LESSON_ANSWER = LESSONS / LESSON / "answers/texture/a-music-box"


def seed_check(tmp_path, notebook):
    klass, asked = made_class(tmp_path, ("mira",), lesson=LESSON, tasks=("texture",))
    submission = hand_in(klass, "mira", {"my-texture": LESSON_ANSWER}, notebook=notebook)
    found = mark_submission(klass.lesson("beat"), asked, submission, maker=maker)
    return found, next(check for check in found.reports[0]["checks"] if check["rule"] == "same_seed_same_music")




def test_a_function_with_a_seed_is_called_and_its_music_is_the_same(tmp_path):
    found, check = seed_check(tmp_path, NOTEBOOK)
    assert check["passed"]
    assert found.trouble == ""
    assert check["findings"][0]["found"] == ("The same seed gives the same music again." if APART else "Chance begins from a seed.")


def test_a_function_that_only_looks_seeded_is_heard_for_what_it_is(tmp_path):
    trick = "from itertools import count as counting\ncount = counting()\n" + TEXTURE.format(seed="seed + next(count)")
    found, check = seed_check(tmp_path, [NOTEBOOK[0], trick, NOTEBOOK[3]])
    assert not check["passed"] or not APART, (found.trouble, check)


def test_a_function_that_does_harm_is_read_and_a_sentence_says_so(tmp_path):
    found, check = seed_check(tmp_path, [NOTEBOOK[0], TEXTURE.format(seed="seed").replace("    return piece", "    open('/etc/passwd')\n    return piece"), NOTEBOOK[3]])
    assert check["passed"]
    assert found.trouble.startswith("The function texture was read, and not heard: ") == APART


def test_without_a_function_nothing_is_run(monkeypatch):
    monkeypatch.setattr(making, "run_function", lambda *_: pytest.fail("something was run"))
    assert maker(("import os", "check('texture')"), "texture") == making.Making()
    assert maker(("check('loop', make=f)",), "texture") == making.Making()
