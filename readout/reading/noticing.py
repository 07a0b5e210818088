"""Whom a sentence is about that reports nothing, for the pronouns after it."""

from __future__ import annotations

from readout.model import SpeakerKind
from readout.reading.cast import Cast, Party, plain
from readout.reading.naming import tidy
from readout.reading.tokens import Tokens

_LONGEST_LEAD = 14
_LONGEST_ACCOUNT = 5
_REACH = 16


def notice(cast: Cast, tokens: Tokens, start: int, stop: int) -> None:
    """Remembers whom a sentence that reports nothing is about, for "He" after it."""
    person = _first_full_name(cast, tokens, start, stop)
    if person is None:
        start = _behind_lead_in(cast, tokens, start, stop)
        person = _first_full_name(cast, tokens, start, stop)
    if person is not None:
        cast.last_person = person
        return
    for k in range(start, min(stop, start + 6)):
        if not tokens.words[k][:1].isupper():
            if k > start:
                return
            continue
        if plain(tokens.lows[k]) in cast.full_names and k < start + 2:
            cast.last_person = cast.in_full(plain(tokens.lows[k]))
            return
        for party in cast.by_word.get(plain(tokens.lows[k]), ())[-1:]:
            if party.kind is SpeakerKind.PERSON and party.words[-1:] == (plain(tokens.lows[k]),):
                cast.last_person = party
                return


def notice_opening(cast: Cast, tokens: Tokens, start: int, stop: int) -> None:
    """Remembers whom a stretch opens with: "*Kari Dahl*, the pilot, will stay, she said"."""
    person = _first_full_name(cast, tokens, start, stop)
    if person is not None and tokens.words[start][0].isupper():
        cast.last_person = person


def _behind_lead_in(cast: Cast, tokens: Tokens, start: int, stop: int) -> int:
    """Where the subject may begin: "In her new role, *Dahl* will lead"."""
    if tokens.lows[start] not in cast.lexicon.prepositions:
        return start
    reach = range(start, min(stop, start + _LONGEST_LEAD))
    comma = next((k for k in reach if tokens.words[k] == ","), 0)
    if any(plain(low) in cast.by_word for low in tokens.lows[start:comma]):
        return start
    return comma + 1 if start < comma < stop - 1 else start


def _first_full_name(cast: Cast, tokens: Tokens, start: int, stop: int) -> Party | None:
    """Whom a sentence names in full, if it tells of nobody before: "One is *Kari Dahl*"."""
    words, lows = tokens.words, tokens.lows
    if lows[start] in cast.lexicon.pronouns:
        return None
    for k in range(start, min(stop - 1, start + _REACH)):
        if not words[k][0].isupper() or not words[k + 1][0].isupper():
            continue
        name = (plain(lows[k]), plain(lows[k + 1]))
        if " ".join(name) not in cast.full_names:
            continue
        if not _leads_up(cast, tokens, start, k):
            return None
        party = cast.find(name)
        if party is None:
            party = cast.add(Party(tidy(tokens.slice(k, k + 2)), SpeakerKind.PERSON, name))
        return party if party.kind is SpeakerKind.PERSON else None
    return None


def _leads_up(cast: Cast, tokens: Tokens, start: int, stop: int) -> bool:
    """Whether what stands before a name speaks of nobody else: "One is", "Head keeper"."""
    if start == stop:
        return True
    lexicon, before = cast.lexicon, tokens.lows[stop - 1]
    if before in lexicon.be or before == "," or before.endswith("-year-old"):
        return True
    stretch = range(start, stop)
    account = all(tokens.words[k][0].islower() for k in stretch[1:])
    return stop - start < _LONGEST_ACCOUNT and account and not any(
        tokens.lows[k] in lexicon.senses or tokens.lows[k] in lexicon.prepositions
        for k in stretch
    )  # fmt: skip
