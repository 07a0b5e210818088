"""The front matter of a release: settings between two lines of dashes above the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from readout.config import CONFIG_ONLY, SettingsReader, finish
from readout.errors import Problem, ReadoutError
from readout.model import Settings
from readout.text.source import Source
from readout.text.values import find_near, list_keys

_FENCE = re.compile(r"\ufeff?-{3}\s*")
_FENCE_END = re.compile(r"(?:-{3}|\.{3})\s*")
_KEY = re.compile(r"[\"']?([\w-]+)[\"']?\s*:(?:\s|$)")
# Keys that other programs put above a text. One of them, or one of ours, tells front matter from
# a text that begins with a line of dashes.
_FOREIGN = frozenset(
    (
        "layout", "tags", "tag", "categories", "category", "author", "authors", "slug",
        "description", "summary", "type", "draft", "url", "image", "keywords", "permalink",
        "published", "published_time", "modified", "lastmod", "updated", "id", "lang",
        "locale", "weight", "toc", "subtitle", "excerpt", "source", "publisher", "created",
    )
)  # fmt: skip


def read_front_matter(source: Source, settings: Settings) -> tuple[Settings, int, list[Problem]]:
    """Settings with the front matter of a release laid over them, the number of lines it takes,
    and warnings. Keys that other programs put there (tags, layout ...) are only warned about.

    Raises ReadoutError with all that is wrong in it."""
    first, stop = find_front_matter(source)
    if not stop:
        return settings, 0, []
    from readout.text.yaml_nodes import read_yaml

    problems: list[Problem] = []
    text = "\n".join(source.lines[first:stop])
    entry = read_yaml(text, source.path, problems, first_line=first + 1)
    reader = _FrontMatterReader(source.path, problems)
    merged = finish(reader, entry, settings, SettingsReader.release_keys)
    return merged, stop + 1, reader.warnings


def find_front_matter(source: Source) -> tuple[int, int]:
    """The lines between the fences at the top (first, stop); (0, 0) where there are none.

    Raises ReadoutError where the second fence is missing.
    """
    top = next((n for n, line in enumerate(source.lines) if line.strip()), 0)
    if not _FENCE.fullmatch(source.lines[top]):
        return 0, 0
    stop = next(
        (n for n in range(top + 1, len(source.lines)) if _FENCE_END.fullmatch(source.lines[n])),
        None,
    )
    inner = source.lines[top + 1 : stop]
    if stop is None:
        inner = inner[: next((n for n, line in enumerate(inner) if not line.strip()), None)]
    if not any(_is_setting(line) for line in inner):
        return 0, 0
    if stop is None:
        what = "the front matter that begins here does not end"
        hint = "put a line of three dashes between it and the text"
        raise ReadoutError(Problem(source.path, top + 1, what, hint))
    return top + 1, stop


def _is_setting(line: str) -> bool:
    match = _KEY.match(line)
    if not match:
        return False
    keys = (*SettingsReader.release_keys, *CONFIG_ONLY)
    return match[1] in _FOREIGN or (match[1].islower() and bool(find_near(match[1], keys)))


class _FrontMatterReader(SettingsReader):
    """Keys of other programs are no mistake here: people paste whole pages."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        super().__init__(path, problems)
        self.warnings: list[Problem] = []

    def unknown(self, name: str, line: int, keys: Iterable[str]) -> None:
        keys = tuple(keys)
        top = keys == self.release_keys
        if top and name in CONFIG_ONLY:
            what, hint = f"“{name}” is not used here", "it belongs in config.yaml"
        elif top and (name in _FOREIGN or not find_near(name, keys)):
            what, hint = f"“{name}” is not used", list_keys(keys)
        else:
            super().unknown(name, line, keys)
            return
        self.warnings.append(Problem(self.path, line, what, hint))
