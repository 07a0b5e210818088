"""The subject after its verb: "“...,” said Kari Dahl"."""

from __future__ import annotations

from readout.lexicon import Form, Frame
from readout.reading.acts import Act, Order
from readout.reading.phrases import Phrase, PhraseKind
from readout.reading.stretches import cut_segments, read_phrase_from, read_phrase_in
from readout.reading.subjects import read_apposition
from readout.reading.view import CLOSES_QUOTE, View

_NAMED = (PhraseKind.NAME, PhraseKind.PERSON, PhraseKind.TITLE)


def read_inversion(view: View, k: int, start: int, stop: int) -> Act | None:
    """ "“...,” said Kari Dahl, the minister."."""
    if k == start and (k == 0 or view.tokens.words[k - 1] not in CLOSES_QUOTE):
        return None
    before = view.tokens.words[k - 1] if k else ""
    quoted = before in CLOSES_QUOTE or (
        before in (",", "-", "–", "—") and k >= 2 and view.quotation_at(k - 2) is not None
    )
    if before != "," and not quoted:
        return None
    sense = next(
        (
            s
            for s in view.lexicon.senses[view.tokens.lows[k]]
            if s.verb.quotes
            and s.form & (Form.PAST | Form.PRESENT)
            and s.verb.base not in view.ignored
        ),
        None,
    )
    if sense is None:
        return None
    if k + 1 < stop and view.tokens.lows[k + 1] in view.lexicon.complementisers:
        return None
    found = read_phrase_from(view, k + 1, stop)
    if found is None:
        return None
    phrase, role = found
    if phrase.stop < stop and _is_finite(view, phrase.stop):
        return None
    if not quoted and _begins_clause(view, phrase, k, start, stop):
        return None
    if phrase.head == "it" or (not quoted and sense.verb.frame is Frame.CLAUSE):
        return None
    present = not sense.form & Form.PAST
    return Act(Order.AFTER, start, phrase, (k, k + 1), sense, False, present, role)


def _begins_clause(view: View, phrase: Phrase, k: int, start: int, stop: int) -> bool:
    """Whether what follows "said" is what was said: "Dahl, a nurse, said patients ..."."""
    if phrase.kind is PhraseKind.PRONOUN:
        return True
    after = view.tokens.lows[phrase.stop] if phrase.stop < stop else "."
    if phrase.kind in (PhraseKind.GROUP, PhraseKind.COLLECTIVE) and not (
        after in (",", ".", ";", ":", "–", "—")
        or after in ("on", "in", "at", "after", "earlier", "last")
        or view.is_adverb(phrase.stop)
    ):
        return True
    segments = cut_segments(view, start, k)
    if len(segments) < 3:
        return False
    # "Dahl, for her part, assured the crew": the sentence has its subject.
    first = read_phrase_in(view, *segments[0])
    named = first is not None and first.start == start and first.kind in _NAMED
    return named or read_apposition(view, segments, start) is not None


def _is_finite(view: View, k: int) -> bool:
    """Whether a verb in a tense stands here: "said members *were* done"."""
    low, lexicon = view.tokens.lows[k], view.lexicon
    return (
        low in lexicon.finite or low in lexicon.have or low in lexicon.modals
        or low in lexicon.be or low in lexicon.negations
    )  # fmt: skip
