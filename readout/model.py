"""The records that every stage shares.

    source text -> Release -> statements -> sections -> pages -> site/

Two rulers measure the text. *Source* offsets count the characters of the decoded file, line ends
as "\\n", a byte order mark left out. *Block* offsets count the characters of one block's text,
from which Markdown marks are taken away. `Block.to_source` turns the second into the first.
Offsets start at 0 and `stop` is excluded, as in a slice; lines are counted from 1.

All records are named tuples: a frozen dataclass takes four times as long to define, at each start
of the program.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple, TypeAlias


class Span(NamedTuple):
    """A stretch of text, `text[start:stop]`."""

    start: int
    stop: int


class Crumb(NamedTuple):
    """One step of the breadcrumb line; `url` is None where the source gives none."""

    label: str
    url: str | None


class Furniture(NamedTuple):
    """A line of the page that is no part of the release: kept out, never dropped unseen.

    kind   "breadcrumb", "title", "byline", "share", "contact", ... as the reader is told
    """

    line: int
    text: str
    kind: str


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTATION = "quotation"
    TABLE = "table"


class MarkKind(StrEnum):
    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"
    BREAK = "break"
    ROW = "row"
    CELL = "cell"


class Mark(NamedTuple):
    """What Markdown says about a stretch of a block's text (block offsets)."""

    kind: MarkKind
    start: int
    stop: int
    href: str = ""


class Place(NamedTuple):
    """An unbroken stretch: where it starts in the block's text, and its span in the source.

    The two are equally long, but for an entity ("&amp;") or an escape ("\\*").
    """

    text: int
    start: int
    stop: int


class Directive(NamedTuple):
    """An editor's comment before a block: `<!-- speaker: Jane Roe, John Doe -->`.

    names   as written; one name "narration" says that nobody speaks
    """

    line: int
    names: tuple[str, ...]


class Block(NamedTuple):
    """One paragraph, heading, list item, quotation or table, in the order of the source.

    number     counts blocks of the body from 1; `#p-3` on the page
    text       the words, Markdown marks taken away; "\\n" where the source breaks the line
    places     where each unbroken stretch of the text stands in the source, in order
    line       where it starts in the source
    depth      of nested lists and quotations, 0 outside any; for a heading its level, 1 to 6
    directive  the editor's word on who speaks, if there is one
    """

    number: int
    kind: BlockKind
    text: str
    places: tuple[Place, ...]
    line: int
    depth: int = 0
    marks: tuple[Mark, ...] = ()
    directive: Directive | None = None

    def to_source(self, span: Span) -> Span:
        """The same stretch, not empty, in source offsets; marks inside it are part of it again."""
        first, last = self._place(span.start), self._place(span.stop - 1)
        start = first.start + span.start - first.text
        width = span.stop - last.text
        # The last character of a stretch may stand for several in the source ("&amp;").
        stop = last.stop if width == self._width(last) else last.start + width
        return Span(start, stop)

    def _place(self, offset: int) -> Place:
        return self.places[bisect_right(self.places, (offset, _FAR, _FAR)) - 1]

    def _width(self, place: Place) -> int:
        after = bisect_right(self.places, place)
        stop = self.places[after].text if after < len(self.places) else len(self.text)
        return stop - place.text


_FAR = 1 << 62


class Release(NamedTuple):
    """The text of one release, read but not yet attributed.

    path      the file's name as shown to the user
    file      the name of its copy in the site, "release.md" or "release.txt"
    source    the decoded text
    sha256    of the file's bytes, in hex
    date      ISO 8601, or None where the text gives none
    title_lines   where the title stands in the source; empty where the front matter gives it
    """

    path: str
    file: str
    source: str
    sha256: str
    title: str
    title_lines: tuple[int, ...]
    date: str | None
    language: str
    breadcrumb: tuple[Crumb, ...]
    furniture: tuple[Furniture, ...]
    blocks: tuple[Block, ...]


class SpeakerKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    COLLECTIVE = "collective"


class Speaker(NamedTuple):
    """A person, an organisation, an unnamed group, or several speaking as one.

    id        made from the name, unique in the release; part of addresses
    role      as the release words it
    aliases   other names the release uses
    members   ids of the speakers in a collective, as far as the text tells
    """

    id: str
    name: str
    kind: SpeakerKind
    role: str | None = None
    side: str | None = None
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class Origin(NamedTuple):
    """Where a setting stands, for the error that may have to name it."""

    path: str
    line: int


class KnownSpeaker(NamedTuple):
    """What an editor says of a speaker in config.yaml or the front matter; empty means unsaid."""

    name: str
    origin: Origin
    role: str | None = None
    side: str | None = None
    kind: SpeakerKind | None = None
    aliases: tuple[str, ...] = ()


class CueSetting(NamedTuple):
    """A reporting verb to add, or one to ignore: its dictionary form, "underline"."""

    verb: str
    origin: Origin


class Hints(NamedTuple):
    """All that an editor tells the engine outside the text."""

    speakers: tuple[KnownSpeaker, ...] = ()
    cues: tuple[CueSetting, ...] = ()
    ignored_cues: tuple[CueSetting, ...] = ()


class Speech(StrEnum):
    INDIRECT = "indirect"
    DIRECT = "direct"
    MIXED = "mixed"
    TURN = "turn"
    NARRATION = "narration"


class Sentence(NamedTuple):
    """A sentence, or the clause of one that has a speaker of its own. Spans are block offsets.

    speaker   an id, or None where nobody speaks
    mention   the words that name the speaker: "He", "The two sides"
    cue       the reporting words: "said that"
    echoes    further cues of the same speaker: "..., stressing that"
    quotes    what is given word for word, quotation marks included
    rule      the name of the rule that decided
    reason    the same in words for a reader
    certain   False where another reading is nearly as good
    """

    span: Span
    speaker: str | None
    speech: Speech
    rule: str
    reason: str
    mention: Span | None = None
    cue: Span | None = None
    echoes: tuple[Span, ...] = ()
    quotes: tuple[Span, ...] = ()
    certain: bool = True


class Statement(NamedTuple):
    """One unbroken run of one speaker, or of narration, inside one block.

    number      from 1 over the whole release; `#s3` on the page
    sentences   at least one; together they cover `span`, but for the white space between them
    """

    number: int
    block: Block
    span: Span
    speaker: str | None
    speech: Speech
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        return self.block.text[self.span.start : self.span.stop]

    @property
    def certain(self) -> bool:
        return all(sentence.certain for sentence in self.sentences)


class Reading(NamedTuple):
    """What the engine makes of a release: who there is, and who says what.

    speakers     in order of first statement; only those who have one, and members of collectives
    statements   cover every word of every block, in order
    """

    speakers: tuple[Speaker, ...]
    statements: tuple[Statement, ...]


class Section(NamedTuple):
    """Neighbouring statements of one speaker, or of narration (speaker None)."""

    id: str
    speaker: str | None
    statements: tuple[Statement, ...]


class Topic(NamedTuple):
    """A topic that an editor names for the compare page.

    words   any of these in a sentence puts it under the topic; the name's own words if none given
    """

    name: str
    words: tuple[str, ...]
    origin: Origin


class Change(NamedTuple):
    """A note about a version of the release: what was corrected, on which day (ISO 8601)."""

    date: str
    note: str


class Settings(NamedTuple):
    """config.yaml, the front matter and the command line, merged and checked.

    title, date, language, breadcrumb   None where the text itself is to say
    base_url      ends in "/"; None where the site's address is not known
    source_name   who published the release, and `source_url` where
    labels        interface words that replace those of the catalogue, by key
    theme         custom properties of the style sheet, by name without "--"
    keep          names in `site/` that a build leaves alone
    """

    title: str | None = None
    date: str | None = None
    language: str | None = None
    breadcrumb: tuple[Crumb, ...] | None = None
    source_name: str | None = None
    source_url: str | None = None
    base_url: str | None = None
    hints: Hints = Hints()
    topics: tuple[Topic, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    theme: tuple[tuple[str, str], ...] = ()
    keep: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


class Document(NamedTuple):
    """A release with its reading: all that pages and data files are made from.

    versions   earlier texts, the oldest first
    """

    release: Release
    settings: Settings
    speakers: tuple[Speaker, ...]
    sections: tuple[Section, ...]
    versions: tuple[Version, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(s for section in self.sections for s in section.statements)


class Version(NamedTuple):
    """An earlier text of the release.

    date   the day on which the next text took its place (ISO 8601)
    name   of its file in `content/versions/`, and of its copy in the site
    data   the file's bytes
    """

    date: str
    name: str
    data: bytes
    document: Document


class Page(NamedTuple):
    """One file of the site: a relative path with "/" and its bytes."""

    path: str
    content: bytes

    @property
    def parts(self) -> tuple[bytes, ...]:
        return (self.content,)


class Stream(NamedTuple):
    """A file of the site that may be too large to be held: its parts are made anew, and the same,
    each time that they are asked for."""

    path: str
    make: Callable[[], Iterable[bytes]]

    @property
    def parts(self) -> Iterable[bytes]:
        return self.make()

    @property
    def content(self) -> bytes:
        return b"".join(self.make())


File: TypeAlias = Page | Stream
