"""What words can be: a name, a title, a place; seen by class of word and by capitals."""

from __future__ import annotations

from collections.abc import Container

from readout.lexicon import Lexicon
from readout.reading.tokens import Tokens

_NAME_JOINERS = frozenset({".", "'", "’"})


def name_at_end(
    lexicon: Lexicon, names: Container[tuple[str, ...]], tokens: Tokens, start: int, stop: int
) -> tuple[int, int] | None:
    """The name that closes a title: "Minister for Foreign Affairs *Kari Dahl*"."""
    lows, words = tokens.lows, tokens.words
    k = stop
    while k > start and _is_name_word(lexicon, tokens, k - 1):
        k -= 1
    while k < stop and not words[k][:1].isupper():
        k += 1
    if k >= stop:
        return None
    for n in range(max(k, stop - 5), stop):
        if tuple(lows[n:stop]) in names:
            return (n, stop)
    begin = k
    for n in range(k, stop):
        if (
            lows[n] in lexicon.domains
            or lows[n] in lexicon.titles
            or _place_ends(lexicon, tokens, k, n)
        ):
            begin = n + 1
    while begin < stop and not words[begin][:1].isupper():
        begin += 1
    if begin >= stop:
        return None
    if begin == k:
        # Nothing shows where the office ends: "chief of Acme Paolo Neri".
        if stop - k < 3 and k > start and lows[k - 1] in lexicon.prepositions | {"the"}:
            return None
        begin = max(k, stop - 2) if k > start else k
    return (begin, stop)


def _place_ends(lexicon: Lexicon, tokens: Tokens, start: int, k: int) -> bool:
    return any(
        " ".join(tokens.lows[n : k + 1]) in lexicon.places for n in range(max(start, k - 3), k + 1)
    )


def _is_name_word(lexicon: Lexicon, tokens: Tokens, k: int) -> bool:
    word = tokens.words[k]
    if word[:1].isupper():
        return not word.endswith(("'s", "’s"))
    if word in _NAME_JOINERS:
        return k > 0 and len(tokens.words[k - 1]) <= 3
    return tokens.lows[k] in lexicon.particles


def is_name(lexicon: Lexicon, tokens: Tokens, start: int, stop: int) -> bool:
    """Whether all the tokens could make one name."""
    if not tokens.words[start][:1].isupper() and tokens.lows[start] not in lexicon.particles:
        return False
    if is_function_word(lexicon, tokens.lows[start]):
        return False
    return (
        stop - start <= 9
        and all(
            _is_name_word(lexicon, tokens, k) or tokens.words[k] == "&" for k in range(start, stop)
        )
        and any(tokens.words[k][:1].isupper() for k in range(start, stop))
        and tokens.lows[stop - 1] not in ("'", "’")
    )


def is_function_word(lexicon: Lexicon, low: str) -> bool:
    """Whether a word is grammar and no part of a name: “the”, “while”, “of”."""
    return (
        low in lexicon.subordinators
        or low in lexicon.determiners
        or low in lexicon.conjunctions
        or low in lexicon.prepositions
        or (low in lexicon.adverbs and low not in lexicon.months)
        or low in lexicon.pronouns
    )


def is_acronym(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether the stretch is one word in capitals."""
    return stop - start == 1 and len(tokens.words[start]) > 1 and tokens.words[start].isupper()


def is_institutional(lexicon: Lexicon, lows: list[str], begin: int, end: int) -> list[bool]:
    """For each word of a name whether it is one of a body's, "Council", and not a person's."""
    found = [
        low in lexicon.domains
        or low in lexicon.bodies
        or low in lexicon.places
        or low in lexicon.title_qualifiers
        for low in lows[begin:end]
    ]
    if end - begin == 2 and lows[end - 1] in lexicon.surnames:
        found[-1] = found[0]
    return found


def is_initials(tokens: Tokens, start: int, stop: int) -> bool:
    """Two offices in their initials: "the HR/VP"."""
    words = tokens.words[start:stop]
    return (
        len(words) > 2
        and len(words) % 2 == 1
        and all(word.isupper() and 1 < len(word) < 5 for word in words[::2])
        and all(word == "/" for word in words[1::2])
    )


def is_title(lexicon: Lexicon, tokens: Tokens, k: int) -> bool:
    """Whether a token is an office, a courtesy title before a name, or an age."""
    low = tokens.lows[k]
    if low in lexicon.titles or (low in lexicon.counterparts and low not in lexicon.plural_titles):
        return True
    if low.endswith("-year-old"):
        return True
    return low in lexicon.honorifics and tokens.words[k][:1].isupper()


def is_place(lexicon: Lexicon, tokens: Tokens, start: int, stop: int) -> bool:
    """Whether the stretch is a country or capital, and not its adjective."""
    joined = " ".join(tokens.lows[start:stop])
    return joined in lexicon.places and joined not in lexicon.demonyms


def place_at(lexicon: Lexicon, tokens: Tokens, start: int) -> str | None:
    """The country that a sentence opens with: "China urges", "The Chinese side will"."""
    if start < len(tokens.lows) and tokens.lows[start] == "the":
        start += 1
    for width in (3, 2, 1):
        if start + width <= len(tokens.lows):
            place = lexicon.places.get(" ".join(tokens.lows[start : start + width]))
            if place is not None:
                return place
    return None


def place_in(lexicon: Lexicon, tokens: Tokens, start: int, stop: int) -> str | None:
    """The first country named in a phrase, as noun or adjective."""
    lows, places = tokens.lows, lexicon.places
    for k in range(start, stop):
        if not tokens.words[k][0].isupper():
            continue
        for width in range(min(4, stop - k), 0, -1):
            joined = " ".join(lows[k : k + width]).removesuffix("'s").removesuffix("'")
            if joined in places:
                return places[joined]
    return None
