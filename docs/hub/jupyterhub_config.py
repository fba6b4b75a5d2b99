"""MusicLab on one machine for a school: see hub.md beside this folder, which says how to put it to use.

Everything lies below one folder, /srv/musiclab unless MUSICLAB_HUB names another:

    teachers.txt         the names of the teachers, one a line
    students.txt         the names of the students, one a line
    tls/cert.pem, key.pem
    homes/NAME/          each person's own folder; nobody else can enter it
    classes/TEACHER/     that teacher's classes; students pass through it to the inbox, and see nothing
    given/TEACHER/       files for students, which everybody can read
    post/STUDENT/        what comes back; that student and the teachers can enter it
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from jupyterhub.spawner import SimpleLocalProcessSpawner

HUB = Path(os.environ.get("MUSICLAB_HUB", "/srv/musiclab"))
HERE = Path(__file__).resolve().parent
PYTHON = os.environ.get("MUSICLAB_HUB_PYTHON", sys.executable)
FIRST_NUMBER, TEACHERS_NUMBER = 200_001, 200_000
"""User numbers far above those of any account on the machine; the second is the group of the teachers."""


def names(file: str) -> set[str]:
    """Read names, one a line; what follows a # is a note."""
    path = HUB / file
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return {name for line in lines if (name := line.partition("#")[0].strip().lower())}


def folder(path: Path, mode: int, *, number: int = 0, group: int = 0) -> Path:
    """Make a folder whose owner and rights are these; its parent belongs to the hub, so nobody can put anything in its place."""
    path.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        os.chown(path, number, group)
    path.chmod(mode)
    return path


def number_of(home: Path) -> int:
    """Give the user number of a home: the one it has, or the next that is free."""
    if home.exists():
        return home.stat().st_uid
    taken = (each.stat().st_uid for each in home.parent.iterdir())
    return max(taken, default=FIRST_NUMBER - 1) + 1


class OwnNumber(SimpleLocalProcessSpawner):
    """Starts each person's server under a user number of its own. No account is needed on the machine.

    A hub that does not run as root cannot do that: everybody then has its number, and could read everybody's files. That is for trying.
    """

    home_dir_template = str(HUB / "homes" / "{username}")

    def places(self) -> tuple[int, list[int]]:
        """Make what this person needs, and give their number and the groups they are in."""
        name = self.user.name
        home = HUB / "homes" / name
        number = number_of(home) if os.geteuid() == 0 else os.geteuid()
        folder(home, 0o700, number=number, group=number)
        if name in TEACHERS:
            folder(HUB / "classes" / name, 0o711, number=number, group=number)
            folder(HUB / "given" / name, 0o755, number=number, group=number)
            return number, [TEACHERS_NUMBER]
        folder(HUB / "post" / name, 0o770, number=number, group=TEACHERS_NUMBER)
        return number, []

    def make_preexec_fn(self, name: str) -> Callable[[], None]:
        """Give what the new process does before anything else: it becomes this person."""
        number, groups = self.places()
        home = HUB / "homes" / name

        def become() -> None:
            os.umask(0o022)
            if os.geteuid() == 0:
                os.setgroups(groups)
                os.setgid(number)
                os.setuid(number)
            os.chdir(home)

        return become

    def user_env(self, env: dict[str, str]) -> dict[str, str]:
        """Give what the process knows of itself."""
        env = super().user_env(env)
        env.update(HOME=str(HUB / "homes" / self.user.name), USER=self.user.name, MUSICLAB_HUB=str(HUB))
        return env


TEACHERS, STUDENTS = names("teachers.txt"), names("students.txt")
for place in ("homes", "classes", "given", "post"):
    folder(HUB / place, 0o711 if place != "given" else 0o755)
folder(HUB / "hub", 0o700)

c = get_config()  # noqa: F821  (JupyterHub has it there)

c.JupyterHub.spawner_class = OwnNumber
c.Spawner.cmd = [PYTHON, str(HERE / "one_server.py")]
c.Spawner.default_url = "/lab"
c.Spawner.start_timeout = c.Spawner.http_timeout = 120

# Who may come in: the names in the two files. How they show who they are is the school's choice; see hub.md.
c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allowed_users = TEACHERS | STUDENTS
c.Authenticator.admin_users = set()
c.Authenticator.delete_invalid_users = True

# With a certificate it is there for the whole school, without one on this machine alone.
certificate, key = HUB / "tls" / "cert.pem", HUB / "tls" / "key.pem"
if certificate.exists() and key.exists():
    c.JupyterHub.ssl_cert, c.JupyterHub.ssl_key = str(certificate), str(key)
    c.JupyterHub.bind_url = "https://:443"
else:
    c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.hub_ip = "127.0.0.1"
c.JupyterHub.db_url = f"sqlite:///{HUB / 'hub' / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(HUB / "hub" / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(HUB / "hub" / "proxy.pid")
c.ConfigurableHTTPProxy.command = [os.environ.get("MUSICLAB_HUB_PROXY", "configurable-http-proxy")]
