"""Reporting clauses: who a sentence says is speaking, and with what words.

The grammar that finds them works over tokens: subject, auxiliaries and adverbs, cue, complement,
in the orders that reported speech has. Regular expressions would have to list every verb in one
alternation, slow to compile, and could not look at the words between; here a verb is one look-up.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from readout.lexicon import Sense
from readout.reading.phrases import Phrase


class Order(StrEnum):
    """Where the subject and the content stand."""

    BEFORE = "subject, cue, content"
    AFTER = "content, cue, subject"
    MIDDLE = "content, subject, cue, content"
    SOURCE = "according to"
    PASSIVE = "passive"
    COORDINATE = "second verb of a subject"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True)
class Act:
    """One reporting clause, as ranges of tokens.

    start    where the clause begins, lead-in included
    role     tokens that stand beside the subject and say what office it has
    that     whether a that-clause or question is reported
    present  in the present tense
    """

    order: Order
    start: int
    subject: Phrase | None
    cue: tuple[int, int]
    sense: Sense | None
    that: bool = False
    present: bool = False
    role: tuple[int, int] | None = None


@dataclass(slots=True)
class Cue:
    """A cue found at a verb: where its group begins and what may precede it."""

    begin: int
    cue: tuple[int, int]
    sense: Sense
    passive: bool
    present: bool
    that: bool
