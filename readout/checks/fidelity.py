"""The promise, checked: before anything is published, every page is read back and compared.

Two directions. `check_source` goes through the raw source and finds every word of it in the
release, or in what was left out by name. `check_pages` reads the finished files, with parsers
that know nothing of this program, and finds the words of the release in them, all, once and in
order, and every link and address in its place.
"""

from __future__ import annotations

import csv
import io
import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from heapq import merge
from html import unescape
from itertools import accumulate, pairwise

from readout.checks.coverage import find_lost, is_marks
from readout.checks.links import check_links
from readout.checks.readback import Readback, read_page, read_xml, squeeze
from readout.errors import Problem, ReadoutError, fail
from readout.model import Block, Document, Page, Release, Span
from readout.text.signs import page_form
from readout.text.source import Source

_OURS = (
    "this is a mistake of the program or of a template: nothing was published, please report it"
)
_FORMULA = re.compile("'+[=+\\-@＝＋－＠\t\r]")
_XML_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SENTENCE_END = re.compile(r"[.!?…。！？；：:;][\"'”’»）)\]」』]*\Z")
_AROUND = 40


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
        words = squeeze(words)[:_AROUND]
        raise fail(source.path, line, f"words of the source would be lost: “{words}”", _OURS)


def check_pages(pages: Sequence[Page], document: Document) -> None:
    """Raises ReadoutError with the first place where each file parts from the release, and with
    every link that leads nowhere."""
    body = " ".join(block.text for block in document.release.blocks)
    shown = squeeze(page_form(body))
    problems: list[Problem] = []
    read = _read_pages(pages, problems)
    if "index.html" in read:
        problems += _compare("index.html", shown, read["index.html"].text)
        problems += _check_repeated(read, document)
    for page in pages:
        problems += _check_file(page, body)
    problems += check_links(pages, read, document)
    if problems:
        # A link of the text may stand on many pages: it is one mistake.
        raise ReadoutError(*dict.fromkeys(problems))


def _read_pages(pages: Sequence[Page], problems: list[Problem]) -> dict[str, Readback]:
    read: dict[str, Readback] = {}
    for page in pages:
        if page.path.endswith(".html"):
            try:
                read[page.path] = read_page(page.content)
            except ValueError as error:
                problems.append(Problem(page.path, 0, f"is no HTML: {error}", _OURS))
    return read


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
            what = f"“{piece.text[:_AROUND]}” is not what stands on this line"
            raise fail(source.path, piece.line, what, _OURS)


def _stretches(source: Source, release: Release) -> Iterator[Span]:
    """Where the words of the blocks stand; each must be what the source has there."""
    for block in release.blocks:
        for text, span in _pieces(block):
            raw = source.text[span.start : span.stop]
            if text != raw and text.strip() and not _is_written_so(text, raw):
                what = f"“{raw[:_AROUND]}” was read as “{text[:_AROUND]}”"
                raise fail(source.path, block.line, what, _OURS)
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
        return unescape(raw) == text or raw.startswith("&#")
    return raw == "\\" + text


def _compare(path: str, expected: str, text: str) -> list[Problem]:
    got = squeeze(text)
    if got == expected:
        return []
    wanted, found = expected.split(), got.split()
    place, other = _find_other_letter(wanted, found)
    gap = _find_other_gap(wanted[:place], found)
    if gap is not None:
        place = other = gap
    elif place == len(wanted) and other == len(found):
        return []
    there = " ".join(wanted[place : place + 6])[:_AROUND] or "the end"
    here = " ".join(found[other : other + 6])[:_AROUND] or "the end"
    what = f"parts from the release at word {place + 1}: “{there}” there, “{here}” here"
    return [Problem(path, 0, what, _OURS)]


def _find_other_letter(wanted: Sequence[str], found: Sequence[str]) -> tuple[int, int]:
    """The words in which the first letter differs, white space apart; past the last word of
    each where none does."""
    one, other = "".join(wanted), "".join(found)
    if one == other:
        return len(wanted), len(found)
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    ends, other_ends = list(accumulate(map(len, wanted))), list(accumulate(map(len, found)))
    return bisect_right(ends, low), bisect_right(other_ends, low)


def _find_other_gap(wanted: Sequence[str], found: Sequence[str]) -> int | None:
    """The first word that was cut or joined, of two texts with the same letters. A sentence may
    begin a line of its own although no space stands before it, as in Chinese: that is no cut."""
    ends, length = set(accumulate(map(len, found))), 0
    for place, word in enumerate(wanted):
        begin, length = length, length + len(word)
        if length not in ends:
            return place
        if any(
            at in ends and not _SENTENCE_END.search(word, 0, at - begin)
            for at in range(begin + 1, length)
        ):
            return place
    return None


def _check_repeated(read: dict[str, Readback], document: Document) -> Iterator[Problem]:
    """Pages that show sentences again show them as `index.html` does, which is proven."""
    home = {ref: squeeze(text) for ref, text in _runs(read["index.html"])}
    owed = _sentences_of_pages(document)
    for path, page in read.items():
        if path == "index.html":
            continue
        if path in owed:
            words = "".join(gap + home.get(ref, "") for gap, ref in owed[path])
            yield from _compare(path, squeeze(words), page.text)
        for ref, text in _runs(page):
            wanted, got = home.get(ref, ""), squeeze(text)
            # The same sentence may stand twice in a row, under two topics.
            if got != wanted and got != f"{wanted} {wanted}":
                yield from _compare(f"{path}#{ref}", wanted, text)


def _sentences_of_pages(document: Document) -> dict[str, list[tuple[str, str]]]:
    """The sentences that the page of a speaker, and that of a statement, must show; before each,
    whether a space stands there."""
    owed: dict[str, list[tuple[str, str]]] = {}
    for statement in document.statements:
        name, text = f"s{statement.number}", statement.block.text
        refs = [(" ", f"{name}-1")]
        for number, (one, other) in enumerate(pairwise(statement.sentences), 2):
            gap = text[one.span.stop : other.span.start]
            refs.append((" " if gap else "", f"{name}-{number}"))
        owed[f"statements/{name}.html"] = refs
        if statement.speaker is not None:
            owed.setdefault(f"speakers/{statement.speaker}.html", []).extend(refs)
    return owed


def _runs(page: Readback) -> Iterator[tuple[str, str]]:
    """Sentences with their words; one that is cut in pieces, as in a table, is put together."""
    ref, pieces = "", [""]
    for name, text in page.sentences:
        if name != ref:
            if ref:
                yield ref, " ".join(pieces)
            ref, pieces = name, []
        pieces.append(text)
    if ref:
        yield ref, " ".join(pieces)


def _check_file(page: Page, body: str) -> list[Problem]:
    """The words of the files for other programs."""
    match page.path:
        case "data/readout.json":
            sections = json.loads(page.content)["sections"]
            texts = (s["text"] for section in sections for s in section["statements"])
            return _compare(page.path, squeeze(body), " ".join(texts))
        case "data/readout.csv":
            rows = csv.reader(io.StringIO(page.content.decode("utf-8"), newline=""))
            column = next(rows).index("text")
            cells = (row[column] for row in rows)
            cells = (cell[1:] if _FORMULA.match(cell) else cell for cell in cells)
            return _compare(page.path, squeeze(body), " ".join(cells))
        case "data/readout.tei.xml":
            text = read_xml(page.content, "body", (), ("p", "ab"))
        case "data/readout.akn.xml":
            text = read_xml(page.content, "debateBody", ("heading",), ("speech", "narrative"))
        case _:
            return []
    return _compare(page.path, squeeze(_XML_FORBIDDEN.sub("\ufffd", body)), text)
