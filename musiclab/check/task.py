"""What a lesson asks for: its tasks, and what is listened for in each."""

from __future__ import annotations

from dataclasses import dataclass

from musiclab.check.rule import Check
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.limits import shown


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a lesson: what ``check(name)`` listens for.

    ``title`` says what is made, ``song`` names the project that it is made in, ``done`` is the sentence of praise for a piece that has
    everything, and ``listens`` names what the teacher alone can hear, such as feel and balance.
    """

    name: str
    title: str
    checks: tuple[Check, ...]
    song: str = ""
    done: str = ""
    listens: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "checks", tuple(self.checks))
        object.__setattr__(self, "listens", tuple(self.listens))
        if not self.checks or any(not isinstance(check, Check) for check in self.checks):
            raise CheckError(say("The task {name} has something other than checks. Write rules with their options, such as length(min_bars=8).", name=shown(self.name)))
        untitled = [check.name for check in self.checks if not check.title]
        if untitled:
            raise CheckError(say("In the task {name}, {rule} has no title. Add .named('What it is in a few words').", name=shown(self.name), rule=untitled[0]))
        titles = [check.title for check in self.checks]
        if len(set(titles)) < len(titles):
            raise CheckError(say("Two checks of the task {name} have one title. Give each its own, so that a report can name them.", name=shown(self.name)))


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson: its title, its tasks in the order they are met, and how long it takes.

    >>> from musiclab.check.rules import length
    >>> Lesson("Press play", (Task("loop", "Eight bars", (length(min_bars=8).named("Eight bars"),)),)).task("loop").title
    'Eight bars'
    """

    title: str
    tasks: tuple[Task, ...]
    minutes: int = 50

    def __post_init__(self) -> None:
        object.__setattr__(self, "tasks", tuple(self.tasks))
        names = [task.name for task in self.tasks]
        if not names or len(set(names)) < len(names):
            raise CheckError(say("The lesson {title} needs at least one task, and a name of its own for each.", title=shown(self.title)))

    def task(self, name: str) -> Task:
        """Give the task of that name; CheckError, naming those there are, where there is none."""
        for task in self.tasks:
            if task.name == name:
                return task
        raise CheckError(say("{lesson} has no task {name}. It has {names}.", lesson=self.title, name=shown(name), names=", ".join(task.name for task in self.tasks)))
