"""The promise, checked at the way in: every word of the raw source is in the release, or in what
was left out by name. The way out is checked by `finished`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge

from readout.checks.coverage import find_lost, is_marks
from readout.checks.readback import squeeze
from readout.checks.wording import AROUND, OURS
from readout.errors import fail
from readout.model import Block, Release, Span
from readout.text.source import Source


def check_source(source: Source, release: Release, skip: int = 0) -> None:
    """Raises ReadoutError at the first word of the source that is neither in a block nor in what
    is left out by name: front matter (`skip` lines), title, furniture, directives."""
    starts = source.line_starts()
    _check_furniture(source, release)
    left_out = sorted(_left_out(source, release, skip, starts))
    # Blocks out of order stay out of order here, and are found.
    lost = find_lost(source.text, merge(left_out, _stretches(source, release)))
    if lost:
        words = source.text[lost.start : lost.stop]
        start = lost.start + len(words) - len(words.lstrip())
        line = source.text.count("\n", 0, start) + 1
        words = squeeze(words)[:AROUND]
        raise fail(source.path, line, f"words of the source would be lost: “{words}”", OURS)


def _left_out(
    source: Source, release: Release, skip: int, starts: Sequence[int]
) -> Iterator[Span]:
    """The lines that are kept out of the body, each for a reason that the reader can see."""
    if skip:
        yield Span(0, starts[skip] if skip < len(starts) else len(source.text))
    for number in release.title_lines:
        yield _lines(source, starts, number, 1)
    for piece in release.furniture:
        yield _lines(source, starts, piece.line, piece.text.count("\n") + 1)
    directives = {block.directive.line for block in release.blocks if block.directive}
    for number in directives:
        stop = source.text.find("-->", starts[number - 1])
        yield Span(starts[number - 1], stop + len("-->"))


def _lines(source: Source, starts: Sequence[int], number: int, count: int) -> Span:
    last = number + count - 2
    return Span(starts[number - 1], starts[last] + len(source.lines[last]))


def _check_furniture(source: Source, release: Release) -> None:
    for piece in release.furniture:
        lines = source.lines[piece.line - 1 : piece.line + piece.text.count("\n")]
        if squeeze("\n".join(lines)) != squeeze(piece.text):
            what = f"“{piece.text[:AROUND]}” is not what stands on this line"
            raise fail(source.path, piece.line, what, OURS)


def _stretches(source: Source, release: Release) -> Iterator[Span]:
    """Where the words of the blocks stand; each must be what the source has there."""
    for block in release.blocks:
        for text, span in _pieces(block):
            raw = source.text[span.start : span.stop]
            if text != raw and text.strip() and not _is_written_so(text, raw):
                what = f"“{raw[:AROUND]}” was read as “{text[:AROUND]}”"
                raise fail(source.path, block.line, what, OURS)
            if text.strip():
                yield span


def _pieces(block: Block) -> Iterator[tuple[str, Span]]:
    stops = [place.text for place in block.places[1:]] + [len(block.text)]
    for place, stop in zip(block.places, stops, strict=True):
        yield block.text[place.text : stop], Span(place.start, place.stop)


def _is_written_so(text: str, raw: str) -> bool:
    """Whether the source writes these words as an escape or an entity."""
    pairs = zip(text, raw, strict=False)
    if len(text) == len(raw) and all(a == b or (a in " \t\n" and is_marks(b)) for a, b in pairs):
        return True  # The bar between two cells is read as a tab.
    if raw.startswith("&") and raw.endswith(";"):
        from html import unescape

        return unescape(raw) == text or raw.startswith("&#")
    return raw == "\\" + text
