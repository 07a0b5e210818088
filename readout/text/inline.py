"""The words of a block with their places in the source, Markdown's inline marks taken away.

markdown-it-py gives inline tokens without columns. So each token is matched with the source
again, mark by mark; where they part, the text is taken as it stands, marks and all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from readout.model import Mark, MarkKind, Place

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Without one of these there is nothing for an inline parser to find.
INLINE_MARK = re.compile(r"[\\*_\[\]<&!]|  \n")
_OPENING = {"em_open": MarkKind.EMPHASIS, "strong_open": MarkKind.STRONG}


class Builder:
    """Collects one block's text with the places and marks of its pieces."""

    def __init__(self, length: int = 0) -> None:
        self.pieces: list[str] = []
        self.length = length
        self.places: list[Place] = []
        self.marks: list[Mark] = []

    def add(self, text: str, start: int, stop: int | None = None) -> None:
        if not text:
            return
        stop = start + len(text) if stop is None else stop
        self.pieces.append(text)
        last = self.places[-1] if self.places else None
        straight = stop - start == len(text)
        if (
            last
            and straight
            and last.stop == start
            and last.stop - last.start == self.length - last.text
        ):
            self.places[-1] = Place(last.text, last.start, stop)
        else:
            self.places.append(Place(self.length, start, stop))
        self.length += len(text)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def take(self, other: Builder) -> None:
        """Adds what another builder, begun at this one's length, has collected."""
        self.pieces += other.pieces
        self.places += other.places
        self.marks += other.marks
        self.length = other.length


class Row(NamedTuple):
    """One line of a block: its text, and where in the source that begins.

    line    its index in the source's lines
    column  where the text begins in that line, behind quotation and list marks
    """

    text: str
    line: int
    column: int


def add_inline(
    builder: Builder, parser: MarkdownIt, rows: Sequence[Row], starts: Sequence[int]
) -> None:
    """Adds the text of some source lines, their marks taken away.

    rows    the lines as Markdown's block parser leaves them
    starts  where each line of the source begins
    """
    content = "\n".join(row.text for row in rows)
    if not INLINE_MARK.search(content):
        add_plain(builder, rows, starts)
        return
    children: list[Token] = []
    parser.inline.parse(content, parser, {}, children)
    trial = Builder(builder.length)
    if _align(trial, content, children, _Ruler(rows, starts)):
        builder.take(trial)
    else:
        add_plain(builder, rows, starts)


def add_plain(builder: Builder, rows: Sequence[Row], starts: Sequence[int]) -> None:
    """Adds the text of some source lines as it stands, but for spaces at their ends."""
    end = None
    for row in rows:
        start = starts[row.line] + row.column
        if end is not None:
            builder.add("\n", end)
        text = row.text.strip()
        builder.add(text, start + row.text.find(text))
        end = start + len(row.text)


class _Ruler:
    """Offsets in a block's raw content to offsets in the source."""

    def __init__(self, rows: Sequence[Row], starts: Sequence[int]) -> None:
        self.edges: list[tuple[int, int]] = []
        position = 0
        for row in rows:
            self.edges.append((position, starts[row.line] + row.column))
            position += len(row.text) + 1
        self.row = 0

    def to_source(self, offset: int) -> int:
        """Offsets must not fall from call to call: the ruler only walks on."""
        while self.row + 1 < len(self.edges) and self.edges[self.row + 1][0] <= offset:
            self.row += 1
        start, source = self.edges[self.row]
        return source + offset - start


def _align(builder: Builder, content: str, children: Sequence[Token], ruler: _Ruler) -> bool:
    """Adds the inline tokens to the builder; False where one is not found in its place."""
    cursor = 0
    opened: list[tuple[MarkKind, int, str]] = []
    for child in children:
        if child.type == "text":
            if not content.startswith(child.content, cursor):
                return False
            builder.add(child.content, ruler.to_source(cursor))
            cursor += len(child.content)
        elif child.type == "text_special":
            if not content.startswith(child.markup, cursor):
                return False
            start = ruler.to_source(cursor)
            builder.add(child.content, start, start + len(child.markup))
            cursor += len(child.markup)
        elif child.type in {"softbreak", "hardbreak"}:
            cursor = _break(builder, content, cursor, child.type == "hardbreak", ruler)
        elif child.type in _OPENING:
            opened.append((_OPENING[child.type], builder.length, ""))
            cursor += len(child.markup)
        elif child.type == "link_open":
            opened.append((MarkKind.LINK, builder.length, str(child.attrs.get("href", ""))))
            cursor += 1
        elif child.type in {"em_close", "strong_close", "link_close"}:
            kind, start, href = opened.pop()
            builder.marks.append(Mark(kind, start, builder.length, href))
            cursor = _close(content, cursor, child)
        elif child.type == "image":
            cursor = _image(builder, content, cursor, child, ruler)
        if cursor < 0:
            return False
    return not content[cursor:].strip()


def _break(builder: Builder, content: str, cursor: int, hard: bool, ruler: _Ruler) -> int:
    """The offset behind a line break, which becomes one "\\n"."""
    newline = content.find("\n", cursor)
    if newline < 0 or content[cursor:newline].strip("\\ \t"):
        return -1
    if hard:
        builder.marks.append(Mark(MarkKind.BREAK, builder.length, builder.length + 1))
    builder.add("\n", ruler.to_source(newline))
    after = newline + 1
    while after < len(content) and content[after] in " \t":
        after += 1
    return after


def _close(content: str, cursor: int, child: Token) -> int:
    """The offset behind the end of an emphasis or a link; -1 where it is not there."""
    if child.type != "link_close":
        return cursor + len(child.markup)
    if child.markup == "autolink":
        return cursor + 1
    return _behind_target(content, cursor)


def _image(builder: Builder, content: str, cursor: int, child: Token, ruler: _Ruler) -> int:
    """An image is no word of the release, but the text that stands for it is."""
    at = content.find(child.content, cursor + 2)
    if at < 0:
        return -1
    position = at
    for line in re.findall(r"[^\n]*\n|[^\n]+", child.content):
        builder.add(line, ruler.to_source(position))
        position += len(line)
    return _behind_target(content, position)


def _behind_target(content: str, cursor: int) -> int:
    """The offset behind `](address "title")` that begins at `cursor`; -1 if it does not."""
    if not content.startswith("](", cursor):
        return -1
    from markdown_it.helpers import parseLinkDestination, parseLinkTitle

    position = _skip_space(content, cursor + 2)
    target = parseLinkDestination(content, position, len(content))
    if target.ok:
        position = _skip_space(content, target.pos)
        title = parseLinkTitle(content, position, len(content))
        if title.ok:
            position = _skip_space(content, title.pos)
    return position + 1 if content.startswith(")", position) else -1


def _skip_space(content: str, position: int) -> int:
    while position < len(content) and content[position] in " \t\n":
        position += 1
    return position
