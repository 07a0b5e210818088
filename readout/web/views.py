"""What the pages show of a document, worked out once and used by all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, NamedTuple, TypeVar
from urllib.parse import quote

from markupsafe import Markup, escape

from readout.data.anchors import address_texts
from readout.data.publication import has_statement_pages
from readout.labels import Labels
from readout.model import (
    BlockKind,
    Document,
    Section,
    Speaker,
    SpeakerKind,
    Speech,
    Statement,
)
from readout.web.captions import kind_key
from readout.web.markup import Phrase
from readout.web.showing import Showing, block_html

T = TypeVar("T")

# A browser lays out a page with more statements sheet by sheet, as they come into view.
MOST_AT_ONCE = 200

COLOURS = 6
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"})
UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo"})


class Look(NamedTuple):
    """How a speaker is told from the others: a colour and a line, each from 1.

    name   of the class that carries them, "k3"; "kn" is narration, "j12" two as one
    other  the second colour of several who speak as one, who have no line of their own
    """

    name: str
    colour: int
    line: int
    other: int = 0


NARRATION = Look("kn", 0, 0)


@dataclass(slots=True)
class SpeakerView:
    """A speaker with all that they say.

    by     the class of their turns, which the filter asks for
    size   in words, or in characters where the script has no spaces
    """

    speaker: Speaker
    look: Look
    by: str
    initials: str
    role: Markup | None
    size: int = 0
    statements: list[StatementView] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.speaker.name

    @property
    def slug(self) -> str:
        """The id as an address spells it."""
        return quote(self.speaker.id)

    @property
    def href(self) -> str:
        return f"speakers/{self.slug}.html"


@dataclass(slots=True)
class StatementView:
    """One statement, ready to be shown.

    anchor   its address that survives renumbering, "t-1a2b3c4d"
    kept     what was made of it, for the next page that shows it; None where too much would be
             kept, and it is made anew
    """

    statement: Statement
    speaker: SpeakerView | None
    anchor: str
    first: bool
    size: int
    line: int
    showing: Showing
    kept: dict[str, Any] | None

    @property
    def quoted(self) -> bool:
        return self.statement.speech in {Speech.DIRECT, Speech.TURN}

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        who = self.speaker.speaker if self.speaker else None
        return self._keep("phrases", lambda: self.showing.phrases(self.statement, who))

    @property
    def html(self) -> Markup:
        """Its words, in the elements of their block."""
        make = partial(block_html, self.statement)
        return self._keep("html", lambda: Markup(make(self.phrases, self.first)))

    @property
    def note(self) -> Markup:
        """Why it is given to its speaker."""
        who = self.speaker.speaker if self.speaker else None
        return self._keep("note", lambda: self.showing.note(self.statement, who))

    @property
    def label(self) -> str:
        """A few of its words that tell what it is about."""
        return self._keep("label", lambda: self.showing.label(self.statement))

    def _keep(self, name: str, make: Callable[[], T]) -> T:
        if self.kept is None:
            return make()
        if name not in self.kept:
            self.kept[name] = make()
        kept: T = self.kept[name]
        return kept

    @property
    def number(self) -> int:
        return self.statement.number

    @property
    def id(self) -> str:
        return f"s{self.statement.number}"

    @property
    def look(self) -> str:
        return self.speaker.look.name if self.speaker else NARRATION.name

    @property
    def kind(self) -> str:
        return self.statement.block.kind

    @property
    def depth(self) -> int:
        return self.statement.block.depth

    @property
    def page(self) -> str:
        return f"statements/{self.id}.html"

    @property
    def quoted_somewhere(self) -> bool:
        """Whether any of its words are given as the speaker's own."""
        return self.quoted or any(sentence.quotes for sentence in self.statement.sentences)

    @property
    def again_html(self) -> Markup:
        """Its words for another page than the index, where the addresses are at home."""
        return Markup(str(self.html).replace('<span id="', '<span data-s="'))


@dataclass(slots=True)
class TurnView:
    """A section: neighbouring statements of one speaker.

    again    whether the speaker has been introduced before
    groups   runs of statements that are items of one list, and those that are none
    """

    id: str
    speaker: SpeakerView | None
    statements: list[StatementView]
    again: bool
    size: int

    @property
    def look(self) -> str:
        return self.speaker.look.name if self.speaker else NARRATION.name

    @property
    def groups(self) -> list[tuple[bool, list[StatementView]]]:
        runs: list[tuple[bool, list[StatementView]]] = []
        for view in self.statements:
            listed = view.kind == BlockKind.ITEM
            if not runs or runs[-1][0] != listed:
                runs.append((listed, []))
            runs[-1][1].append(view)
        return runs


class Views:
    """All views of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.release = document.release
        self.settings = document.settings
        self.labels = Labels(document.settings.labels)
        language = self.release.language.lower().split("-")[0]
        self.rtl = language in RIGHT_TO_LEFT
        self.spaced = language not in UNSPACED
        self.speakers = self._make_speakers()
        self.long = len(document.statements) > MOST_AT_ONCE
        self.paged = has_statement_pages(document)
        self.narration_size = 0
        self.statements: list[StatementView] = []
        self.turns = self._make_turns()
        self.size = self.narration_size + sum(view.size for view in self.speakers.values())
        self.kind = kind_key(document)

    # ------------------------------------------------------------- speakers

    def _make_speakers(self) -> dict[str, SpeakerView]:
        speakers = {speaker.id: speaker for speaker in self.document.speakers}
        places = {name: place for place, name in enumerate(speakers)}
        views: dict[str, SpeakerView] = {}
        for place, speaker in enumerate(self.document.speakers):
            names = [speakers[member].name for member in speaker.members if member in speakers]
            views[speaker.id] = SpeakerView(
                speaker,
                self._look_of(speaker, place, places),
                f"y{place + 1}",
                initials(speaker, len(names)),
                self._role(speaker, names),
            )
        return views

    def _look_of(self, speaker: Speaker, place: int, places: dict[str, int]) -> Look:
        """Several as one take the colours of the first two of them."""
        if speaker.kind is SpeakerKind.COLLECTIVE:
            colours = [places[m] % COLOURS + 1 for m in speaker.members if m in places]
            if len(colours) > 1:
                return Look(f"j{colours[0]}{colours[1]}", colours[0], 0, colours[1])
        return _look(place)

    def _role(self, speaker: Speaker, members: Sequence[str]) -> Markup | None:
        if speaker.role:
            return escape(speaker.role)
        if members and speaker.kind is SpeakerKind.COLLECTIVE:
            return self.labels("jointly", names=self.labels.joined(map(name_html, members)))
        return None

    @cached_property
    def speaking(self) -> list[SpeakerView]:
        """Those who have a statement, in order of their first."""
        return [view for view in self.speakers.values() if view.statements]

    @cached_property
    def sides(self) -> list[SpeakerView]:
        """Those whose statements can be set side by side: nobody who speaks for several."""
        return [view for view in self.speaking if view.speaker.kind is not SpeakerKind.COLLECTIVE]

    # ----------------------------------------------------------- statements

    def measure(self, text: str) -> int:
        """The text's length in words, or in characters where the script has no spaces."""
        if self.spaced:
            return len(text.split())
        return sum(not character.isspace() for character in text)

    def length(self, size: int) -> Markup:
        return self.labels("words" if self.spaced else "characters", n=size)

    def _make_turns(self) -> list[TurnView]:
        turns: list[TurnView] = []
        met: set[str] = set()
        show = self._viewer()
        for section in self.document.sections:
            speaker = self.speakers[section.speaker] if section.speaker is not None else None
            views = [show(statement, speaker) for statement in section.statements]
            for view in views:
                if speaker:
                    speaker.statements.append(view)
                    speaker.size += view.size
                else:
                    self.narration_size += view.size
            self.statements += views
            turns.append(_make_turn(section, speaker, views, met))
        return turns

    def _viewer(self) -> Callable[[Statement, SpeakerView | None], StatementView]:
        """Makes the views of all statements, which must be given in order."""
        statements = self.document.statements
        anchors = address_texts(statement.text for statement in statements)
        showing = Showing(self.labels, self.generic_words, self.spaced)
        lines = _LineCounter(self.release.source)
        last_block = 0

        def show(statement: Statement, speaker: SpeakerView | None) -> StatementView:
            nonlocal last_block
            first = statement.block.number != last_block
            last_block = statement.block.number
            size, line = self.measure(statement.text), lines.line_of(statement)
            kept: dict[str, Any] | None = {} if self.paged else None
            return StatementView(
                statement, speaker, next(anchors), first, size, line, showing, kept
            )

        return show

    @cached_property
    def generic_words(self) -> frozenset[str]:
        """Words that name speakers and sides, in lower case: no subject to tell apart by."""
        words: set[str] = set()
        for speaker in self.document.speakers:
            for name in (speaker.name, *speaker.aliases, speaker.side or ""):
                words.update(word.lower() for word in name.split())
        return frozenset(words)


class _LineCounter:
    """The source line of each statement, counted on from the last one."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.seen = 0
        self.line = 1

    def line_of(self, statement: Statement) -> int:
        start = statement.block.to_source(statement.span).start
        if start >= self.seen:
            self.line += self.source.count("\n", self.seen, start)
            self.seen = start
        return self.line


def _make_turn(
    section: Section, speaker: SpeakerView | None, views: list[StatementView], met: set[str]
) -> TurnView:
    again = section.speaker in met
    if section.speaker is not None:
        met.add(section.speaker)
    return TurnView(section.id, speaker, views, again, sum(view.size for view in views))


def _look(place: int) -> Look:
    """From the seventh speaker on colours repeat, each with the next line."""
    line = (place + place // COLOURS) % COLOURS
    return Look(f"k{place % (COLOURS * COLOURS) + 1}", place % COLOURS + 1, line + 1)


def initials(speaker: Speaker, members: int = 0) -> str:
    """Two letters for the badge; for several speaking as one, how many they are."""
    if speaker.kind is SpeakerKind.COLLECTIVE:
        return str(members) if members > 1 else "&"
    words = [w for w in speaker.name.replace("-", " ").split() if w[:1].isalnum()]
    words = [w for w in words if w.lower() not in {"the", "of", "a", "an"}] or words
    if not words:
        return speaker.name[:1]
    if len(words) == 1:
        return words[0][:1].upper()
    return (words[0][0] + words[-1][0]).upper()


def name_html(name: str) -> Markup:
    """A name that may run in another direction than the words around it."""
    return Markup("<bdi>{}</bdi>").format(name)


def verbs_used(views: Iterable[StatementView]) -> list[tuple[str, int]]:
    """The reporting words of some statements with their counts, in order of first use."""
    counts: Counter[str] = Counter()
    for view in views:
        text = view.statement.block.text
        for sentence in view.statement.sentences:
            for span in (sentence.cue, *sentence.echoes):
                if span:
                    counts[" ".join(text[span.start : span.stop].lower().split())] += 1
    return list(counts.items())
