"""Where subject, cue and content stand: before, between, as a second verb, as a participle."""

from __future__ import annotations

from readout.lexicon import Frame
from readout.reading.acts import Act, Cue, Order
from readout.reading.people import find_people, may_be_people
from readout.reading.phrases import Phrase, PhraseKind
from readout.reading.stretches import find_leading_phrase, is_lead_in, read_phrase_in
from readout.reading.subjects import find_subject
from readout.reading.view import OPENS_QUOTE, REACH, View


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
    for begin in _clause_starts(view, first, edge, start, acts):
        found_subject = find_subject(view, begin, edge)
        if found_subject is not None and may_be_people(view, found_subject[0]):
            found_subject = None
        people = None if found_subject else find_people(view, verb, begin, edge)
        if people is not None:
            found_subject = people, None
        if found_subject is None:
            continue
        phrase, role = found_subject
        return _place_act(view, verb, phrase, role, begin, start, stop, acts)
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
        if low in ("while", "whereas", "whilst", ";", "–", "—") or (
            low in ("and", "but") and (not that or (k > first and lows[k - 1] in (",", ";")))
        ):
            starts.append(k + 1)
        if len(starts) > 4:
            break
    return starts


def _place_act(
    view: View,
    verb: Cue,
    phrase: Phrase,
    role: tuple[int, int] | None,
    begin: int,
    start: int,
    stop: int,
    acts: list[Act],
) -> Act | None:
    """The act of a subject and its verb, seen where in the sentence it stands."""
    lows = view.tokens.lows
    order = Order.BEFORE
    lead = phrase.start
    bare = verb.sense.verb.frame is Frame.CLAUSE and not verb.that
    if begin == start and lead > start and not acts:
        opener = start
        while opener < lead and lows[opener] in (",", "-", "•", "*", "–"):
            opener += 1
        if (
            view.quotation_at(start) is not None
            or view.quotation_at(lead - 1) is not None
            or (lead >= 2 and view.quotation_at(lead - 2) is not None and lows[lead - 1] == ",")
        ):
            order = Order.AFTER
        elif (
            opener < lead
            and not is_lead_in(view, opener)
            and lows[opener] not in view.lexicon.conjunctions
        ):
            if not verb.sense.verb.quotes or lows[lead - 1] != ",":
                return None
            named = read_phrase_in(view, opener, lead - 1)
            if (
                named is not None and named.name and named.start == opener
                and phrase.kind not in (PhraseKind.NAME, PhraseKind.PERSON)
            ):  # fmt: skip
                return None
            follows = view.tokens.words[verb.cue[1]] if verb.cue[1] < stop else "."
            if verb.that:
                return None
            order = Order.MIDDLE if follows == "," else Order.AFTER
    if bare and order is Order.BEFORE and not _quotes_next(view, verb.cue[1], stop):
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
