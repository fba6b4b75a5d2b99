"""A Python that everybody on this machine may run, also where the one at hand lies in somebody's own folder."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

LEFT_OUT = shutil.ignore_patterns("site-packages", "test", "tests", "idlelib", "*.a", "config-*")


def for_everybody(path: Path) -> bool:
    """Whether others may reach a path."""
    return all(each.stat().st_mode & 0o005 == 0o005 for each in (path, *path.parents) if each.is_dir())


def python_for_everybody(folder: Path) -> Path:
    """Give this Python where others may run it, or a copy of it in ``folder`` that uses the same packages."""
    base, own = Path(sys.base_prefix).resolve(), Path(sys.prefix)
    if for_everybody(base) and for_everybody(own):
        return Path(sys.executable)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    copy, prefix = folder / "base", folder / "python"
    (copy / "bin").mkdir(parents=True)
    shutil.copy2(base / "bin" / version, copy / "bin" / version)
    shutil.copytree(base / "lib" / version, copy / "lib" / version, ignore=LEFT_OUT, symlinks=True)
    for library in (base / "lib").glob("libpython*"):
        shutil.copy2(library, copy / "lib" / library.name, follow_symlinks=False)
    (prefix / "bin").mkdir(parents=True)
    (prefix / "pyvenv.cfg").write_text(f"home = {copy / 'bin'}\ninclude-system-site-packages = false\n")
    (prefix / "bin" / "python").symlink_to(copy / "bin" / version)
    (prefix / "lib" / version).mkdir(parents=True)
    (prefix / "lib" / version / "site-packages").symlink_to(own / "lib" / version / "site-packages")
    for name in ("share", "etc"):
        if (own / name).exists():
            (prefix / name).symlink_to(own / name)
    (prefix / "bin" / "musiclab").write_text(f"#!{prefix / 'bin' / 'python'}\nfrom musiclab.cli.main import main\nif __name__ == '__main__':\n    main()\n")
    (prefix / "bin" / "musiclab").chmod(0o755)
    return prefix / "bin" / "python"
