"""config.yaml to `Settings`, every key and type checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
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
from readout.text.source import SETTINGS_LIMIT
from readout.text.values import Checker, Entry, Readers, find_near, is_base_url

# A line that says nothing. A file of such lines, as it comes with the program, needs no YAML.
_COMMENT = re.compile(r" *(?:#[\t -~]*)?")
_CRUMB = re.compile(r"\s+[>›»→]\s+")
_SLOT = re.compile(r"\{\w*\}")
_PROPERTY = re.compile(r"[a-z][a-z0-9-]*")
# What could end a declaration or ask another host for something: only functions that calculate.
_UNSAFE_CSS = re.compile(
    r"[;{}<>\\@]|/\*"
    r"|(?<!rgb)(?<!rgba)(?<!hsl)(?<!hsla)(?<!oklch)(?<!clamp)(?<!calc)(?<!min)(?<!max)(?<!var)\(",
    re.IGNORECASE,
)
CONFIG_ONLY = ("base_url", "theme", "keep")


def read_config(text: str, path: str) -> Settings:
    """The settings of a configuration file. Raises ReadoutError with all that is wrong in it."""
    problems: list[Problem] = []
    if len(text) > SETTINGS_LIMIT:
        what = f"is longer than {SETTINGS_LIMIT // 1_000_000} million characters"
        raise ReadoutError(Problem(path, 0, what, "is this the right file?"))
    if all(map(_COMMENT.fullmatch, text.split("\n"))):
        return Settings()
    from readout.text.yaml_nodes import read_yaml

    entry = read_yaml(text, path, problems)
    return finish(SettingsReader(path, problems), entry, Settings(), SettingsReader.all_keys)


def finish(
    reader: SettingsReader, entry: Entry | None, base: Settings, keys: Iterable[str]
) -> Settings:
    """The settings that an entry makes of others. Raises all that was noted on the way."""
    changes: dict[str, Any] = {}
    if entry is not None and entry.value != "":
        fields = reader.fields(entry, {key: getattr(reader, key) for key in keys}, "a setting")
        changes = {name: value for name, value in fields.items() if value is not None}
    speakers = base.hints.speakers + changes.pop("speakers", ())
    reader.check_names(speakers)
    if reader.problems:
        raise ReadoutError(*sorted(reader.problems, key=lambda problem: problem.line))
    hints = Hints(
        speakers,
        base.hints.cues + changes.pop("cues", ()),
        base.hints.ignored_cues + changes.pop("ignore_cues", ()),
    )
    changes["topics"] = base.topics + changes.pop("topics", ())
    return base._replace(hints=hints, **changes)


class SettingsReader(Checker):
    """One method for each key of the settings, named like it."""

    release_keys = (
        *("title", "date", "language", "breadcrumb", "source_name", "source_url", "speakers"),
        *("topics", "cues", "ignore_cues", "changes", "labels"),
    )
    all_keys = (*release_keys, *CONFIG_ONLY)

    def title(self, entry: Entry) -> str | None:
        return self.text(entry)

    source_name = title

    def source_url(self, entry: Entry) -> str | None:
        return self.web_address(entry)

    def base_url(self, entry: Entry) -> str | None:
        address = self.web_address(entry)
        if address and not is_base_url(address):
            hint = "leave out what begins with ? or #"
            self.note(entry.line, f"“{address}” is not the address of a folder", hint)
        return address if address is None or address.endswith("/") else address + "/"

    def breadcrumb(self, entry: Entry) -> tuple[Crumb, ...] | None:
        if isinstance(entry.value, str):
            labels = _CRUMB.split(entry.value.strip())
            return tuple(Crumb(label, None) for label in labels if label)
        return self.each(entry, self.crumb)

    def crumb(self, entry: Entry) -> Crumb | None:
        if isinstance(entry.value, str):
            label = self.word(entry)
            return Crumb(label, None) if label else None
        readers: Readers = {"label": self.text, "url": self.web_address}
        fields = self.named(entry, readers, "a step of the breadcrumb", "label: Home")
        return Crumb(fields["label"], fields.get("url")) if fields else None

    def named(
        self, entry: Entry, readers: Readers, what: str, example: str
    ) -> dict[str, Any] | None:
        """The fields of a mapping whose first key must be there."""
        fields = self.fields(entry, readers, what)
        first = next(iter(readers))
        if isinstance(entry.value, dict) and not fields.get(first):
            if first not in entry.value or entry.value[first][1].value == "":
                self.note(entry.line, f"{what} has no {first}", example)
            return None
        return fields or None

    def speakers(self, entry: Entry) -> tuple[KnownSpeaker, ...]:
        return self.each(entry, self.speaker)

    def speaker(self, entry: Entry) -> KnownSpeaker | None:
        origin = Origin(self.path, entry.line)
        if isinstance(entry.value, str):
            name = self.word(entry)
            return KnownSpeaker(name, origin) if name else None
        readers: Readers = {
            "name": self.text,
            "role": self.text,
            "side": self.text,
            "kind": self.kind,
            "aliases": lambda value: self.each(value, self.word),
        }
        fields = self.named(entry, readers, "a speaker", "- name: Jane Roe")
        if not fields:
            return None
        fields["aliases"] = fields.get("aliases") or ()
        return KnownSpeaker(origin=origin, **fields)

    def kind(self, entry: Entry) -> SpeakerKind | None:
        kind = self.choice(entry, tuple(SpeakerKind), "kind of speaker")
        return SpeakerKind(kind) if kind else None

    def check_names(self, speakers: Iterable[KnownSpeaker]) -> None:
        """No two speakers of one file or of two may answer to one name."""
        owners: dict[str, KnownSpeaker] = {}
        for speaker in speakers:
            if speaker.name.casefold() == "narration":
                what = "“narration” is the writer, no speaker"
                self.problems.append(Problem(*speaker.origin, what, "choose another name"))
            for name in dict.fromkeys((speaker.name, *speaker.aliases)):
                other = owners.setdefault(name.casefold(), speaker)
                if other is speaker:
                    continue
                same = other.name.casefold() == speaker.name.casefold()
                if same and other.origin.path != speaker.origin.path:
                    continue
                what = f"“{name}” is a name of two speakers"
                hint = f"see line {other.origin.line} of {other.origin.path}"
                self.problems.append(Problem(*speaker.origin, what, hint))

    def topics(self, entry: Entry) -> tuple[Topic, ...]:
        return self.each(entry, self.topic)

    def topic(self, entry: Entry) -> Topic | None:
        origin = Origin(self.path, entry.line)
        if isinstance(entry.value, str):
            name = self.word(entry)
            return Topic(name, (), origin) if name else None
        words: Callable[[Entry], Any] = lambda value: self.each(value, self.word)  # noqa: E731
        fields = self.named(entry, {"name": self.text, "words": words}, "a topic", "- name: Trade")
        return Topic(fields["name"], fields.get("words") or (), origin) if fields else None

    def cues(self, entry: Entry) -> tuple[CueSetting, ...]:
        return self.each(entry, self.cue)

    ignore_cues = cues

    def cue(self, entry: Entry) -> CueSetting | None:
        text = self.word(entry)
        return CueSetting(text, Origin(self.path, entry.line)) if text else None

    def changes(self, entry: Entry) -> tuple[Change, ...]:
        return self.each(entry, self.change)

    def change(self, entry: Entry) -> Change | None:
        readers: Readers = {"date": self.date, "note": self.text}
        fields = self.named(entry, readers, "a change", "- date: 2021-02-07")
        if fields and not fields.get("note"):
            note = entry.value.get("note") if isinstance(entry.value, dict) else None
            if note is None or note[1].value == "":
                self.note(entry.line, "a change has no note", "note: what was corrected")
            return None
        return Change(fields["date"], fields["note"]) if fields else None

    def labels(self, entry: Entry) -> tuple[tuple[str, str], ...]:
        from readout.labels import LABELS

        pairs = self.pairs(entry, "labels")
        for line, name, text in pairs:
            if name not in LABELS:
                near = find_near(name, LABELS)
                hint = f"did you mean “{near}”?" if near else "the keys are in readout/labels.py"
                self.note(line, f"unknown label “{name}”", hint)
                continue
            slots = set(_SLOT.findall(LABELS[name]))
            if set(_SLOT.findall(text)) - slots or set("{}") & set(_SLOT.sub("", text)):
                hint = f"in braces it can hold: {', '.join(sorted(slots)) or 'nothing'}"
                self.note(line, f"the label “{name}” holds braces that nothing fills", hint)
        return tuple((name, text) for _, name, text in pairs)

    def theme(self, entry: Entry) -> tuple[tuple[str, str], ...]:
        pairs = self.pairs(entry, "theme")
        for line, name, value in pairs:
            if not _PROPERTY.fullmatch(name) or _UNSAFE_CSS.search(value):
                what = f"“{name}: {value}” is nothing that the style sheet may hold"
                self.note(line, what, 'for instance: paper: "#fcfbf8"')
        return tuple((name, value) for _, name, value in pairs)

    def keep(self, entry: Entry) -> tuple[str, ...]:
        return self.each(entry, self.file_name)

    def file_name(self, entry: Entry) -> str | None:
        text = self.word(entry)
        if text is not None and (set(text) & set("/\\") or text in {".", ".."}):
            what = f"“{text}” is no name at the top of the site"
            self.note(entry.line, what, "name a file or folder there, without slashes")
            return None
        return text
