"""Where subject, cue and content stand: before, between, as a second verb, as a participle."""

from __future__ import annotations

from readout.lexicon import Frame
from readout.reading.acts import Act, Cue, Order
from readout.reading.people import find_people, may_be_people
from readout.reading.phrases import Phrase, PhraseKind
from readout.reading.stretches import find_leading_phrase, is_lead_in, read_phrase_in
from readout.reading.subjects import find_subject
from readout.reading.view import OPENS_QUOTE, REACH, Subject, View

_OPENING_MARKS = (",", "-", "•", "*", "–")


def read_active(
    view: View, verb: Cue, start: int, clause: int, stop: int, acts: list[Act]
) -> Act | None:
    """The act of a verb in the active: with a subject of its own, or that of the act before."""
    edge = verb.begin
    first = max(clause, edge - REACH)
    if first >= edge:
        return _coordinate(view, verb, edge, start, acts)
    before = view.tokens.lows[edge - 1]
    if before in ("and", "but", "or", "then", "&") or (before == "," and acts):
        found = _coordinate(view, verb, edge, start, acts)
        if found is not None or acts:
            return found
    refused = False
    for begin in _clause_starts(view, first, edge, start, acts):
        subject = find_subject(view, begin, edge)
        if subject is None or may_be_people(view, subject[0]):
            people = find_people(view, verb, begin, edge)
            subject = (people, None) if people is not None else None
        if subject is None:
            continue
        if refused and subject[0].start != begin:
            return None
        act = _place_act(view, verb, subject, begin, start, stop, acts)
        if act is not None:
            return act
        refused = True
    return None


def _clause_starts(view: View, first: int, edge: int, start: int, acts: list[Act]) -> list[int]:
    """Where the clause of a verb may begin: the sentence, or after a conjunction."""
    lows = view.tokens.lows
    starts: list[int] = []
    if not acts and first == start:
        starts.append(start)
    that = bool(acts) and acts[-1].that
    for k in range(edge - 1, first - 1, -1):
        low = lows[k]
        where = low == "where" and k > first and lows[k - 1] == ","
        if (
            where
            or low in ("while", "whereas", "whilst", ";", "–", "—")
            or (low in ("and", "but") and (not that or (k > first and lows[k - 1] in (",", ";"))))
        ):
            starts.append(k + 1)
        if len(starts) > 4:
            break
    return starts


def _place_act(
    view: View,
    verb: Cue,
    subject: Subject,
    begin: int,
    start: int,
    stop: int,
    acts: list[Act],
) -> Act | None:
    """The act of a subject and its verb, seen where in the sentence it stands; None where the
    clause is no main one.

    begin  where the clause begins; `start` and `stop` are the sentence's
    """
    phrase, role = subject
    order: Order | None = Order.BEFORE
    if begin == start < phrase.start and not acts:
        order = _find_order(view, verb, phrase, start, stop)
    bare = verb.sense.verb.frame is Frame.CLAUSE and not verb.that
    if order is None or (
        bare and order is Order.BEFORE and not _quotes_next(view, verb.cue[1], stop)
    ):
        return None
    # "Dahl said, fish are few": "say" reports a clause with or without "that".
    that = verb.that or (order is Order.BEFORE and verb.sense.verb.base == "say")
    cut = _before_conjunction(view, begin, start) if acts and begin > start else begin
    return Act(order, cut, phrase, verb.cue, verb.sense, that, verb.present, role)


def _find_order(view: View, verb: Cue, phrase: Phrase, start: int, stop: int) -> Order | None:
    """How a subject stands that has words of its sentence before it: after what was quoted,
    inside what was said, or after a lead-in; None where those words are another clause."""
    lows, lead = view.tokens.lows, phrase.start
    comma = lows[lead - 1] == ","
    if (
        view.quotation_at(start) is not None
        or view.quotation_at(lead - 1) is not None
        or (comma and lead >= 2 and view.quotation_at(lead - 2) is not None)
    ):
        return Order.AFTER
    opener = start
    while opener < lead and lows[opener] in _OPENING_MARKS:
        opener += 1
    if opener == lead or is_lead_in(view, opener) or lows[opener] in view.lexicon.conjunctions:
        return Order.BEFORE
    if not verb.sense.verb.quotes or not comma or verb.that:
        return None
    named = read_phrase_in(view, opener, lead - 1)
    apposed = named is not None and named.name is not None and named.start == opener
    if apposed and phrase.kind not in (PhraseKind.NAME, PhraseKind.PERSON):
        return None
    follows = view.tokens.words[verb.cue[1]] if verb.cue[1] < stop else "."
    return Order.MIDDLE if follows == "," else Order.AFTER


def _before_conjunction(view: View, begin: int, start: int) -> int:
    """Where a second clause is cut off: at its "and", or at the comma before that."""
    cut = begin - 1
    return cut - 1 if cut > start and view.tokens.lows[cut - 1] == "," else cut


def _quotes_next(view: View, k: int, stop: int) -> bool:
    """Whether a quotation or a colon follows within a few words."""
    return any(view.tokens.words[n] in OPENS_QUOTE for n in range(k, min(stop, k + 9)))


def _coordinate(view: View, verb: Cue, edge: int, start: int, acts: list[Act]) -> Act | None:
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
    if verb.present or view.tokens.lows[edge - 1] not in ("and", "but", "then"):
        return None
    phrase = find_leading_phrase(view, start, edge)
    if phrase is None:
        return None
    return Act(Order.COORDINATE, start, phrase, verb.cue, verb.sense, verb.that, verb.present)


def read_participle(view: View, verb: Cue, k: int, start: int, acts: list[Act]) -> Act | None:
    """ "..., stressing that": the subject of the clause goes on."""
    edge = verb.begin
    if edge == start:
        return None
    before = view.tokens.lows[edge - 1]
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
    phrase = find_leading_phrase(view, start, edge)
    if phrase is None:
        return None
    return Act(Order.PARTICIPLE, start, phrase, verb.cue, verb.sense, verb.that)
