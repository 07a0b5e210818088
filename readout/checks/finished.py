"""The promise, checked at the way out: every page is read back while it goes by, and compared.

The finished files are read with parsers that know nothing of this program. The words of the
release must be in them, all, once and in order, and every link and address in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from readout.checks.datafiles import open_reader
from readout.checks.links import LinkCheck
from readout.checks.readback import PageReader, Readback, squeeze
from readout.checks.wording import OURS, Follower, compare_words
from readout.errors import Problem, ReadoutError
from readout.model import Document, File, Statement, Stream
from readout.text.signs import page_form

_INDEX = "index.html"
_XML_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def check_pages(pages: Iterable[File], document: Document) -> None:
    """Raises ReadoutError with the first place where each file parts from the release, and with
    every link that leads nowhere."""
    for page in watch_pages(pages, document):
        for _ in page.parts:
            pass


def watch_pages(pages: Iterable[File], document: Document) -> Iterator[File]:
    """The same files, checked while their parts are read, which must be done once, file by file.
    Raises what `check_pages` raises, after the last."""
    checker = _Checker(document)
    for page in pages:
        parts = _Once(checker.watch(page))
        yield Stream(page.path, parts.take)
    checker.finish()


class _Once:
    """Parts that can be had once: who reads them again would have them checked twice."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts: Iterator[bytes] | None = parts

    def take(self) -> Iterator[bytes]:
        parts, self._parts = self._parts, None
        assert parts is not None, "these parts have been read"
        return parts


class _Checker:
    """What is known of a site from the pages that went by."""

    def __init__(self, document: Document) -> None:
        self._links = LinkCheck(document)
        self._problems: list[Problem] = []
        texts = [block.text for block in document.release.blocks]
        self._words = _join(texts)
        self._shown = self._as(page_form(text) for text in texts)
        self._legal = self._as(_XML_FORBIDDEN.sub("\ufffd", text) for text in texts)
        self._statements = document.statements
        self._by_speaker: dict[str, list[Statement]] = {}
        for statement in self._statements:
            if statement.speaker is not None:
                self._by_speaker.setdefault(statement.speaker, []).append(statement)

    def watch(self, page: File) -> Iterator[bytes]:
        self._links.add_file(page.path)
        if page.path.endswith(".html"):
            return self._watch_page(page)
        return self._watch_file(page)

    def finish(self) -> None:
        self._problems += self._links.finish()
        if self._problems:
            # A link of the text may stand on many pages: it is one mistake.
            raise ReadoutError(*dict.fromkeys(self._problems))

    def _as(self, texts: Iterable[str]) -> str:
        """The words of the release in another form; held once where it is the same."""
        words = _join(texts)
        return self._words if words == self._words else words

    def _watch_file(self, page: File) -> Iterator[bytes]:
        """A file for other programs; of most there is nothing to check."""
        reader = open_reader(page.path)
        if reader is None:
            yield from page.parts
            return
        wanted = self._legal if page.path.endswith(".xml") else self._words
        follower = Follower(page.path, wanted)
        for part in page.parts:
            yield part
            follower.feed(reader.feed(part))
        follower.feed(reader.finish())
        self._problems += follower.finish()

    def _watch_page(self, page: File) -> Iterator[bytes]:
        owed = self._owed(page.path)
        reading = _PageReading(page.path, owed, self._sentence)
        for part in page.parts:
            yield part
            reading.feed(part)
        if not reading.understood():
            # No XML: all of it once more, as HTML that its authors left untidy.
            reading = _PageReading(page.path, owed, self._sentence, strict=False)
            try:
                for part in page.parts:
                    reading.feed(part)
                reading.understood()
            except ValueError as error:
                self._problems.append(Problem(page.path, 0, f"is no HTML: {error}", OURS))
                return
        self._problems += reading.problems
        self._problems += self._links.add_page(page.path, reading.page)

    def _owed(self, path: str) -> str | None:
        """The text of the release that a page must show; None where it need not."""
        if path == _INDEX:
            return self._shown
        folder, _, name = path.removesuffix(".html").rpartition("/")
        statements: Sequence[Statement] = ()
        if folder == "speakers":
            statements = self._by_speaker.get(name, ())
        elif folder == "statements" and name[1:].isdecimal():
            number = int(name[1:])
            statements = self._statements[number - 1 : number]
        return _join(map(_text_of, statements)) if statements else None

    def _sentence(self, ref: str) -> str:
        """The words of a sentence by its address, "s3-2"; "" where there is none."""
        number, _, place = ref[1:].partition("-")
        for statement in self._statements[int(number) - 1 : int(number)]:
            for sentence in statement.sentences[int(place) - 1 : int(place)]:
                return squeeze(page_form(statement.block.text[slice(*sentence.span)]))
        return ""


def _text_of(statement: Statement) -> str:
    """The sentences of a statement, a space where anything stands between two of them."""
    text = statement.block.text
    pieces = [text[slice(*statement.sentences[0].span)]]
    for one, other in pairwise(statement.sentences):
        pieces.append(" " if text[one.span.stop : other.span.start] else "")
        pieces.append(text[slice(*other.span)])
    return page_form("".join(pieces))


class _Sentences:
    """Compares each sentence of a page with the words that it has in the release; one that is cut
    in pieces, as in a table, is put together."""

    def __init__(self, path: str, find: Callable[[str], str]) -> None:
        self._path, self._find = path, find
        self._ref = ""
        self._pieces: list[str] = []

    def take(self, found: list[tuple[str, str]]) -> Iterator[Problem]:
        for ref, text in found:
            if ref != self._ref:
                yield from self.finish()
                self._ref = ref
            self._pieces.append(text)
        found.clear()

    def finish(self) -> Iterator[Problem]:
        if self._pieces:
            wanted, text = self._find(self._ref), squeeze(" ".join(self._pieces))
            # The same sentence may stand twice in a row, under two topics.
            if text not in (wanted, f"{wanted} {wanted}"):
                yield from compare_words(f"{self._path}#{self._ref}", wanted, text)
        self._pieces = []


class _PageReading:
    """One page as it is read: its words go to a follower, its sentences are compared."""

    def __init__(
        self, path: str, owed: str | None, find: Callable[[str], str], strict: bool = True
    ) -> None:
        self._reader = PageReader(strict)
        self._follower = None if owed is None else Follower(path, owed)
        self._sentences = _Sentences(path, find)
        self._problems: list[Problem] = []

    @property
    def page(self) -> Readback:
        return self._reader.page

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the page, when all of it was read."""
        apart = self._follower.finish() if self._follower else []
        return [*apart, *self._problems, *self._sentences.finish()]

    def feed(self, part: bytes) -> None:
        self._reader.feed(part)
        self._take()

    def understood(self) -> bool:
        understood = self._reader.understood()
        self._take()
        return understood

    def _take(self) -> None:
        text = self._reader.take_text()
        if self._follower:
            self._follower.feed(text)
        self._problems += self._sentences.take(self.page.sentences)


def _join(texts: Iterable[str]) -> str:
    return " ".join(filter(None, map(squeeze, texts)))
