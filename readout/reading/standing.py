"""Whose clause it is: signs in the subject of a clause that it reports, or does not."""

from __future__ import annotations

from readout.model import SpeakerKind
from readout.reading.acts import Order
from readout.reading.cast import Party, plain
from readout.reading.clause import Clause
from readout.reading.coreference import peek
from readout.reading.genre import Genre
from readout.reading.phrases import PhraseKind

_NAMED = (PhraseKind.PERSON, PhraseKind.NAME, PhraseKind.TITLE)


def is_minuted(clause: Clause) -> bool:
    """ "It was agreed": a passive that names nobody, in an account of talks."""
    return (
        clause.subject is None
        and clause.act.order is Order.PASSIVE
        and clause.scene.genre in (Genre.READOUT, Genre.MINUTES, Genre.JOINT)
    )


def is_nobody(clause: Clause) -> bool:
    """A clause whose subject nobody can tell."""
    return clause.subject is None


def is_i(clause: Clause) -> bool:
    """ "I", who speaks only in words that are given."""
    subject = clause.subject
    return subject is not None and subject.kind is PhraseKind.PRONOUN and subject.head == "i"


def is_thing(clause: Clause) -> bool:
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


def is_we(clause: Clause) -> bool:
    """ "We", whoever that is."""
    return clause.subject is not None and clause.subject.head == "we"


def is_joint_we(clause: Clause) -> bool:
    """ "We" in a statement of several."""
    return clause.scene.joint and is_we(clause)


def is_content(clause: Clause) -> bool:
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


def is_history(clause: Clause) -> bool:
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


def is_common_word(clause: Clause) -> bool:
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
