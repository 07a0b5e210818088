"""Who a phrase stands for: the people and parties of one release, found by look-up."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from readout.lexicon import Lexicon
from readout.model import SpeakerKind
from readout.reading.phrases import Phrase, PhraseKind
from readout.reading.tokens import Tokens

_SMALL = frozenset({"of", "the", "for", "and", "a", "an", "in", "at", "to", ",", "on", "&", "."})
_PLAIN = {"foreign": "affairs", "defence": "defense", "labour": "labor"}


@dataclass(eq=False, slots=True)
class Party:
    """One who may speak, while the text is being read.

    words    of the name, plain and in lower case
    offices  words of every office given to it
    seen     at which mention it was last named
    """

    name: str
    kind: SpeakerKind
    words: tuple[str, ...] = ()
    role: str | None = None
    offices: set[str] = field(default_factory=set)
    place: str | None = None
    gender: str | None = None
    aliases: dict[str, None] = field(default_factory=dict)
    members: tuple[Party, ...] = ()
    seen: int = 0
    order: int = 0
    given: bool = False


class Referent(NamedTuple):
    """What a phrase stands for, by which rule, and whether another is nearly as likely."""

    party: Party
    rule: str
    certain: bool = True


def plain(word: str) -> str:
    """A word of a name for comparing: no accents, no apostrophes, no possessive, no case."""
    word = word.replace("’", "'").removesuffix("'s").replace("'", "")
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode() or word
    return word.lower()


class Cast:
    """The parties of a release and the indexes that find them by word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.parties: list[Party] = []
        self.clock = 0
        self.last_person: Party | None = None
        self.last_subject: Party | None = None
        self.last_joint: Party | None = None
        self._by_word: dict[str, list[Party]] = {}
        self._by_office: dict[str, list[Party]] = {}
        self._by_place: dict[str, list[Party]] = {}
        self._by_initials: dict[str, list[Party]] = {}
        self._named: dict[str, Party] = {}
        self._joint: dict[tuple[object, ...], Party] = {}
        self.principals: list[Party] = []
        self.offices_speak = True
        self.one_voice = False
        self.full_names: dict[str, str] = {}

    # Learning

    def named(self, name: str) -> Party | None:
        """Who goes by exactly this name, in any case of letters."""
        return self._named.get(name.casefold())

    def call(self, party: Party, alias: str) -> None:
        """Gives a party one more name, which wins over all others that have it."""
        party.aliases.setdefault(alias)
        self._named[alias.casefold().removeprefix("the ")] = party
        for word in alias.casefold().split():
            self._by_word.setdefault(word, []).append(party)

    def add(self, party: Party) -> Party:
        party.order = len(self.parties)
        self.parties.append(party)
        for word in dict.fromkeys(party.words):
            self._by_word.setdefault(word, []).append(party)
        self._named.setdefault(party.name.casefold(), party)
        self._index_office(party, party.offices)
        if party.place:
            self._by_place.setdefault(party.place, []).append(party)
        return party

    def _index_office(self, party: Party, words: set[str]) -> None:
        for word in words:
            found = self._by_office.setdefault(word, [])
            if party not in found[-8:]:
                found.append(party)

    def meet(
        self, tokens: Tokens, phrase: Phrase, role: tuple[int, int] | None = None
    ) -> Party | None:
        """The person that a phrase with a name introduces or names again."""
        if phrase.name is None:
            return None
        words = self.name_words(tokens, *phrase.name)
        if not words:
            return None
        written = tokens.slice(*phrase.name)
        party = self.find(words)
        short = tokens.words[phrase.name[0]]
        if party is None and len(words) > 1 and short.isupper() and 1 < len(short) < 5:
            # "DI Poole" after "Detective Inspector Ann Poole"
            known = self.find(words[1:])
            if known is not None and known.kind is SpeakerKind.PERSON:
                party, words = known, words[1:]
        party = party or self._respelled(tokens, phrase, words)
        if written.isupper() and len(written) > 3:
            written = written.title()
        if party is None:
            party = self.add(
                Party(self._styled(tokens, phrase, written), SpeakerKind.PERSON, words)
            )
        elif party.kind is SpeakerKind.PERSON:
            if (
                not party.given
                and len(words) > len(party.words)
                and set(party.words) <= set(words)
            ):
                self._rename(party, self._tidy(written), words)
            elif written != party.name:
                self._alias(party, self._tidy(written))
                for word in words:
                    if party not in self._by_word.setdefault(word, []):
                        self._by_word[word].append(party)
        for office in (phrase.title, role):
            if office is not None:
                self._give_office(party, tokens, *office)
        if phrase.place and party.place is None:
            party.place = phrase.place
            self._by_place.setdefault(phrase.place, []).append(party)
        return party

    def _rename(self, party: Party, name: str, words: tuple[str, ...]) -> None:
        self._alias(party, party.name)
        party.aliases.pop(name, None)
        party.name = name
        for word in words:
            found = self._by_word.setdefault(word, [])
            if party not in found:
                found.append(party)
        party.words = words
        self._named.setdefault(name.casefold(), party)

    def _alias(self, party: Party, alias: str) -> None:
        if alias != party.name and len(party.aliases) < 12:
            party.aliases.setdefault(alias)

    def _styled(self, tokens: Tokens, phrase: Phrase, written: str) -> str:
        """The name, with its courtesy title where it is a surname alone: "Ms. Dahl"."""
        assert phrase.name is not None
        start, stop = phrase.name
        style = tokens.words[phrase.start]
        alone = stop - start == 1 and start - phrase.start <= 2
        if not alone or style.casefold() not in self.lexicon.courtesies:
            return self._tidy(written)
        point = "." if tokens.words[start - 1] == "." else ""
        return f"{style.capitalize()}{point} {self._tidy(written)}"

    def _tidy(self, written: str) -> str:
        name = " ".join(written.split())
        for ending in ("’s", "'s"):
            name = name.removesuffix(ending)
        return name

    def _give_office(self, party: Party, tokens: Tokens, start: int, stop: int) -> None:
        lows = tokens.lows
        while start < stop and (lows[start] in self.lexicon.determiners or lows[start] == ","):
            start += 1
        if start >= stop:
            return
        words = set(self._office_words(tokens, start, self._own_office(tokens, start, stop)))
        if not words:
            return
        for word in tokens.lows[start:stop]:
            if word in self.lexicon.male:
                party.gender = "male"
            elif word in self.lexicon.female:
                party.gender = "female"
        head = lows[start]
        if head in self.lexicon.honorifics and head not in self.lexicon.titles:
            return
        written = " ".join(tokens.slice(start, stop).split()).rstrip(",. ")
        if party.role is None or (
            len(written) > len(party.role)
            and len(written.split()) < 30
            and party.role.casefold() in written.casefold()
        ):
            party.role = written
        party.offices |= words
        self._index_office(party, words)
        for initials in self._initials(tokens, start, stop):
            found = self._by_initials.setdefault(initials, [])
            if party not in found[-8:]:
                found.append(party)

    def _initials(self, tokens: Tokens, start: int, stop: int) -> set[str]:
        """How offices are shortened: "hr" and "vp" of "High Representative/Vice-President"."""
        found = {""}
        letters, is_open = "", True
        for low in (*tokens.lows[start:stop], "/"):
            if low in ("/", "and", "&", ","):
                found.add(letters)
                letters, is_open = "", True
            elif low in self.lexicon.prepositions:
                is_open = False
            elif is_open:
                letters += "".join(part[0] for part in low.split("-") if part)
        return {each for each in found if len(each) > 1}

    def _in_initials(self, tokens: Tokens, phrase: Phrase) -> Party | None:
        """The one person whose offices "The HR/VP" shortens."""
        start = phrase.start + (tokens.lows[phrase.start] in self.lexicon.determiners)
        parts = [low for low in tokens.lows[start : phrase.stop] if low != "/"]
        if not parts or not all(part in self._by_initials for part in parts):
            return None
        fits = [
            p
            for p in self._by_initials[parts[0]][-8:]
            if all(p in self._by_initials[part][-8:] for part in parts)
        ]
        return fits[0] if len(fits) == 1 else None

    def _own_office(self, tokens: Tokens, start: int, stop: int) -> int:
        """Where another's office begins: "Spokesperson for *the President*"."""
        lows = tokens.lows
        for k in range(start + 1, stop - 1):
            if lows[k] in ("for", "to", "of") and lows[k + 1] == "the":
                end = k + 2
                while end < stop and lows[end] in self.lexicon.title_qualifiers:
                    end += 1
                if end < stop and lows[end] in self.lexicon.titles:
                    return k
        return stop

    def _office_words(self, tokens: Tokens, start: int, stop: int) -> list[str]:
        places = self.lexicon.places
        found = []
        for low in tokens.lows[start:stop]:
            word = low.removesuffix("'s")
            if word in _SMALL or word in self.lexicon.determiners:
                continue
            found.append(places.get(word, word) if word in places else _PLAIN.get(word, word))
        return found

    def name_words(self, tokens: Tokens, start: int, stop: int) -> tuple[str, ...]:
        words = tuple(plain(low) for low in tokens.lows[start:stop])
        return tuple(
            word for word in words if word and word[0].isalnum() and word not in ("jr", "sr")
        )

    def find(self, words: tuple[str, ...]) -> Party | None:
        """The party with such a name: all of its words, or all of theirs."""
        telling = [word for word in words if len(word) > 1] or list(words)
        rarest = min((self._by_word.get(word, []) for word in telling), key=len)
        best: Party | None = None
        for party in rarest[-16:] if len(rarest) > 16 else rarest:
            known = set(party.words)
            if all(
                word in known or party in self._by_word.get(word, ())[-16:] for word in telling
            ) and (best is None or party.seen > best.seen):
                best = party
        if best is not None:
            return best
        if len(telling) > 1:
            # "Evan G. Greenberg" after "Evan Greenberg": every word of the known name is here.
            for word in (telling[-1], telling[0]):
                for party in self._by_word.get(word, [])[-16:]:
                    mine = [w for w in party.words if len(w) > 1]
                    if (
                        mine
                        and all(w in telling for w in mine)
                        and (len(mine) > 1 or len(telling) < 4)
                    ):
                        return party
        return None

    def _respelled(self, tokens: Tokens, phrase: Phrase, words: tuple[str, ...]) -> Party | None:
        """One with the same name but for a letter or two: "Scholtz" after "Scholz"."""
        for party in self.parties[-24:]:
            if party.kind is not SpeakerKind.PERSON or not party.words:
                continue
            if words[-1][:2] != party.words[-1][:2] and words[0] != party.words[0]:
                continue
            shared = set(words[:-1]) & set(party.words[:-1])
            same_office = (
                phrase.title is not None
                and set(self._office_words(tokens, *phrase.title)) <= party.offices
                and (party.place == phrase.place or phrase.place is None)
            )
            if (shared or same_office) and _is_near(words[-1], party.words[-1]):
                return party
        return None

    # Resolving

    def resolve(
        self, tokens: Tokens, phrase: Phrase, role: tuple[int, int] | None = None
    ) -> Referent | None:
        """Whom the subject of a reporting clause stands for; remembers it for pronouns."""
        referent = self._look_up(tokens, phrase, role)
        if referent is not None:
            self.note(referent.party)
        return referent

    def peek(self, tokens: Tokens, phrase: Phrase) -> Party | None:
        """Whom a phrase would stand for, nobody new and nothing remembered."""
        if phrase.name is not None:
            return self.find(self.name_words(tokens, *phrase.name))
        words = set(self._office_words(tokens, phrase.start, phrase.stop)) - {phrase.place}
        fits = [
            p
            for p in self._by_office.get(phrase.head, [])[-32:]
            if words <= p.offices and (phrase.place is None or p.place == phrase.place)
        ]
        return max(fits, key=lambda p: p in self.principals, default=None)

    def notice(self, tokens: Tokens, start: int, stop: int) -> None:
        """Remembers whom a sentence that reports nothing is about, for "He" after it."""
        person = self._first_full_name(tokens, start, stop)
        if person is not None:
            self.last_person = person
            return
        for k in range(start, min(stop, start + 6)):
            if not tokens.words[k][:1].isupper():
                if k > start:
                    return
                continue
            if plain(tokens.lows[k]) in self.full_names and k < start + 2:
                self.last_person = self._in_full(plain(tokens.lows[k]))
                return
            for party in self._by_word.get(plain(tokens.lows[k]), ())[-1:]:
                if party.kind is SpeakerKind.PERSON and party.words[-1:] == (
                    plain(tokens.lows[k]),
                ):
                    self.last_person = party
                    return

    def _first_full_name(self, tokens: Tokens, start: int, stop: int) -> Party | None:
        """Whom a sentence names in full, if it tells of nobody before: "One is *Kari Dahl*"."""
        words, lows = tokens.words, tokens.lows
        if lows[start] in self.lexicon.pronouns:
            return None
        for k in range(start, min(stop - 1, start + 16)):
            if not words[k][0].isupper() or not words[k + 1][0].isupper():
                continue
            last = plain(lows[k + 1])
            if f"{plain(lows[k])} {last}" not in self.full_names:
                continue
            if (
                k > start
                and lows[k - 1] not in self.lexicon.be
                and not (lows[k - 1].endswith("-year-old") or words[k - 1] == ",")
            ):
                return None
            name = (plain(lows[k]), last)
            party = self.find(name)
            if party is None:
                written = self._tidy(tokens.slice(k, k + 2))
                party = self.add(Party(written, SpeakerKind.PERSON, name))
            return party if party.kind is SpeakerKind.PERSON else None
        return None

    def note(self, party: Party) -> None:
        """Remembers who was named last."""
        self.clock += 1
        party.seen = self.clock
        if party.kind is SpeakerKind.PERSON:
            self.last_person = party
        if party.kind is SpeakerKind.COLLECTIVE:
            self.last_joint = party
        self.last_subject = party

    def _look_up(
        self, tokens: Tokens, phrase: Phrase, role: tuple[int, int] | None
    ) -> Referent | None:
        kind = phrase.kind
        if kind is PhraseKind.PRONOUN:
            return self._pronoun(phrase.head)
        if kind is PhraseKind.LIST:
            return self._listed(tokens, phrase)
        if kind is PhraseKind.PERSON:
            party = self.meet(tokens, phrase, role)
            return Referent(party, "name") if party else None
        if kind is PhraseKind.TITLE:
            return self.find_office(tokens, phrase)
        if kind is PhraseKind.COLLECTIVE:
            return self._collective(tokens, phrase)
        if kind is PhraseKind.NAME and phrase.name is not None:
            return self._name(tokens, phrase, role)
        if kind is PhraseKind.PLACE or (
            kind is PhraseKind.BODY
            and phrase.place
            and phrase.head
            in ("side", "government", "administration", "delegation", "team", "leadership")
        ):
            return self._side(tokens, phrase)
        if kind is PhraseKind.GROUP:
            namesake = self.find((plain(tokens.lows[phrase.start]),))
            if phrase.stop - phrase.start == 1 and namesake is not None and namesake.seen:
                return Referent(namesake, "name")
            last = self.last_subject
            if (
                phrase.stop - phrase.start == 1
                and phrase.head in self.lexicon.part_words
                and last is not None
                and last.kind is SpeakerKind.COLLECTIVE
            ):
                return Referent(last, "collective", False)
            return self._body(tokens, phrase, SpeakerKind.GROUP)
        return self._body(tokens, phrase, SpeakerKind.ORGANISATION)

    def _name(
        self, tokens: Tokens, phrase: Phrase, role: tuple[int, int] | None
    ) -> Referent | None:
        assert phrase.name is not None
        words = self.name_words(tokens, *phrase.name)
        if not words:
            return None
        party = self.find(words)
        if party is None and len(words) == 1 and role is None and self.offices_speak:
            holders = [
                p for p in self._by_office.get(words[0], []) if p.kind is SpeakerKind.PERSON
            ]
            if len(holders) == 1:
                return Referent(holders[0], "office")
        if party is None and len(words) == 1 and words[0] in self.full_names:
            party = self._in_full(words[0])
            self._alias(party, self._tidy(tokens.slice(*phrase.name)))
            return Referent(party, "name")
        party = self.meet(tokens, phrase, role)
        return Referent(party, "name") if party else None

    def _in_full(self, word: str) -> Party:
        """Who has this surname or nickname, from the name that the text gives in full."""
        full = self.full_names[word]
        words = tuple(plain(part) for part in full.split())
        party = self.find(words)
        return party or self.add(Party(full, SpeakerKind.PERSON, words))

    def find_office(self, tokens: Tokens, phrase: Phrase) -> Referent | None:
        """ "The Minister", "the Russian President", "his counterpart"."""
        if phrase.head in self.lexicon.counterparts:
            others = [
                p
                for p in self.principals
                if p is not self.last_person and phrase.place in (None, p.place)
            ]
            if len(others) == 1:
                return Referent(others[0], "title")
        short = self._in_initials(tokens, phrase)
        if short is not None:
            return Referent(short, "title")
        if phrase.head.endswith("-year-old"):
            if self.last_person is not None:
                return Referent(self.last_person, "pronoun")
            first = next((key for key in self.full_names if " " not in key), None)
            if first is not None:
                return Referent(self._in_full(first), "pronoun", False)
        words = set(self._office_words(tokens, phrase.start, phrase.stop))
        head = _PLAIN.get(phrase.head, phrase.head)
        names = [p for p in self._by_office.get(head, []) if p.kind is SpeakerKind.PERSON]
        for other in self.lexicon.same_office.get(head, ()) if not names else ():
            names += [p for p in self._by_office.get(other, []) if p not in names]
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
                here = [
                    p for p in self._by_place.get(phrase.place, []) if p.kind is SpeakerKind.PERSON
                ]
            names = here
        if phrase.head == "head" and words & {"state", "government"}:
            high = [p for p in self.parties[:40] if p.offices & self.lexicon.heads]
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
        written = self._tidy(tokens.slice(phrase.start, phrase.stop))
        return Referent(self._unnamed(written, SpeakerKind.PERSON, words, phrase.place), "title")

    def _unnamed(
        self, written: str, kind: SpeakerKind, offices: set[str], place: str | None
    ) -> Party:
        key = written.casefold().removeprefix("the ")
        known = self._named.get(key)
        if known is None:
            name = written[:1].upper() + written[1:]
            known = self.add(Party(name, kind, offices=offices, place=place))
            self._named[key] = known
        return known

    def _side(self, tokens: Tokens, phrase: Phrase) -> Referent:
        """A country, its capital or "the Norwegian side": its person in the text, or itself."""
        place = phrase.place or ""
        here = [
            p
            for p in self._by_place.get(place, [])
            if p.kind is SpeakerKind.PERSON and p in self.principals
        ]
        if len(here) == 1:
            return Referent(here[0], "side")
        party = self._country(place)
        self._alias(party, self._tidy(tokens.slice(phrase.start, phrase.stop)))
        return Referent(party, "side")

    def _country(self, place: str) -> Party:
        known = self._named.get(f"side of {place}")
        if known is None:
            known = self.add(Party(place, SpeakerKind.ORGANISATION, place=place))
            self._named[f"side of {place}"] = known
        return known

    def _body(self, tokens: Tokens, phrase: Phrase, kind: SpeakerKind) -> Referent:
        written = self._tidy(tokens.slice(phrase.start, phrase.stop))
        short = self._in_initials(tokens, phrase) if written.split()[-1].isupper() else None
        if short is not None:
            return Referent(short, "title")
        if phrase.name is not None:
            party = self.find(self.name_words(tokens, *phrase.name))
            if party is not None:
                return Referent(party, "name")
        return Referent(self._unnamed(written, kind, set(), phrase.place), "name")

    def _pronoun(self, head: str) -> Referent | None:
        if head in ("he", "she"):
            gender = "male" if head == "he" else "female"
            last = self.last_person
            if last is not None and last.gender in (None, gender):
                last.gender = last.gender or gender
                return Referent(last, "pronoun")
            for party in sorted(self.parties[-40:], key=lambda p: -p.seen):
                if (
                    party.kind is SpeakerKind.PERSON
                    and party.seen
                    and party.gender in (None, gender)
                ):
                    return Referent(party, "pronoun")
            unheard = [p for p in self.principals if p.gender in (None, gender)]
            return Referent(unheard[0], "pronoun", len(unheard) == 1) if unheard else None
        if head == "they":
            if self.last_subject is not None and self.last_subject.kind in (
                SpeakerKind.GROUP,
                SpeakerKind.COLLECTIVE,
            ):
                return Referent(self.last_subject, "pronoun")
            if self.last_joint is not None:
                return Referent(self.last_joint, "pronoun")
            return Referent(self.both("They"), "pronoun")
        if head == "we":
            return Referent(self.both("We"), "pronoun")
        if head == "it" and self.last_subject is not None:
            return Referent(self.last_subject, "pronoun")
        return None

    def both(self, written: str) -> Party:
        """The principals of the text as one."""
        return self.joint(tuple(self.principals), written)

    def joint(self, members: tuple[Party, ...], written: str, listed: bool = False) -> Party:
        key: tuple[object, ...] = tuple(sorted(id(m) for m in members)) or (
            written.casefold().removeprefix("the "),
        )
        if self.one_voice and not listed:
            key = ("one voice",)
        known = self._joint.get(key)
        if known is None:
            known = self.add(Party(written, SpeakerKind.COLLECTIVE, members=members))
            self._joint[key] = known
        else:
            if known.name in ("They", "We") and written not in ("They", "We"):
                known.name = written
            if written.casefold() not in ("they", "we"):
                self._alias(known, written)
        return known

    def _collective(self, tokens: Tokens, phrase: Phrase) -> Referent:
        written = self._tidy(tokens.slice(phrase.start, phrase.stop))
        written = written[:1].upper() + written[1:]
        pair = tokens.lows[phrase.start : phrase.stop]
        members: tuple[Party, ...] = tuple(self.principals)
        if ("two" in pair or "both" in pair) and len(members) > 2:
            members = members[:2]
        if len(members) < 2 or len(members) > 8:
            members = ()
        return Referent(self.joint(members, written), "collective")

    def _listed(self, tokens: Tokens, phrase: Phrase) -> Referent | None:
        members: list[Party] = []
        for part in phrase.parts:
            referent = self._look_up(tokens, part, None)
            if referent is None:
                continue
            found = referent.party.members or (referent.party,)
            members += [m for m in found if m not in members]
        written = self._tidy(tokens.slice(phrase.start, phrase.stop))
        if not members:
            return None
        party = self.joint(tuple(members), written[:1].upper() + written[1:], listed=True)
        return Referent(party, "list")


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
