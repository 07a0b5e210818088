"""Who a phrase stands for: the people and parties of one release, found by look-up."""

from __future__ import annotations

from readout.model import SpeakerKind
from readout.reading.cast import Cast, Party, Referent, plain
from readout.reading.naming import meet, office_words, tidy
from readout.reading.offices import find_by_initials, find_office
from readout.reading.phrases import Phrase, PhraseKind
from readout.reading.tokens import Tokens

_MOST_BODIES = 40
"""How many of the parties met last are looked through for one by its noun."""


def resolve(
    cast: Cast, tokens: Tokens, phrase: Phrase, role: tuple[int, int] | None = None
) -> Referent | None:
    """Whom the subject of a reporting clause stands for; remembers it for pronouns."""
    referent = _look_up(cast, tokens, phrase, role)
    if referent is not None:
        cast.note(referent.party)
    return referent


def peek(cast: Cast, tokens: Tokens, phrase: Phrase) -> Party | None:
    """Whom a phrase would stand for, nobody new and nothing remembered."""
    if phrase.name is not None:
        return cast.find(cast.name_words(tokens, *phrase.name))
    words = set(office_words(cast, tokens, phrase.start, phrase.stop)) - {phrase.place}
    fits = [
        p
        for p in cast.by_office.get(phrase.head, [])[-32:]
        if words <= p.offices and (phrase.place is None or p.place == phrase.place)
    ]
    return max(fits, key=lambda p: p in cast.principals, default=None)


def _look_up(
    cast: Cast, tokens: Tokens, phrase: Phrase, role: tuple[int, int] | None
) -> Referent | None:
    kind = phrase.kind
    if kind is PhraseKind.PRONOUN:
        return _pronoun(cast, phrase.head)
    if kind is PhraseKind.LIST:
        return _listed(cast, tokens, phrase)
    if kind is PhraseKind.PERSON:
        party = meet(cast, tokens, phrase, role)
        return Referent(party, "name") if party else None
    if kind is PhraseKind.TITLE:
        return find_office(cast, tokens, phrase)
    if kind is PhraseKind.COLLECTIVE:
        return _collective(cast, tokens, phrase)
    if kind is PhraseKind.NAME and phrase.name is not None:
        return _name(cast, tokens, phrase, role)
    if kind is PhraseKind.PLACE or (
        kind is PhraseKind.BODY
        and phrase.place
        and phrase.head
        in ("side", "government", "administration", "delegation", "team", "leadership")
    ):
        return _side(cast, tokens, phrase)
    if kind is PhraseKind.GROUP:
        namesake = cast.find((plain(tokens.lows[phrase.start]),))
        if phrase.stop - phrase.start == 1 and namesake is not None and namesake.seen:
            return Referent(namesake, "name")
        last = cast.last_subject
        if (
            phrase.stop - phrase.start == 1
            and phrase.head in cast.lexicon.part_words
            and last is not None
            and last.kind is SpeakerKind.COLLECTIVE
        ):
            return Referent(last, "collective", False)
        return _body(cast, tokens, phrase, SpeakerKind.GROUP)
    return _body(cast, tokens, phrase, SpeakerKind.ORGANISATION)


def _name(
    cast: Cast, tokens: Tokens, phrase: Phrase, role: tuple[int, int] | None
) -> Referent | None:
    assert phrase.name is not None
    words = cast.name_words(tokens, *phrase.name)
    if not words:
        return None
    party = cast.find(words)
    if party is None and len(words) == 1 and role is None and cast.offices_speak:
        holders = [p for p in cast.by_office.get(words[0], []) if p.kind is SpeakerKind.PERSON]
        if len(holders) == 1:
            return Referent(holders[0], "office")
    if party is None and len(words) == 1 and words[0] in cast.full_names:
        party = cast.in_full(words[0])
        cast.alias(party, tidy(tokens.slice(*phrase.name)))
        return Referent(party, "name")
    party = meet(cast, tokens, phrase, role)
    return Referent(party, "name") if party else None


def _side(cast: Cast, tokens: Tokens, phrase: Phrase) -> Referent:
    """A country, its capital or "the Norwegian side": its person in the text, or itself."""
    place = phrase.place or ""
    here = [
        p
        for p in cast.by_place.get(place, [])
        if p.kind is SpeakerKind.PERSON and p in cast.principals
    ]
    # A joint statement is that of states: its sides are no persons.
    if len(here) == 1 and not cast.one_voice:
        return Referent(here[0], "side")
    party = cast.country(place)
    cast.alias(party, tidy(tokens.slice(phrase.start, phrase.stop)))
    return Referent(party, "side")


def _body(cast: Cast, tokens: Tokens, phrase: Phrase, kind: SpeakerKind) -> Referent:
    written = tidy(tokens.slice(phrase.start, phrase.stop))
    short = find_by_initials(cast, tokens, phrase) if written.split()[-1].isupper() else None
    if short is not None:
        return Referent(short, "title")
    if phrase.name is not None:
        party = cast.find(cast.name_words(tokens, *phrase.name))
        if party is not None:
            return Referent(party, "name")
    return _in_short(cast, tokens, phrase) or Referent(
        cast.unnamed(written, kind, set(), phrase.place), "name"
    )


def _in_short(cast: Cast, tokens: Tokens, phrase: Phrase) -> Referent | None:
    """ "The Ministry" after "the Ministry of Trade of Norway": the last body with that noun; not
    certain where two have it."""
    if phrase.kind is not PhraseKind.BODY or phrase.stop - phrase.start != 2:
        return None
    if tokens.lows[phrase.start] != "the" or phrase.place:
        return None
    fits = [
        party
        for party in cast.parties[-_MOST_BODIES:]
        if party.kind is SpeakerKind.ORGANISATION
        and party.seen
        and len(party.name.split()) > 2
        and phrase.head in party.name.casefold().split()
    ]
    if not fits:
        return None
    party = max(fits, key=lambda p: p.seen)
    cast.alias(party, tidy(tokens.slice(phrase.start, phrase.stop)))
    return Referent(party, "side", len(fits) == 1)


def _pronoun(cast: Cast, head: str) -> Referent | None:
    if head in ("he", "she"):
        gender = "male" if head == "he" else "female"
        last = cast.last_person
        if last is not None and last.gender in (None, gender):
            last.gender = last.gender or gender
            return Referent(last, "pronoun")
        for party in sorted(cast.parties[-40:], key=lambda p: -p.seen):
            if party.kind is SpeakerKind.PERSON and party.seen and party.gender in (None, gender):
                return Referent(party, "pronoun")
        unheard = [p for p in cast.principals if p.gender in (None, gender)]
        return Referent(unheard[0], "pronoun", len(unheard) == 1) if unheard else None
    if head == "they":
        if cast.last_subject is not None and cast.last_subject.kind in (
            SpeakerKind.GROUP,
            SpeakerKind.COLLECTIVE,
        ):
            return Referent(cast.last_subject, "pronoun")
        if cast.last_joint is not None:
            return Referent(cast.last_joint, "pronoun")
        return Referent(cast.both("They"), "pronoun")
    if head == "we":
        return Referent(cast.both("We"), "pronoun")
    if head == "it" and cast.last_subject is not None:
        return Referent(cast.last_subject, "pronoun")
    return None


def _collective(cast: Cast, tokens: Tokens, phrase: Phrase) -> Referent:
    written = tidy(tokens.slice(phrase.start, phrase.stop))
    written = written[:1].upper() + written[1:]
    pair = tokens.lows[phrase.start : phrase.stop]
    members: tuple[Party, ...] = tuple(cast.principals)
    if ("two" in pair or "both" in pair) and len(members) > 2:
        members = members[:2]
    if len(members) < 2 or len(members) > 8:
        members = ()
    return Referent(cast.joint(members, written), "collective")


def _listed(cast: Cast, tokens: Tokens, phrase: Phrase) -> Referent | None:
    members: list[Party] = []
    for part in phrase.parts:
        referent = _look_up(cast, tokens, part, None)
        if referent is None:
            continue
        found = referent.party.members or (referent.party,)
        members += [m for m in found if m not in members]
    written = tidy(tokens.slice(phrase.start, phrase.stop))
    if not members:
        return None
    party = cast.joint(tuple(members), written[:1].upper() + written[1:], listed=True)
    return Referent(party, "list")
