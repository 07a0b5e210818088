"""Whether every word of the source is somewhere: what lies between the stretches that were read
may hold the marks of Markdown and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from readout.model import Span

_WORDLESS = re.compile(r"[\s*_#>|:\-=+!\[\]()\\`~<]*")
# One pair of parentheses inside the address is as much as this understands.
_TARGET = re.compile(r"\]\((?:[^()\\]|\\.|\([^()]*\))*\)", re.DOTALL)


def find_lost(source: str, read: Iterable[Span]) -> Span | None:
    """The first stretch that holds more than marks and was not read; None where there is none.

    read  in the order of the source; a stretch that begins before the last one ends is lost too,
          since its words would stand twice or out of order
    """
    cursor = 0
    for start, stop in read:
        if start < cursor:
            return Span(start, cursor)
        if start > cursor and not is_marks(source[cursor:start]):
            return Span(cursor, start)
        cursor = stop
    return None if is_marks(source[cursor:]) else Span(cursor, len(source))


def is_marks(text: str) -> bool:
    """Whether a stretch holds marks alone: `**`, `](address "title")`, a row of dashes."""
    return bool(_WORDLESS.fullmatch(text) or _WORDLESS.fullmatch(_TARGET.sub("", text)))
