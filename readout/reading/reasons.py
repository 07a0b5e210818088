"""How each rule that decides who speaks is told to a reader, part of the catalogue in `labels`.

In a reason, {mention}, {cue} and {speaker} stand for words of the release and a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

# fmt: off
REASON_LABELS = {
    "reason_name": "“{cue}” names the speaker.",
    "reason_title": "“{mention}” is read as {speaker}, who has this office.",
    "reason_office": "“{mention}” is read as {speaker}, who speaks for it.",
    "reason_side": "“{mention}” is read as {speaker}.",
    "reason_pronoun": "“{mention}” is read as {speaker}, the last person named.",
    "reason_collective": "“{mention} {cue}” speaks for several, so it is not counted for any one.",
    "reason_collective_two": "“{mention} {cue}” speaks for both, so it is not counted for either.",
    "reason_list": "“{mention}” speak as one, so it is not counted for any one.",
    "reason_passive": "“{cue}” names nobody; between the parties it is read as joint.",
    "reason_passive_run": "“{cue}” names nobody; it goes on from {speaker}.",
    "reason_first_person": "“{mention}” is read as {speaker}, whose statement this is.",
    "reason_quotation": "Quoted word for word in the release.",
    "reason_quotation_goes_on": "The quotation goes on from the sentence before.",
    "reason_quotation_last_named": "Quoted word for word; {speaker} was named last.",
    "reason_statement": "The whole text is the statement of {speaker}.",
    "reason_statement_goes_on": "The text goes on in the first person, as {speaker} speaks.",
    "reason_turn": "The label “{mention}” names the speaker.",
    "reason_turn_goes_on": "The turn of {speaker} goes on.",
    "reason_question": "A question in bold or italics, as interviews have them.",
    "reason_answer": "{speaker} is interviewed, and answers the question before.",
    "reason_signature": "The name of {speaker} stands under the quotation.",
    "reason_list_item": "The list goes on from “{cue}”.",
    "reason_carry_over": "The sentence carries over: same paragraph, nobody else is named.",
    "reason_editor": "Speaker set by the editor.",
    "reason_narration": "Nobody is said to speak here.",
    "reason_heading": "A heading speaks for nobody.",
    "reason_unsure": "Speaker not certain: two people could be meant.",
}
# fmt: on
_SLOT = re.compile(r"\{(mention|cue|speaker)\}")
# Rules that read one name as another.
_READ_AS = frozenset({"title", "office", "side"})


class Reason(NamedTuple):
    """A rule with the words of its case: who is named, how it is reported, and who that is."""

    rule: str
    mention: str = ""
    cue: str = ""
    speaker: str = ""

    @property
    def label(self) -> str:
        """The label's key."""
        rule = self.rule
        if rule in _READ_AS and self.cue and self.mention.casefold() == self.speaker.casefold():
            rule = "name"
        return "reason_" + rule.replace(",", "").replace(" ", "_")


class Reasons:
    """Tells reasons in English, or in a house's own labels."""

    def __init__(self, own: Iterable[tuple[str, str]] = ()) -> None:
        self._words = REASON_LABELS | {key: text for key, text in own if key in REASON_LABELS}

    def tell(self, reason: Reason) -> str:
        return _SLOT.sub(
            lambda slot: " ".join(str(getattr(reason, slot[1])).split()), self._words[reason.label]
        )
