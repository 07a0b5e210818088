"""YAML as a tree of plain text with line numbers.

YAML guesses types: `no` is false, `10:00` is 600 and `2021-02-06` is a date. A press officer
means what is written, so every scalar stays text here and the settings say what it must be.
The tree is built from the parser's events, one by one: a file that nests or repeats itself
without end is refused where it begins to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from yaml.reader import Reader

from readout.errors import Problem
from readout.text.values import Entry

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 20
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
# What YAML allows in no file; the library has compiled it already, and that takes a while.
_FORBIDDEN = Reader.NON_PRINTABLE

# The parser's own words, which are for programmers, and ours.
_QUOTES = "put quotation marks around the text"
_MISTAKES = (
    (r"mapping values are not allowed", "a second “: ”, or a line that is indented too far",
     "put quotation marks around a text that holds “: ”, or check the indentation"),
    (r"nesting depth", "nested too deep", "no setting needs so many levels"),
    (r"could not find expected ':'|expected ':'", "a line that is no `key: value`",
     "write `key: value`, with a space behind the colon"),
    (r"^tab |'\\t'", "a tab where spaces should indent", "indent with spaces"),
    (r"character.* that cannot start any token", "a text that begins with a special character",
     _QUOTES),
    (r"unexpected end of stream", "a quotation mark that is not closed",
     "close it, and write a quotation mark inside the text twice"),
    (r"escape", "a backslash inside double quotation marks",
     "use single quotation marks around a text that holds a backslash"),
    (r"expected ',' or|did not find expected ',' or|flow", "a [ or { that is not closed",
     "close it, or put quotation marks around a text that begins with [ or {"),
    (r"expected <block end>|did not find expected (?:key|'-')|block",
     "a line that is not indented like those it belongs to",
     "begin the lines of one list, and the keys of one speaker, in one column"),
    (r"node content", "a text that begins with a special character", _QUOTES),
    (r"directive|%|YAML document", "a line that begins with %", _QUOTES),
)  # fmt: skip


def read_yaml(text: str, path: str, problems: list[Problem], first_line: int = 1) -> Entry | None:
    """The root of a YAML text; None where it is empty or broken.

    first_line  the line of the file on which the text begins

    Adds what is wrong to `problems`. A mistake of syntax hides whatever stands after it.
    """
    reader = _Reader(path, first_line, problems)
    if match := _FORBIDDEN.search(text):
        line = text.count("\n", 0, match.start())
        reader.note(line, f"a control character (U+{ord(match[0]):04X})", "delete it")
        return None
    try:
        return reader.read_all(iter(yaml.parse(text, Loader=_Loader)))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if error.context_mark and "end of stream" in str(error.problem):
            # What is not closed is to be found where it was opened.
            mark = error.context_mark
        # At the end of the text the mark stands on a line that is not there.
        line = min(mark.line if mark else 0, text.rstrip().count("\n"))
        indent = re.match(r"\s*", text.split("\n")[line])
        tab = "tab " if indent and "\t" in indent[0] else ""
        reader.note(line, *_explain(tab + str(error.problem)))
    except _TooDeepError:
        pass
    return None


class _TooDeepError(Exception):
    """Raised where nesting ends the reading; the problem is noted already."""


def _line_of(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _explain(problem: str) -> tuple[str, str]:
    for pattern, what, hint in _MISTAKES:
        if re.search(pattern, problem):
            return what, hint
    return f"not YAML: {problem}", "check the indentation and the quotation marks"


class _Reader:
    """Turns the parser's events into entries."""

    def __init__(self, path: str, first_line: int, problems: list[Problem]) -> None:
        self.path = path
        self.first_line = first_line
        self.problems = problems

    def note(self, line: int, what: str, hint: str) -> None:
        """Adds a problem; `line` counts from 0, as the parser does."""
        self.problems.append(Problem(self.path, self.first_line + line, what, hint))

    def read_all(self, events: Iterator[yaml.Event]) -> Entry | None:
        root: Entry | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    what = "a line of dashes begins a second text"
                    self.note(_line_of(event), what, "delete it, or what stands after it")
                    return root
                root = self._read(next(events), events, 0)
        return root

    def _read(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Entry:
        line = _line_of(event)
        if depth > _DEPTH:
            self.note(line, "nested too deep", "no setting needs so many levels")
            raise _TooDeepError
        self._check_node(event, line)
        value: str | list[Entry] | dict[str, tuple[int, Entry]] = ""
        if isinstance(event, yaml.MappingStartEvent):
            value = self._read_mapping(events, depth)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = []
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                value.append(self._read(item, events, depth + 1))
        elif isinstance(event, yaml.ScalarEvent):
            nothing = not event.style and event.value in _NOTHING
            value = "" if nothing else str(event.value)
            if any("\ud800" <= character <= "\udfff" for character in value):
                self.note(line, "half a character (a lone surrogate)", "write the whole character")
                value = ""
        return Entry(self.first_line + line, value)

    def _check_node(self, event: yaml.Event, line: int) -> None:
        """YAML's own signs, which would swallow the word that follows them."""
        if isinstance(event, yaml.AliasEvent):
            what = f"“*{getattr(event, 'anchor', '')}” stands for another value"
            self.note(line, what, "write the value out; or put quotation marks around the text")
        elif getattr(event, "anchor", None):
            self.note(line, f"“&{getattr(event, 'anchor', '')}” names a value", _QUOTES)
        elif getattr(event, "tag", None):
            self.note(line, "a text that begins with “!”", _QUOTES)

    def _read_mapping(
        self, events: Iterator[yaml.Event], depth: int
    ) -> dict[str, tuple[int, Entry]]:
        found: dict[str, tuple[int, Entry]] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = self.first_line + _line_of(event)
            key = self._read(event, events, depth + 1)
            value = self._read(next(events), events, depth + 1)
            name = key.value
            if not isinstance(name, str) or not name:
                self.note(line - self.first_line, "a key that is no word", "write `key: value`")
            elif name in found:
                what = f"“{name}” stands here twice"
                self.note(line - self.first_line, what, f"see line {found[name][0]}")
            else:
                found[name] = (line, value)
        return found
