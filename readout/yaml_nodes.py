"""YAML as a tree of plain text with line numbers.

YAML guesses types: `no` is false, `10:00` is 600 and `2021-02-06` is a date. A press officer
means what is written, so every scalar stays text here and the settings say what it must be.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from readout.errors import Problem, ReadoutError, fail

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A value and the line it stands on; `value` is text, entries in a list, or a mapping.

    A mapping keeps its keys as entries, so that an error can name the line of a key.
    """

    line: int
    value: str | list[Entry] | dict[str, tuple[int, Entry]]


def read_yaml(text: str, path: str, first_line: int = 1) -> Entry | None:
    """The root of a YAML text; None where it is empty.

    first_line  the line of the file on which the text begins

    Raises ReadoutError with every duplicate key, or with the first mistake of syntax.
    """
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise fail(path, line, f"not YAML: {error.problem}", _syntax_hint(error)) from error
    except (yaml.YAMLError, RecursionError) as error:
        what = str(error).splitlines()[0] or "nested too deep"
        raise fail(path, first_line, f"not YAML: {what}", "check this file") from error
    if root is None:
        return None
    reader = _Reader(path, first_line)
    entry = reader.read(root, 0)
    if reader.problems:
        raise ReadoutError(*reader.problems)
    return entry


def _syntax_hint(error: yaml.MarkedYAMLError) -> str:
    if "'\\t'" in str(error.problem):
        return "indent with spaces, not tabs"
    return (
        "check the indentation, and put quotes around a text that holds “: ” or begins with @ or %"
    )


class _Reader:
    """Turns nodes into entries; refuses aliases, which can make a small file enormous."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.seen: set[int] = set()
        self.problems: list[Problem] = []

    def read(self, node: yaml.Node, depth: int) -> Entry:
        line = self.first_line + node.start_mark.line
        if id(node) in self.seen:
            self._note(line, "an alias (*name) repeats another value", "write the value out")
            return Entry(line, "")
        if depth > _DEPTH:
            self._note(line, "nested too deep", "no setting needs so many levels")
            return Entry(line, "")
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return Entry(line, self._read_mapping(node, depth))
        if isinstance(node, yaml.SequenceNode):
            return Entry(line, [self.read(item, depth + 1) for item in node.value])
        return Entry(line, str(node.value))

    def _read_mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, tuple[int, Entry]]:
        found: dict[str, tuple[int, Entry]] = {}
        for key, value in node.value:
            line = self.first_line + key.start_mark.line
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
            if not name:
                self._note(line, "a key that is no plain word", "write it as `key: value`")
            elif name in found:
                self._note(line, f"“{name}” stands here twice", f"see line {found[name][0]}")
            else:
                found[name] = (line, self.read(value, depth + 1))
        return found

    def _note(self, line: int, what: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, what, hint))
