"""What the reading of a release goes by and comes to: drafts, pieces, who has the floor.

A `Scene` is made once a release and handed from sentence to sentence; the rules look at it and
change only `run` and the cast.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from readout.lexicon import Lexicon
from readout.model import Block, Hints, Release, Span, Speech
from readout.reading.acts import Act
from readout.reading.cast import Cast, Party
from readout.reading.genre import Genre
from readout.reading.phrases import PhraseReader
from readout.reading.quotations import Quotation
from readout.reading.reasons import Reason
from readout.reading.tokens import Tokens


@dataclass(slots=True)
class Draft:
    """A sentence before it is known who speaks; `start` and `stop` are tokens of its block.

    quoted       how many of its tokens are in quotation marks
    quotes       the quotations that reach into it
    voices       “we”, “i” and the like among its first words; none of a sentence that quotes
    label        the transcript label that it opens with, as tokens
    """

    start: int
    stop: int
    acts: list[Act]
    quotes: list[Quotation]
    quoted: int
    voices: frozenset[str]
    label: tuple[int, int] | None = None


@dataclass(slots=True)
class Piece:
    """A sentence, or the clause of one, with its speaker; spans are block offsets."""

    span: Span
    party: Party | None
    speech: Speech
    rule: str
    reason: Reason
    mention: Span | None = None
    cue: Span | None = None
    echoes: list[Span] = field(default_factory=list)
    quotes: list[Span] = field(default_factory=list)
    certain: bool = True


@dataclass(slots=True)
class Run:
    """Who spoke last, and how far that reaches.

    owner        of the current paragraph's run of reported speech
    that         whether that run was opened by a reported clause
    quoting      whose quotation was last, and `is_open`, whether it goes on in the next paragraph
    turn         who has the floor in a transcript
    listing      whose the items of the list are
    block_owner  of the end of the paragraph before
    statement    whose first-person statement the text is just now
    answers      whether the turn is an answer in an interview
    numbered     whether the list was opened by the point of a numbered one
    cited        whose the block quotation is, its later paragraphs included
    announced    whose words the paragraph before has promised
    declared     whether a declaration has been opened: "We, the Mayors of ..."
    closed       whether the matter after the release has begun: "About Acme"
    """

    owner: Party | None = None
    that: bool = False
    quoting: Party | None = None
    is_open: bool = False
    turn: Party | None = None
    listing: Party | None = None
    block_owner: Party | None = None
    statement: Party | None = None
    answers: bool = False
    numbered: bool = False
    announced: Party | None = None
    cited: Party | None = None
    declared: bool = False
    closed: bool = False


@dataclass(slots=True)
class Scene:
    """One release while it is read.

    title, tokens  of the title and of each block
    following      of the block after the one that is read
    first          the first block of some length
    questions      numbers of the blocks that ask, in an interview
    joint          whether the text is a statement of several
    present        whether it reports in the present tense
    author         whose statement the whole text is, if it is one's
    retold         whether somebody else tells what the release says: an agency, a newspaper
    publishers     first words of the names of those whose release this is
    used_cues      the editor's verbs that occurred; `directed`, the names in directives
    """

    release: Release
    hints: Hints
    lexicon: Lexicon
    cast: Cast
    reader: PhraseReader
    title: Tokens
    tokens: list[Tokens]
    following: Tokens | None = None
    first: Tokens | None = None
    questions: frozenset[int] = frozenset()
    genre: Genre = Genre.MINUTES
    joint: bool = False
    present: bool = False
    author: Party | None = None
    retold: bool = False
    publishers: frozenset[str] = frozenset()
    run: Run = field(default_factory=Run)
    used_cues: set[str] = field(default_factory=set)
    directed: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Spot:
    """One sentence with what stands around it.

    continued  whether the paragraph goes on with a quotation of the one before
    """

    scene: Scene
    block: Block
    tokens: Tokens
    drafts: list[Draft]
    position: int
    continued: bool = False

    @property
    def draft(self) -> Draft:
        return self.drafts[self.position]


def make_piece(
    tokens: Tokens,
    draft: Draft,
    party: Party,
    speech: Speech,
    rule: str,
    mention: Span | None = None,
    certain: bool = True,
) -> Piece:
    """A whole sentence given to a speaker."""
    words = tokens.text[mention.start : mention.stop] if mention else ""
    return Piece(
        tokens.span(draft.start, draft.stop),
        party,
        speech,
        rule,
        Reason(rule, mention=words, speaker=party.name),
        mention,
        quotes=quote_spans(tokens, draft),
        certain=certain,
    )


def make_narration(tokens: Tokens, draft: Draft, rule: str = "narration") -> Piece:
    """A whole sentence in which nobody is said to speak."""
    span = tokens.span(draft.start, draft.stop)
    return Piece(
        span, None, Speech.NARRATION, rule, Reason(rule), quotes=quote_spans(tokens, draft)
    )


def find_speech(draft: Draft) -> Speech:
    """Whether a reported sentence is given word for word, in part, or not at all."""
    if draft.quoted * 2 > draft.stop - draft.start:
        return Speech.DIRECT
    return Speech.MIXED if draft.quoted > 4 else Speech.INDIRECT


def quote_spans(tokens: Tokens, draft: Draft) -> list[Span]:
    """The stretches of a sentence that are in quotation marks, as block offsets."""
    return [tokens.span(max(q.start, draft.start), min(q.stop, draft.stop)) for q in draft.quotes]
