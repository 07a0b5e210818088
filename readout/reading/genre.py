"""What kind of text a release is, seen from the text itself; going on depends on it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from readout.reading.acts import Order
from readout.reading.phrases import PhraseKind

if TYPE_CHECKING:
    from readout.reading.scene import Draft


class Genre(StrEnum):
    """READOUT goes on after "X said that"; MINUTES has a cue in nearly every sentence; PROSE is
    a newspaper's or a company's, with quotations; JOINT speaks as "we"; SPEECH as "I"."""

    READOUT = "readout"
    MINUTES = "minutes"
    PROSE = "prose"
    JOINT = "joint"
    SPEECH = "speech"


def find_genre(
    drafts: Sequence[Sequence[Draft]], joint_title: bool, present: bool = False
) -> Genre:
    """The kind of text that these sentences make; `present` if it reports in that tense."""
    said = plain = carried = quoted = we = first = total = that = inverted = 0
    for block in drafts:
        opened = False
        for draft in block:
            total += 1
            low = draft.voices
            if draft.quoted > 5:
                quoted += 1
            if (
                draft.quoted < 3
                and draft.acts
                and draft.acts[0].order in (Order.BEFORE, Order.COORDINATE)
            ):
                subject = draft.acts[0].subject
                if subject is not None and subject.head == "we":
                    we += 1
                elif draft.acts[0].present <= present and not (opened and _is_side(draft)):
                    said += 1
                    that += draft.acts[0].that
                    opened = True
                elif opened:
                    carried += 1
            elif draft.acts and draft.acts[0].order is Order.PASSIVE:
                said += 1
            elif draft.acts and draft.acts[0].order is Order.AFTER:
                inverted += 1
            elif opened and not draft.acts:
                carried += 1
            elif not draft.acts:
                plain += 1
            if not draft.quoted:
                we += "we" in low
                first += "i" in low
    if (joint_title and said < 2 * we + 4) or (
        we >= 3 and we * 5 >= total and said * 2 < we * 3 and not inverted
    ):
        return Genre.JOINT
    if first * 4 >= total and total > 3 and said < 3:
        return Genre.SPEECH
    if quoted * 5 >= total or inverted > said or (said * 4 < total and carried * 2 < total):
        return Genre.PROSE
    often = carried >= said or (that * 3 >= said and carried * 3 >= said * 2)
    if that and (often or (that * 2 >= said and carried * 3 >= said)):
        return Genre.READOUT
    return Genre.MINUTES


def _is_side(draft: Draft) -> bool:
    """Whether the subject is a country: in an account of talks that is what was said."""
    subject = draft.acts[0].subject
    if subject is None:
        return False
    parts = subject.parts or (subject,)
    return all(part.kind is PhraseKind.PLACE for part in parts)
