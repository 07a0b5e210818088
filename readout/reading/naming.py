"""Names and offices that a text gives to people, learnt as they come."""

from __future__ import annotations

from readout.model import SpeakerKind
from readout.reading.cast import PLAIN, Cast, Party
from readout.reading.names import place_at, place_in
from readout.reading.phrases import Phrase
from readout.reading.tokens import Tokens

_SMALL = frozenset({"of", "the", "for", "and", "a", "an", "in", "at", "to", ",", "on", "&", "."})


def meet(
    cast: Cast, tokens: Tokens, phrase: Phrase, role: tuple[int, int] | None = None
) -> Party | None:
    """The person that a phrase with a name introduces or names again."""
    if phrase.name is None:
        return None
    words = cast.name_words(tokens, *phrase.name)
    if not words:
        return None
    written = tokens.slice(*phrase.name)
    party = cast.find(words)
    short = tokens.words[phrase.name[0]]
    if party is None and len(words) > 1 and short.isupper() and 1 < len(short) < 5:
        # "DI Poole" after "Detective Inspector Ann Poole"
        known = cast.find(words[1:])
        if known is not None and known.kind is SpeakerKind.PERSON:
            party, words = known, words[1:]
    party = party or _respelled(cast, tokens, phrase, words)
    if written.isupper() and len(written) > 3:
        written = written.title()
    if party is None and len(words) == 1 and words[0] in cast.full_names:
        party = cast.in_full(words[0])
    if party is None:
        party = cast.add(Party(_styled(cast, tokens, phrase, written), SpeakerKind.PERSON, words))
    elif party.kind is SpeakerKind.PERSON:
        if not party.given and len(words) > len(party.words) and set(party.words) <= set(words):
            cast.rename(party, tidy(written), words)
        elif written != party.name:
            cast.alias(party, tidy(written))
            for word in words:
                if party not in cast.by_word.setdefault(word, []):
                    cast.by_word[word].append(party)
    _learn_gender(cast, party, phrase.head)
    for office in (phrase.title, role):
        if office is not None:
            _give_office(cast, party, tokens, *office)
    place = phrase.place or _place_beside(cast, tokens, phrase, role)
    if place and party.place is None and party.kind is SpeakerKind.PERSON:
        party.place = place
        cast.by_place.setdefault(place, []).append(party)
    return party


def _place_beside(
    cast: Cast, tokens: Tokens, phrase: Phrase, role: tuple[int, int] | None
) -> str | None:
    """The country in the office behind a name, or right behind an office with a name."""
    if role is not None:
        return place_in(cast.lexicon, tokens, *role)
    stop = phrase.stop
    if phrase.title is None or tokens.lows[stop : stop + 1] != ["of"]:
        return None
    return place_at(cast.lexicon, tokens, stop + 1)


def _learn_gender(cast: Cast, party: Party, word: str) -> None:
    """What a courtesy title or an office tells of a person: "Ms.", "the Queen"."""
    if word in cast.lexicon.male:
        party.gender = "male"
    elif word in cast.lexicon.female:
        party.gender = "female"


def tidy(written: str) -> str:
    """A name in one line, without a possessive."""
    name = " ".join(written.split())
    for ending in ("’s", "'s"):
        name = name.removesuffix(ending)
    return name


def _styled(cast: Cast, tokens: Tokens, phrase: Phrase, written: str) -> str:
    """The name, with its courtesy title where it is a surname alone: "Ms. Dahl"."""
    assert phrase.name is not None
    start, stop = phrase.name
    style = tokens.words[phrase.start]
    alone = stop - start == 1 and start - phrase.start <= 2
    if not alone or style.casefold() not in cast.lexicon.courtesies:
        return tidy(written)
    point = "." if tokens.words[start - 1] == "." else ""
    return f"{style.capitalize()}{point} {tidy(written)}"


def _give_office(cast: Cast, party: Party, tokens: Tokens, start: int, stop: int) -> None:
    lows = tokens.lows
    while start < stop and (lows[start] in cast.lexicon.determiners or lows[start] == ","):
        start += 1
    if start >= stop:
        return
    words = set(office_words(cast, tokens, start, _own_office(cast, tokens, start, stop)))
    if not words:
        return
    for word in tokens.lows[start:stop]:
        _learn_gender(cast, party, word)
    head = lows[start]
    if head in cast.lexicon.honorifics and head not in cast.lexicon.titles:
        return
    written = " ".join(tokens.slice(start, stop).split()).rstrip(",. ")
    if party.role is None or (
        len(written) > len(party.role)
        and len(written.split()) < 30
        and party.role.casefold() in written.casefold()
    ):
        party.role = written
    party.offices |= words
    cast.index_office(party, words)
    for initials in _read_initials(cast, tokens, start, stop):
        found = cast.by_initials.setdefault(initials, [])
        if party not in found[-8:]:
            found.append(party)


def _read_initials(cast: Cast, tokens: Tokens, start: int, stop: int) -> set[str]:
    """How offices are shortened: "hr" and "vp" of "High Representative/Vice-President"."""
    found = {""}
    letters, is_open = "", True
    for low in (*tokens.lows[start:stop], "/"):
        if low in ("/", "and", "&", ","):
            found.add(letters)
            letters, is_open = "", True
        elif low in cast.lexicon.prepositions:
            is_open = False
        elif is_open:
            letters += "".join(part[0] for part in low.split("-") if part)
    return {each for each in found if len(each) > 1}


def _own_office(cast: Cast, tokens: Tokens, start: int, stop: int) -> int:
    """Where another's office begins: "Spokesperson for *the President*"."""
    lows = tokens.lows
    for k in range(start + 1, stop - 1):
        if lows[k] in ("for", "to", "of") and lows[k + 1] == "the":
            end = k + 2
            while end < stop and lows[end] in cast.lexicon.title_qualifiers:
                end += 1
            if end < stop and lows[end] in cast.lexicon.titles:
                return k
    return stop


def office_words(cast: Cast, tokens: Tokens, start: int, stop: int) -> list[str]:
    """The words of an office as they are compared, small words left out."""
    places = cast.lexicon.places
    found = []
    for low in tokens.lows[start:stop]:
        word = low.removesuffix("'s")
        if word in _SMALL or word in cast.lexicon.determiners or _is_style(cast, word):
            continue
        found.append(places.get(word, word) if word in places else PLAIN.get(word, word))
    return found


def _is_style(cast: Cast, word: str) -> bool:
    """ "HE the Minister": of rank, no part of the office."""
    return word.upper() in cast.lexicon.styles


def _respelled(cast: Cast, tokens: Tokens, phrase: Phrase, words: tuple[str, ...]) -> Party | None:
    """One with the same name but for a letter or two: "Scholtz" after "Scholz"."""
    for party in cast.parties[-24:]:
        if party.kind is not SpeakerKind.PERSON or not party.words:
            continue
        if words[-1][:2] != party.words[-1][:2] and words[0] != party.words[0]:
            continue
        shared = set(words[:-1]) & set(party.words[:-1])
        same_office = (
            phrase.title is not None
            and set(office_words(cast, tokens, *phrase.title)) <= party.offices
            and (party.place == phrase.place or phrase.place is None)
        )
        if (shared or same_office) and _is_near(words[-1], party.words[-1]):
            return party
    return None


def _is_near(one: str, other: str) -> bool:
    """Whether two names differ by a letter or two: swapped, doubled, left out."""
    if one == other:
        return True
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2:
        return False
    if len(set(one) ^ set(other)) > 3:
        return False
    one, other = one[:24], other[:24]
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1] <= (2 if min(len(one), len(other)) > 4 else 1)
