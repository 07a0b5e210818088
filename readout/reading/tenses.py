"""What a verb says by its tense and kind: signs that a clause reports, or does not."""

from __future__ import annotations

from readout.lexicon import Frame
from readout.model import SpeakerKind
from readout.reading.acts import Order
from readout.reading.clause import Clause
from readout.reading.genre import Genre
from readout.reading.phrases import PhraseKind
from readout.reading.standing import is_we

_NAMED = (PhraseKind.PERSON, PhraseKind.NAME, PhraseKind.TITLE)
_SPEAKERS = (*_NAMED, PhraseKind.PRONOUN, PhraseKind.COLLECTIVE, PhraseKind.LIST)


def is_loose(clause: Clause) -> bool:
    """In prose, "held talks", "raised concern" of one who is no person."""
    sense, subject = clause.act.sense, clause.subject
    loose = sense is not None and sense.verb.frame in (Frame.TALKS, Frame.SPEECH)
    loose = loose and not (clause.scene.present and clause.act.present)
    return clause.is_prose and loose and subject is not None and subject.kind not in _SPEAKERS


def is_loose_guess(clause: Clause) -> bool:
    """In prose, "expect" of unnamed people: their word for all that."""
    return is_loose(clause) and _is_guess(clause)


def _is_guess(clause: Clause) -> bool:
    """What unnamed people expect is their word: "Analysts expect a rise"."""
    subject = clause.subject
    group = subject is not None and subject.kind is PhraseKind.GROUP
    return group and clause.base in clause.scene.lexicon.human_verbs


def is_ruling(clause: Clause) -> bool:
    """ "The court raised the fine": a step of those before a court is a deed."""
    sense, subject = clause.act.sense, clause.subject
    return (
        sense is not None
        and sense.verb.frame in (Frame.TALKS, Frame.SPEECH)
        and not clause.act.that
        and subject is not None
        and subject.head in clause.scene.lexicon.litigants
    )


def is_past(clause: Clause) -> bool:
    """The past tense, or the present that closes a quotation: "“...”, says Kari Dahl"."""
    act = clause.act
    return not act.present or (
        act.order is Order.AFTER and clause.base in clause.scene.lexicon.quoting_verbs
    )


def is_feeling(clause: Clause) -> bool:
    """ "is grateful for": no verb, in a text that does not report in the present."""
    scene = clause.scene
    return clause.act.sense is None and not is_we(clause) and not scene.present


def is_body_that(clause: Clause) -> bool:
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


def is_side_now(clause: Clause) -> bool:
    """A country or a body in the present tense, in a text that does not report in it."""
    if clause.scene.present and not (clause.has_sides and _is_held_by_person(clause)):
        return False
    return (clause.has_sides or clause.has_body) and not clause.scene.joint


def _is_held_by_person(clause: Clause) -> bool:
    owner = clause.scene.run.owner or clause.scene.run.block_owner
    return owner is not None and owner.kind is SpeakerKind.PERSON


def is_view_now(clause: Clause) -> bool:
    """ "The firm denies", "Analysts expect": a body or a group while nobody has the floor."""
    if not is_side_now(clause) or not (clause.is_prose or not _is_held(clause)):
        return False
    body = clause.subject is not None and clause.subject.kind is PhraseKind.BODY
    disputes = clause.base in clause.scene.lexicon.disputing_verbs
    return _is_guess(clause) or (body and disputes)


def is_all_now(clause: Clause) -> bool:
    """ "The two sides agree", in the run of one who speaks: what he said."""
    scene, subject = clause.scene, clause.subject
    return (
        scene.genre is Genre.READOUT
        and scene.run.owner is not None
        and subject is not None
        and subject.kind is PhraseKind.COLLECTIVE
    )
