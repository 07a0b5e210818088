"""What the pages show of a document, worked out once and used by all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup, escape

from readout.data.anchors import address_texts
from readout.labels import Labels
from readout.model import (
    BlockKind,
    Document,
    Section,
    Sentence,
    Span,
    Speaker,
    SpeakerKind,
    Speech,
    Statement,
)
from readout.web.captions import caption, kind_key
from readout.web.markup import Phrase, inline_html, table_html

COLOURS = 6
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"})
UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo"})
_PRONOUNS = frozenset(
    "he she they it we i you his her their its both him them the former the latter".split()
)


@dataclass(frozen=True, slots=True)
class Look:
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
    html     its words, in the elements of their block
    note     why it is given to its speaker
    """

    statement: Statement
    speaker: SpeakerView | None
    anchor: str
    first: bool
    size: int
    line: int
    html: Markup
    note: Markup
    label: str
    quoted: bool
    phrases: tuple[Phrase, ...]

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
        self.narration_size = 0
        self.statements: list[StatementView] = []
        self.turns = self._make_turns()
        self.size = self.narration_size + sum(view.size for view in self.speakers.values())
        self.kind = kind_key(document)

    # ------------------------------------------------------------- speakers

    def _make_speakers(self) -> dict[str, SpeakerView]:
        speakers = {speaker.id: speaker for speaker in self.document.speakers}
        views: dict[str, SpeakerView] = {}
        for place, speaker in enumerate(self.document.speakers):
            names = [speakers[member].name for member in speaker.members if member in speakers]
            views[speaker.id] = SpeakerView(
                speaker,
                self._look_of(speaker, place, speakers),
                f"y{place + 1}",
                initials(speaker, len(names)),
                self._role(speaker, names),
            )
        return views

    def _look_of(self, speaker: Speaker, place: int, speakers: dict[str, Speaker]) -> Look:
        """Several as one take the colours of the first two of them."""
        if speaker.kind is SpeakerKind.COLLECTIVE:
            order = list(speakers)
            colours = [order.index(m) % COLOURS + 1 for m in speaker.members if m in speakers]
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
        anchors = address_texts(statement.text for statement in self.document.statements)
        generic = self.generic_words
        last_block = 0
        line_ends = _LineCounter(self.release.source)
        for section in self.document.sections:
            speaker = self.speakers[section.speaker] if section.speaker is not None else None
            views = []
            for statement in section.statements:
                anchor = next(anchors)
                first = statement.block.number != last_block
                last_block = statement.block.number
                line = line_ends.line_of(statement)
                view = self._make_statement(statement, speaker, anchor, first, line, generic)
                views.append(view)
                if speaker:
                    speaker.statements.append(view)
                    speaker.size += view.size
                else:
                    self.narration_size += view.size
            self.statements += views
            turns.append(_make_turn(section, speaker, views, met))
        return turns

    def _make_statement(
        self,
        statement: Statement,
        speaker: SpeakerView | None,
        anchor: str,
        first: bool,
        line: int,
        generic: frozenset[str],
    ) -> StatementView:
        phrases = tuple(
            self._phrase(statement, place, sentence, speaker)
            for place, sentence in enumerate(statement.sentences, 1)
        )
        return StatementView(
            statement,
            speaker,
            anchor,
            first,
            self.measure(statement.text),
            line,
            Markup(block_html(statement, phrases, first)),
            self._note(statement, speaker),
            caption(statement, generic, self.spaced),
            statement.speech in {Speech.DIRECT, Speech.TURN},
            phrases,
        )

    @cached_property
    def generic_words(self) -> frozenset[str]:
        """Words that name speakers and sides, in lower case: no subject to tell apart by."""
        words: set[str] = set()
        for speaker in self.document.speakers:
            for name in (speaker.name, *speaker.aliases, speaker.side or ""):
                words.update(word.lower() for word in name.split())
        return frozenset(words)

    def _phrase(
        self, statement: Statement, place: int, sentence: Sentence, speaker: SpeakerView | None
    ) -> Phrase:
        ref = f"s{statement.number}-{place}"
        if speaker is None:
            return Phrase(sentence.span, ref, (), sentence.quotes)
        text = statement.block.text
        back = refers_back(text, sentence, speaker.speaker)
        lines = [(span, back) for span in _joined(text, sentence.mention, sentence.cue)]
        lines += [(span, True) for span in sentence.echoes]
        return Phrase(sentence.span, ref, tuple(lines), sentence.quotes)

    def _note(self, statement: Statement, speaker: SpeakerView | None) -> Markup:
        """Why the statement is its speaker's: each reason once, sentences that go on together."""
        if speaker is None:
            return Markup("")
        pieces: list[Markup] = []
        said: set[str] = set()
        run: list[int] = []

        def close_run() -> None:
            if run:
                key = "carries_over" if len(run) == 1 else "carry_over"
                pieces.append(self.labels(key, first=run[0], last=run[-1]))
                run.clear()

        for place, sentence in enumerate(statement.sentences, 1):
            if place > 1 and not (sentence.mention or sentence.cue or sentence.quotes):
                run.append(place)
                continue
            close_run()
            if sentence.reason and sentence.reason not in said:
                said.add(sentence.reason)
                pieces.append(reason_html(sentence.reason))
        close_run()
        note = Markup(" ").join(pieces)
        if not statement.certain:
            tag = Markup('<span class="tag">{}</span> ').format(self.labels("uncertain"))
            note = tag + note
        return note


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


def reason_html(reason: str) -> Markup:
    """A reason with the words it quotes in bold."""
    return Markup(str(escape(reason)).replace("“", "<b>“").replace("”", "”</b>"))


def refers_back(text: str, sentence: Sentence, speaker: Speaker) -> bool:
    """Whether the mention only points to a name: "He", "the Minister", or nothing at all."""
    if sentence.mention is None:
        return True
    if speaker.kind in {SpeakerKind.COLLECTIVE, SpeakerKind.GROUP}:
        return False
    mention = text[sentence.mention.start : sentence.mention.stop].lower().split()
    if all(word.strip(".,:") in _PRONOUNS for word in mention):
        return True
    named = {
        word.strip(".,:").lower()
        for name in (speaker.name, *speaker.aliases)
        for word in name.split()
    }
    return not any(word.strip(".,:") in named for word in mention)


def _joined(text: str, *spans: Span | None) -> list[Span]:
    """The spans in order, two as one where only white space parts them."""
    joined: list[Span] = []
    for span in sorted(span for span in spans if span is not None):
        if joined and not text[joined[-1].stop : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(span.stop, joined[-1].stop))
        else:
            joined.append(span)
    return joined


def block_html(
    statement: Statement, phrases: Sequence[Phrase], first: bool, attribute: str = "id"
) -> str:
    """A statement's words in the element that its block asks for.

    first  whether it opens its block, which then has its address `#p-3` here
    """
    block = statement.block
    mark = f' id="p-{block.number}"' if first and attribute == "id" else ""
    if block.kind is BlockKind.TABLE:
        return f"<table{mark}>{table_html(block, statement.span, phrases, attribute)}</table>"
    inner = inline_html(block, statement.span, phrases, attribute)
    if block.kind is BlockKind.QUOTATION:
        return f"<blockquote{mark}><p>{inner}</p></blockquote>"
    if block.kind is BlockKind.HEADING:
        return inner
    return f"<p{mark}>{inner}</p>"


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
