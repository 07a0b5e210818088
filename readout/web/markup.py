"""The words of a block as HTML: sentences, mentions, quotations and Markdown's own marks.

What is wrapped may overlap in any way; it is cut at every edge, so that the result is always a
tree. Nothing but tags is added and no character of the text is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from readout.model import Block, Mark, MarkKind, Span
from readout.text.signs import page_form

_SENTENCE, _LINK, _STRONG, _EMPHASIS, _QUOTE, _CUE, _SHARED, _BREAK = range(8)
_TAGS = {
    MarkKind.STRONG: (_STRONG, "strong"),
    MarkKind.EMPHASIS: (_EMPHASIS, "em"),
}


class Wrap(NamedTuple):
    """Tags around `text[start:stop]`; of two at one place the lower layer is outside."""

    start: int
    stop: int
    layer: int
    opening: str
    closing: str


class Phrase(NamedTuple):
    """What a sentence shows of itself, in block offsets.

    ref     its address on the page, "s3-2"
    lines   underlined: (span, whether it refers back)
    quotes  word for word
    """

    span: Span
    ref: str
    lines: tuple[tuple[Span, bool], ...] = ()
    quotes: tuple[Span, ...] = ()


def text_html(text: str) -> str:
    """Escaped for the text of an element, quotation marks left as they are."""
    return escape(page_form(text), quote=False)


def inline_html(block: Block, span: Span, phrases: Sequence[Phrase], attribute: str = "id") -> str:
    """The words of a stretch, each sentence in a `<span>`.

    attribute  "id" where the sentence is at home, "data-s" where it is shown again
    """
    wraps = [*_phrase_wraps(phrases, attribute), *_mark_wraps(block.marks, span)]
    return wrap_text(block.text, span.start, span.stop, wraps)


def shared_html(block: Block, phrase: Phrase, shared: Iterable[Span]) -> str:
    """A sentence shown again, the words that others share with it marked."""
    wraps = [*_phrase_wraps([phrase._replace(lines=())], "data-s")]
    wraps += [wrap for wrap in _mark_wraps(block.marks, phrase.span) if wrap.layer != _BREAK]
    wraps += [Wrap(start, stop, _SHARED, "<mark>", "</mark>") for start, stop in shared]
    return wrap_text(block.text, phrase.span.start, phrase.span.stop, wraps)


def table_html(block: Block, span: Span, phrases: Sequence[Phrase], attribute: str = "id") -> str:
    """The rows of a table that lie in a stretch; the first row of the block is its head.

    A sentence that runs through several cells keeps its address in the first of them.
    """
    rows = [mark for mark in block.marks if mark.kind is MarkKind.ROW]
    cells = [mark for mark in block.marks if mark.kind is MarkKind.CELL]
    others = tuple(m for m in block.marks if m.kind not in {MarkKind.ROW, MarkKind.CELL})
    seen: set[str] = set()
    pieces: list[str] = []
    cell = 0
    for row in rows:
        while cell < len(cells) and cells[cell].start < row.start:
            cell += 1
        if row.stop <= span.start or row.start >= span.stop:
            continue
        head = row is rows[0]
        pieces.append("<tr>")
        while cell < len(cells) and cells[cell].stop <= row.stop:
            inner = _cell_html(block, cells[cell], span, phrases, attribute, seen, others)
            pieces.append(f'<th scope="col">{inner}</th>' if head else f"<td>{inner}</td>")
            cell += 1
        pieces.append("</tr>")
    return "".join(pieces)


def _cell_html(
    block: Block,
    cell: Mark,
    span: Span,
    phrases: Sequence[Phrase],
    attribute: str,
    seen: set[str],
    marks: Iterable[Mark],
) -> str:
    start, stop = max(cell.start, span.start), min(cell.stop, span.stop)
    if start >= stop:
        return ""  # Another statement of this row has the words of this cell.
    wraps = list(_mark_wraps(marks, Span(start, stop)))
    for phrase in phrases:
        if phrase.span.start < stop and phrase.span.stop > start:
            name = "data-s" if phrase.ref in seen else attribute
            seen.add(phrase.ref)
            wraps += _phrase_wraps([phrase], name)
    return wrap_text(block.text, start, stop, wraps)


def _phrase_wraps(phrases: Iterable[Phrase], attribute: str) -> Iterable[Wrap]:
    for phrase in phrases:
        (start, stop), ref = phrase.span, phrase.ref
        yield Wrap(start, stop, _SENTENCE, f'<span {attribute}="{ref}">', "</span>")
        for (start, stop), back in phrase.lines:
            name = "cue back" if back else "cue"
            yield Wrap(start, stop, _CUE, f'<span class="{name}">', "</span>")
        for start, stop in phrase.quotes:
            yield Wrap(start, stop, _QUOTE, '<span class="q">', "</span>")


def _mark_wraps(marks: Iterable[Mark], span: Span) -> Iterable[Wrap]:
    for mark in marks:
        if mark.stop <= span.start or mark.start >= span.stop:
            continue
        if mark.kind in _TAGS:
            layer, tag = _TAGS[mark.kind]
            yield Wrap(mark.start, mark.stop, layer, f"<{tag}>", f"</{tag}>")
        elif mark.kind is MarkKind.LINK:
            opening = f'<a href="{escape(mark.href)}">'
            yield Wrap(mark.start, mark.stop, _LINK, opening, "</a>")
        elif mark.kind is MarkKind.BREAK:
            yield Wrap(mark.start, mark.stop, _BREAK, "<br/>", "")


def wrap_text(text: str, start: int, stop: int, wraps: Iterable[Wrap]) -> str:
    """`text[start:stop]`, escaped, with the wraps around it clipped to that stretch."""
    starting: dict[int, list[Wrap]] = {}
    edges = {start, stop}
    for wrap in wraps:
        first, last = max(wrap.start, start), min(wrap.stop, stop)
        if first < last:
            starting.setdefault(first, []).append(wrap)
            edges.add(first)
            edges.add(last)
    pieces: list[str] = []
    opened: list[Wrap] = []
    for here, there in pairwise(sorted(edges)):
        wanted = [wrap for wrap in opened if wrap.stop > here]
        if here in starting:
            wanted = sorted(wanted + starting[here], key=_layer)
        _shift(pieces, opened, wanted)
        opened = wanted
        pieces.append(text_html(text[here:there]))
    _shift(pieces, opened, [])
    return "".join(pieces)


def _layer(wrap: Wrap) -> tuple[int, int]:
    return wrap.layer, -wrap.stop


def _shift(pieces: list[str], opened: Sequence[Wrap], wanted: Sequence[Wrap]) -> None:
    """Closes and opens tags until `wanted` stand open instead of `opened`."""
    common = 0
    for old, new in zip(opened, wanted, strict=False):
        if old is not new:
            break
        common += 1
    pieces += [wrap.closing for wrap in reversed(opened[common:])]
    pieces += [wrap.opening for wrap in wanted[common:]]
