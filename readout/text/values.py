"""Single values of the settings, each checked: a text, a day, an address, a list of such."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from readout.errors import Problem

Readers: TypeAlias = "Mapping[str, Callable[[Entry], Any]]"

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d\S*(?: [+-]?\w+)?)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_WEB = re.compile(r"https?://[^\s/?#\"'<>\\@`{}|^]+(?:/[^\s\"<>\\`{}|^]*)?", re.IGNORECASE)
_PREFIX = 4


class Entry(NamedTuple):
    """A value and the line it stands on; `value` is text, entries in a list, or a mapping.

    A mapping keeps the line of each key, so that an error can name it.
    """

    line: int
    value: str | list[Entry] | dict[str, tuple[int, Entry]]


class Checker:
    """Reads entries and collects what is wrong with them, to be shown all at once."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems

    def note(self, line: int, what: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, what, hint))

    def fields(self, entry: Entry, readers: Readers, what: str) -> dict[str, Any]:
        """The values of a mapping, each read by its reader; unknown keys are noted."""
        if not isinstance(entry.value, dict):
            self.note(entry.line, f"{what} must be written as `key: value`", list_keys(readers))
            return {}
        found: dict[str, Any] = {}
        for name, (line, value) in entry.value.items():
            if name in readers:
                found[name] = readers[name](value)
            else:
                self.unknown(name, line, readers)
        return found

    def unknown(self, name: str, line: int, keys: Iterable[str]) -> None:
        near = find_near(name, keys)
        hint = f"did you mean “{near}”?" if near else list_keys(keys)
        self.note(line, f"unknown key “{name}”", hint)

    def text(self, entry: Entry) -> str | None:
        """One line of text; None where there is none."""
        if not isinstance(entry.value, str):
            kind = "a list" if isinstance(entry.value, list) else "a group of keys"
            self.note(entry.line, f"{kind} stands where a text belongs", "write one line of text")
            return None
        return " ".join(entry.value.split()) or None

    def word(self, entry: Entry) -> str | None:
        """A text that must not be empty: an item of a list."""
        text = self.text(entry)
        if text is None and isinstance(entry.value, str):
            self.note(entry.line, "an empty item", "write something behind the dash, or delete it")
        return text

    def shaped(self, entry: Entry, shape: re.Pattern[str], what: str, hint: str) -> str | None:
        text = self.text(entry)
        if text is not None and not shape.fullmatch(text):
            self.note(entry.line, f"“{text}” is not {what}", hint)
            return None
        return text

    def date(self, entry: Entry) -> str | None:
        """Other programs write a time behind the day; a release is dated by the day."""
        text = self.text(entry)
        if text is None:
            return None
        try:
            match = _DAY.fullmatch(text)
            day = datetime.date.fromisoformat(match[1]) if match else None
        except ValueError:
            self.note(entry.line, f"“{text}” is not a day of the calendar", "check month and day")
            return None
        if day is None:
            self.note(entry.line, f"“{text}” is not a date", "write YYYY-MM-DD")
            return None
        return day.isoformat()

    def language(self, entry: Entry) -> str | None:
        return self.shaped(entry, _LANGUAGE, "a language code", "for instance: en, zh-Hans, ar")

    def web_address(self, entry: Entry) -> str | None:
        return self.shaped(entry, _WEB, "a web address", "it begins with https://")

    def each(self, entry: Entry, read: Callable[[Entry], Any]) -> tuple[Any, ...]:
        """Every item of a list; a single value counts as a list of one."""
        if entry.value == "":
            return ()
        items = entry.value if isinstance(entry.value, list) else [entry]
        return tuple(value for item in items if (value := read(item)) is not None)

    def pairs(self, entry: Entry, what: str) -> list[tuple[int, str, str]]:
        """(line, key, text) of a mapping whose keys are free."""
        if entry.value == "":
            return []
        if not isinstance(entry.value, dict):
            self.note(entry.line, f"{what} must be written as `key: value`", "one a line")
            return []
        found = [(line, name, self.text(value)) for name, (line, value) in entry.value.items()]
        return [(line, name, text) for line, name, text in found if text is not None]

    def choice(self, entry: Entry, choices: Sequence[str], what: str) -> str | None:
        text = self.text(entry)
        if text is not None and text not in choices:
            self.note(entry.line, f"“{text}” is no {what}", f"one of: {', '.join(choices)}")
            return None
        return text


def is_base_url(text: str) -> bool:
    """Whether a site can have this address: no question mark, no fragment, no password."""
    return bool(_WEB.fullmatch(text)) and not set("?#") & set(text)


def list_keys(keys: Iterable[str]) -> str:
    return "the keys are: " + ", ".join(keys)


def find_near(name: str, keys: Iterable[str]) -> str | None:
    """The key that was probably meant: one or two letters away, or begun but not ended."""
    wanted = name.casefold().replace("-", "_").replace(" ", "_")
    best: tuple[int, str] | None = None
    for key in keys:
        distance = _distance(wanted, key)
        if len(wanted) >= _PREFIX and key.startswith(wanted):
            distance = min(distance, 1)
        if distance <= (2 if len(wanted) > _PREFIX else 1) and (
            best is None or distance < best[0]
        ):
            best = distance, key
    return best[1] if best else None


def _distance(one: str, other: str) -> int:
    """Letters to add, delete or change; two neighbours that changed places count once."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
