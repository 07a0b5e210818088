"""What a reporting verb needs after it to report: a clause, a quotation, a noun of speech."""

from __future__ import annotations

from readout.lexicon import Frame, Sense
from readout.reading.view import OPENS_QUOTE, View


def find_complement(view: View, k: int, sense: Sense, stop: int) -> int | None:
    """Where the cue ends if what the verb needs follows it; else None."""
    lows, verb = view.tokens.lows, sense.verb
    after = k + 1
    if after < stop and lows[after] == "nothing":
        return None
    if "following" in lows[after : after + 3] and any(
        low in view.lexicon.agentive for low in lows[after : after + 5]
    ):
        # "provided the following readout:" says whose text it is.
        return None
    if verb.particles[:1] == ("exchange",):
        while after < min(stop, k + 6) and lows[after] not in view.lexicon.prepositions | {
            "exchange",
            ",",
        }:
            after += 1
    for particle in verb.particles:
        while after < stop and view.is_adverb(after) and lows[after] != particle:
            after += 1
        if after >= stop or lows[after] != particle:
            return None
        after += 1
    if verb.particles in (("on",), ("upon",)) and verb.base == "call":
        # "called on the President" is a visit; "called on all to stop" is speech.
        return after if _has_infinitive(view, after, stop) else None
    if verb.base == "plead" and {"guilty", "contest"} & set(lows[after : after + 2]):
        return None
    if verb.base in view.lexicon.receiving and _has_guest(view, after, stop):
        return None
    if verb.frame is Frame.CLAUSE:
        if after < stop and lows[after] == "to":
            return None
        found = _clause_after(view, after, stop)
        if found is None:
            return after if after == stop or _ends_clause(view, after) else None
        return found if found - k <= 4 else after
    if verb.frame is Frame.SPEECH:
        return after if _speech_noun_after(view, after, stop) else None
    if (not verb.particles or verb.particles[-1] != "that") and (
        after < stop
        and lows[after] in view.lexicon.complementisers
        and lows[after] in ("that", "how", "whether", "why")
    ):
        return after + 1
    return after


def _has_guest(view: View, k: int, stop: int) -> bool:
    """Whether a person and a place follow: "welcomed *the Mayor, Ines Falk, to Oslo*"."""
    lows, words, lexicon = view.tokens.lows, view.tokens.words, view.lexicon
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


def _has_infinitive(view: View, k: int, stop: int) -> bool:
    words, lexicon = view.tokens.words, view.lexicon
    return any(
        words[n] == "to" and words[n + 1][:1].islower() and words[n + 1] not in lexicon.determiners
        for n in range(k, min(stop - 1, k + 30))
    )


def _ends_clause(view: View, k: int) -> bool:
    """Whether a verb here is bare, as in "..., she added."."""
    return view.tokens.words[k] in (".", ",", ":", "!") or view.tokens.words[k] in OPENS_QUOTE


def _clause_after(view: View, k: int, stop: int) -> int | None:
    """Past "that" or up to the quotation, with at most a few words before it."""
    for n in range(k, min(stop, k + 8)):
        low = view.tokens.lows[n]
        if low in ("that", "how", "whether"):
            return n + 1
        if view.tokens.words[n] in OPENS_QUOTE and low != "'":
            # "held the line “by a yard”" holds no speech; "replied with a smile: “..." does.
            near = n - k < 4 or view.tokens.words[n] == ":" or view.tokens.words[n - 1] in ",:"
            return n if near else None
        if low in (".", ";") or low in view.lexicon.have:
            return None
    return None


def _speech_noun_after(view: View, k: int, stop: int) -> bool:
    for n in range(k, min(stop, k + 9)):
        low = view.tokens.lows[n]
        if low in view.lexicon.nouns_of_speech:
            return True
        if low in (".", ";", ":", "that", "which", "who"):
            return False
        if (
            low in view.lexicon.prepositions
            and n > k
            and low not in ("of", "for", "to", "following")
        ):
            return False
    return False


def has_that(view: View, k: int, stop: int, verb: int) -> bool:
    """Whether a reported clause follows: “that”, “how”, “whether” close behind the cue."""
    lows = view.tokens.lows
    if any(lows[n] in ("that", "how", "whether", "why") for n in range(verb + 1, min(k, stop))):
        return True
    if k + 3 < stop and lows[k] == "," and lows[k + 2] == "," and view.is_adverb(k + 1):
        k += 3
    for n in range(k, min(stop, k + 12)):
        if lows[n] == "that":
            return True
        if lows[n] in (",", ";", ".") or lows[n] in ("while", "and"):
            return False
    return False
