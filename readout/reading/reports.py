"""Whether a clause with a reporting verb reports speech, in a text of this kind.

"China urges" is what was said in an account of talks, and an act of speech in a statement of a
council. What decides stands in `RULES`; the first row that holds has the say, and a clause that
no row speaks of reports speech.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from readout.lexicon import Frame
from readout.model import SpeakerKind
from readout.reading.acts import Act, Order
from readout.reading.cast import plain
from readout.reading.coreference import peek
from readout.reading.genre import Genre
from readout.reading.phrases import Phrase, PhraseKind
from readout.reading.scene import Draft, Scene
from readout.reading.tokens import Tokens

_NAMED = (PhraseKind.PERSON, PhraseKind.NAME, PhraseKind.TITLE)
_SPEAKERS = (*_NAMED, PhraseKind.PRONOUN, PhraseKind.COLLECTIVE, PhraseKind.LIST)


@dataclass(slots=True)
class Clause:
    """A reporting clause where it stands."""

    scene: Scene
    tokens: Tokens
    act: Act
    subject: Phrase | None

    @property
    def base(self) -> str:
        """The dictionary form of its verb; empty where the cue is none."""
        return self.act.sense.verb.base if self.act.sense else ""

    @property
    def is_prose(self) -> bool:
        return self.scene.genre in (Genre.PROSE, Genre.SPEECH)

    @property
    def has_body(self) -> bool:
        return self.subject is not None and self.subject.kind in (
            PhraseKind.BODY,
            PhraseKind.GROUP,
        )

    @property
    def has_sides(self) -> bool:
        """Whether its subject is a country, or several."""
        if self.subject is None:
            return False
        parts = self.subject.parts or (self.subject,)
        return all(part.kind is PhraseKind.PLACE for part in parts)


class Rule(NamedTuple):
    """What holds of a clause, and whether it then reports speech.

    example  a text in which the rule has the say about a clause
    """

    name: str
    reports: bool
    holds: Callable[[Clause], bool]
    example: str


def counts(scene: Scene, tokens: Tokens, act: Act) -> bool:
    """Whether a clause reports speech in a text of this kind."""
    clause = Clause(scene, tokens, act, act.subject)
    return next((rule.reports for rule in RULES if rule.holds(clause)), True)


def is_quoted(draft: Draft, act: Act) -> bool:
    """Whether a clause reports a quotation, which background seldom has."""
    quoting = act.sense is not None and act.sense.verb.quotes
    return quoting and any(q.stop - q.start > 6 for q in draft.quotes)


def _is_publisher(clause: Clause) -> bool:
    """A company speaks of itself in its own release: the writer's voice."""
    scene, subject = clause.scene, clause.subject
    if not scene.publishers or subject is None or scene.genre is not Genre.PROSE:
        return False
    if subject.kind not in (PhraseKind.BODY, PhraseKind.NAME):
        return False
    words = clause.tokens.lows[subject.start : subject.stop]
    return words[0] in scene.publishers or (
        words[0] == "the" and words[-1] in scene.lexicon.companies
    )


def _is_own_news(clause: Clause) -> bool:
    """A body announces what the title says that it does: the publisher's news."""
    scene, subject = clause.scene, clause.subject
    if subject is None or scene.genre is not Genre.PROSE or clause.tokens is not scene.first:
        return False
    bodies = all(part.kind is PhraseKind.BODY for part in subject.parts or (subject,))
    if not bodies or not clause.base or clause.base in scene.lexicon.voicing_verbs:
        return False
    opening = [plain(low) for low in scene.title.lows[:2]]
    if plain(clause.tokens.lows[subject.stop - 1]) in opening:
        return clause.base in scene.lexicon.news_verbs
    near = clause.tokens.lows[max(0, subject.stop - 1) : clause.act.cue[0]]
    return not scene.retold and not {"today", "has", "have"}.isdisjoint(near)


def _is_proud_team(clause: Clause) -> bool:
    """ "Eastmark Rovers are delighted to announce": a name with a plural verb is a club's."""
    scene, subject, act, lows = clause.scene, clause.subject, clause.act, clause.tokens.lows
    if act.sense is not None or scene.genre is not Genre.PROSE or scene.retold:
        return False
    if subject is None or clause.tokens is not scene.first:
        return False
    club = subject.kind is PhraseKind.NAME and lows[act.cue[0]] in ("are", "have")
    news = lows[act.cue[1] : act.cue[1] + 2]
    return (
        (club or subject.kind is PhraseKind.BODY)
        and len(news) > 1
        and news[0] == "to"
        and any(
            sense.verb.base in scene.lexicon.news_verbs
            for sense in scene.lexicon.senses.get(news[1], ())
        )
    )


def _is_minuted(clause: Clause) -> bool:
    return (
        clause.subject is None
        and clause.act.order is Order.PASSIVE
        and clause.scene.genre in (Genre.READOUT, Genre.MINUTES, Genre.JOINT)
    )


def _is_nobody(clause: Clause) -> bool:
    return clause.subject is None


def _is_i(clause: Clause) -> bool:
    subject = clause.subject
    return subject is not None and subject.kind is PhraseKind.PRONOUN and subject.head == "i"


def _is_thing(clause: Clause) -> bool:
    """ "It" where no organisation was named last, or where it has not the floor."""
    subject, act, last = clause.subject, clause.act, clause.scene.cast.last_subject
    if subject is None or subject.kind is not PhraseKind.PRONOUN or subject.head != "it":
        return False
    if last is None or last.kind is not SpeakerKind.ORGANISATION:
        return True
    return act.order is not Order.SOURCE and (
        act.order is not Order.BEFORE or clause.scene.run.owner is not last
    )


def _is_we(clause: Clause) -> bool:
    return clause.subject is not None and clause.subject.head == "we"


def _is_joint_we(clause: Clause) -> bool:
    return clause.scene.joint and _is_we(clause)


def _is_content(clause: Clause) -> bool:
    """A country, or one who is no principal, in the run of one who speaks: what he said."""
    scene = clause.scene
    return (
        scene.genre is Genre.READOUT
        and scene.run.owner is not None
        and clause.act.order is not Order.AFTER
        and (clause.has_sides or not _is_principal(clause))
    )


def _is_principal(clause: Clause) -> bool:
    """One of those whose meeting this is, or a new voice."""
    cast, subject = clause.scene.cast, clause.subject
    if subject is None or subject.kind not in _NAMED:
        return True
    found = peek(cast, clause.tokens, subject)
    return found is None or found in cast.principals or len(cast.principals) < 2


def _is_common_word(clause: Clause) -> bool:
    """A lone capital word that only the start of a sentence makes look like a name."""
    subject, act = clause.subject, clause.act
    if subject is None or subject.kind is not PhraseKind.NAME or subject.name is None:
        return False
    if subject.stop - subject.start > 1:
        return False
    cast = clause.scene.cast
    low = clause.tokens.lows[subject.start]
    if peek(cast, clause.tokens, subject) is not None or plain(low) in cast.full_names:
        return False
    said = act.sense is not None and act.sense.verb.quotes and not act.present
    return not said or low.endswith("s")


def _is_loose(clause: Clause) -> bool:
    """In prose, "held talks", "raised concern" of one who is no person."""
    sense, subject = clause.act.sense, clause.subject
    loose = sense is not None and sense.verb.frame in (Frame.TALKS, Frame.SPEECH)
    return clause.is_prose and loose and subject is not None and subject.kind not in _SPEAKERS


def _is_loose_guess(clause: Clause) -> bool:
    return _is_loose(clause) and _is_guess(clause)


def _is_guess(clause: Clause) -> bool:
    """What unnamed people expect is their word: "Analysts expect a rise"."""
    subject = clause.subject
    group = subject is not None and subject.kind is PhraseKind.GROUP
    return group and clause.base in clause.scene.lexicon.human_verbs


def _is_ruling(clause: Clause) -> bool:
    """ "The court raised the fine": a step of those before a court is a deed."""
    sense, subject = clause.act.sense, clause.subject
    return (
        sense is not None
        and sense.verb.frame in (Frame.TALKS, Frame.SPEECH)
        and not clause.act.that
        and subject is not None
        and subject.head in clause.scene.lexicon.litigants
    )


def _is_past(clause: Clause) -> bool:
    """The past tense, or the present that closes a quotation: "“...”, says Kari Dahl"."""
    act = clause.act
    return not act.present or (
        act.order is Order.AFTER and clause.base in clause.scene.lexicon.quoting_verbs
    )


def _is_feeling(clause: Clause) -> bool:
    """ "is grateful for": no verb, in a text that does not report in the present."""
    scene = clause.scene
    return clause.act.sense is None and not _is_we(clause) and not scene.present


def _is_cited(clause: Clause) -> bool:
    return _is_feeling(clause) and clause.act.order in (Order.AFTER, Order.SOURCE)


def _is_body_that(clause: Clause) -> bool:
    """ "The report notes that": a body in the present, while no person has the floor."""
    return (
        clause.has_body
        and clause.act.that
        and clause.scene.genre is not Genre.READOUT
        and not _is_held(clause)
    )


def _is_held(clause: Clause) -> bool:
    """A person has the floor, whose words a body in the present may be."""
    owner, subject = clause.scene.run.owner, clause.subject
    if owner is None:
        return False
    person = owner.kind is SpeakerKind.PERSON
    return person or subject is None or subject.place is not None


def _is_side_now(clause: Clause) -> bool:
    """A country or a body in the present tense, in a text that does not report in it."""
    body = clause.has_body and not clause.scene.present
    return (clause.has_sides or body) and not clause.scene.joint


def _is_view_now(clause: Clause) -> bool:
    """ "The firm denies", "Analysts expect": a body or a group while nobody has the floor."""
    if not _is_side_now(clause) or not (clause.is_prose or not _is_held(clause)):
        return False
    body = clause.subject is not None and clause.subject.kind is PhraseKind.BODY
    disputes = clause.base in clause.scene.lexicon.disputing_verbs
    return _is_guess(clause) or (body and disputes)


def _is_all_now(clause: Clause) -> bool:
    scene, subject = clause.scene, clause.subject
    return (
        scene.genre is Genre.READOUT
        and scene.run.owner is not None
        and subject is not None
        and subject.kind is PhraseKind.COLLECTIVE
    )


# First match wins. The rows below "the past tense" speak of the present alone.
RULES = (
    Rule("the publisher of itself", False, _is_publisher, ""),
    Rule("the publisher's news", False, _is_own_news, ""),
    Rule("a club's news", False, _is_proud_team, ""),
    Rule("minuted", True, _is_minuted, ""),
    Rule("nobody", False, _is_nobody, ""),
    Rule("I", False, _is_i, ""),
    Rule("it, a thing", False, _is_thing, ""),
    Rule("we, jointly", True, _is_joint_we, ""),
    Rule("we", False, _is_we, ""),
    Rule("what a speaker said", False, _is_content, ""),
    Rule("a common word", False, _is_common_word, ""),
    Rule("a guess in prose", True, _is_loose_guess, ""),
    Rule("a loose verb in prose", False, _is_loose, ""),
    Rule("a ruling", False, _is_ruling, ""),
    Rule("the past tense", True, _is_past, ""),
    Rule("a feeling that is cited", True, _is_cited, ""),
    Rule("a feeling", False, _is_feeling, ""),
    Rule("a body and that", True, _is_body_that, ""),
    Rule("a view, now", True, _is_view_now, ""),
    Rule("a side, now", False, _is_side_now, ""),
    Rule("all, now", False, _is_all_now, ""),
)  # fmt: skip
