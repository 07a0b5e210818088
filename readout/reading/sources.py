"""Sources without a reporting verb: "according to", "was grateful for"."""

from __future__ import annotations

from readout.reading.acts import Act, Order
from readout.reading.phrases import Phrase, PhraseKind
from readout.reading.stretches import read_phrase_from
from readout.reading.subjects import find_subject
from readout.reading.view import View


def read_source(view: View, k: int, start: int, stop: int) -> Act | None:
    """ "According to Kari Dahl, ..."."""
    lows = view.tokens.lows
    own = k > start + 1 and lows[k - 1] in ("his", "her", "their") and lows[k - 2] == "in"
    if own and lows[k] in ("view", "opinion", "words"):
        head = {"his": "he", "her": "she", "their": "they"}[lows[k - 1]]
        subject = Phrase(PhraseKind.PRONOUN, k - 1, k, head)
        return Act(Order.SOURCE, start, subject, (k - 2, k + 1), None)
    for words in view.lexicon.sources:
        first = k if words[0] != "in" else k - 2
        if first < start or tuple(lows[first : first + len(words)]) != words:
            continue
        after = first + len(words)
        document = _document_end(view, after, stop)
        found = read_phrase_from(view, document or after, stop)
        if found is None and document is not None:
            # "According to the announcement": whoever made it.
            found = Phrase(PhraseKind.PRONOUN, after, document, "it"), None
        if found is None:
            return None
        phrase, role = found
        return Act(Order.SOURCE, start, phrase, (first, first + len(words)), None, role=role)
    return None


def _document_end(view: View, k: int, stop: int) -> int | None:
    """Past "the announcement" or "a statement by" after "according to"."""
    lows, lexicon = view.tokens.lows, view.lexicon
    n = k + 1
    while n < min(stop, k + 4) and lows[n] not in lexicon.agentive:
        n += 1
    if (
        k >= stop
        or lows[k] not in ("the", "a")
        or n >= min(stop, k + 4)
        or lows[n] in lexicon.titles
    ):
        return None
    if n + 1 < stop and lows[n + 1] in ("issued", "released", "published", "made"):
        n += 1
    return n + 2 if n + 1 < stop and lows[n + 1] in ("by", "from", "of") else n + 1


def read_adjective(view: View, k: int, start: int, clause: int, stop: int) -> Act | None:
    """ "was grateful for", "remained concerned about"."""
    lows, lexicon = view.tokens.lows, view.lexicon
    begin = k
    while begin > clause and (
        view.is_adverb(begin - 1) or lows[begin - 1] in ("very", "deeply", "most")
    ):
        begin -= 1
    if begin == clause or lows[begin - 1] not in lexicon.be:
        return None
    be = begin - 1
    while begin > clause and (
        lows[begin - 1] in lexicon.be
        or view.is_adverb(begin - 1)
        or lows[begin - 1] in lexicon.have
    ):
        begin -= 1
    after = lows[k + 1] if k + 1 < stop else ""
    if after not in ("that", "to", "about", "for", "of", "by", "with", "in", "on", "at"):
        return None
    if after == "to" and (k + 2 >= stop or lows[k + 2] not in lexicon.senses):
        return None
    present = lows[be] in ("is", "are", "am", "remains", "remain")
    found = find_subject(view, clause, begin)
    if found is None:
        return None
    cue = (be, k + 2 if after == "that" else k + 1)
    return Act(Order.BEFORE, clause, found[0], cue, None, after == "that", present, found[1])
