"""Who an office stands for: "the Minister", "the Russian President", "his counterpart"."""

from __future__ import annotations

from readout.model import SpeakerKind
from readout.reading.cast import PLAIN, Cast, Party, Referent
from readout.reading.naming import office_words, tidy
from readout.reading.phrases import Phrase
from readout.reading.tokens import Tokens


def find_office(cast: Cast, tokens: Tokens, phrase: Phrase) -> Referent | None:
    """ "The Minister", "the Russian President", "his counterpart"; one who is new, if nobody
    known has the office."""
    known = _find_counterpart(cast, phrase) or find_by_initials(cast, tokens, phrase)
    if known is not None:
        return Referent(known, "title")
    aged = _find_by_age(cast, phrase)
    if aged is not None:
        return aged
    words = set(office_words(cast, tokens, phrase.start, phrase.stop))
    head = PLAIN.get(phrase.head, phrase.head)
    holders = _find_holders(cast, head, phrase)
    if phrase.place:
        words -= {phrase.place, "top"}
    if phrase.head == "head" and words & {"state", "government"}:
        high = [p for p in cast.parties[:40] if p.offices & cast.lexicon.heads]
        if high:
            return Referent(max(high, key=lambda p: p.seen), "title")
    found = _choose(holders, words, head)
    if found is not None:
        return found
    if holders and (len(words) <= 1 or (phrase.head in ("leader", "chief") and phrase.place)):
        return Referent(_rank(holders, words)[0], "title", len(holders) == 1)
    written = tidy(tokens.slice(phrase.start, phrase.stop))
    return Referent(cast.unnamed(written, SpeakerKind.PERSON, words, phrase.place), "title")


def _find_counterpart(cast: Cast, phrase: Phrase) -> Party | None:
    """The one principal who was not named last: "his counterpart"."""
    if phrase.head not in cast.lexicon.counterparts:
        return None
    others = [
        p for p in cast.principals if p is not cast.last_person and phrase.place in (None, p.place)
    ]
    return others[0] if len(others) == 1 else None


def _find_by_age(cast: Cast, phrase: Phrase) -> Referent | None:
    """ "The 24-year-old": who was named last, else the first whom the text names in full."""
    if not phrase.head.endswith("-year-old"):
        return None
    if cast.last_person is not None:
        return Referent(cast.last_person, "pronoun")
    first = next((key for key in cast.full_names if " " not in key), None)
    return Referent(cast.in_full(first), "pronoun", False) if first is not None else None


def _find_holders(cast: Cast, head: str, phrase: Phrase) -> list[Party]:
    """The last few who have such an office, in the phrase's country where it names one."""
    found = [p for p in cast.by_office.get(head, []) if p.kind is SpeakerKind.PERSON]
    for other in cast.lexicon.same_office.get(head, ()) if not found else ():
        found += [p for p in cast.by_office.get(other, []) if p not in found]
    if phrase.place:
        found = [p for p in found if p.place == phrase.place]
        if not found and phrase.head in cast.lexicon.leaders:
            here = cast.by_place.get(phrase.place, [])
            found = [p for p in here if p.kind is SpeakerKind.PERSON]
    return found[-32:]


def _rank(holders: list[Party], words: set[str]) -> list[Party]:
    """Those whom the words fit best first, then those with little else, then the last heard."""
    return sorted(
        holders,
        key=lambda p: (len(words - p.offices), len(p.offices - words) if p.role else 99, -p.seen),
    )


def _choose(holders: list[Party], words: set[str], head: str) -> Referent | None:
    """The best of those whom every word fits; not certain where another fits as well."""
    fits = [p for p in _rank(holders, words) if not words - p.offices - {head}]
    if not fits:
        return None
    best = len(fits[0].offices - words)
    return Referent(fits[0], "title", all(len(p.offices - words) != best for p in fits[1:]))


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
