"""The history of a release: earlier texts, what each correction changed, addresses that went.

`content/versions/` holds one file an earlier text, named by the day on which the next text took
its place: `2021-02-10.md` is what could be read until 10 February 2021, and that is the day of
the correction. A second one of the same day is `2021-02-10-2.md`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from readout.data.anchors import address_texts
from readout.errors import Problem, ReadoutError
from readout.model import Document, Page, Version

# What compares two texts is imported where there are two: most releases are never corrected.
if TYPE_CHECKING:
    from readout.editing.accounts import Said
    from readout.editing.changes import Comparison

FOLDER = "versions"
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-(\d+))?\.(?:md|txt)", re.IGNORECASE)


class Correction(NamedTuple):
    """A day on which the release was changed.

    notes       what the editor says about it
    version     its number, from 2: the text that the day began
    before      the text that it replaced; None where that was not kept, and then there is no
                comparison either
    sha256      of the text that the day began; None where that text was not kept
    """

    date: str
    notes: tuple[str, ...]
    version: int
    before: Version | None
    sha256: str | None
    comparison: Comparison | None


class Gone(NamedTuple):
    """An address of words that the release no longer has.

    words    the first of them
    date     of the correction that took them, which began that version
    now      the statement that holds most of them now, if there is one
    """

    anchor: str
    words: str
    date: str
    version: int
    now: Said | None


def read_date(text: str) -> str | None:
    """A day of the calendar, as ISO 8601; None where the text is none."""
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def date_version(name: str) -> str | None:
    """The day that a version's file name gives; None where it gives none."""
    match = _NAME.fullmatch(name)
    return read_date(match[1]) if match else None


def order_versions(names: Iterable[str], folder: str) -> list[str]:
    """File names of versions, the oldest first; hidden files are left out.

    Raises ReadoutError with every name that is no date.
    """
    names = [name for name in names if not name.startswith((".", "_"))]
    problems = [
        Problem(
            f"{folder}/{name}",
            0,
            "is not named by its day",
            "name it like 2021-02-10.md: the day on which the next text took its place",
        )
        for name in sorted(names)
        if date_version(name) is None
    ]
    if problems:
        raise ReadoutError(*problems)
    return sorted(names, key=_order)


def name_version(date: str, ending: str, taken: Iterable[str]) -> str:
    """A file name for one more text of that day, behind those there are.

    ending  ".md" or ".txt"
    """
    numbers = [_order(name)[1] for name in taken if date_version(name) == date]
    return f"{date}-{max(numbers) + 1}{ending}" if numbers else f"{date}{ending}"


def _order(name: str) -> tuple[str, int, str]:
    match = _NAME.fullmatch(name)
    return (match[1], int(match[2] or 1), name) if match else ("", 0, name)


def find_corrections(document: Document) -> list[Correction]:
    """Every change since the release was published, the latest first."""
    steps = _list_steps(document)
    if not steps:
        return []
    from readout.editing.accounts import account_of
    from readout.editing.changes import compare

    texts = [version.document for version in document.versions] + [document]
    accounts = [account_of(text) for text in texts]
    found: list[Correction] = []
    told: set[str] = set()
    for number, (date, step) in enumerate(steps, 2):
        notes = () if date in told else _notes_of(document, date)
        told.add(date)
        if step is None:
            found.append(Correction(date, notes, number, None, None, None))
            continue
        comparison = compare(accounts[step], accounts[step + 1])
        sha256 = texts[step + 1].release.sha256
        before = document.versions[step]
        found.append(Correction(date, notes, number, before, sha256, comparison))
    return found[::-1]


def number_version(document: Document) -> int:
    """The number of the text as it is now, from 1."""
    return len(_list_steps(document)) + 1


def _list_steps(document: Document) -> list[tuple[str, int | None]]:
    """The day of each correction with the place of the text that it replaced, in order."""
    kept = [(version.date, step) for step, version in enumerate(document.versions)]
    days = {date for date, _ in kept}
    noted = {change.date for change in document.settings.changes} - days
    return sorted([*kept, *((date, None) for date in noted)], key=lambda step: step[0])


def _notes_of(document: Document, date: str) -> tuple[str, ...]:
    return tuple(change.note for change in document.settings.changes if change.date == date)


def find_gone(document: Document) -> list[Gone]:
    """Addresses that earlier texts had and this one has not, each once, the latest first."""
    if not document.versions:
        return []
    from readout.editing.accounts import account_of
    from readout.editing.changes import compare

    here = account_of(document)
    taken = set(address_texts(statement.text for statement in document.statements))
    numbers = {step: number for number, (_, step) in enumerate(_list_steps(document), 2)}
    found: list[Gone] = []
    for step, version in reversed(list(enumerate(document.versions))):
        statements = version.document.statements
        left = compare(account_of(version.document), here).left
        anchors = address_texts(statement.text for statement in statements)
        for anchor, statement in zip(anchors, statements, strict=True):
            if anchor not in taken:
                taken.add(anchor)
                words, now = shorten(statement.text), left.get(statement.number)
                found.append(Gone(anchor, words, version.date, numbers[step], now))
    return found


def shorten(text: str, words: int = 8) -> str:
    """The first words of a text."""
    found = text.split(maxsplit=words)
    return " ".join(found[:words]) + (" …" if len(found) > words else "")


def corrected_on(document: Document) -> str | None:
    """The day of the latest correction, if there was one."""
    dates = [version.date for version in document.versions]
    return max([*dates, *(change.date for change in document.settings.changes)], default=None)


def copy_versions(document: Document) -> Iterator[Page]:
    """Each earlier text, byte for byte, so that its hash can be checked."""
    for version in document.versions:
        yield Page(f"{FOLDER}/{version.name}", version.data)


def latest_kept(versions: Sequence[tuple[str, bytes]], data: bytes) -> str | None:
    """The name of the newest version where it holds these very bytes."""
    return versions[-1][0] if versions and versions[-1][1] == data else None
