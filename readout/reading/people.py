"""Unnamed people, before a verb that only people do: "two fishers said"."""

from __future__ import annotations

from readout.reading.acts import Cue
from readout.reading.phrases import Phrase, PhraseKind
from readout.reading.stretches import cut_segments, stands_free
from readout.reading.view import View


def find_people(view: View, verb: Cue, begin: int, edge: int) -> Phrase | None:
    """Unnamed people of any kind, before a verb that only people do: "two fishers said"."""
    lows, lexicon = view.tokens.lows, view.lexicon
    if verb.sense.verb.base not in lexicon.human_verbs or verb.passive:
        return None
    segments = cut_segments(view, begin, edge)
    if not segments:
        return None
    a, b = segments[-1]
    if a == b and len(segments) > 1:
        a, b = segments[0]
    while a < b and (
        lows[a] in lexicon.conjunctions
        or (view.is_adverb(a) and lows[a] not in lexicon.determiners)
    ):
        a += 1
    head = a
    while head < min(b, a + 5) and not _is_plural(view, head):
        if not lows[head].isalpha() and "-" not in lows[head]:
            return None
        if head > a and view.tokens.words[head][0].isupper():
            return None
        if lows[head] in lexicon.prepositions or lows[head] in lexicon.subordinators:
            return None
        head += 1
    if head >= min(b, a + 5) or not stands_free(view, begin, a):
        return None
    if head + 1 < b and not (
        lows[head + 1] in lexicon.prepositions
        or lows[head + 1] in ("who", "familiar", "close", "briefed", "present")
        or lows[head + 1].endswith(("ed", "ing"))
    ):
        return None
    return Phrase(PhraseKind.GROUP, a, b, lows[head])


def may_be_people(view: View, phrase: Phrase) -> bool:
    """Whether a lone capital word may be a plural that opens its sentence: "Fishers"."""
    k = phrase.start
    return (
        phrase.kind is PhraseKind.NAME
        and phrase.stop - k == 1
        and (k == 0 or not _inside(view, k))
        and view.tokens.lows[k].endswith(("ers", "ors", "ists", "ants", "ents", "ees", "ians"))
        and (view.tokens.lows[k],) not in view.reader.names
    )


def _is_plural(view: View, k: int) -> bool:
    """Whether a lower-case noun stands for several people."""
    low, word = view.tokens.lows[k], view.tokens.words[k]
    if low in view.lexicon.groups or (k and view.tokens.lows[k - 1] == "a" and low == "person"):
        return True
    if low in view.lexicon.things or (word[0].isupper() and k and _inside(view, k)):
        return False
    if low in view.lexicon.places or view.is_adverb(k):
        return False
    return (
        low.isalpha() and len(low) > 4 and low.endswith("s")
        and not low.endswith(("ss", "us", "is", "ings", "ions", "ics", "ents'"))
    )  # fmt: skip


def _inside(view: View, k: int) -> bool:
    """Whether a token is not the first of its sentence."""
    return view.tokens.words[k - 1] not in (".", "!", "?", "”", '"')
