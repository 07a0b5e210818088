"""Names with their offices, wherever a text introduces them."""

from __future__ import annotations

from readout.lexicon import Form, Lexicon
from readout.reading.cast import Cast, Party, plain
from readout.reading.naming import meet
from readout.reading.phrases import Phrase, PhraseKind, PhraseReader
from readout.reading.tokens import Tokens

_JOIN = frozenset({"of", "for", "the", "and", "&", "to", "on", "-"})
_LEFT, _RIGHT = 9, 34


def collect_names(tokens: Tokens, lexicon: Lexicon, names: set[tuple[str, ...]]) -> None:
    """Adds the names that stand clear: after a courtesy title, or as a subject."""
    words, lows = tokens.words, tokens.lows
    for k, low in enumerate(lows):
        if " ".join(lows[k : k + 2]) in lexicon.places:
            # "Sri Lanka": no courtesy and a name.
            continue
        if low in lexicon.honorifics and words[k][:1].isupper():
            begin = k + 2 if k + 1 < len(words) and words[k + 1] == "." else k + 1
            _collect_run(tokens, begin, lexicon, names, 1)
        elif low in lexicon.senses and k >= 2 and words[k][:1].islower():
            past = any(sense.form & Form.PAST for sense in lexicon.senses[low])
            if past:
                stop = k
                while stop > 0 and (
                    lows[stop - 1] in lexicon.adverbs or lows[stop - 1] in lexicon.have
                ):
                    stop -= 1
                begin = stop
                while begin > 0 and words[begin - 1][:1].isupper() and stop - begin < 4:
                    begin -= 1
                if 2 <= stop - begin <= 4 and (begin == 0 or words[begin - 1] in '.,”"!?*:'):
                    _collect_run(tokens, begin, lexicon, names, 2)


def _collect_run(
    tokens: Tokens, begin: int, lexicon: Lexicon, names: set[tuple[str, ...]], least: int
) -> None:
    stop = begin
    while (
        stop < len(tokens.words)
        and stop - begin < 5
        and (tokens.words[stop][:1].isupper() or tokens.lows[stop] in lexicon.particles)
    ):
        stop += 1
    run = tuple(tokens.lows[begin:stop])
    if len(run) >= least and not any(
        word in lexicon.domains or word in lexicon.titles or word in lexicon.places
        or word in lexicon.bodies or word in lexicon.honorifics for word in run
    ):  # fmt: skip
        names.add(run)


def collect_full_names(tokens: Tokens, lexicon: Lexicon, full: dict[str, str]) -> None:
    """Surname to full name, for the names of two words: inside a sentence, or as its subject."""
    words, lows = tokens.words, tokens.lows
    capital = [k for k in range(len(words) - 1) if words[k][0].isupper()]
    for k in capital:
        if not words[k + 1][0].isupper():
            continue
        if k + 2 < len(words) and words[k + 2][:1].isupper():
            continue
        if lows[k + 1] in lexicon.firm_words or (
            k + 2 < len(words) and lows[k + 2] in ("are", "have", "were")
        ):
            continue
        inside = bool(k) and (words[k - 1].islower() or lows[k - 1].endswith("-year-old"))
        inside = inside or (bool(k) and lows[k - 1] in lexicon.openers)
        if k and not inside and words[k - 1] not in ".!?”,":
            continue
        if not inside and not (
            k + 2 < len(words) and _goes_on(words[k + 2]) and lows[k] not in lexicon.openers
        ):
            continue
        low, last = lows[k], lows[k + 1]
        if any(
            word in group
            for word in (low, last)
            for group in (lexicon.domains, lexicon.titles, lexicon.places, lexicon.bodies,
                          lexicon.honorifics, lexicon.months, lexicon.title_qualifiers)
        ):  # fmt: skip
            continue
        name = f"{words[k]} {words[k + 1].removesuffix('’s')}"
        full.setdefault(plain(last), name)
        full.setdefault(plain(low), name)
        full[f"{plain(low)} {plain(last)}"] = name
    for k in capital:
        _collect_nickname(tokens, k, full)


def _collect_nickname(tokens: Tokens, k: int, full: dict[str, str]) -> None:
    """ "Kari “Kaja” Dahl": the name in the middle is hers as well."""
    words = tokens.words
    if k + 4 < len(words) and words[k + 1] in "“\"‘'" and words[k + 3] in "”\"’'":
        nick, last = words[k + 2], words[k + 4]
        if nick[0].isupper() and last[0].isupper() and nick.isalpha():
            full[plain(nick)] = full[plain(last)] = f"{words[k]} {last}"


def _goes_on(word: str) -> bool:
    """Whether a sentence goes on after a name: with a verb, an age or an account of it."""
    return word.islower() or word in (",", "(")


def introduce(tokens: Tokens, reader: PhraseReader, cast: Cast) -> list[Party]:
    """Meets everyone whom the block gives an office; those met, in order."""
    lexicon = reader.lexicon
    met: list[Party] = []
    done = 0
    for k, low in enumerate(tokens.lows):
        if k < done or not (
            low in lexicon.titles
            or low in lexicon.counterparts
            or (low in lexicon.honorifics and tokens.words[k][:1].isupper())
        ):
            continue
        phrase, role, reach = _introduction(tokens, k, reader)
        if phrase is None:
            # A long run without a name in it need not be read again from its next title.
            done = reach if reach - k > _RIGHT // 2 else done
            continue
        party = meet(cast, tokens, phrase, role)
        if party is not None:
            met.append(party)
        done = max(phrase.stop, role[1] if role else 0)
    return met


def _introduction(
    tokens: Tokens, k: int, reader: PhraseReader
) -> tuple[Phrase | None, tuple[int, int] | None, int]:
    """Whom the office around token `k` introduces, the office as a role beside the name, and
    how far was read."""
    begin, stop = _office_around(tokens, k, reader.lexicon)
    named = _named_before(tokens, k, begin, stop, reader)
    if named is not None:
        return *named, stop
    phrase = _with_name(tokens, k, begin, stop, reader) or _named_after(
        tokens, begin, stop, reader
    )
    return phrase, None, stop


def _office_around(tokens: Tokens, k: int, lexicon: Lexicon) -> tuple[int, int]:
    """The run of capital words and what joins them, around the title at `k`."""
    words, lows = tokens.words, tokens.lows
    begin = k
    while (
        begin > 0
        and k - begin < _LEFT
        and (
            words[begin - 1][:1].isupper()
            or words[begin - 1] == "/"
            or lows[begin - 1] in lexicon.title_qualifiers
            or lows[begin - 1] in lexicon.demonyms
        )
        and lows[begin - 1] not in lexicon.prepositions
        and lows[begin - 1] not in lexicon.determiners
    ):
        begin -= 1
    stop = k + 1
    while stop < len(words) and stop - k < _RIGHT and (
        words[stop][:1].isupper() or lows[stop] in _JOIN or lows[stop] in lexicon.particles
        or (words[stop] == "." and len(words[stop - 1]) <= 4)
        or lows[stop] in lexicon.title_qualifiers or lows[stop] in lexicon.titles
    ):  # fmt: skip
        stop += 1
    return begin, stop


def _named_before(
    tokens: Tokens, k: int, begin: int, stop: int, reader: PhraseReader
) -> tuple[Phrase, tuple[int, int]] | None:
    """ "Kari Dahl, *Minister of X*,": the name and, beside it, the office."""
    words, lows = tokens.words, tokens.lows
    if begin < 2:
        return None
    if words[begin - 1] == ",":
        comma = begin - 1
    elif lows[begin - 1] in ("the", "a", "an") and words[begin - 2] == ",":
        comma = begin - 2
    else:
        return None
    name = _name_before(tokens, comma, reader)
    if name is None:
        return None
    while stop > k + 1 and lows[stop - 1] in _JOIN:
        stop -= 1
    return name, (begin, stop)


def _with_name(
    tokens: Tokens, k: int, begin: int, stop: int, reader: PhraseReader
) -> Phrase | None:
    """ "Minister of X *Kari Dahl*": the longest stretch from `begin` that is a person."""
    for end in range(stop, k, -1):
        if not tokens.words[end - 1][:1].isupper():
            continue
        words, lows = tokens.words, tokens.lows
        if end < stop and words[end][0].isupper() and lows[end] in reader.lexicon.bodies:
            # "President of the World Sailing" *Council*
            continue
        phrase = reader.read(tokens, begin, end)
        if phrase is not None and phrase.kind is PhraseKind.LIST:
            phrase = phrase.parts[0]
        if phrase is not None and phrase.kind is PhraseKind.PERSON:
            return phrase
        if stop - end > 12:
            break
    return None


def _named_after(tokens: Tokens, begin: int, stop: int, reader: PhraseReader) -> Phrase | None:
    """ "the Director of X, *Kari Dahl*,"."""
    words, lows, lexicon = tokens.words, tokens.lows, reader.lexicon
    if stop + 2 >= len(words) or words[stop] != "," or not words[stop + 1][:1].isupper():
        return None
    end = stop + 1
    while end < len(words) and end - stop < 8 and (
        words[end][:1].isupper() or (words[end] == "." and lows[end - 1] in lexicon.honorifics)
    ):  # fmt: skip
        end += 1
    if end - stop < 3 or (
        end < len(words) and words[end] not in ",.:" and lows[end] not in lexicon.senses
    ):
        return None
    name = reader.read(tokens, stop + 1, end)
    title = reader.read(tokens, begin, stop)
    if name is None or title is None or not _is_office(title) or not name.name:
        return None
    if name.kind not in (PhraseKind.NAME, PhraseKind.PERSON):
        return None
    office = (begin, stop)
    return Phrase(PhraseKind.PERSON, begin, end, title.head, name.name, office, title.place)


def _is_office(phrase: Phrase) -> bool:
    """A title, or two that one person can have: "Deputy Prime Minister and Foreign Minister"."""
    return all(part.kind is PhraseKind.TITLE for part in phrase.parts or (phrase,))


def _name_before(tokens: Tokens, comma: int, reader: PhraseReader) -> Phrase | None:
    """The name of two words or more that ends at a comma."""
    begin = comma
    while begin > 0 and comma - begin < 6 and tokens.words[begin - 1][:1].isupper():
        begin -= 1
    while begin < comma - 1:
        phrase = reader.read(tokens, begin, comma)
        if (
            phrase is not None
            and phrase.kind in (PhraseKind.NAME, PhraseKind.PERSON)
            and phrase.name
        ) and (
            phrase.name[1] - phrase.name[0] > 1 or tuple(tokens.lows[begin:comma]) in reader.names
        ):
            return phrase
        begin += 1
    return None
