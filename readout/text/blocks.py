"""The text of a release to paragraphs: as Markdown where it has marks, else as it stands.

Most releases are pasted and have no mark at all. These need no parser, whose import alone takes
as long as reading them; what it would say is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from readout.model import BlockKind, Mark, Place
from readout.text.inline import INLINE_MARK, Builder, Row, add_plain

# Longer than any wrapped line of prose: such a line is a paragraph that its author never wrapped.
UNWRAPPED = 120

# What Markdown could take for a mark at the beginning of a line.
_BLOCK_MARK = re.compile(r"[ \t]*(?:[#>+=|:-]|\d+[.)]|[^\S \t])")


class Paragraph(NamedTuple):
    """A block without its number: what `Block` holds, and the top-level block it lies in.

    group  counts top-level blocks; a list or a quotation is one, with all that is in it
    """

    kind: BlockKind
    text: str
    places: tuple[Place, ...]
    line: int
    depth: int
    marks: tuple[Mark, ...]
    group: int


def read_paragraphs(lines: Sequence[str], starts: Sequence[int]) -> list[Paragraph]:
    """The blocks of the text, in order.

    starts  where each line begins in the source, which may hold more than `lines` show
    """
    if not is_marked(lines):
        return list(parse_plain(lines, starts))
    from readout.text.markdown import parse_markdown

    return parse_markdown(lines, starts)


def is_marked(lines: Sequence[str]) -> bool:
    """Whether the text holds anything that Markdown could read as a mark."""
    return bool(INLINE_MARK.search("\n".join(lines))) or any(map(_BLOCK_MARK.match, lines))


def parse_plain(lines: Sequence[str], starts: Sequence[int]) -> Iterator[Paragraph]:
    """The paragraphs of a text without marks."""
    for group, (first, last) in enumerate(find_stretches(lines), 1):
        rows = [Row(lines[number], number, 0) for number in range(first, last)]
        for part in part_unwrapped(rows):
            builder = Builder()
            add_plain(builder, part, starts)
            places = tuple(builder.places)
            yield Paragraph(
                BlockKind.PARAGRAPH, builder.text, places, part[0].line + 1, 0, (), group
            )


def find_stretches(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(first, last) of each run of lines that are not blank."""
    first = None
    for number, line in enumerate([*lines, ""]):
        if line.strip():
            first = number if first is None else first
        elif first is not None:
            yield first, number
            first = None


def part_unwrapped(rows: list[Row]) -> list[list[Row]]:
    """The lines of a paragraph, each for itself where one is too long to have been wrapped."""
    if len(rows) > 1 and any(len(row.text.strip()) > UNWRAPPED for row in rows):
        return [[row] for row in rows]
    return [rows]
