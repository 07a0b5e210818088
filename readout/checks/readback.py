"""A finished page, read back as a browser would read it: its words, addresses and links.

Nothing here knows what the page was made from. A page that is well-formed XML is read by expat;
one that is not (a template of the user's own) by the slower parser for HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.parsers import expat

_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "i", "ins", "mark", "q"),
        *("s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr"),
    }
)
_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
        *("track", "wbr"),
    }
)
_SENTENCE = re.compile(r"s\d+-\d+")
_CLOSED_AT_ONCE = re.compile(rb"<([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/>")
_DRAWING = re.compile(rb"<svg[\s>].*?</svg>", re.DOTALL)
# Attributes that name other elements of the page.
_NAMING = ("aria-labelledby", "aria-describedby", "aria-controls", "for")


@dataclass(slots=True)
class Readback:
    """What a page holds.

    text       of the release: inside `<article>`, outside elements of class "ui"
    ids        in order, with repetitions
    links      every address that an element points to
    names      ids that other elements of the page refer to
    sentences  (id, words) of each element that says it is one: `id="s3-2"` or `data-s="s3-2"`
    """

    text: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    sentences: list[tuple[str, str]] = field(default_factory=list)


def read_page(content: bytes) -> Readback:
    """The page as its bytes say, in one pass. Raises ValueError where it cannot be read at all."""
    collector = _Collector()
    try:
        _parse_xml(content, collector)
        if _reads_otherwise(content):
            raise expat.ExpatError
    except expat.ExpatError:
        collector = _Collector()
        html = _HtmlReader(collector)
        try:
            html.feed(content.decode("utf-8"))
            html.close()
        except AssertionError as error:
            raise ValueError(str(error)) from error
    return collector.finish()


def read_xml(content: bytes, part: str, leave: Iterable[str], blocks: Iterable[str]) -> str:
    """The text of an XML file's element `part`, without that of the elements to leave.

    blocks  elements that begin a line of their own
    """
    collector = _XmlCollector(part, frozenset(leave), frozenset(blocks))
    _parse_xml(content, collector)
    return "".join(collector.pieces)


def _parse_xml(content: bytes, collector: _Collector | _XmlCollector) -> None:
    """Tells a collector of all that the content holds; raises ExpatError where it is no XML."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = collector.start
    parser.EndElementHandler = collector.end
    parser.CharacterDataHandler = collector.words
    parser.Parse(content, True)


def squeeze(text: str) -> str:
    """The words of a text, one space between them."""
    return " ".join(text.split())


def _reads_otherwise(content: bytes) -> bool:
    """Whether HTML takes an element for open that XML takes for closed, as in `<script/>`."""
    return any(
        match[1].lower() not in {name.encode() for name in _VOID}
        for match in _CLOSED_AT_ONCE.finditer(_DRAWING.sub(b"", content))
    )


class _Collector:
    """Is told of elements and words, and keeps what `Readback` holds."""

    def __init__(self) -> None:
        self.page = Readback()
        self.pieces: list[str] = []
        self.articles = 0
        self.depth = 0
        # Depth of the outermost element that is ours, of the sentence being read; 0 for none.
        self.ours = 0
        self.sentence = 0
        self.ref = ""
        self.words_of_sentence: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if name not in _INLINE:
            self.words(" ")
        if name == "article":
            self.articles += 1
        if not attributes:
            return
        page = self.page
        if "id" in attributes:
            page.ids.append(attributes["id"])
        for key in ("href", "src"):
            if key in attributes:
                page.links.append(attributes[key])
        for key in _NAMING:
            if key in attributes:
                page.names += attributes[key].split()
        if not self.ours and "ui" in attributes.get("class", "").split():
            self.ours = self.depth
        ref = attributes.get("data-s") or attributes.get("id", "")
        if not self.sentence and ref.startswith("s") and _SENTENCE.fullmatch(ref):
            self.sentence, self.ref, self.words_of_sentence = self.depth, ref, []

    def end(self, name: str) -> None:
        if name not in _INLINE:
            self.words(" ")
        if self.sentence == self.depth:
            self.page.sentences.append((self.ref, "".join(self.words_of_sentence)))
            self.sentence = 0
        if self.ours == self.depth:
            self.ours = 0
        if name == "article":
            self.articles -= 1
        self.depth -= 1

    def words(self, text: str) -> None:
        if self.sentence and not self.ours:
            self.words_of_sentence.append(text)
        if self.articles and not self.ours:
            self.pieces.append(text)

    def finish(self) -> Readback:
        self.page.text = "".join(self.pieces)
        return self.page


class _HtmlReader(HTMLParser):
    """Tells a collector of what it reads, with end tags where their authors left them out."""

    def __init__(self, collector: _Collector) -> None:
        super().__init__(convert_charrefs=True)
        self.collector = collector
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.collector.start(tag, {name: value or "" for name, value in attrs})
        if tag in _VOID:
            self.collector.end(tag)
        else:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # HTML has no such thing: the stroke is passed over.
        self.handle_starttag(tag, attrs)
        if tag in self.CDATA_CONTENT_ELEMENTS:
            self.set_cdata_mode(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.stack:
            while self.stack:
                last = self.stack.pop()
                self.collector.end(last)
                if last == tag:
                    break

    def handle_data(self, data: str) -> None:
        self.collector.words(data)


class _XmlCollector:
    def __init__(self, part: str, leave: frozenset[str], blocks: frozenset[str]) -> None:
        self.part, self.leave, self.blocks = part, leave, blocks
        self.pieces: list[str] = []
        self.inside = False
        self.left = 0

    def start(self, name: str, _: dict[str, str]) -> None:
        if name == self.part:
            self.inside = True
        elif name in self.leave:
            self.left += 1
        elif name in self.blocks:
            self.pieces.append(" ")

    def end(self, name: str) -> None:
        if name == self.part:
            self.inside = False
        elif name in self.leave:
            self.left -= 1

    def words(self, text: str) -> None:
        if self.inside and not self.left:
            self.pieces.append(text)
