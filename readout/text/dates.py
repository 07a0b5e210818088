"""The date of a release, read from its text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may", "may"),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_WORD = r"(?P<month>[A-Z][A-Za-z]{2,8})\.?"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"\b(?P<year>\d{4})[-/](?P<number>\d{1,2})[-/](?P<day>\d{1,2})\b",
        rf"\b{_WORD}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_WORD},?\s+(?P<year>\d{{4}})\b",
    )
)


def find_date(texts: Iterable[str]) -> str | None:
    """The first full date in the texts, as ISO 8601; None where there is none.

    Reads "February 6, 2021", "6 February 2021", "2021-02-06" and their like. A day that the
    calendar does not have is no date; a day without a year is none either.
    """
    for text in texts:
        found = [
            (match.start(), date)
            for shape in _SHAPES
            for match in shape.finditer(text)
            if (date := _to_date(match.groupdict()))
        ]
        if found:
            return min(found)[1]
    return None


def is_date(text: str) -> bool:
    """Whether a line holds a date and next to nothing else."""
    for shape in _SHAPES:
        match = shape.search(text)
        if match and _to_date(match.groupdict()):
            return len((text[: match.start()] + text[match.end() :]).split()) <= 2
    return False


def _to_date(parts: dict[str, str | None]) -> str | None:
    name = (parts.get("month") or "").casefold()
    number = _NUMBERS.get(name, 0) if name else int(parts.get("number") or 0)
    try:
        return datetime.date(int(parts["year"] or 0), number, int(parts["day"] or 0)).isoformat()
    except ValueError:
        return None
