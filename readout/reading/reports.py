"""Whether a clause with a reporting verb reports speech, in a text of this kind.

"China urges" is what was said in an account of talks, and an act of speech in a statement of a
council. What decides stands in `RULES`; the first row that holds has the say, and a clause that
no row speaks of reports speech.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from readout.lexicon import Frame
from readout.model import SpeakerKind
from readout.reading.acts import Act, Order
from readout.reading.cast import Party, plain
from readout.reading.clause import Clause
from readout.reading.coreference import peek
from readout.reading.genre import Genre
from readout.reading.phrases import PhraseKind
from readout.reading.publishers import is_house_feeling, is_own_news, is_proud_team, is_publisher
from readout.reading.scene import Draft, Scene
from readout.reading.tokens import Tokens

_NAMED = (PhraseKind.PERSON, PhraseKind.NAME, PhraseKind.TITLE)
_SPEAKERS = (*_NAMED, PhraseKind.PRONOUN, PhraseKind.COLLECTIVE, PhraseKind.LIST)


class Rule(NamedTuple):
    """What holds of a clause, and whether it then reports speech.

    example  a text in which the rule has the say about a clause; "# " before a title
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
        act.order is not Order.BEFORE or last not in _floor(clause)
    )


def _floor(clause: Clause) -> tuple[Party | None, ...]:
    """Who has the floor; in a statement in the present it is kept from paragraph to paragraph."""
    run = clause.scene.run
    return (run.owner, run.block_owner) if clause.scene.present else (run.owner,)


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


def _is_history(clause: Clause) -> bool:
    """ "The two countries have always supported each other": what a speaker recalls."""
    run, subject = clause.scene.run, clause.subject
    if subject is None or not run.that:
        return False
    if subject.kind is not PhraseKind.COLLECTIVE and subject.head != "they":
        return False
    if clause.scene.genre is not Genre.READOUT or run.owner is None:
        return False
    between = clause.tokens.lows[subject.stop : clause.act.cue[0]]
    person = run.owner.kind is SpeakerKind.PERSON
    return person and not clause.scene.lexicon.have.isdisjoint(between)


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
    loose = loose and not (clause.scene.present and clause.act.present)
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
    if clause.scene.present and not (clause.has_sides and _is_held_by_person(clause)):
        return False
    return (clause.has_sides or clause.has_body) and not clause.scene.joint


def _is_held_by_person(clause: Clause) -> bool:
    owner = clause.scene.run.owner or clause.scene.run.block_owner
    return owner is not None and owner.kind is SpeakerKind.PERSON


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
    Rule(
        "the publisher of itself", False, is_publisher,
        "# Acme Opens a Yard\n\n"
        "Acme said that the yard opens in May.\n\n"
        "“We are glad,” said Kari Dahl, chief executive of Acme.\n\n"
        "“It is a good day,” she added.\n\n"
        "About Acme\n\n"
        "Acme builds boats.",
    ),
    Rule(
        "the publisher's news", False, is_own_news,
        "# Harbour Council opens a new pier for ferries\n\n"
        "The Harbour Council announced today that the new pier for ferries is open to "
        "all from May.\n\n"
        "“We are glad,” said Kari Dahl, the chair.\n\n"
        "“It is a good day,” she added.",
    ),
    Rule(
        "a club's news", False, is_proud_team,
        "# Rovers sign a keeper\n\n"
        "Eastmark Rovers are delighted to announce that Ines Falk has joined the club "
        "for two seasons.\n\n"
        "“I am glad,” said Falk.\n\n"
        "“The fans are great,” she added.",
    ),
    Rule(
        "a company's own feeling", False, is_house_feeling,
        "# Trading update\n\n"
        "Sales rose by six percent in the half year that ended in March.\n\n"
        "“We are glad,” said Kari Dahl, the chair.\n\n"
        "The Board remains confident about the year.\n\n"
        "“It is a good day,” she added.",
    ),
    Rule(
        "minuted", True, _is_minuted,
        "Minister Kari Dahl met Minister Omar Vale in Oslo. Ms. Dahl stressed the role "
        "of trade. Mr. Vale welcomed the talks.\n\n"
        "It was agreed to meet again.",
    ),
    Rule(
        "nobody", False, _is_nobody,
        "“The pier is open,” the council said. “Boats may call.” Concern was expressed "
        "about the price. “It is high,” said Kari Dahl.",
    ),
    Rule(
        "I", False, _is_i,
        "Kari Dahl thanked the crews. I said that the pier is open. She stressed the "
        "role of trade. Omar Vale welcomed the talks.",
    ),
    Rule(
        "it, a thing", False, _is_thing,
        "Kari Dahl presented the report. It said that the pier is old. She stressed the "
        "role of trade.",
    ),
    Rule(
        "we, jointly", True, _is_joint_we,
        "# Joint Statement of the Ministers\n\n"
        "We welcome the progress made. We reaffirm our support for the accord. We call "
        "for calm.",
    ),
    Rule(
        "we", False, _is_we,
        "Kari Dahl thanked the crews. We stressed that the pier is open. She stressed "
        "the role of trade. Omar Vale welcomed the talks.",
    ),
    Rule(
        "what a speaker said", False, _is_content,
        "Minister Kari Dahl met Minister Omar Vale in Oslo.\n\n"
        "Kari Dahl said that the talks go on. The pier is open. The strait is calm. "
        "Norway urged all to wait.\n\n"
        "Omar Vale said that trade grows. The port is busy. Ships call each day.",
    ),
    Rule(
        "what the sides have done", False, _is_history,
        "Minister Kari Dahl met Minister Omar Vale in Oslo.\n\n"
        "Kari Dahl said that the talks go on. The pier is open. The strait is calm. "
        "The two countries have always supported each other.\n\n"
        "Omar Vale said that trade grows. The port is busy. Ships call each day.",
    ),
    Rule(
        "a common word", False, _is_common_word,
        "Kari Dahl welcomed the talks. Ferries noted a delay. She stressed the role of "
        "trade.",
    ),
    Rule(
        "a guess in prose", True, _is_loose_guess,
        "“We are glad,” said Kari Dahl.\n\n"
        "“It is a good day,” she added.\n\n"
        "Analysts expect a rise in fares.",
    ),
    Rule(
        "a loose verb in prose", False, _is_loose,
        "“We are glad,” said Kari Dahl.\n\n"
        "“It is a good day,” she added.\n\n"
        "The company raised concern.",
    ),
    Rule(
        "a ruling", False, _is_ruling,
        "Kari Dahl welcomed the talks. The judge raised the fine. She stressed the role "
        "of trade.",
    ),
    Rule(
        "the past tense", True, _is_past,
        "Kari Dahl said that the talks go on.",
    ),
    Rule(
        "a feeling", False, _is_feeling,
        "Kari Dahl stressed the role of trade. Omar Vale is grateful for the help. She "
        "welcomed the talks.",
    ),
    Rule(
        "a body and that", True, _is_body_that,
        "The council notes that the pier is old. Kari Dahl welcomed the talks.",
    ),
    Rule(
        "a view, now", True, _is_view_now,
        "“We are glad,” said Kari Dahl.\n\n"
        "“It is a good day,” she added.\n\n"
        "The company denies all claims.",
    ),
    Rule(
        "a side, now", False, _is_side_now,
        "Kari Dahl welcomed the talks. Norway urges all to wait. She stressed the role "
        "of trade.",
    ),
    Rule(
        "all, now", False, _is_all_now,
        "Minister Kari Dahl met Minister Omar Vale in Oslo.\n\n"
        "Kari Dahl said that the talks go on. The pier is open. The strait is calm. The "
        "two sides agree on this.\n\n"
        "Omar Vale said that trade grows. The port is busy. Ships call each day.",
    ),
)  # fmt: skip
