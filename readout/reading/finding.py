"""The acts of a sentence: each reporting clause in it, found at its verb, adjective or source."""

from __future__ import annotations

from readout.lexicon import Form, Lexicon
from readout.reading.acts import Act, Order
from readout.reading.cues import find_cue, has_be
from readout.reading.inversions import read_inversion
from readout.reading.orders import read_active, read_participle
from readout.reading.passives import read_passive
from readout.reading.sources import read_adjective, read_source
from readout.reading.view import View

_SOURCE_WORDS = frozenset({"according", "words", "view", "opinion", "per"})
_BULLETS = frozenset({"•", "-", "–", "*", "·"})
_DASHES = frozenset({"-", "–", "—", "--"})


def find_acts(view: View, start: int, stop: int) -> list[Act]:
    """The acts of the sentence that is tokens `start` to `stop`, in order."""
    acts: list[Act] = []
    lows, watched = view.tokens.lows, view.watched
    start = _skip_opening(view, start, stop)
    clause = reached = start
    for k in [k for k in range(start, stop) if lows[k] in watched]:
        if k < reached:
            continue
        quotation = view.quotation_at(k)
        if quotation is not None:
            reached = quotation.stop
            continue
        act = _act_at(view, k, start, clause, stop, acts)
        if act is None:
            continue
        acts.append(act)
        if act.order is Order.SOURCE:
            reached = act.subject.stop if act.subject else k + 1
        else:
            clause = reached = max(act.cue[1], k + 1)
    return acts


def _act_at(view: View, k: int, start: int, clause: int, stop: int, acts: list[Act]) -> Act | None:
    low = view.tokens.lows[k]
    if low in _SOURCE_WORDS:
        source = read_source(view, k, start, stop)
        if source is not None or low not in view.lexicon.senses:
            return source
    if low in view.lexicon.senses:
        if k != start and not view.tokens.words[k][0].islower():
            return None
        if k > start and view.tokens.lows[k - 1] == "of" and not low.endswith("ing"):
            # "the two heads of state": a noun.
            return None
        return _read_verb(view, k, start, clause, stop, acts)
    return None if acts else read_adjective(view, k, start, clause, stop)


def _skip_opening(view: View, start: int, stop: int) -> int:
    """Past "12." and the like, and past a dateline, "OSLO, 3 May -"."""
    words = view.tokens.words
    if start + 2 < stop and words[start].isdigit() and words[start + 1] in ".)":
        start += 2
    while start < stop and words[start] in _BULLETS:
        start += 1
    dash = next((k for k in range(start + 1, min(stop, start + 22)) if words[k] in _DASHES), None)
    if dash is None:
        return start
    place = words[start].isupper() and len(words[start]) > 2
    named = all(
        word[0].isupper() or not word[0].isalpha() or word == "de" for word in words[start:dash]
    )
    if not named or not (
        place or any(w.lower() in view.lexicon.months for w in words[start:dash])
    ):
        return start
    while dash < stop - 1 and words[dash] in _DASHES:
        dash += 1
    return dash


def _read_verb(
    view: View, k: int, start: int, clause: int, stop: int, acts: list[Act]
) -> Act | None:
    if not acts or acts[-1].order in (Order.AFTER, Order.SOURCE):
        act = read_inversion(view, k, start, stop)
        if act is not None:
            return act
    verb = find_cue(view, k, clause, stop)
    if verb is None:
        return None
    if verb.passive:
        return read_passive(view, verb, clause, stop, bool(acts))
    if verb.sense.form & Form.GERUND and not has_be(view, verb.begin, k):
        return read_participle(view, verb, k, start, acts)
    return read_active(view, verb, start, clause, stop, acts)


def watched_words(lexicon: Lexicon) -> frozenset[str]:
    """Every word that can open or hold a cue; a sentence without one is quickly done."""
    return frozenset(lexicon.senses) | lexicon.adjectives_of_speech | _SOURCE_WORDS
