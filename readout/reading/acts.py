"""Reporting clauses: who a sentence says is speaking, and with what words.

A small grammar over tokens: subject, auxiliaries and adverbs, cue, complement, in the orders
that reported speech has. Regular expressions would have to list every verb in one alternation,
slow to compile, and could not look at the words between; here a verb is one look-up.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from readout.lexicon import Form, Frame, Lexicon, Sense
from readout.reading.phrases import Phrase, PhraseKind, PhraseReader
from readout.reading.quotations import Quotation
from readout.reading.tokens import Tokens

_REACH = 90
"""How many tokens before a verb its subject may begin; keeps the work linear."""
_OPENS_QUOTE = frozenset('“„«»‘"') | {"''", "``", "'", ":"}
_CLOSES_QUOTE = frozenset('”“»«’"') | {"''", "'"}
_SOURCE_WORDS = frozenset({"according", "words", "view", "opinion", "per"})
_BRACKETS = {"(": ")", "[": "]"}
_BULLETS = frozenset({"•", "-", "–", "*", "·"})
_DASHES = frozenset({"-", "–", "—", "--"})
_BREAKS = frozenset({";", "–", "—", ":"})
_STRONG = frozenset({";", "while", "whereas", "whilst"})


class Order(StrEnum):
    """Where the subject and the content stand."""

    BEFORE = "subject, cue, content"
    AFTER = "content, cue, subject"
    MIDDLE = "content, subject, cue, content"
    SOURCE = "according to"
    PASSIVE = "passive"
    COORDINATE = "second verb of a subject"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True)
class Act:
    """One reporting clause, as ranges of tokens.

    start    where the clause begins, lead-in included
    role     tokens that stand beside the subject and say what office it has
    that     whether a that-clause or question is reported
    present  in the present tense
    """

    order: Order
    start: int
    subject: Phrase | None
    cue: tuple[int, int]
    sense: Sense | None
    that: bool = False
    present: bool = False
    role: tuple[int, int] | None = None


@dataclass(slots=True)
class _Verb:
    """A cue found at a verb: where its group begins and what may precede it."""

    begin: int
    cue: tuple[int, int]
    sense: Sense
    passive: bool
    present: bool
    that: bool


def watched_words(lexicon: Lexicon) -> frozenset[str]:
    """Every word that can open or hold a cue; a sentence without one is quickly done."""
    return frozenset(lexicon.senses) | lexicon.adjectives_of_speech | _SOURCE_WORDS


class ActFinder:
    """Finds the reporting clauses of the sentences of one block."""

    def __init__(
        self,
        tokens: Tokens,
        quotations: list[Quotation],
        lexicon: Lexicon,
        reader: PhraseReader,
        watched: frozenset[str],
        ignored: frozenset[str] = frozenset(),
    ) -> None:
        """`watched` is what `watched_words` gives for the lexicon."""
        self.watched = watched
        self.tokens, self.lexicon, self.reader = tokens, lexicon, reader
        self.ignored = ignored
        self._starts = [quotation.start for quotation in quotations]
        self._quotations = quotations

    def find(self, start: int, stop: int) -> list[Act]:
        """The acts of the sentence that is tokens `start` to `stop`, in order."""
        acts: list[Act] = []
        lows, watched = self.tokens.lows, self.watched
        start = self._after_number(start, stop)
        clause = reached = start
        for k in [k for k in range(start, stop) if lows[k] in watched]:
            if k < reached:
                continue
            quotation = self._quotation_at(k)
            if quotation is not None:
                reached = quotation.stop
                continue
            act = self._act_at(k, start, clause, stop, acts)
            if act is None:
                continue
            acts.append(act)
            if act.order is Order.SOURCE:
                reached = act.subject.stop if act.subject else k + 1
            else:
                clause = reached = max(act.cue[1], k + 1)
        return acts

    def _act_at(self, k: int, start: int, clause: int, stop: int, acts: list[Act]) -> Act | None:
        low = self.tokens.lows[k]
        if low in _SOURCE_WORDS:
            source = self._read_source(k, start, stop)
            if source is not None or low not in self.lexicon.senses:
                return source
        if low in self.lexicon.senses:
            if k != start and not self.tokens.words[k][0].islower():
                return None
            return self._read_verb(k, start, clause, stop, acts)
        return None if acts else self._read_adjective(k, start, clause, stop)

    def _after_number(self, start: int, stop: int) -> int:
        """Past "12." and the like, and past a dateline, "OSLO, 3 May -"."""
        words = self.tokens.words
        if start + 2 < stop and words[start].isdigit() and words[start + 1] in ".)":
            start += 2
        while start < stop and words[start] in _BULLETS:
            start += 1
        dash = next(
            (k for k in range(start + 1, min(stop, start + 22)) if words[k] in _DASHES), None
        )
        if dash is None:
            return start
        place = words[start].isupper() and len(words[start]) > 2
        named = all(
            word[0].isupper() or not word[0].isalpha() or word == "de"
            for word in words[start:dash]
        )
        if not named or not (
            place or any(w.lower() in self.lexicon.months for w in words[start:dash])
        ):
            return start
        while dash < stop - 1 and words[dash] in _DASHES:
            dash += 1
        return dash

    def _quotation_at(self, k: int) -> Quotation | None:
        """The quotation that token `k` is in."""
        position = bisect_left(self._starts, k + 1) - 1
        if position >= 0 and k < self._quotations[position].stop:
            return self._quotations[position]
        return None

    # Verbs

    def _read_verb(
        self, k: int, start: int, clause: int, stop: int, acts: list[Act]
    ) -> Act | None:
        if not acts or acts[-1].order in (Order.AFTER, Order.SOURCE):
            act = self._read_inversion(k, start, stop)
            if act is not None:
                return act
        verb = self._verb_at(k, clause, stop)
        if verb is None:
            return None
        if verb.passive:
            return self._read_passive(verb, clause, stop, bool(acts))
        if verb.sense.form & Form.GERUND and not self._has_be(verb.begin, k):
            return self._read_participle(verb, k, start, acts)
        return self._read_active(verb, start, clause, stop, acts)

    def _verb_at(self, k: int, clause: int, stop: int) -> _Verb | None:
        """The cue whose main verb is token `k`, with its auxiliaries and adverbs."""
        lows, lexicon = self.tokens.lows, self.lexicon
        begin = k
        be = have = modal = negated = False
        while begin > clause and k - begin < 8:
            low = lows[begin - 1]
            if low in lexicon.be and low not in ("remains", "remain", "remained"):
                be = True
            elif low in lexicon.have:
                have = True
            elif low in lexicon.modals:
                modal = True
            elif low in lexicon.negations:
                negated = True
            elif not self._is_adverb(begin - 1):
                break
            begin -= 1
        infinitive = False
        if begin > clause and lows[begin - 1] == "to":
            light = self._light_verb(begin - 1, clause)
            if light is None:
                return None
            begin, infinitive = light, True
        elif (
            begin > clause
            and lows[begin - 1] == "by"
            and lows[begin - 2]
            in (
                "began",
                "started",
                "opened",
                "concluded",
                "closed",
                "continued",
                "ended",
                "finished",
                "responded",
                "replied",
            )
        ):
            begin -= 2
            infinitive = True
        elif begin > clause + 2 and lows[begin - 1] == "as" and lows[begin - 2] == "quoted":
            # "was quoted as saying that"
            begin -= 2
            while begin > clause and lows[begin - 1] in lexicon.be | lexicon.have:
                begin -= 1
            infinitive = True
        if modal and not infinitive:
            return None
        if negated and lows[k] in lexicon.answering:
            return None
        for sense in lexicon.senses[lows[k]]:
            cue_stop = self._complement(k, sense, stop)
            if cue_stop is None and be and self._is_light_passive(sense, begin, clause):
                cue_stop = k + 1
            if cue_stop is None or sense.verb.base in self.ignored:
                continue
            form = sense.form
            if infinitive:
                if not form & (Form.BASE | Form.GERUND):
                    continue
                return _Verb(
                    begin,
                    (self._skip_adverbs(begin), cue_stop),
                    sense,
                    False,
                    False,
                    self._has_that(cue_stop, stop, k),
                )
            passive = be and bool(form & Form.PARTICIPLE) and not (form & Form.GERUND)
            if not passive and not self._fits(form, be, have, negated):
                continue
            present = not have and not be and bool(form & Form.PRESENT) and not form & Form.PAST
            present = present or (
                be and bool(form & Form.GERUND) and lows[begin] in ("is", "are", "am")
            )
            return _Verb(
                begin, (k, cue_stop), sense, passive, present, self._has_that(cue_stop, stop, k)
            )
        return None

    def _is_light_passive(self, sense: Sense, edge: int, clause: int) -> bool:
        """ "Views were exchanged", "Special attention was paid by the President to"."""
        return (
            sense.verb.frame is Frame.SPEECH
            and bool(sense.form & Form.PARTICIPLE)
            and edge > clause
            and self.tokens.lows[edge - 1] in self.lexicon.passive_nouns
        )

    def _skip_adverbs(self, k: int) -> int:
        while self._is_adverb(k) or self.tokens.lows[k] in self.lexicon.have:
            k += 1
        return k

    def _fits(self, form: int, be: bool, have: bool, negated: bool) -> bool:
        if form & Form.GERUND:
            return True
        if have:
            return bool(form & Form.PARTICIPLE)
        if be:
            return False
        if negated:
            return bool(form & (Form.BASE | Form.PAST))
        return bool(form & (Form.PAST | Form.PRESENT))

    def _light_verb(self, to: int, clause: int) -> int | None:
        """Where "went on to", "took the opportunity to" begins."""
        for n in range(to - 1, max(clause - 1, to - 6), -1):
            low = self.tokens.lows[n]
            if low in self.lexicon.light_verbs:
                while n > clause and (
                    self._is_adverb(n - 1) or self.tokens.lows[n - 1] in self.lexicon.have
                ):
                    n -= 1
                return n
            if low in (",", ";") or low in self.lexicon.prepositions - {
                "on",
                "by",
                "up",
                "off",
                "out",
            }:
                return None
        return None

    def _complement(self, k: int, sense: Sense, stop: int) -> int | None:
        """Where the cue ends if what the verb needs follows it; else None."""
        lows, verb = self.tokens.lows, sense.verb
        after = k + 1
        if after < stop and lows[after] == "nothing":
            return None
        if "following" in lows[after : after + 3] and any(
            low in self.lexicon.agentive for low in lows[after : after + 5]
        ):
            # "provided the following readout:" says whose text it is.
            return None
        if verb.particles[:1] == ("exchange",):
            while after < min(stop, k + 6) and lows[after] not in self.lexicon.prepositions | {
                "exchange",
                ",",
            }:
                after += 1
        for particle in verb.particles:
            while after < stop and self._is_adverb(after) and lows[after] != particle:
                after += 1
            if after >= stop or lows[after] != particle:
                return None
            after += 1
        if verb.particles in (("on",), ("upon",)) and verb.base == "call":
            # "called on the President" is a visit; "called on all to stop" is speech.
            return after if self._has_infinitive(after, stop) else None
        if verb.base in self.lexicon.receiving and self._has_guest(after, stop):
            return None
        if verb.frame is Frame.CLAUSE:
            if after < stop and lows[after] == "to":
                return None
            found = self._clause_after(after, stop)
            if found is None:
                return after if after == stop or self._ends_clause(after) else None
            return found if found - k <= 4 else after
        if verb.frame is Frame.SPEECH:
            return after if self._speech_noun_after(after, stop) else None
        if (not verb.particles or verb.particles[-1] != "that") and (
            after < stop
            and lows[after] in self.lexicon.complementisers
            and lows[after] in ("that", "how", "whether", "why")
        ):
            return after + 1
        return after

    def _has_guest(self, k: int, stop: int) -> bool:
        """Whether a person and a place follow: "welcomed *the Mayor, Ines Falk, to Oslo*"."""
        lows, words, lexicon = self.tokens.lows, self.tokens.words, self.lexicon
        titled = False
        for n in range(k, min(stop - 2, k + 20)):
            low = lows[n]
            if low in ("to", "at", "in"):
                place = n + 2 if lows[n + 1] == "the" else n + 1
                return titled and words[place][:1].isupper()
            titled = titled or low in lexicon.titles or low in lexicon.honorifics
            if low == "'s" or low.endswith("'s") or lows[n] in ("that", ".", ";", "and"):
                return False
        return False

    def _has_infinitive(self, k: int, stop: int) -> bool:
        words, lexicon = self.tokens.words, self.lexicon
        return any(
            words[n] == "to"
            and words[n + 1][:1].islower()
            and words[n + 1] not in lexicon.determiners
            for n in range(k, min(stop - 1, k + 30))
        )

    def _ends_clause(self, k: int) -> bool:
        """Whether a verb here is bare, as in "..., she added."."""
        return self.tokens.words[k] in (".", ",", ":", "!") or self.tokens.words[k] in _OPENS_QUOTE

    def _clause_after(self, k: int, stop: int) -> int | None:
        """Past "that" or up to the quotation, with at most a few words before it."""
        for n in range(k, min(stop, k + 8)):
            low = self.tokens.lows[n]
            if low in ("that", "how", "whether"):
                return n + 1
            if self.tokens.words[n] in _OPENS_QUOTE and low != "'":
                return n
            if low in (".", ";") or low in self.lexicon.have:
                return None
        return None

    def _speech_noun_after(self, k: int, stop: int) -> bool:
        for n in range(k, min(stop, k + 9)):
            low = self.tokens.lows[n]
            if low in self.lexicon.nouns_of_speech:
                return True
            if low in (".", ";", ":", "that", "which", "who"):
                return False
            if (
                low in self.lexicon.prepositions
                and n > k
                and low not in ("of", "for", "to", "following")
            ):
                return False
        return False

    def _has_that(self, k: int, stop: int, verb: int) -> bool:
        lows = self.tokens.lows
        if any(
            lows[n] in ("that", "how", "whether", "why") for n in range(verb + 1, min(k, stop))
        ):
            return True
        if k + 3 < stop and lows[k] == "," and lows[k + 2] == "," and self._is_adverb(k + 1):
            k += 3
        for n in range(k, min(stop, k + 12)):
            if lows[n] == "that":
                return True
            if lows[n] in (",", ";", ".") or lows[n] in ("while", "and"):
                return False
        return False

    def _is_adverb(self, k: int) -> bool:
        low = self.tokens.lows[k]
        if self.tokens.words[k] == "Both":
            return False
        return low in self.lexicon.adverbs or (
            low.endswith("ly")
            and len(low) > 4
            and low not in self.lexicon.nouns_in_ly
            and not self.tokens.words[k][:1].isupper()
        )

    def _has_be(self, begin: int, k: int) -> bool:
        return any(self.tokens.lows[n] in self.lexicon.be for n in range(begin, k)) or (
            begin < k and self.tokens.lows[begin] in self.lexicon.light_verbs
        )

    # Subjects

    def _read_active(
        self, verb: _Verb, start: int, clause: int, stop: int, acts: list[Act]
    ) -> Act | None:
        edge = verb.begin
        first = max(clause, edge - _REACH)
        if first >= edge:
            return self._coordinate(verb, edge, start, acts)
        before = self.tokens.lows[edge - 1]
        if before in ("and", "but", "or", "then", "&") or (before == "," and acts):
            found = self._coordinate(verb, edge, start, acts)
            if found is not None or acts:
                return found
        for begin in self._clause_starts(first, edge, start, acts):
            found_subject = self._subject(begin, edge)
            if found_subject is not None and self._may_be_people(found_subject[0]):
                found_subject = None
            people = None if found_subject else self._people(verb, begin, edge)
            if people is not None:
                found_subject = people, None
            if found_subject is None:
                continue
            phrase, role = found_subject
            return self._place_act(verb, phrase, role, begin, start, stop, acts)
        return None

    def _clause_starts(self, first: int, edge: int, start: int, acts: list[Act]) -> list[int]:
        """Where the clause of a verb may begin: the sentence, or after a conjunction."""
        lows = self.tokens.lows
        starts: list[int] = []
        if not acts and first == start:
            starts.append(start)
        that = bool(acts) and acts[-1].that
        for k in range(edge - 1, first - 1, -1):
            low = lows[k]
            if low in ("while", "whereas", "whilst", ";", "–", "—") or (
                low in ("and", "but") and (not that or (k > first and lows[k - 1] in (",", ";")))
            ):
                starts.append(k + 1)
            if len(starts) > 4:
                break
        return starts

    def _subject(self, begin: int, edge: int) -> tuple[Phrase, tuple[int, int] | None] | None:
        """The phrase right before a verb that begins at `edge`, and a title beside it."""
        segments = self._segments(begin, edge)
        if not segments:
            return None
        last = segments[-1]
        if last[0] == last[1]:
            return self._subject_with_insertion(segments[:-1], begin)
        phrase = self._phrase_in(*last)
        if phrase is None:
            return self._listed(segments)
        listed = self._listed(segments) if len(segments) > 1 else None
        if listed is not None:
            return listed
        role = None
        if phrase.kind is PhraseKind.NAME and len(segments) > 1 and phrase.start == last[0]:
            before = self._phrase_in(*segments[-2])
            if before is not None and before.kind is PhraseKind.TITLE:
                return (
                    Phrase(PhraseKind.PERSON, before.start, phrase.stop, before.head,
                           phrase.name, before.title, before.place),
                    None,
                )  # fmt: skip
        return (phrase, role) if self._stands_free(begin, phrase.start) else None

    def _subject_with_insertion(
        self, segments: list[tuple[int, int]], begin: int
    ) -> tuple[Phrase, tuple[int, int] | None] | None:
        """ "Kari Dahl, the minister, said", "The sides, meeting in Oslo, agreed"."""
        apposed = self._apposed(segments, begin)
        if apposed is not None:
            return apposed
        for n in range(len(segments) - 2, max(-1, len(segments) - 7), -1):
            a, b = segments[n]
            if a < b and self.tokens.lows[a] in ("who", "which", "whose", "where", "whom"):
                continue
            phrase = self._phrase_in(a, b)
            if phrase is None or not self._stands_free(begin, phrase.start):
                continue
            beside = segments[n + 1]
            title = self.reader.read(self.tokens, *beside) if beside[1] > beside[0] else None
            role = (
                beside
                if title is not None and title.kind in (PhraseKind.TITLE, PhraseKind.PERSON)
                else None
            )
            if (
                phrase.kind is PhraseKind.TITLE
                and title is not None
                and title.kind in (PhraseKind.NAME, PhraseKind.PERSON)
            ):
                phrase = Phrase(PhraseKind.PERSON, phrase.start, title.stop, phrase.head,
                                title.name, phrase.title, phrase.place)  # fmt: skip
                role = None
            return phrase, role
        if len(segments) == 1 or not segments:
            return self._only(segments, begin)
        return self._only(segments[-1:], begin)

    def _apposed(
        self, segments: list[tuple[int, int]], begin: int
    ) -> tuple[Phrase, tuple[int, int] | None] | None:
        """A name with an account of it: "Acme Inc. (Oslo), a maker of nets, ropes and sails,"."""
        words, lows, lexicon = self.tokens.words, self.tokens.lows, self.lexicon
        for n, (a, b) in enumerate(segments[:-1]):
            if a == b or self._is_lead_in(a):
                continue
            phrase = self._phrase_in(a, b)
            if phrase is None or phrase.name is None or phrase.start != a:
                return None
            if not self._stands_free(begin, a):
                return None
            following = segments[n + 1]
            suffix = following[0] < following[1] and lows[following[0]] in lexicon.suffixes
            if suffix:
                stop = following[0] + 1
                stop += stop < following[1] and words[stop] == "."
                phrase = Phrase(PhraseKind.BODY, a, stop, lows[stop - 1], (a, stop))
                if n + 2 >= len(segments):
                    return phrase, None
                following = segments[n + 2] if stop + 1 >= following[1] else following
            if suffix or self._opens_account(*following):
                title = self._phrase_in(*following) if following[0] < following[1] else None
                if title is None or title.start != following[0]:
                    return phrase, None
                office = title.kind in (PhraseKind.TITLE, PhraseKind.PERSON)
                return phrase, following if office else None
            return None
        return None

    def _opens_account(self, a: int, b: int) -> bool:
        """Whether what stands between commas tells who was named: "a maker of nets", "PhD"."""
        if a >= b:
            return False
        word, low, lexicon = self.tokens.words[a], self.tokens.lows[a], self.lexicon
        return (
            low in ("a", "an", "who", "which", "whose", "the", "one", "now", "formerly", "then")
            or low.isdigit()
            or low in lexicon.titles
            or low in lexicon.title_qualifiers
            or low in lexicon.possessives
            or (word[0].isupper() and len(word) < 6 and (word[1:2].isupper() or "." in word))
            or low in ("phd", "based", "speaking")
        )

    def _people(self, verb: _Verb, begin: int, edge: int) -> Phrase | None:
        """Unnamed people of any kind, before a verb that only people do: "two fishers said"."""
        lows, lexicon = self.tokens.lows, self.lexicon
        if verb.sense.verb.base not in lexicon.human_verbs or verb.passive:
            return None
        segments = self._segments(begin, edge)
        if not segments:
            return None
        a, b = segments[-1]
        if a == b and len(segments) > 1:
            a, b = segments[0]
        while a < b and (
            lows[a] in lexicon.conjunctions
            or (self._is_adverb(a) and lows[a] not in lexicon.determiners)
        ):
            a += 1
        head = a
        while head < min(b, a + 5) and not self._is_plural(head):
            if not lows[head].isalpha() and "-" not in lows[head]:
                return None
            if head > a and self.tokens.words[head][0].isupper():
                return None
            if lows[head] in lexicon.prepositions or lows[head] in lexicon.subordinators:
                return None
            head += 1
        if head >= min(b, a + 5) or not self._stands_free(begin, a):
            return None
        if head + 1 < b and not (
            lows[head + 1] in lexicon.prepositions
            or lows[head + 1] in ("who", "familiar", "close", "briefed", "present")
            or lows[head + 1].endswith(("ed", "ing"))
        ):
            return None
        return Phrase(PhraseKind.GROUP, a, b, lows[head])

    def _may_be_people(self, phrase: Phrase) -> bool:
        """Whether a lone capital word may be a plural that opens its sentence: "Fishers"."""
        k = phrase.start
        return (
            phrase.kind is PhraseKind.NAME
            and phrase.stop - k == 1
            and (k == 0 or not self._inside(k))
            and self.tokens.lows[k].endswith(("ers", "ors", "ists", "ants"))
            and (self.tokens.lows[k],) not in self.reader.names
        )

    def _is_plural(self, k: int) -> bool:
        """Whether a lower-case noun stands for several people."""
        low, word = self.tokens.lows[k], self.tokens.words[k]
        if low in self.lexicon.groups:
            return True
        if low in self.lexicon.things or (word[0].isupper() and k and self._inside(k)):
            return False
        if low in self.lexicon.places or self._is_adverb(k):
            return False
        return (
            low.isalpha() and len(low) > 4 and low.endswith("s")
            and not low.endswith(("ss", "us", "is", "ings", "ions", "ics", "ents'"))
        )  # fmt: skip

    def _inside(self, k: int) -> bool:
        """Whether a token is not the first of its sentence."""
        return self.tokens.words[k - 1] not in (".", "!", "?", "”", '"')

    def _only(
        self, segments: list[tuple[int, int]], begin: int
    ) -> tuple[Phrase, tuple[int, int] | None] | None:
        if not segments:
            return None
        phrase = self._phrase_in(*segments[0])
        if phrase is None or not self._stands_free(begin, phrase.start):
            return None
        return phrase, None

    def _listed(
        self, segments: list[tuple[int, int]]
    ) -> tuple[Phrase, tuple[int, int] | None] | None:
        """ "A, B and C": the longest run of segments before the verb that is a list."""
        last = segments[-1]
        if "and" not in self.tokens.lows[last[0] : last[1]] or len(segments) < 2:
            return None
        for n in range(max(0, len(segments) - 9), len(segments) - 1):
            phrase = self.reader.read(self.tokens, segments[n][0], last[1])
            if phrase is not None and phrase.kind is PhraseKind.LIST and len(phrase.parts) > 2:
                return phrase, None
        return None

    def _segments(self, begin: int, edge: int) -> list[tuple[int, int]]:
        """Tokens `begin` to `edge` cut at commas, what stands in brackets left out."""
        lows = self.tokens.lows
        segments: list[tuple[int, int]] = []
        a = bracket = begin
        closing = ""
        for k in range(begin, edge):
            low = lows[k]
            if closing:
                if low == closing:
                    closing = ""
                    if k + 1 == edge:
                        return [*segments, (a, bracket)]
            elif low in _BRACKETS:
                closing, bracket = _BRACKETS[low], k
                if k == a:
                    return segments
            elif low == "," or (low in _CLOSES_QUOTE and self._quotation_at(k) is not None):
                if low == "," or k > a:
                    segments.append((a, k))
                a = k + 1
        segments.append((a, edge))
        return segments[-12:]

    def _phrase_in(self, a: int, b: int) -> Phrase | None:
        """The phrase that ends a stretch, after any lead-in: "On Tuesday *the minister*"."""
        lows, lexicon, tokens = self.tokens.lows, self.lexicon, self.tokens
        while b > a and (self._is_adverb(b - 1) or lows[b - 1] == ")"):
            if lows[b - 1] == ")":
                opening = next(
                    (n for n in range(b - 1, max(a, b - 12) - 1, -1) if lows[n] == "("), None
                )
                if opening is None:
                    return None
                b = opening
            else:
                b -= 1
        while a < b and (
            lows[a] in lexicon.conjunctions
            or (self._is_adverb(a) and lows[a] not in lexicon.determiners)
        ):
            a += 1
        if a >= b:
            return None
        phrase = self.reader.read(tokens, a, b)
        if phrase is not None:
            return phrase
        if not self._is_lead_in(a):
            # "Dahl *on Monday* said"
            cut = next(
                (
                    k
                    for k in range(b - 1, max(a, b - 6), -1)
                    if lows[k] in ("on", "in", "at", "this", "last")
                ),
                None,
            )
            return self.reader.read(tokens, a, cut) if cut is not None else None
        for k in range(a + 1, b):
            before = lows[k - 1]
            if (
                before in lexicon.prepositions
                or before in lexicon.determiners
                or before in lexicon.subordinators
            ):
                continue
            if before in ("and", "&", "'s") or before.endswith("'s"):
                continue
            if (
                lows[k] in lexicon.determiners
                or lows[k] in lexicon.pronouns
                or tokens.words[k][:1].isupper()
                or lows[k] in lexicon.groups
                or lows[k] in lexicon.sides
            ):
                phrase = self.reader.read(tokens, k, b)
                if phrase is not None:
                    return phrase
        return None

    def _is_lead_in(self, k: int) -> bool:
        """Whether an adverbial can begin here."""
        low = self.tokens.lows[k]
        lexicon = self.lexicon
        return (
            low in lexicon.prepositions
            or low in lexicon.subordinators
            or low in lexicon.contrasts
            or self._is_adverb(k)
            or low.endswith(("ing", "ed"))
            or low == "to"
        )

    def _stands_free(self, begin: int, start: int) -> bool:
        """Whether a phrase that begins at `start` can be the subject of a main clause."""
        if start <= begin:
            return begin == 0 or self.tokens.lows[begin - 1] not in ("that", "which", "who")
        before = self.tokens.lows[start - 1]
        return before not in ("as", "than") and not (
            before in self.lexicon.subordinators
            and before not in ("like", "after", "before", "since")
        )

    def _place_act(
        self,
        verb: _Verb,
        phrase: Phrase,
        role: tuple[int, int] | None,
        begin: int,
        start: int,
        stop: int,
        acts: list[Act],
    ) -> Act | None:
        """The act of a subject and its verb, seen where in the sentence it stands."""
        lows = self.tokens.lows
        order = Order.BEFORE
        lead = phrase.start
        bare = verb.sense.verb.frame is Frame.CLAUSE and not verb.that
        if begin == start and lead > start and not acts:
            opener = start
            while opener < lead and lows[opener] in (",", "-", "•", "*", "–"):
                opener += 1
            if (
                self._quotation_at(start) is not None
                or self._quotation_at(lead - 1) is not None
                or (
                    lead >= 2
                    and self._quotation_at(lead - 2) is not None
                    and lows[lead - 1] == ","
                )
            ):
                order = Order.AFTER
            elif (
                opener < lead
                and not self._is_lead_in(opener)
                and lows[opener] not in self.lexicon.conjunctions
            ):
                if not verb.sense.verb.quotes or lows[lead - 1] != ",":
                    return None
                named = self._phrase_in(opener, lead - 1)
                if (
                    named is not None and named.name and named.start == opener
                    and phrase.kind not in (PhraseKind.NAME, PhraseKind.PERSON)
                ):  # fmt: skip
                    return None
                follows = self.tokens.words[verb.cue[1]] if verb.cue[1] < stop else "."
                if verb.that:
                    return None
                order = Order.MIDDLE if follows == "," else Order.AFTER
        if bare and order is Order.BEFORE and not self._quotes_next(verb.cue[1], stop):
            return None
        if acts and begin > start:
            clause_start = begin - 1
            if clause_start > start and lows[clause_start - 1] == ",":
                clause_start -= 1
        else:
            clause_start = begin
        # "Dahl said, fish are few": "say" reports a clause with or without "that".
        that = verb.that or (order is Order.BEFORE and verb.sense.verb.base == "say")
        return Act(order, clause_start, phrase, verb.cue, verb.sense, that, verb.present, role)

    def _quotes_next(self, k: int, stop: int) -> bool:
        """Whether a quotation or a colon follows within a few words."""
        return any(self.tokens.words[n] in _OPENS_QUOTE for n in range(k, min(stop, k + 9)))

    def _coordinate(self, verb: _Verb, edge: int, start: int, acts: list[Act]) -> Act | None:
        """ "... and stressed": a second verb of the subject before it."""
        if acts:
            if verb.present and not acts[-1].present:
                return None
            return Act(
                Order.COORDINATE,
                acts[-1].start,
                acts[-1].subject,
                verb.cue,
                verb.sense,
                verb.that,
                verb.present,
            )
        if verb.present or self.tokens.lows[edge - 1] not in ("and", "but", "then"):
            return None
        phrase = self._leading_phrase(start, edge)
        if phrase is None:
            return None
        return Act(Order.COORDINATE, start, phrase, verb.cue, verb.sense, verb.that, verb.present)

    def _leading_phrase(self, start: int, edge: int) -> Phrase | None:
        """The subject of a clause whose verb is no cue: "*The President* visited Oslo and"."""
        first = start
        if self._is_lead_in(start):
            comma = next(
                (k for k in range(start, min(edge, start + 40)) if self.tokens.lows[k] == ","),
                None,
            )
            if comma is None:
                return None
            first = comma + 1
        best: Phrase | None = None
        for k in range(first + 1, min(edge, first + 30)):
            low = self.tokens.lows[k]
            if low in (".", ";", ":"):
                break
            if not (
                low.endswith("ed")
                or low in self.lexicon.finite
                or low in self.lexicon.past_events
                or self._is_adverb(k)
            ):
                continue
            phrase = self._phrase_in(first, k)
            if phrase is not None:
                best = phrase
                break
        return best

    def _read_participle(self, verb: _Verb, k: int, start: int, acts: list[Act]) -> Act | None:
        """ "..., stressing that": the subject of the clause goes on."""
        edge = verb.begin
        if edge == start:
            return None
        before = self.tokens.lows[edge - 1]
        if before not in (",", "and", "while", "–", "—", "by", "when", "before") and not acts:
            return None
        if acts:
            if before not in (",", "and", "while", "–", "—", "by", "before", "also"):
                return None
            return Act(
                Order.PARTICIPLE, acts[-1].start, acts[-1].subject, verb.cue, verb.sense, verb.that
            )
        if before != "," or (not verb.that and verb.sense.verb.frame is not Frame.FREE):
            return None
        phrase = self._leading_phrase(start, edge)
        if phrase is None:
            return None
        return Act(Order.PARTICIPLE, start, phrase, verb.cue, verb.sense, verb.that)

    # Other shapes

    def _read_inversion(self, k: int, start: int, stop: int) -> Act | None:
        """ "“...,” said Kari Dahl, the minister."."""
        if k == start and (k == 0 or self.tokens.words[k - 1] not in _CLOSES_QUOTE):
            return None
        before = self.tokens.words[k - 1] if k else ""
        quoted = before in _CLOSES_QUOTE or (
            before in (",", "-", "–", "—") and k >= 2 and self._quotation_at(k - 2) is not None
        )
        if before != "," and not quoted:
            return None
        sense = next(
            (
                s
                for s in self.lexicon.senses[self.tokens.lows[k]]
                if s.verb.quotes
                and s.form & (Form.PAST | Form.PRESENT)
                and s.verb.base not in self.ignored
            ),
            None,
        )
        if sense is None:
            return None
        if k + 1 < stop and self.tokens.lows[k + 1] in self.lexicon.complementisers:
            return None
        found = self._phrase_from(k + 1, stop)
        if found is None:
            return None
        phrase, role = found
        if phrase.stop < stop and self._is_finite(phrase.stop):
            return None
        if not quoted and self._begins_clause(phrase, k, start, stop):
            return None
        if phrase.head == "it" or (not quoted and sense.verb.frame is Frame.CLAUSE):
            return None
        present = not sense.form & Form.PAST
        return Act(Order.AFTER, start, phrase, (k, k + 1), sense, False, present, role)

    def _begins_clause(self, phrase: Phrase, k: int, start: int, stop: int) -> bool:
        """Whether what follows "said" is what was said: "Dahl, a nurse, said patients ..."."""
        after = self.tokens.lows[phrase.stop] if phrase.stop < stop else "."
        if phrase.kind in (PhraseKind.GROUP, PhraseKind.COLLECTIVE) and not (
            after in (",", ".", ";", ":", "–", "—")
            or after in ("on", "in", "at", "after", "earlier", "last")
            or self._is_adverb(phrase.stop)
        ):
            return True
        segments = self._segments(start, k)
        return len(segments) > 2 and self._apposed(segments, start) is not None

    def _is_finite(self, k: int) -> bool:
        """Whether a verb in a tense stands here: "said members *were* done"."""
        low, lexicon = self.tokens.lows[k], self.lexicon
        return (
            low in lexicon.finite or low in lexicon.have or low in lexicon.modals
            or low in lexicon.be or low in lexicon.negations
        )  # fmt: skip

    def _phrase_from(self, k: int, stop: int) -> tuple[Phrase, tuple[int, int] | None] | None:
        """The phrase that begins at `k`, as far as it goes, and the title after it."""
        end = self._phrase_end(k, stop)
        phrase = None
        while end > k:
            phrase = self.reader.read(self.tokens, k, end)
            if phrase is not None:
                break
            end -= 1
            if end < k + 1 or k + 24 < end:
                return None
        if phrase is None:
            return None
        role = None
        if end < stop and self.tokens.lows[end] == ",":
            beside_end = self._phrase_end(end + 1, stop)
            beside = self.reader.read(self.tokens, end + 1, beside_end)
            if (beside is not None and beside.kind is PhraseKind.TITLE and phrase.name) or (
                beside is not None and beside.kind is PhraseKind.PERSON and phrase.name
            ):
                role = (end + 1, beside_end)
            elif phrase.kind is PhraseKind.TITLE and beside is not None and beside.name:
                phrase = Phrase(PhraseKind.PERSON, phrase.start, beside.stop, phrase.head,
                                beside.name, phrase.title, phrase.place)  # fmt: skip
        return phrase, role

    def _phrase_end(self, k: int, stop: int) -> int:
        """How far a phrase from `k` on can go at most."""
        lows, lexicon = self.tokens.lows, self.lexicon
        for n in range(k, min(stop, k + 30)):
            low = lows[n]
            if (
                low in (",", ";", ":", "?", "!", "–", "—", "(")
                or self.tokens.words[n] in _CLOSES_QUOTE | _OPENS_QUOTE
            ):
                return n
            if low == "." and n > k and not (len(lows[n - 1]) <= 3 and n + 1 < stop):
                return n
            if n > k and low in lexicon.prepositions and low not in ("of", "for", "at"):
                return n
            if n > k and (
                low in lexicon.subordinators or low in lexicon.finite or low in lexicon.have
            ):
                return n
        return min(stop, k + 30)

    def _read_source(self, k: int, start: int, stop: int) -> Act | None:
        """ "According to Kari Dahl, ..."."""
        lows = self.tokens.lows
        own = k > start + 1 and lows[k - 1] in ("his", "her", "their") and lows[k - 2] == "in"
        if own and lows[k] in ("view", "opinion", "words"):
            head = {"his": "he", "her": "she", "their": "they"}[lows[k - 1]]
            subject = Phrase(PhraseKind.PRONOUN, k - 1, k, head)
            return Act(Order.SOURCE, start, subject, (k - 2, k + 1), None)
        for words in self.lexicon.sources:
            first = k if words[0] != "in" else k - 2
            if first < start or tuple(lows[first : first + len(words)]) != words:
                continue
            after = first + len(words)
            document = self._document_end(after, stop)
            found = self._phrase_from(document or after, stop)
            if found is None and document is not None:
                # "According to the announcement": whoever made it.
                found = Phrase(PhraseKind.PRONOUN, after, document, "it"), None
            if found is None:
                return None
            phrase, role = found
            return Act(Order.SOURCE, start, phrase, (first, first + len(words)), None, role=role)
        return None

    def _document_end(self, k: int, stop: int) -> int | None:
        """Past "the announcement" or "a statement by" after "according to"."""
        lows, lexicon = self.tokens.lows, self.lexicon
        n = k + 1
        while n < min(stop, k + 4) and lows[n] not in lexicon.agentive:
            n += 1
        if (
            k >= stop
            or lows[k] not in ("the", "a")
            or n >= min(stop, k + 4)
            or lows[n] in lexicon.titles
        ):
            return None
        if n + 1 < stop and lows[n + 1] in ("issued", "released", "published", "made"):
            n += 1
        return n + 2 if n + 1 < stop and lows[n + 1] in ("by", "from", "of") else n + 1

    def _read_adjective(self, k: int, start: int, clause: int, stop: int) -> Act | None:
        """ "was grateful for", "remained concerned about"."""
        lows, lexicon = self.tokens.lows, self.lexicon
        begin = k
        while begin > clause and (
            self._is_adverb(begin - 1) or lows[begin - 1] in ("very", "deeply", "most")
        ):
            begin -= 1
        if begin == clause or lows[begin - 1] not in lexicon.be:
            return None
        be = begin - 1
        while begin > clause and (
            lows[begin - 1] in lexicon.be
            or self._is_adverb(begin - 1)
            or lows[begin - 1] in lexicon.have
        ):
            begin -= 1
        after = lows[k + 1] if k + 1 < stop else ""
        if after not in ("that", "to", "about", "for", "of", "by", "with", "in", "on", "at"):
            return None
        if after == "to" and (k + 2 >= stop or lows[k + 2] not in lexicon.senses):
            return None
        present = lows[be] in ("is", "are", "am", "remains", "remain")
        found = self._subject(clause, begin)
        if found is None:
            return None
        cue = (be, k + 2 if after == "that" else k + 1)
        return Act(Order.BEFORE, clause, found[0], cue, None, after == "that", present, found[1])

    def _read_passive(self, verb: _Verb, clause: int, stop: int, has_act: bool) -> Act | None:
        """ "It was agreed", "Concern was expressed by officials"."""
        if has_act or verb.present:
            return None
        lows = self.tokens.lows
        by = next(
            (k for k in range(verb.cue[1], min(stop, verb.cue[1] + 3)) if lows[k] == "by"), None
        )
        if by is None and verb.cue[1] < stop and lows[verb.cue[1]] == "to":
            by = self._by_person(verb.cue[1], stop)
        head = self._passive_subject(clause, verb.begin)
        if head is None:
            return None
        if by is not None:
            found = self._phrase_from(by + 1, stop)
            if found is not None and found[0].kind is not PhraseKind.PLACE:
                return Act(
                    Order.PASSIVE,
                    clause,
                    found[0],
                    (verb.begin, verb.cue[1]),
                    verb.sense,
                    verb.that,
                    role=found[1],
                )
            return None
        if lows[verb.begin] in ("is", "are", "be", "being"):
            return None
        return Act(Order.PASSIVE, clause, None, (verb.begin, verb.cue[1]), verb.sense, verb.that)

    def _by_person(self, k: int, stop: int) -> int | None:
        """ "expressed to the crews *by President Mensah*": only where it is a person."""
        lows = self.tokens.lows
        for n in range(k, min(stop - 1, k + 8)):
            if lows[n] in (",", ";", "that", "."):
                return None
            if lows[n] == "by":
                found = self._phrase_from(n + 1, stop)
                person = found is not None and found[0].kind in (
                    PhraseKind.PERSON,
                    PhraseKind.TITLE,
                )
                return n if person else None
        return None

    def _passive_subject(self, clause: int, edge: int) -> str | None:
        """The word that shows a passive to be one of speech: "it", "concern", "issues"."""
        lows, lexicon = self.tokens.lows, self.lexicon
        segments = self._segments(max(clause, edge - _REACH), edge)
        for a, b in reversed(segments):
            for k in range(a, b):
                low = lows[k]
                if k > a and lows[k - 1] in lexicon.subordinators:
                    return None
                if low == "it" and k + 1 == b:
                    return "it"
                if low in lexicon.nouns_of_speech or low in (
                    "emphasis",
                    "range",
                    "number",
                    "matters",
                    "topics",
                    "cooperation",
                    "relations",
                    "prospects",
                    "situation",
                    "developments",
                ):
                    return low
                if low in lexicon.pronouns:
                    return None
        return None
