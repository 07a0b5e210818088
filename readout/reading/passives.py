"""Passives of speech: "It was agreed", "Concern was expressed by officials"."""

from __future__ import annotations

from readout.reading.acts import Act, Cue, Order
from readout.reading.phrases import PhraseKind
from readout.reading.stretches import cut_segments, read_phrase_from
from readout.reading.view import REACH, View


def read_passive(view: View, verb: Cue, clause: int, stop: int, has_act: bool) -> Act | None:
    """ "It was agreed", "Concern was expressed by officials"."""
    if has_act or verb.present:
        return None
    lows = view.tokens.lows
    by = next((k for k in range(verb.cue[1], min(stop, verb.cue[1] + 3)) if lows[k] == "by"), None)
    if by is None and verb.cue[1] < stop and lows[verb.cue[1]] == "to":
        by = _by_person(view, verb.cue[1], stop)
    head = _passive_subject(view, clause, verb.begin)
    if head is None:
        return None
    if by is not None:
        found = read_phrase_from(view, by + 1, stop)
        if found is not None and found[0].kind is not PhraseKind.PLACE:
            return Act(
                Order.PASSIVE,
                clause,
                found[0],
                (verb.begin, verb.cue[1]),
                verb.sense,
                verb.that,
                role=found[1],
            )
        return None
    if lows[verb.begin] in ("is", "are", "be", "being"):
        return None
    return Act(Order.PASSIVE, clause, None, (verb.begin, verb.cue[1]), verb.sense, verb.that)


def _by_person(view: View, k: int, stop: int) -> int | None:
    """ "expressed to the crews *by President Mensah*": only where it is a person."""
    lows = view.tokens.lows
    for n in range(k, min(stop - 1, k + 8)):
        if lows[n] in (",", ";", "that", "."):
            return None
        if lows[n] == "by":
            found = read_phrase_from(view, n + 1, stop)
            person = found is not None and found[0].kind in (
                PhraseKind.PERSON,
                PhraseKind.TITLE,
            )
            return n if person else None
    return None


def _passive_subject(view: View, clause: int, edge: int) -> str | None:
    """The word that shows a passive to be one of speech: "it", "concern", "issues"."""
    lows, lexicon = view.tokens.lows, view.lexicon
    segments = cut_segments(view, max(clause, edge - REACH), edge)
    for a, b in reversed(segments):
        for k in range(a, b):
            low = lows[k]
            if k > a and lows[k - 1] in lexicon.subordinators:
                return None
            if low == "it" and k + 1 == b:
                return "it"
            if low in lexicon.nouns_of_speech or low in (
                "emphasis",
                "range",
                "number",
                "matters",
                "topics",
                "cooperation",
                "relations",
                "prospects",
                "situation",
                "developments",
            ):
                return low
            if low in lexicon.pronouns:
                return None
    return None
