"""What the user can mend: errors that stop a build, warnings that do not."""

from __future__ import annotations

from typing import NamedTuple

from readout.text.signs import show_signs


class Problem(NamedTuple):
    """One thing to mend: where, what, and what to do next.

    path   as the user would type it, or a word such as "command line"
    line   counted from 1; 0 where no line is to blame
    """

    path: str
    line: int
    what: str
    hint: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return show_signs(f"{place}: {self.what}") + f"\n  hint: {show_signs(self.hint)}"


class ReadoutError(Exception):
    """Stops the build. Carries every problem found, so that one run shows all of a file's."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def fail(path: str, line: int, what: str, hint: str) -> ReadoutError:
    """The error for one problem, to be raised."""
    return ReadoutError(Problem(path, line, what, hint))
