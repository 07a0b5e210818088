"""Noun phrases that can name a speaker: "He", "The two sides", "U.S. Secretary of State Ann Roe".

Phrases are read over tokens with the lexicon's word classes. Who a phrase stands for is for
`coreference.py`; here it is only seen what kind of phrase it is and where its name stands.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from enum import StrEnum

from readout.lexicon import Lexicon
from readout.reading.names import (
    is_acronym,
    is_function_word,
    is_initials,
    is_institutional,
    is_name,
    is_place,
    is_title,
    name_at_end,
    place_in,
)
from readout.reading.tokens import Tokens

_LONGEST = 48
_APPOSITION_MARKS = frozenset({",", "–", "—"})


class PhraseKind(StrEnum):
    PRONOUN = "pronoun"
    PERSON = "person"
    NAME = "name"
    TITLE = "title"
    PLACE = "place"
    BODY = "body"
    GROUP = "group"
    COLLECTIVE = "collective"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as a range of tokens.

    name   the tokens of the name in it, if any
    title  the tokens of the office in it, if any
    place  the country whose side it is, by its usual name
    head   the noun that says what it is, in lower case
    parts  of a list
    """

    kind: PhraseKind
    start: int
    stop: int
    head: str = ""
    name: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    place: str | None = None
    parts: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class PhraseReader:
    """Reads phrases of one text.

    names  full names seen elsewhere in the text, as tuples of lower-case words
    """

    lexicon: Lexicon
    names: Container[tuple[str, ...]] = ()

    def read(self, tokens: Tokens, start: int, stop: int) -> Phrase | None:
        """The phrase that tokens `start` to `stop` are, all of them; None if they are none."""
        if not 0 < stop - start <= _LONGEST:
            return None
        low = tokens.lows[start]
        if stop - start == 1 and low in self.lexicon.pronouns:
            if low == "i" and tokens.words[start] != "I":
                return None
            return Phrase(PhraseKind.PRONOUN, start, stop, low)
        return self._read_list(tokens, start, stop) or self._read_one(tokens, start, stop)

    def _read_list(self, tokens: Tokens, start: int, stop: int) -> Phrase | None:
        """ "A and B", "A, B and C": every part names a speaker by itself."""
        lows = tokens.lows
        last = next((k for k in range(stop - 1, start, -1) if lows[k] in ("and", "&")), None)
        if last is None or last + 1 >= stop:
            return None
        final = self._read_one(tokens, last + 1, stop)
        if final is None:
            return None
        cuts = [k for k in range(start, last) if lows[k] in (",", "and", ";")]
        edges = [start, *(k + 1 for k in cuts)]
        ends = [*cuts, last]
        parts = [self._read_one(tokens, a, b) for a, b in zip(edges, ends, strict=True) if a < b]
        if not parts or any(part is None for part in parts):
            whole = self._read_one(tokens, start, last)
            parts = [whole]
        firsts = [part for part in parts if part is not None]
        if len(firsts) != len(parts) or not self._are_apart(tokens, firsts[-1], final):
            return None
        if self._is_one_office(tokens, firsts, final):
            assert final.name is not None
            title = (start, final.name[0])
            return Phrase(
                PhraseKind.PERSON, start, stop, final.head, final.name, title, final.place
            )
        return Phrase(PhraseKind.LIST, start, stop, parts=(*firsts, final))

    def _is_one_office(self, tokens: Tokens, firsts: list[Phrase], final: Phrase) -> bool:
        """ "Member of the Board and Director of Trade Kari Dahl": two offices of one person."""
        return (
            final.kind is PhraseKind.PERSON
            and final.title is not None
            and all(
                part.kind is PhraseKind.TITLE
                and tokens.lows[part.start] not in self.lexicon.determiners
                and (
                    "of" in tokens.lows[part.start : part.stop]
                    or tokens.words[final.start][:1].islower()
                    or part.head in self.lexicon.offices_held_together
                )
                for part in firsts
            )
        )

    def _are_apart(self, tokens: Tokens, first: Phrase, final: Phrase) -> bool:
        """Not one office that joins two fields: "Minister for Trade and Industry"."""
        if final.kind in (PhraseKind.NAME, PhraseKind.BODY) and final.name:
            words = tokens.lows[final.start : final.stop]
            if first.kind in (PhraseKind.TITLE, PhraseKind.BODY) and all(
                word in self.lexicon.domains or word in self.lexicon.bodies for word in words
            ):
                return False
        return True

    def _read_one(self, tokens: Tokens, start: int, stop: int) -> Phrase | None:
        if start >= stop:
            return None
        if stop - start > 1 and tokens.words[start] in self.lexicon.styles:
            styled = self._read_one(tokens, start + 1, stop)
            return replace(styled, start=start) if styled is not None else None
        lows, lexicon = tokens.lows, self.lexicon
        if stop - start == 1 and lows[start] in lexicon.pronouns:
            return Phrase(PhraseKind.PRONOUN, start, stop, lows[start])
        low = lows[start]
        if low in lexicon.pronouns or (
            low in lexicon.subordinators and low not in lexicon.determiners
        ):
            return None
        begin, plural = start, False
        while begin < stop and (
            lows[begin] in lexicon.determiners or lows[begin] in ("of", "other", "respective")
        ):
            plural = plural or lows[begin] in lexicon.plural_determiners
            begin += 1
        if begin == stop:
            # "Both", "The two": the number stands for the sides.
            if not plural or lows[start] in lexicon.possessives:
                return None
            kind = PhraseKind.COLLECTIVE if lows[stop - 1] in lexicon.sides else PhraseKind.GROUP
            return Phrase(kind, start, stop, lows[stop - 1])
        end = self._head_end(tokens, begin, stop)
        if end == begin:
            return None
        phrase = self._classify(tokens, start, begin, end, stop)
        if phrase is not None and phrase.start != start:
            phrase = replace(phrase, start=start)
        return phrase

    def _head_end(self, tokens: Tokens, begin: int, stop: int) -> int:
        """Where the noun with its adjectives ends and what modifies it begins."""
        lows, lexicon = tokens.lows, self.lexicon
        k = begin
        while k < stop:
            low = lows[k]
            if low in lexicon.prepositions and low not in ("under", "outside", "inside"):
                break
            if low in (",", "(", "–", "—", "who", "which", "that", ":", "and"):
                break
            if low in ("led", "representing", "represented", "headed", "chaired", "attending"):
                break
            k += 1
        return k

    def _classify(
        self, tokens: Tokens, start: int, begin: int, end: int, stop: int
    ) -> Phrase | None:
        """The phrase that is from `begin` on without articles, and whose noun ends at `end`."""
        lows, lexicon = tokens.lows, self.lexicon
        if any(lows[k] in lexicon.modals or lows[k] in lexicon.finite for k in range(begin, stop)):
            return None
        backwards = range(end - 1, begin - 1, -1)
        titled = next((k for k in backwards if is_title(lexicon, tokens, k)), None)
        if titled is not None:
            phrase = self._read_titled(tokens, begin, titled, end, stop)
            if phrase is not None:
                return phrase
        if start < begin and end == stop and is_initials(tokens, begin, end):
            return Phrase(PhraseKind.TITLE, start, stop, lows[end - 1], title=(begin, stop))
        last = end - 2 if lows[end - 1] == "." and end - begin > 1 else end - 1
        head = lows[last].removesuffix("'s").removesuffix("'")
        if head in lexicon.agentive and end - begin > 1:
            owner = self._owner(tokens, start, begin, end)
            if owner is not None:
                return owner
        place = place_in(lexicon, tokens, begin, end)
        if place and is_place(lexicon, tokens, begin, end):
            return Phrase(PhraseKind.PLACE, start, stop, head, name=(begin, end), place=place)
        plural = any(lows[k] in lexicon.plural_determiners for k in range(start, begin))
        kind = self._kind_of_several(head, place, told=plural and lows[start] == "the")
        if kind is not None:
            shown = None if plural and head not in lexicon.groups else place
            return Phrase(kind, start, stop, head, place=shown)
        if head in lexicon.bodies or (end - begin > 1 and lows[begin] in lexicon.offices_of_state):
            name = (begin, stop) if tokens.words[last][:1].isupper() else None
            return Phrase(PhraseKind.BODY, start, stop, head, name, place=place)
        return self._read_name(tokens, start, begin, end, stop) or self._read_described(
            tokens, begin, end, stop
        )

    def _kind_of_several(self, head: str, place: str | None, told: bool) -> PhraseKind | None:
        """Whether a noun is that of the parties as such, "the Ministers", or of some people.

        told  whether those people were named before: "the two founders"
        """
        lexicon = self.lexicon
        if head in lexicon.sides or (head in lexicon.plural_titles and not place):
            return PhraseKind.COLLECTIVE
        if head in lexicon.plural_titles:
            return PhraseKind.GROUP
        if head in lexicon.groups:
            return PhraseKind.COLLECTIVE if told else PhraseKind.GROUP
        return None

    def _read_name(
        self, tokens: Tokens, start: int, begin: int, end: int, stop: int
    ) -> Phrase | None:
        """A person's name or a body's, "the Council of Dock Workers"."""
        lows, lexicon = tokens.lows, self.lexicon
        if not is_name(lexicon, tokens, begin, end):
            return None
        last = lows[end - 1]
        head = last if last != "." or end - begin == 1 else lows[end - 2]
        head = head.removesuffix("'s").removesuffix("'")
        if end == stop:
            institutional = any(lows[k] in lexicon.domains for k in range(begin, end)) and any(
                is_institutional(lexicon, lows, begin, end)
            )
            body = (
                begin > start
                or institutional
                or last in lexicon.suffixes
                or last in lexicon.firm_words
                or is_acronym(tokens, begin, end)
            )
            kind = PhraseKind.BODY if body else PhraseKind.NAME
            return Phrase(kind, start, stop, head, name=(begin, end))
        if lows[end] not in ("of", "for") or not all(
            tokens.words[k][:1].isupper() or lows[k] in ("of", "for", "the", "and")
            for k in range(end, stop)
        ):
            return None
        if begin == start and self._is_from(tokens, begin, end, stop):
            return Phrase(PhraseKind.NAME, start, stop, head, name=(begin, end))
        return Phrase(PhraseKind.BODY, start, stop, head, name=(begin, stop))

    def _read_described(self, tokens: Tokens, begin: int, end: int, stop: int) -> Phrase | None:
        """A full name behind plain words for who it is: "ward sister Kari Dahl"."""
        lows, lexicon = tokens.lows, self.lexicon
        k = begin
        while k < min(end, begin + 6) and tokens.words[k][:1].islower():
            if is_function_word(self.lexicon, lows[k]) or lows[k] in lexicon.senses:
                return None
            k += 1
        if (
            k == begin
            or end != stop
            or not 1 < end - k < 5
            or not is_name(self.lexicon, tokens, k, end)
        ):
            return None
        if any(is_institutional(self.lexicon, lows, k, end)) or lows[k] in lexicon.months:
            return None
        return Phrase(PhraseKind.PERSON, begin, stop, lows[k - 1], (k, end), (begin, k))

    def _is_from(self, tokens: Tokens, begin: int, end: int, stop: int) -> bool:
        """A person by name and firm or town: "Dan East of Eastmark"."""
        return (
            stop - end == 2
            and tokens.lows[end] == "of"
            and end - begin == 2
            and not any(is_institutional(self.lexicon, tokens.lows, begin, end))
        )

    def _owner(self, tokens: Tokens, start: int, begin: int, end: int) -> Phrase | None:
        """The author of "Dahl's statement": who owns the document speaks."""
        for k in range(end - 2, begin - 1, -1):
            if tokens.lows[k].endswith(("'s", "s'")):
                return self._read_possessor(tokens, start, k + 1)
        return None

    def _read_possessor(self, tokens: Tokens, start: int, stop: int) -> Phrase | None:
        lows, words = list(tokens.lows), list(tokens.words)
        lows[stop - 1] = lows[stop - 1].removesuffix("'s").removesuffix("'")
        words[stop - 1] = words[stop - 1][: len(lows[stop - 1])]
        return self._read_one(Tokens(tokens.text, words, lows, tokens.starts), start, stop)

    def _read_titled(
        self, tokens: Tokens, begin: int, titled: int, end: int, stop: int
    ) -> Phrase | None:
        """ "Foreign Minister Kari Dahl", "the Minister", "President of Norway Kari Dahl"."""
        lows, words = tokens.lows, tokens.words
        head = lows[titled]
        k = titled + 1
        place = place_in(self.lexicon, tokens, begin, k if k < end else stop)
        if k < end and words[k] == ".":
            k += 1
        if k < end:
            if is_name(self.lexicon, tokens, k, end) and not all(
                lows[n] in self.lexicon.domains or lows[n] in self.lexicon.title_qualifiers
                for n in range(k, end)
            ):
                return Phrase(
                    PhraseKind.PERSON, begin, stop, head, (k, end),
                    (begin, k) if head in self.lexicon.titles or k - begin > 2 else None, place,
                )  # fmt: skip
            return None
        if head in self.lexicon.honorifics and head not in self.lexicon.titles:
            return None
        name = name_at_end(self.lexicon, self.names, tokens, end, stop)
        if name is not None:
            return Phrase(PhraseKind.PERSON, begin, stop, head, name, (begin, name[0]), place)
        return Phrase(PhraseKind.TITLE, begin, stop, head, title=(begin, stop), place=place)
