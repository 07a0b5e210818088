"""The parties of one release, those who may speak, and the indexes that find them by word."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from readout.lexicon import Lexicon
from readout.model import SpeakerKind
from readout.reading.tokens import Tokens

PLAIN = {"foreign": "affairs", "defence": "defense", "labour": "labor"}
"""Words of offices that mean the same."""


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
        self.by_word: dict[str, list[Party]] = {}
        self.by_office: dict[str, list[Party]] = {}
        self.by_place: dict[str, list[Party]] = {}
        self.by_initials: dict[str, list[Party]] = {}
        self.by_name: dict[str, Party] = {}
        self.by_members: dict[tuple[object, ...], Party] = {}
        self.principals: list[Party] = []
        self.offices_speak = True
        self.one_voice = False
        self.full_names: dict[str, str] = {}

    def named(self, name: str) -> Party | None:
        """Who goes by exactly this name, in any case of letters."""
        return self.by_name.get(name.casefold())

    def call(self, party: Party, alias: str) -> None:
        """Gives a party one more name, which wins over all others that have it."""
        party.aliases.setdefault(alias)
        self.by_name[alias.casefold().removeprefix("the ")] = party
        for word in alias.casefold().split():
            self.by_word.setdefault(word, []).append(party)

    def add(self, party: Party) -> Party:
        """Takes a party in and makes it findable by its words, offices and place."""
        party.order = len(self.parties)
        self.parties.append(party)
        for word in dict.fromkeys(party.words):
            self.by_word.setdefault(word, []).append(party)
        self.by_name.setdefault(party.name.casefold(), party)
        self.index_office(party, party.offices)
        if party.place:
            self.by_place.setdefault(party.place, []).append(party)
        return party

    def index_office(self, party: Party, words: set[str]) -> None:
        """Makes a party findable by words of its office."""
        for word in words:
            found = self.by_office.setdefault(word, [])
            if party not in found[-8:]:
                found.append(party)

    def rename(self, party: Party, name: str, words: tuple[str, ...]) -> None:
        """Calls a party by a fuller name; the old one stays an alias."""
        self.alias(party, party.name)
        party.aliases.pop(name, None)
        party.name = name
        for word in words:
            found = self.by_word.setdefault(word, [])
            if party not in found:
                found.append(party)
        party.words = words
        self.by_name.setdefault(name.casefold(), party)

    def alias(self, party: Party, alias: str) -> None:
        """Remembers how else a party is written, up to a dozen ways."""
        if alias != party.name and len(party.aliases) < 12:
            party.aliases.setdefault(alias)

    def name_words(self, tokens: Tokens, start: int, stop: int) -> tuple[str, ...]:
        """The words of a name as they are compared, without points and “Jr”."""
        words = tuple(plain(low) for low in tokens.lows[start:stop])
        return tuple(
            word for word in words if word and word[0].isalnum() and word not in ("jr", "sr")
        )

    def find(self, words: tuple[str, ...]) -> Party | None:
        """The party with such a name: all of its words, or all of theirs."""
        telling = [word for word in words if len(word) > 1] or list(words)
        rarest = min((self.by_word.get(word, []) for word in telling), key=len)
        best: Party | None = None
        for party in rarest[-16:] if len(rarest) > 16 else rarest:
            known = set(party.words)
            if all(
                word in known or party in self.by_word.get(word, ())[-16:] for word in telling
            ) and (best is None or party.seen > best.seen):
                best = party
        if best is not None:
            return best
        if len(telling) > 1:
            # "Evan G. Greenberg" after "Evan Greenberg": every word of the known name is here.
            for word in (telling[-1], telling[0]):
                for party in self.by_word.get(word, [])[-16:]:
                    mine = [w for w in party.words if len(w) > 1]
                    if (
                        mine
                        and all(w in telling for w in mine)
                        and (len(mine) > 1 or len(telling) < 4)
                    ):
                        return party
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

    def in_full(self, word: str) -> Party:
        """Who has this surname or nickname, from the name that the text gives in full."""
        full = self.full_names[word]
        words = tuple(plain(part) for part in full.split())
        party = self.find(words)
        return party or self.add(Party(full, SpeakerKind.PERSON, words))

    def unnamed(
        self, written: str, kind: SpeakerKind, offices: set[str], place: str | None
    ) -> Party:
        """Who is known by a description only: “the visiting official”."""
        key = written.casefold().removeprefix("the ")
        known = self.by_name.get(key)
        if known is None:
            name = written[:1].upper() + written[1:]
            known = self.add(Party(name, kind, offices=offices, place=place))
            self.by_name[key] = known
        return known

    def country(self, place: str) -> Party:
        """A country that speaks as such."""
        known = self.by_name.get(f"side of {place}")
        if known is None:
            known = self.add(Party(place, SpeakerKind.ORGANISATION, place=place))
            self.by_name[f"side of {place}"] = known
        return known

    def both(self, written: str) -> Party:
        """The principals of the text as one."""
        return self.joint(tuple(self.principals), written)

    def joint(self, members: tuple[Party, ...], written: str, listed: bool = False) -> Party:
        """Several speaking as one, known by who they are; `listed` names them one by one."""
        key: tuple[object, ...] = tuple(sorted(id(m) for m in members)) or (
            written.casefold().removeprefix("the "),
        )
        if self.one_voice and not listed:
            key = ("one voice",)
        known = self.by_members.get(key)
        if known is None:
            known = self.add(Party(written, SpeakerKind.COLLECTIVE, members=members))
            self.by_members[key] = known
        else:
            if known.name in ("They", "We") and written not in ("They", "We"):
                known.name = written
            if written.casefold() not in ("they", "we"):
                self.alias(known, written)
        return known
