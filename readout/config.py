"""config.yaml and front matter to `Settings`, every key and type checked."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from readout.errors import Problem, ReadoutError
from readout.model import (
    Change,
    Crumb,
    CueSetting,
    Hints,
    KnownSpeaker,
    Origin,
    Settings,
    SpeakerKind,
    Topic,
)
from readout.source import Source
from readout.yaml_nodes import Entry, read_yaml

_FENCE = re.compile(r"-{3}\s*$")
_FENCE_END = re.compile(r"(?:-{3}|\.{3})\s*$")
_KEY_LINE = re.compile(r"[\w-]+\s*:(?:\s|$)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_WEB = re.compile(r"https?://[^\s/]+(?:/\S*)?")
_CRUMB = re.compile(r"\s+[>›»→]\s+")
_PROPERTY = re.compile(r"[a-z][a-z0-9-]*")
# What could end a declaration, open a block, or ask another host for something.
_UNSAFE_CSS = re.compile(r"[;{}<>\\@]|url\s*\(|/\*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What an editor put above the text; `lines` is how many lines it takes, fences included."""

    entry: Entry | None
    lines: int


def read_config(text: str, path: str) -> Settings:
    """The settings of a configuration file. Raises ReadoutError with all that is wrong in it."""
    return _Checker(path, strict=True).settings(read_yaml(text, path), Settings())


def read_front_matter(source: Source, settings: Settings) -> tuple[Settings, int, list[Problem]]:
    """Settings with the front matter of a release laid over them, the number of lines it takes,
    and warnings. Keys that other programs put there (tags, layout ...) are only warned about."""
    text, lines = _front_matter(source)
    if text is None:
        return settings, 0, []
    entry = read_yaml(text, source.path, first_line=2)
    checker = _Checker(source.path, strict=False)
    return checker.settings(entry, settings), lines, checker.warnings


def _front_matter(source: Source) -> tuple[str | None, int]:
    """The YAML between the fences at the top, if it is there. A line of dashes over prose is
    not: the first line that holds something must look like `key: value`."""
    if not source.lines or not _FENCE.match(source.lines[0]):
        return None, 0
    for index, line in enumerate(source.lines[1:], 1):
        if _FENCE_END.match(line):
            inner = source.lines[1:index]
            first = next((x for x in inner if x.strip() and not x.lstrip().startswith("#")), "")
            if first and not _KEY_LINE.match(first):
                return None, 0
            return "\n".join(inner), index + 1
    return None, 0


class _Checker:
    """Reads entries into settings and collects what is wrong, to be raised all at once."""

    def __init__(self, path: str, strict: bool) -> None:
        self.path = path
        self.strict = strict
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []

    def settings(self, entry: Entry | None, base: Settings) -> Settings:
        changes: dict[str, Any] = {}
        if entry is not None:
            fields = self._fields(entry, self._readers(), "a setting")
            changes = {name: value for name, value in fields.items() if value is not None}
        if self.problems:
            raise ReadoutError(*self.problems)
        hints = Hints(
            base.hints.speakers + changes.pop("speakers", ()),
            base.hints.cues + changes.pop("cues", ()),
            base.hints.ignored_cues + changes.pop("ignore_cues", ()),
        )
        changes["topics"] = base.topics + changes.pop("topics", ())
        return replace(base, hints=hints, **changes)

    def _readers(self) -> dict[str, Callable[[Entry], Any]]:
        readers: dict[str, Callable[[Entry], Any]] = {
            "title": self.text,
            "date": self.date,
            "language": self.language,
            "breadcrumb": self.breadcrumb,
            "source_name": self.text,
            "source_url": self.web_address,
            "speakers": lambda entry: self.each(entry, self.speaker),
            "topics": lambda entry: self.each(entry, self.topic),
            "cues": lambda entry: self.each(entry, self.cue),
            "ignore_cues": lambda entry: self.each(entry, self.cue),
            "changes": lambda entry: self.each(entry, self.change),
            "labels": self.labels,
        }
        if self.strict:
            readers |= {
                "base_url": self.base_url,
                "theme": self.theme,
                "keep": lambda entry: self.each(entry, self.file_name),
            }
        return readers

    def note(self, line: int, what: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, what, hint))

    def _fields(
        self, entry: Entry, readers: Mapping[str, Callable[[Entry], Any]], what: str
    ) -> dict[str, Any]:
        """The values of a mapping, each read by its reader; unknown keys are noted."""
        if not isinstance(entry.value, dict):
            self.note(entry.line, f"{what} must be written as `key: value`", _known(readers))
            return {}
        found: dict[str, Any] = {}
        for name, (line, value) in entry.value.items():
            if name in readers:
                found[name] = readers[name](value)
            else:
                self._unknown(name, line, readers)
        return found

    def _unknown(self, name: str, line: int, readers: Mapping[str, Any]) -> None:
        from difflib import get_close_matches

        near = get_close_matches(name, readers, n=1, cutoff=0.7)
        if near or self.strict:
            hint = f"did you mean “{near[0]}”?" if near else _known(readers)
            self.note(line, f"unknown key “{name}”", hint)
        else:
            self.warnings.append(
                Problem(self.path, line, f"“{name}” is not used", _known(readers))
            )

    def text(self, entry: Entry) -> str | None:
        if not isinstance(entry.value, str):
            self.note(entry.line, "a text is expected here", "write one line of text")
            return None
        return " ".join(entry.value.split()) or None

    def date(self, entry: Entry) -> str | None:
        text = self.text(entry)
        if text is None:
            return None
        # Other programs write a time behind the date; a release is dated by the day.
        day = re.split(r"[T ]", text)[0]
        try:
            return datetime.date.fromisoformat(day).isoformat()
        except ValueError:
            self.note(entry.line, f"“{text}” is not a day of the calendar", "write YYYY-MM-DD")
            return None

    def language(self, entry: Entry) -> str | None:
        return self._shaped(entry, _LANGUAGE, "a language code", "for instance: en, zh-Hans, ar")

    def web_address(self, entry: Entry) -> str | None:
        return self._shaped(entry, _WEB, "a web address", "it begins with https://")

    def base_url(self, entry: Entry) -> str | None:
        address = self.web_address(entry)
        return address if address is None or address.endswith("/") else address + "/"

    def _shaped(self, entry: Entry, shape: re.Pattern[str], what: str, hint: str) -> str | None:
        text = self.text(entry)
        if text is not None and not shape.fullmatch(text):
            self.note(entry.line, f"“{text}” is not {what}", hint)
            return None
        return text

    def breadcrumb(self, entry: Entry) -> tuple[Crumb, ...] | None:
        if isinstance(entry.value, str):
            labels = _CRUMB.split(entry.value.strip())
            return tuple(Crumb(label, None) for label in labels if label)
        return self.each(entry, self.crumb)

    def crumb(self, entry: Entry) -> Crumb | None:
        if isinstance(entry.value, str):
            return Crumb(entry.value, None)
        readers = {"label": self.text, "url": self.web_address}
        fields = self._fields(entry, readers, "a step of the breadcrumb")
        if not fields.get("label"):
            self.note(entry.line, "a step of the breadcrumb has no label", "label: Home")
            return None
        return Crumb(fields["label"], fields.get("url"))

    def each(self, entry: Entry, read: Callable[[Entry], Any]) -> tuple[Any, ...]:
        """Every item of a list; a single value counts as a list of one."""
        if entry.value == "":
            return ()
        items = entry.value if isinstance(entry.value, list) else [entry]
        return tuple(value for item in items if (value := read(item)) is not None)

    def speaker(self, entry: Entry) -> KnownSpeaker | None:
        origin = Origin(self.path, entry.line)
        if isinstance(entry.value, str):
            return KnownSpeaker(entry.value, origin)
        readers: dict[str, Callable[[Entry], Any]] = {
            "name": self.text,
            "role": self.text,
            "side": self.text,
            "kind": self.kind,
            "aliases": lambda value: self.each(value, self.text),
        }
        fields = self._fields(entry, readers, "a speaker")
        if not fields.get("name"):
            self.note(entry.line, "a speaker has no name", "- name: Jane Roe")
            return None
        return KnownSpeaker(
            fields["name"],
            origin,
            fields.get("role"),
            fields.get("side"),
            fields.get("kind"),
            fields.get("aliases") or (),
        )

    def kind(self, entry: Entry) -> SpeakerKind | None:
        text = self.text(entry)
        try:
            return SpeakerKind(text) if text else None
        except ValueError:
            kinds = ", ".join(SpeakerKind)
            self.note(entry.line, f"“{text}” is no kind of speaker", f"one of: {kinds}")
            return None

    def topic(self, entry: Entry) -> Topic | None:
        origin = Origin(self.path, entry.line)
        if isinstance(entry.value, str):
            return Topic(entry.value, (), origin)
        readers: dict[str, Callable[[Entry], Any]] = {
            "name": self.text,
            "words": lambda value: self.each(value, self.text),
        }
        fields = self._fields(entry, readers, "a topic")
        if not fields.get("name"):
            self.note(entry.line, "a topic has no name", "- name: Trade")
            return None
        return Topic(fields["name"], fields.get("words") or (), origin)

    def cue(self, entry: Entry) -> CueSetting | None:
        text = self.text(entry)
        return CueSetting(text, Origin(self.path, entry.line)) if text else None

    def change(self, entry: Entry) -> Change | None:
        fields = self._fields(entry, {"date": self.date, "note": self.text}, "a change")
        if not fields.get("date") or not fields.get("note"):
            if not self.problems:
                self.note(entry.line, "a change needs a date and a note", "- date: 2021-02-07")
            return None
        return Change(fields["date"], fields["note"])

    def labels(self, entry: Entry) -> tuple[tuple[str, str], ...]:
        return self._pairs(entry, "labels")

    def theme(self, entry: Entry) -> tuple[tuple[str, str], ...]:
        pairs = self._pairs(entry, "theme")
        for name, value in pairs:
            if not _PROPERTY.fullmatch(name) or _UNSAFE_CSS.search(value):
                self.note(
                    entry.line,
                    f"“{name}: {value}” is no value that a style sheet may hold",
                    'for instance: paper: "#fcfbf8"',
                )
        return pairs

    def _pairs(self, entry: Entry, what: str) -> tuple[tuple[str, str], ...]:
        if entry.value == "":
            return ()
        if not isinstance(entry.value, dict):
            self.note(entry.line, f"{what} must be written as `key: value`", "one a line")
            return ()
        pairs = ((name, self.text(value)) for name, (_, value) in entry.value.items())
        return tuple((name, value) for name, value in pairs if value is not None)

    def file_name(self, entry: Entry) -> str | None:
        text = self.text(entry)
        if text is not None and ("/" in text or "\\" in text or text in {".", ".."}):
            self.note(entry.line, f"“{text}” is no name of a file in the site", "no folders")
            return None
        return text


def _known(readers: Mapping[str, Any]) -> str:
    return "the keys are: " + ", ".join(readers)
