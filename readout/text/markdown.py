"""Markdown to blocks, every character traced to its place in the source.

markdown-it-py finds the blocks; `inline` matches their text with the source. Rules that would
drop words are off: raw HTML, link references, code (a press release has none; its backticks and
indented lines are text). The number of an ordered item belongs to the text ("2021. ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from markdown_it import MarkdownIt
from markdown_it.token import Token

from readout.checks.coverage import find_lost
from readout.model import BlockKind, Mark, MarkKind, Place, Span
from readout.text.blocks import Paragraph, find_stretches, part_unwrapped
from readout.text.inline import Builder, Row, add_inline

# Rules that may be switched off to keep every word.
_RULES = (("table",), ())

_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def parse_markdown(lines: Sequence[str], starts: Sequence[int]) -> list[Paragraph]:
    """The blocks of the text, in order.

    starts  where each line begins in the source, which may hold more than `lines` show

    Falls back, word for word, to Markdown without tables and then to plain paragraphs where the
    parser would drop words: a cell too many in a row, nesting that is too deep.
    """
    text = _mask(lines, starts)
    for rules in _RULES:
        parser = _make_parser(rules)
        try:
            tokens = parser.parse("\n".join(lines))
        except RecursionError:
            continue
        reader = _Reader(parser, lines, starts)
        found = list(reader.read(tokens))
        if not reader.unplaced and not find_lost(text, _stretches_of(found)):
            return found
    return [_plain(lines, starts, first, last) for first, last in find_stretches(lines)]


def _mask(lines: Sequence[str], starts: Sequence[int]) -> str:
    """The text at its offsets, with spaces for lines that were taken out."""
    widths = [*(after - start - 1 for start, after in pairwise(starts)), 0]
    return "\n".join(line or " " * width for line, width in zip(lines, widths, strict=True))


def _stretches_of(paragraphs: Sequence[Paragraph]) -> Iterator[Span]:
    for paragraph in paragraphs:
        for place, after in zip_longest(paragraph.places, paragraph.places[1:]):
            text = paragraph.text[place.text : after.text if after else None]
            if text.strip():
                yield Span(place.start, place.stop)


def is_safe_link(url: str) -> bool:
    """Whether a link may become clickable: http, https, mailto or relative, nothing else."""
    if _LINK.match(url):
        return True
    # "//host" is another host, and browsers read "\\" as "/".
    return not _SCHEME.match(url) and not url.startswith(("//", "/\\", "\\"))


def _make_parser(rules: Sequence[str]) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable(list(rules))
    parser.disable(["code", "fence", "html_block", "reference", "backticks", "html_inline"])
    # Blocks only: text without marks, nearly all of it, needs no inline parser.
    parser.core.ruler.enableOnly(["block"])
    parser.validateLink = is_safe_link  # type: ignore[method-assign]
    return parser


def _plain(lines: Sequence[str], starts: Sequence[int], first: int, last: int) -> Paragraph:
    text = "\n".join(lines[first:last])
    inner = text.strip()
    start = starts[first] + len(text) - len(text.lstrip())
    place = Place(0, start, start + len(inner))
    return Paragraph(BlockKind.PARAGRAPH, inner, (place,), first + 1, 0, (), first)


class _Reader:
    """Walks markdown-it's flat tokens and yields a paragraph for each leaf."""

    def __init__(self, parser: MarkdownIt, lines: Sequence[str], starts: Sequence[int]) -> None:
        self.parser = parser
        self.lines = lines
        self.starts = starts
        self.containers: list[BlockKind] = []
        self.group = 0
        self.marker: tuple[str, int] | None = None
        self.fresh_item = False
        # Set where a line of a block is not found in the source: `\|` in a cell.
        self.unplaced = False

    def read(self, tokens: Sequence[Token]) -> Iterator[Paragraph]:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.level == 0 and token.nesting >= 0:
                self.group += 1
            if token.type == "table_open":
                stop = next(
                    k for k in range(index, len(tokens)) if tokens[k].type == "table_close"
                )
                yield self._table(tokens[index:stop])
                index = stop
            elif token.type == "inline":
                yield from self._leaf(token, tokens[index - 1])
            else:
                self._container(token)
            index += 1

    def _container(self, token: Token) -> None:
        match token.type:
            case "blockquote_open":
                self.containers.append(BlockKind.QUOTATION)
            case "list_item_open":
                self.containers.append(BlockKind.ITEM)
                self.fresh_item = True
                if token.info and token.map:
                    number = token.info + token.markup
                    line = token.map[0]
                    self.marker = number, self.starts[line] + self.lines[line].find(number)
            case "blockquote_close" | "list_item_close":
                self.containers.pop()
                self.fresh_item = False
                self.marker = None

    def _leaf(self, token: Token, opening: Token) -> Iterator[Paragraph]:
        assert token.map
        first = token.map[0]
        content = token.content.split("\n")
        rows = [self._row(first + k, line) for k, line in enumerate(content)]
        for part in part_unwrapped(rows):
            builder = Builder()
            if self.marker:
                builder.add(self.marker[0], self.marker[1])
                builder.add(" ", self.marker[1] + len(self.marker[0]))
                self.marker = None
            add_inline(builder, self.parser, part, self.starts)
            kind, depth = self._place_in_tree(opening)
            self.fresh_item = False
            if builder.text.strip():
                yield self._paragraph(builder, kind, depth, part[0].line)

    def _place_in_tree(self, opening: Token) -> tuple[BlockKind, int]:
        if opening.type == "heading_open":
            return BlockKind.HEADING, int(opening.tag[1])
        kind = self.containers[-1] if self.containers else BlockKind.PARAGRAPH
        if kind is BlockKind.ITEM and not self.fresh_item:
            kind = BlockKind.PARAGRAPH
        return kind, len(self.containers)

    def _paragraph(self, builder: Builder, kind: BlockKind, depth: int, line: int) -> Paragraph:
        return Paragraph(
            kind,
            builder.text,
            tuple(builder.places),
            line + 1,
            depth,
            tuple(sorted(builder.marks, key=lambda mark: (mark.start, -mark.stop))),
            self.group,
        )

    def _table(self, tokens: Sequence[Token]) -> Paragraph:
        """One block: rows on lines of their own, cells parted by tabs."""
        builder = Builder()
        row = cursor = row_start = 0
        for token in tokens:
            if token.type == "tr_open" and token.map:
                row, cursor = token.map[0], 0
                if builder.length:
                    builder.add("\n", self.starts[row] - 1)
                row_start = builder.length
            elif token.type == "tr_close":
                builder.marks.append(Mark(MarkKind.ROW, row_start, builder.length))
            elif token.type == "inline":
                cell = self._row(row, token.content, cursor)
                if builder.length > row_start:
                    builder.add("\t", self.starts[row] + max(cell.column - 1, 0))
                start = builder.length
                add_inline(builder, self.parser, [cell], self.starts)
                cursor = cell.column + len(token.content)
                builder.marks.append(Mark(MarkKind.CELL, start, builder.length))
        assert tokens[0].map
        return self._paragraph(builder, BlockKind.TABLE, len(self.containers), tokens[0].map[0])

    def _row(self, number: int, text: str, cursor: int = 0) -> Row:
        """A line of a block, found in its source line behind quotation and list marks."""
        source, wanted = self.lines[number], text.strip()
        if not cursor and source.rstrip().endswith(wanted):
            column = len(source.rstrip()) - len(wanted)
        else:
            column = source.find(wanted, cursor)
            self.unplaced |= column < 0
        return Row(text, number, column - (len(text) - len(text.lstrip())))
