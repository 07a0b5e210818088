"""The promise, checked at the way out: every page is read back while it goes by, and compared.

The finished files are read with parsers that know nothing of this program. The words of the
release must be in them, all, once and in order, and every link and address in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
    """What is known of a site from the pages that went by.

    home  the sentences of the index, which is proven, by their addresses
    """

    def __init__(self, document: Document) -> None:
        self._links = LinkCheck(document)
        self._problems: list[Problem] = []
        texts = [block.text for block in document.release.blocks]
        self._words = _join(texts)
        self._shown = self._as(page_form(text) for text in texts)
        self._legal = self._as(_XML_FORBIDDEN.sub("\ufffd", text) for text in texts)
        self._home: dict[str, str] | None = None
        self._early: list[_Sentences] = []
        self._by_speaker: dict[str, list[Statement]] = {}
        self._statements = document.statements
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
        reading = _PageReading(page.path, self._owed(page.path))
        for part in page.parts:
            yield part
            reading.feed(part)
        if not reading.understood():
            # No XML: all of it once more, as HTML that its authors left untidy.
            reading = _PageReading(page.path, self._owed(page.path), strict=False)
            try:
                for part in page.parts:
                    reading.feed(part)
                reading.understood()
            except ValueError as error:
                self._problems.append(Problem(page.path, 0, f"is no HTML: {error}", OURS))
                return
        self._problems += reading.follower.finish() if reading.follower else []
        self._check_sentences(reading.sentences)
        self._problems += self._links.add_page(page.path, reading.page)

    def _check_sentences(self, found: _Sentences) -> None:
        """Pages that show sentences again show them as the index does."""
        if found.path == _INDEX:
            self._home = dict(found.texts)
            for early in self._early:
                self._check_sentences(early)
        elif self._home is None:
            self._early.append(found)
        else:
            for ref, text in found.texts:
                wanted = self._home.get(ref, "")
                # The same sentence may stand twice in a row, under two topics.
                if text not in (wanted, f"{wanted} {wanted}"):
                    self._problems += compare_words(f"{found.path}#{ref}", wanted, text)

    def _owed(self, path: str) -> str | None:
        """The text of the release that a page must show; None where it need not."""
        if path == _INDEX:
            return self._shown
        if self._home is None:
            return None
        folder, _, name = path.removesuffix(".html").rpartition("/")
        statements: Iterable[Statement] = ()
        if folder == "speakers":
            statements = self._by_speaker.get(name, ())
        elif folder == "statements" and name[1:].isdecimal():
            number = int(name[1:])
            statements = self._statements[number - 1 : number]
        text = "".join(piece for s in statements for piece in self._shown_again(s, self._home))
        return squeeze(text) if statements else None

    def _shown_again(self, statement: Statement, home: dict[str, str]) -> Iterator[str]:
        """The sentences of a statement as the index has them, with the spaces between them."""
        text = statement.block.text
        yield " " + home.get(f"s{statement.number}-1", "")
        for place, (one, other) in enumerate(pairwise(statement.sentences), 2):
            gap = text[one.span.stop : other.span.start]
            yield (" " if gap else "") + home.get(f"s{statement.number}-{place}", "")


class _Sentences:
    """The sentences of a page with their words; one that is cut in pieces, as in a table, is put
    together."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.texts: list[tuple[str, str]] = []

    def take(self, found: list[tuple[str, str]]) -> None:
        for ref, text in found:
            if self.texts and self.texts[-1][0] == ref:
                self.texts[-1] = ref, squeeze(f"{self.texts[-1][1]} {text}")
            else:
                self.texts.append((ref, squeeze(text)))
        found.clear()


class _PageReading:
    """One page as it is read: its words go to a follower, its sentences are gathered."""

    def __init__(self, path: str, owed: str | None, strict: bool = True) -> None:
        self._reader = PageReader(strict)
        self.follower = None if owed is None else Follower(path, owed)
        self.sentences = _Sentences(path)

    @property
    def page(self) -> Readback:
        return self._reader.page

    def feed(self, part: bytes) -> None:
        self._reader.feed(part)
        self._take()

    def understood(self) -> bool:
        understood = self._reader.understood()
        self._take()
        return understood

    def _take(self) -> None:
        text = self._reader.take_text()
        if self.follower:
            self.follower.feed(text)
        self.sentences.take(self.page.sentences)


def _join(texts: Iterable[str]) -> str:
    return " ".join(filter(None, map(squeeze, texts)))
