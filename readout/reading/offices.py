"""Who an office stands for: "the Minister", "the Russian President", "his counterpart"."""

from __future__ import annotations

from readout.model import SpeakerKind
from readout.reading.cast import PLAIN, Cast, Party, Referent
from readout.reading.naming import office_words, tidy
from readout.reading.phrases import Phrase
from readout.reading.tokens import Tokens


def find_office(cast: Cast, tokens: Tokens, phrase: Phrase) -> Referent | None:
    """ "The Minister", "the Russian President", "his counterpart"."""
    if phrase.head in cast.lexicon.counterparts:
        others = [
            p
            for p in cast.principals
            if p is not cast.last_person and phrase.place in (None, p.place)
        ]
        if len(others) == 1:
            return Referent(others[0], "title")
    short = find_by_initials(cast, tokens, phrase)
    if short is not None:
        return Referent(short, "title")
    if phrase.head.endswith("-year-old"):
        if cast.last_person is not None:
            return Referent(cast.last_person, "pronoun")
        first = next((key for key in cast.full_names if " " not in key), None)
        if first is not None:
            return Referent(cast.in_full(first), "pronoun", False)
    words = set(office_words(cast, tokens, phrase.start, phrase.stop))
    head = PLAIN.get(phrase.head, phrase.head)
    names = [p for p in cast.by_office.get(head, []) if p.kind is SpeakerKind.PERSON]
    for other in cast.lexicon.same_office.get(head, ()) if not names else ():
        names += [p for p in cast.by_office.get(other, []) if p not in names]
    if phrase.place:
        words -= {phrase.place, "top"}
        here = [p for p in names if p.place == phrase.place]
        if not here and phrase.head in (
            "leader",
            "president",
            "minister",
            "premier",
            "chancellor",
            "official",
        ):
            here = [p for p in cast.by_place.get(phrase.place, []) if p.kind is SpeakerKind.PERSON]
        names = here
    if phrase.head == "head" and words & {"state", "government"}:
        high = [p for p in cast.parties[:40] if p.offices & cast.lexicon.heads]
        if high:
            return Referent(max(high, key=lambda p: p.seen), "title")
    ranked = sorted(
        names[-32:],
        key=lambda p: (
            len(words - p.offices),
            len(p.offices - words) if p.role else 99,
            -p.seen,
        ),
    )
    fits = [p for p in ranked if not words - p.offices - {head}]
    if fits:
        ties = [p for p in fits[1:] if len(p.offices - words) == len(fits[0].offices - words)]
        return Referent(fits[0], "title", not ties)
    if phrase.head in ("leader", "chief") and phrase.place and ranked:
        return Referent(ranked[0], "title", len(ranked) == 1)
    if ranked and len(words) <= 1:
        return Referent(ranked[0], "title", len(ranked) == 1)
    written = tidy(tokens.slice(phrase.start, phrase.stop))
    return Referent(cast.unnamed(written, SpeakerKind.PERSON, words, phrase.place), "title")


def find_by_initials(cast: Cast, tokens: Tokens, phrase: Phrase) -> Party | None:
    """The one person whose offices "The HR/VP" shortens."""
    start = phrase.start + (tokens.lows[phrase.start] in cast.lexicon.determiners)
    parts = [low for low in tokens.lows[start : phrase.stop] if low != "/"]
    if not parts or not all(part in cast.by_initials for part in parts):
        return None
    fits = [
        p
        for p in cast.by_initials[parts[0]][-8:]
        if all(p in cast.by_initials[part][-8:] for part in parts)
    ]
    return fits[0] if len(fits) == 1 else None
