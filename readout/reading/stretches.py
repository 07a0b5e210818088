"""Stretches of a sentence, cut at commas, and the phrases in them."""

from __future__ import annotations

from readout.reading.phrases import Phrase, PhraseKind
from readout.reading.view import CLOSES_QUOTE, OPENS_QUOTE, Subject, View

_BRACKETS = {"(": ")", "[": "]"}


def cut_segments(view: View, begin: int, edge: int) -> list[tuple[int, int]]:
    """Tokens `begin` to `edge` cut at commas, what stands in brackets left out."""
    lows = view.tokens.lows
    segments: list[tuple[int, int]] = []
    a = bracket = begin
    closing = ""
    for k in range(begin, edge):
        low = lows[k]
        if closing:
            if low == closing:
                closing = ""
                if k + 1 == edge:
                    return [*segments, (a, bracket)]
        elif low in _BRACKETS:
            closing, bracket = _BRACKETS[low], k
            if k == a:
                return segments
        elif low == "," or (low in CLOSES_QUOTE and view.quotation_at(k) is not None):
            if low == "," or k > a:
                segments.append((a, k))
            a = k + 1
    segments.append((a, edge))
    return segments[-12:]


def read_phrase_in(view: View, a: int, b: int) -> Phrase | None:
    """The phrase that ends a stretch, after any lead-in: "On Tuesday *the minister*"."""
    trimmed = _trim(view, a, b)
    if trimmed is None:
        return None
    a, b = trimmed
    lows, tokens = view.tokens.lows, view.tokens
    phrase = view.reader.read(tokens, a, b)
    if phrase is not None:
        return phrase
    if not is_lead_in(view, a):
        # "Dahl *on Monday* said"
        last = range(b - 1, max(a, b - 6), -1)
        cut = next((k for k in last if lows[k] in ("on", "in", "at", "this", "last")), None)
        return view.reader.read(tokens, a, cut) if cut is not None else None
    for k in range(a + 1, b):
        if _can_begin(view, k):
            phrase = view.reader.read(tokens, k, b)
            if phrase is not None:
                return phrase
    return None


def _trim(view: View, a: int, b: int) -> tuple[int, int] | None:
    """A stretch without the conjunctions before, and the adverbs and brackets after it."""
    lows, lexicon = view.tokens.lows, view.lexicon
    while b > a and (view.is_adverb(b - 1) or lows[b - 1] == ")"):
        if lows[b - 1] != ")":
            b -= 1
            continue
        inside = range(b - 1, max(a, b - 12) - 1, -1)
        opening = next((n for n in inside if lows[n] == "("), None)
        if opening is None:
            return None
        b = opening
    while a < b and (
        lows[a] in lexicon.conjunctions
        or (view.is_adverb(a) and lows[a] not in lexicon.determiners)
    ):
        a += 1
    return (a, b) if a < b else None


def _can_begin(view: View, k: int) -> bool:
    """Whether a phrase that names somebody can begin at `k`, inside a stretch."""
    before, low, lexicon = view.tokens.lows[k - 1], view.tokens.lows[k], view.lexicon
    if (
        before in lexicon.prepositions
        or before in lexicon.determiners
        or before in lexicon.subordinators
        or before in ("and", "&")
        or before.endswith("'s")
    ):
        return False
    return (
        low in lexicon.determiners
        or low in lexicon.pronouns
        or view.tokens.words[k][:1].isupper()
        or low in lexicon.groups
        or low in lexicon.sides
    )


def is_lead_in(view: View, k: int) -> bool:
    """Whether an adverbial can begin here."""
    low = view.tokens.lows[k]
    lexicon = view.lexicon
    return (
        low in lexicon.prepositions
        or low in lexicon.subordinators
        or low in lexicon.contrasts
        or view.is_adverb(k)
        or low.endswith(("ing", "ed"))
        or low == "to"
    )


def stands_free(view: View, begin: int, start: int) -> bool:
    """Whether a phrase that begins at `start` can be the subject of a main clause."""
    if start <= begin:
        return begin == 0 or view.tokens.lows[begin - 1] not in ("that", "which", "who")
    before = view.tokens.lows[start - 1]
    return before not in ("as", "than") and not (
        before in view.lexicon.subordinators and before not in ("like", "after", "before", "since")
    )


def read_phrase_from(view: View, k: int, stop: int) -> Subject | None:
    """The phrase that begins at `k`, as far as it goes, and the title after it."""
    end = _phrase_end(view, k, stop)
    phrase = None
    while end > k:
        phrase = view.reader.read(view.tokens, k, end)
        if phrase is not None:
            break
        end -= 1
        if end < k + 1 or k + 24 < end:
            break
    if phrase is None:
        return _name_beside(view, k, stop)
    role = None
    if end < stop and view.tokens.lows[end] == ",":
        beside_end = _phrase_end(view, end + 1, stop)
        beside = view.reader.read(view.tokens, end + 1, beside_end)
        if (beside is not None and beside.kind is PhraseKind.TITLE and phrase.name) or (
            beside is not None and beside.kind is PhraseKind.PERSON and phrase.name
        ):
            role = (end + 1, beside_end)
        elif phrase.kind is PhraseKind.TITLE and beside is not None and beside.name:
            phrase = Phrase(PhraseKind.PERSON, phrase.start, beside.stop, phrase.head,
                            beside.name, phrase.title, phrase.place)  # fmt: skip
    return phrase, role


def _name_beside(view: View, k: int, stop: int) -> Subject | None:
    """A name that plain words lead up to: "said one of its inventors, *Kari Dahl*"."""
    words = view.tokens.words
    comma = next((n for n in range(k, min(stop, k + 12)) if words[n] == ","), None)
    if comma is None or not all(words[n].islower() for n in range(k, comma)):
        return None
    end = _phrase_end(view, comma + 1, stop)
    name = view.reader.read(view.tokens, comma + 1, end) if end > comma + 2 else None
    if name is None or name.kind is not PhraseKind.NAME or name.stop - name.start < 2:
        return None
    return Phrase(PhraseKind.PERSON, k, name.stop, "", name.name, (k, comma)), None


def _phrase_end(view: View, k: int, stop: int) -> int:
    """How far a phrase from `k` on can go at most."""
    lows, lexicon = view.tokens.lows, view.lexicon
    for n in range(k, min(stop, k + 30)):
        low = lows[n]
        if (
            low in (",", ";", ":", "?", "!", "–", "—", "(")
            or view.tokens.words[n] in CLOSES_QUOTE | OPENS_QUOTE
        ):
            return n
        if low == "." and n > k and not (len(lows[n - 1]) <= 3 and n + 1 < stop):
            return n
        if n > k and low in lexicon.prepositions and low not in ("of", "for", "at"):
            return n
        if n > k and (
            low in lexicon.subordinators or low in lexicon.finite or low in lexicon.have
        ):
            return n
    return min(stop, k + 30)


def find_leading_phrase(view: View, start: int, edge: int) -> Phrase | None:
    """The subject of a clause whose verb is no cue: "*The President* visited Oslo and"."""
    first = start
    if is_lead_in(view, start):
        comma = next(
            (k for k in range(start, min(edge, start + 40)) if view.tokens.lows[k] == ","),
            None,
        )
        if comma is None:
            return None
        first = comma + 1
    best: Phrase | None = None
    for k in range(first + 1, min(edge, first + 30)):
        low = view.tokens.lows[k]
        if low in (".", ";", ":"):
            break
        if not (
            low.endswith("ed")
            or low in view.lexicon.finite
            or low in view.lexicon.past_events
            or view.is_adverb(k)
        ):
            continue
        phrase = read_phrase_in(view, first, k)
        if phrase is not None:
            best = phrase
            break
    return best
