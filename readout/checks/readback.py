"""A finished page, read back as a browser would read it: its words, addresses and links.

Nothing here knows what the page was made from. A page that is well-formed XML is read by expat;
one that is not (a template of the user's own) by the slower parser for HTML.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from readout.checks.untidy import HtmlReader

_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "i", "ins", "mark", "q"),
        *("s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr"),
    }
)
VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
        *("track", "wbr"),
    }
)
_SENTENCE = re.compile(r"s\d+-\d+")
_VOID_NAMES = frozenset(name.encode() for name in VOID)
# Where a drawing begins or ends, and every other element that is closed at once.
_STROKE = re.compile(rb"(<svg(?=[\s>])|</svg>)|<([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/>")
# Attributes that name other elements of the page.
_NAMING = frozenset({"aria-labelledby", "aria-describedby", "aria-controls", "for"})
_LINKING = frozenset({"href", "src"})


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
    """The page as its bytes say. Raises ValueError where it cannot be read at all."""
    reader = PageReader()
    reader.feed(content)
    if not reader.understood():
        reader = PageReader(strict=False)
        reader.feed(content)
        reader.understood()
    reader.page.text = reader.take_text()
    return reader.page


class PageReader:
    """Reads a page part by part into `page`, all but its text, which is to be taken.

    strict  as XML; else, slower, as HTML is read that its authors left untidy
    """

    def __init__(self, strict: bool = True) -> None:
        self._collector = Collector()
        self._strokes = _Strokes()
        self._broken = False
        self._xml = _open_parser(self._collector) if strict else None
        self._html = None if strict else _open_untidy(self._collector)
        self._decoder = getincrementaldecoder("utf-8")()

    @property
    def page(self) -> Readback:
        """What was read so far; what is taken out of its lists does not come again."""
        return self._collector.page

    def take_text(self) -> str:
        """The text since it was taken last."""
        return self._collector.take_text()

    def feed(self, part: bytes) -> None:
        """Raises ValueError for what is no HTML either, where it is read as such."""
        if self._xml and not self._broken:
            try:
                self._xml.Parse(part, False)
            except expat.ExpatError:
                self._broken = True
            self._strokes.feed(part)
        elif self._html:
            try:
                self._html.feed(self._decoder.decode(part))
            except AssertionError as error:
                raise ValueError(str(error)) from error

    def understood(self) -> bool:
        """Ends the page; False where it was no XML, or HTML would read it otherwise."""
        try:
            if self._xml and not self._broken:
                self._xml.Parse(b"", True)
            elif self._html:
                self._html.feed(self._decoder.decode(b"", True))
                self._html.close()
        except expat.ExpatError:
            self._broken = True
        except AssertionError as error:
            raise ValueError(str(error)) from error
        return not self._broken and not self._strokes.found


def _open_untidy(collector: Collector) -> HtmlReader:
    from readout.checks.untidy import HtmlReader

    return HtmlReader(collector)


class XmlReader:
    """Reads the text of an XML file's element `part`, without that of the elements to leave.

    blocks  elements that begin a line of their own
    """

    def __init__(self, part: str, leave: Iterable[str], blocks: Iterable[str]) -> None:
        self._collector = _XmlCollector(part, frozenset(leave), frozenset(blocks))
        self._parser = _open_parser(self._collector)

    def feed(self, part: bytes) -> str:
        """What the part adds to the text. Raises ExpatError where the file is no XML."""
        self._parser.Parse(part, False)
        return self._take()

    def finish(self) -> str:
        self._parser.Parse(b"", True)
        return self._take()

    def _take(self) -> str:
        text = "".join(self._collector.pieces)
        self._collector.pieces.clear()
        return text


def _open_parser(collector: Collector | _XmlCollector) -> expat.XMLParserType:
    """A parser that tells a collector of all that it meets."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = collector.start
    parser.EndElementHandler = collector.end
    parser.CharacterDataHandler = collector.words
    return parser


def squeeze(text: str) -> str:
    """The words of a text, one space between them."""
    return " ".join(text.split())


class _Strokes:
    """Finds an element that HTML takes for open and XML for closed, as in `<script/>`; in a
    drawing both read alike."""

    def __init__(self) -> None:
        self.found = False
        self._drawing = False
        self._rest = b""

    def feed(self, part: bytes) -> None:
        content = self._rest + part
        # A tag that is not yet ended is looked at with the next part.
        cut = content.rfind(b"<")
        cut = cut if cut >= 0 and b">" not in content[cut:] else len(content)
        self._rest = content[cut:]
        for match in _STROKE.finditer(content, 0, cut):
            if match[1]:
                self._drawing = match[1] == b"<svg"
            elif not self._drawing and match[2].lower() not in _VOID_NAMES:
                self.found = True


class Collector:
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
        if attributes:
            self._see(attributes)

    def _see(self, attributes: dict[str, str]) -> None:
        page, ref = self.page, ""
        for key, value in attributes.items():
            if key == "class":
                if not self.ours and "ui" in value.split():
                    self.ours = self.depth
            elif key == "id":
                page.ids.append(value)
                ref = ref or value
            elif key == "data-s":
                ref = value or ref
            elif key in _LINKING:
                page.links.append(value)
            elif key in _NAMING:
                page.names += value.split()
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

    def take_text(self) -> str:
        text = "".join(self.pieces)
        self.pieces.clear()
        return text


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
