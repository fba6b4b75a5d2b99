"""What the Linux kernel is asked for before a student's code runs: no files but Python's own, no new processes, no network.

It runs in the child process alone, and uses the standard library alone. Landlock and the filter for system calls bind the process and whatever it
would start, and cannot be taken off again. Sources: the manual pages landlock(7), seccomp(2), unshare(2), and the headers <linux/landlock.h>,
<linux/seccomp.h>, <linux/filter.h>.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
from collections.abc import Iterable

NEW_NET, NEW_USER, NEW_IPC = 0x40000000, 0x10000000, 0x08000000
NO_NEW_PRIVILEGES, SECCOMP, FILTER = 38, 22, 2
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
READ, READ_FOLDER, WRITE = 1 << 2, 1 << 3, 1 << 1
FILE_RIGHTS_BY_ABI = (0, 13, 14, 15, 15, 16)
"""How many rights over files each version of Landlock knows: ways of reading, writing, running, making and removing."""
NOBODY = 65_534

# For each architecture: its name for the filter, and the numbers of what is denied.
CALLS = {
    "x86_64": (0xC000003E, 56, 435, (41, 57, 58, 59, 62, 101, 129, 141, 200, 234, 297, 302, 310, 311, 322, 424, 425, 426, 427, 434, 438)),
    "aarch64": (0xC00000B7, 220, 435, (117, 129, 130, 131, 138, 140, 198, 221, 240, 261, 270, 271, 281, 424, 425, 426, 427, 434, 438)),
}
"""socket, fork, vfork, execve and execveat, kill and the other ways of sending a signal, ptrace, the priority, limits and memory of others, io_uring."""
ALLOW, DENY, ABSENT = 0x7FFF0000, 0x00050000 | 1, 0x00050000 | 38
THREAD = 0x00010000
_libc = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None


def apart() -> bool:
    """Leave the network, and lay down every right of root over this machine; say whether the kernel let us."""
    return _libc is not None and hasattr(_libc, "unshare") and bool(_libc.unshare(NEW_NET | NEW_USER | NEW_IPC) == 0)


def become_nobody() -> bool:
    """Go on as the user nobody, where this process is root's."""
    try:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    except OSError:
        return False
    return os.getuid() == NOBODY


def only_these_files(readable: Iterable[str], writable: Iterable[str]) -> bool:
    """Let nothing be read but ``readable`` and nothing be written but ``writable``, and no program be started (Landlock)."""
    if _libc is None or not hasattr(_libc, "prctl"):
        return False
    abi = _libc.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), 1)
    if abi < 1:
        return False
    every = (1 << FILE_RIGHTS_BY_ABI[min(abi, 5)]) - 1
    asked = struct.pack("=QQQ", every, 3 if abi >= 4 else 0, 3 if abi >= 6 else 0)
    rules = _libc.syscall(CREATE_RULESET, asked, ctypes.c_size_t(24 if abi >= 6 else 16 if abi >= 4 else 8), 0)
    if rules < 0:
        return False
    for path in readable:
        _allow(rules, path, (READ | READ_FOLDER) & every)
    for path in writable:
        _allow(rules, path, every & ~1)
    _libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    held = bool(_libc.syscall(RESTRICT_SELF, rules, 0) == 0)
    os.close(rules)
    return held


def _allow(rules: int, path: str, rights: int) -> None:
    assert _libc
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    for_a_file = rights if os.path.isdir(path) else rights & (READ | WRITE)  # noqa: PTH112
    _libc.syscall(ADD_RULE, rules, 1, struct.pack("=Qi", for_a_file, handle), 0)
    os.close(handle)


def no_processes_no_network() -> bool:
    """Deny starting processes, signals to others, sockets of any kind, and what would get around that (a filter of system calls)."""
    known = CALLS.get(platform.machine())
    if _libc is None or known is None:
        return False
    program = _program(*known)
    code = ctypes.create_string_buffer(program)
    head = struct.pack("@HxxxxxxP", len(program) // 8, ctypes.addressof(code))
    _libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return bool(_libc.prctl(SECCOMP, FILTER, ctypes.c_char_p(head), 0, 0) == 0)


def _program(architecture: int, clone: int, clone3: int, denied: tuple[int, ...]) -> bytes:
    """Give the filter: denied calls have no permission, a new process neither, a new thread goes on; another architecture's calls are denied."""
    load, equal, at_least, any_bit, give = 0x20, 0x15, 0x35, 0x45, 0x06
    lines = [(load, 0, 0, 4), (equal, 1, 0, architecture), (give, 0, 0, DENY), (load, 0, 0, 0), (at_least, 0, 1, 0x40000000), (give, 0, 0, DENY)]
    for number in denied:
        lines += [(equal, 0, 1, number), (give, 0, 0, DENY)]
    lines += [(equal, 0, 1, clone3), (give, 0, 0, ABSENT), (equal, 0, 3, clone), (load, 0, 0, 16), (any_bit, 1, 0, THREAD), (give, 0, 0, DENY), (give, 0, 0, ALLOW)]
    return b"".join(struct.pack("=HBBI", code, yes, no, value) for code, yes, no, value in lines)
