"""The seam between the engine and a language: every word it knows stands in a `Lexicon`.

Another language is another module of data beside `english.py` and one more entry in `LEXICONS`.
Words are in lower case unless a field says otherwise; nothing here is a pattern.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum, StrEnum
from typing import NamedTuple


class Form(IntEnum):
    """What a form of a verb can be, as bits; "urged" is past and participle."""

    BASE = 1
    PRESENT = 2
    PAST = 4
    PARTICIPLE = 8
    GERUND = 16


class Frame(StrEnum):
    """What has to follow a verb for it to report speech.

    FREE     nothing: "said", "urged", "condemned"
    CLAUSE   a that-clause, a question word or a quotation: "added that"
    SPEECH   a noun of speech: "expressed concern", "offered condolences"
    TALKS    nothing, in an account of talks; elsewhere it is a deed: "raised prices"
    TOGETHER nothing, but only several do it: "exchanged views"
    """

    FREE = "free"
    CLAUSE = "clause"
    SPEECH = "speech"
    TALKS = "talks"
    TOGETHER = "together"


class Verb(NamedTuple):
    """A reporting verb in one of its frames.

    base       dictionary form
    particles  words that must follow, "out" in "pointed out"; () for none
    quotes     can stand after the words it reports: "..., she added"
    """

    base: str
    frame: Frame
    particles: tuple[str, ...] = ()
    quotes: bool = False


class Sense(NamedTuple):
    """One reading of one written form: "urged" is the past of "urge"; `form` joins `Form` bits."""

    verb: Verb
    form: int


class Lexicon(NamedTuple):
    """The words of one language.

    senses         written form to the reporting verbs it may be, longest particles first
    nouns_of_speech   what one can express, offer or convey: "concern", "condolences"
    agentive       nouns for a document that speaks for its author: "statement", "readout"
    titles         nouns for one person's office: "minister"
    heads          offices of a head of state or government
    honorifics     "mr"; what follows is a name
    plural_titles  several people with an office: "ministers"
    sides          several parties as such: "sides", "parties"; always a collective
    groups         unnamed people: "officials"
    bodies         nouns for an organisation: "ministry"
    domains        words of offices and bodies that are no part of a person's name: "affairs"
    places         country, people or capital to the country's usual name
    demonyms       the adjectives among `places`: "chinese"
    demands        modals of what ought to be: "must"
    part_words     stand for some of those named before: "many highlighted"
    surnames       domains that are as often the last word of a name: "west"
    passive_nouns  what is exchanged, paid or given in words, as subject of a passive: "views"
    receiving      verbs that with a guest and a place are a deed: "welcomed him to Oslo"
    same_office    nouns that can stand for another office: "envoy" for "ambassador"
    news_verbs     what a body does in news of its own: "announce"
    offices_held_together  those of a firm that one person often has: "Chair and CEO"
    litigants      courts and those before them, whose rulings and steps are deeds
    disputing_verbs  in the present tense reports of a body in a newspaper: "The firm denies"
    answering      with a negation they say that nobody spoke: "has not commented"
    chairing       who leads a conversation and is known by that: "moderator"
    zones          what can follow an hour in its sentence: "9 a.m. Eastern"
    declaring_verbs with which a state or a body opens a statement: "condemns"
    styles         of rank before a title, in capitals: "HE the Minister"
    courtesies     honorifics that anyone is given: "Ms"
    nouns_in_ly    end like adverbs and are none: "family"
    speeches       nouns for what one person says at length: "keynote"
    firm_words     last words of names that are firms' or clubs' and no person's: "airlines"
    voicing_verbs  what even a publisher says as one among others: "warn"
    eager          ready for a word, after "be": "was quick to stress"
    letters        what one person writes and signs: "foreword"
    human_verbs    what only people do: their plural subject is a group, whatever the noun
    things         plural nouns that can be subject of those verbs and are no people: "reports"
    suffixes       last word of a firm's name: "inc"
    quoting_verbs  verbs that close a quotation in the present as in the past: "says Kari Dahl"
    managements    who in a company feels what its release says of them: "the Board"
    companies      what a company calls itself after its name: "the group"
    spokespeople   those who speak for others; `told_by_others`, signs that a title tells of one
    promises       words that promise a quotation, beside the agentive nouns: "following"
    attendance     what one does at a meeting other than speak: "attended"
    stating        auxiliaries in the present, in which what was said goes on
    offices_of_state  open the name of a part of a government: "Department of Trade"
    leaders        heads of what anyone in charge of a country can be called: "leader"
    voices         words by which a speaker or a writer speaks to the reader: "we", "you"
    stages         verbs that lead to another by a gerund: "began by thanking"
    mutual_verbs   what only several do together, in a passive: "it was agreed"
    conjugate      a verb's plain form to all its written forms, each with its `Form`
    male, female   pronouns and honorifics that tell
    """

    language: str
    senses: Mapping[str, tuple[Sense, ...]]
    nouns_of_speech: frozenset[str]
    agentive: frozenset[str]
    adjectives_of_speech: frozenset[str]
    light_verbs: frozenset[str]
    titles: frozenset[str]
    title_qualifiers: frozenset[str]
    heads: frozenset[str]
    honorifics: frozenset[str]
    plural_titles: frozenset[str]
    sides: frozenset[str]
    groups: frozenset[str]
    bodies: frozenset[str]
    domains: frozenset[str]
    places: Mapping[str, str]
    demonyms: frozenset[str]
    nobody: frozenset[str]
    particles: frozenset[str]
    determiners: frozenset[str]
    plural_determiners: frozenset[str]
    demands: frozenset[str]
    part_words: frozenset[str]
    surnames: frozenset[str]
    passive_nouns: frozenset[str]
    receiving: frozenset[str]
    same_office: Mapping[str, tuple[str, ...]]
    possessives: frozenset[str]
    pronouns: Mapping[str, str]
    male: frozenset[str]
    female: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    contrasts: frozenset[str]
    subordinators: frozenset[str]
    complementisers: frozenset[str]
    adverbs: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    finite: frozenset[str]
    past_events: frozenset[str]
    months: frozenset[str]
    abbreviations: frozenset[str]
    openers: frozenset[str]
    askers: frozenset[str]
    chairing: frozenset[str]
    answerers: frozenset[str]
    counterparts: frozenset[str]
    closing_headings: frozenset[str]
    sources: tuple[tuple[str, ...], ...]
    news_verbs: frozenset[str]
    offices_held_together: frozenset[str]
    litigants: frozenset[str]
    disputing_verbs: frozenset[str]
    answering: frozenset[str]
    zones: frozenset[str]
    declaring_verbs: frozenset[str]
    styles: frozenset[str]
    courtesies: frozenset[str]
    nouns_in_ly: frozenset[str]
    speeches: frozenset[str]
    firm_words: frozenset[str]
    voicing_verbs: frozenset[str]
    eager: frozenset[str]
    letters: frozenset[str]
    human_verbs: frozenset[str]
    things: frozenset[str]
    suffixes: frozenset[str]
    mutual_verbs: frozenset[str]
    stages: frozenset[str]
    voices: frozenset[str]
    leaders: frozenset[str]
    offices_of_state: frozenset[str]
    quoting_verbs: frozenset[str]
    companies: frozenset[str]
    managements: frozenset[str]
    spokespeople: frozenset[str]
    told_by_others: frozenset[str]
    promises: frozenset[str]
    attendance: frozenset[str]
    stating: frozenset[str]
    conjugate: Callable[[str], list[tuple[str, int]]]


def _english() -> Lexicon:
    from readout.english.words import ENGLISH

    return ENGLISH


LEXICONS: dict[str, Callable[[], Lexicon]] = {"en": _english}
"""ISO 639 code to the lexicon; the fallback comes first."""


def lexicon_for(language: str) -> Lexicon:
    """The lexicon of a language tag, "en-GB" as "en"; an unknown language reads as English."""
    code = language.replace("_", "-").partition("-")[0].casefold()
    return LEXICONS.get(code, _english)()
