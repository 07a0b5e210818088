"""Sentences with reporting clauses: who each clause names, and where one speaker ends."""

from __future__ import annotations

from readout.lexicon import Frame
from readout.model import Span, SpeakerKind, Speech
from readout.reading.acts import Act, Order
from readout.reading.cast import Referent
from readout.reading.coreference import resolve
from readout.reading.genre import Genre
from readout.reading.noticing import notice_opening
from readout.reading.phrases import Phrase, PhraseKind
from readout.reading.reasons import Reason
from readout.reading.scene import Draft, Piece, Scene, Spot, find_speech, quote_spans
from readout.reading.tokens import Tokens

_SHORT_LEAD = 6
"""So few words before a clause are its lead-in, not a sentence of the narrator's."""
_CUTS = ("and", "but", ",", "while", ";")
_SAME_SUBJECT = (Order.COORDINATE, Order.PARTICIPLE)


def read_clauses(spot: Spot, acts: list[Act]) -> list[Piece]:
    """The sentence cut at each act that has a speaker of its own; empty if nobody is found."""
    scene, tokens, draft = spot.scene, spot.tokens, spot.draft
    pieces: list[Piece] = []
    start = draft.start
    current: Piece | None = None
    for act in acts:
        found = _find_referent(scene, tokens, act)
        if found is None:
            continue
        if current is None:
            if _has_narration_before(scene, tokens, draft, act):
                cut = _behind_point(tokens, act.start)
                pieces.append(_narration(tokens.span(start, cut)))
                start = cut
        elif found.party is current.party or act.order in _SAME_SUBJECT:
            current.echoes.append(tokens.span(*act.cue))
            continue
        elif act.start <= start:
            continue
        else:
            cut = _behind_point(tokens, act.start)
            current.span = Span(current.span.start, tokens.span(start, cut).stop)
            start = cut
        current = _make_piece(tokens, draft, act, found, start)
        pieces.append(current)
    if current is not None:
        scene.run.owner = current.party
        scene.run.that = bool(acts[-1].that)
        if draft.quotes:
            scene.run.quoting = current.party
    return pieces


def _has_narration_before(scene: Scene, tokens: Tokens, draft: Draft, act: Act) -> bool:
    """ "The talks lasted an hour, and the Minister said": two clauses, the first nobody's."""
    first = tokens.lows[draft.start]
    return (
        act.order is Order.BEFORE
        # "Stating that trade and fishing matter, the Minister said" has one subject.
        and not (first.endswith("ing") and first in scene.lexicon.senses)
        and act.start > draft.start + _SHORT_LEAD
        and tokens.lows[act.start] in _CUTS
    )


def _behind_point(tokens: Tokens, k: int) -> int:
    """Where a clause is cut off: the comma stays with the words before it."""
    return k + 1 if tokens.lows[k] in (",", ";", ":") else k


def _narration(span: Span) -> Piece:
    return Piece(span, None, Speech.NARRATION, "narration", Reason("narration"))


def _make_piece(tokens: Tokens, draft: Draft, act: Act, found: Referent, start: int) -> Piece:
    """The clause from token `start` on, to the end of its sentence until another is found."""
    subject, party = act.subject, found.party
    two = found.rule == "collective" and len(party.members) == 2
    reason = Reason(
        "collective, two" if two else found.rule,
        mention=tokens.slice(subject.start, subject.stop) if subject else "",
        cue=tokens.slice(*act.cue),
        speaker=party.name,
    )
    # A passive has no words that could mean two people: its own reason says what is open.
    told = found.certain or subject is None
    return Piece(
        tokens.span(start, draft.stop),
        party,
        find_speech(draft),
        found.rule,
        reason if told else Reason("unsure"),
        tokens.span(subject.start, subject.stop) if subject else None,
        tokens.span(*act.cue),
        quotes=quote_spans(tokens, draft),
        certain=found.certain,
    )


def _find_referent(scene: Scene, tokens: Tokens, act: Act) -> Referent | None:
    """Who a clause says is speaking."""
    if act.subject is None:
        return _find_unnamed(scene, tokens, act)
    if act.order in (Order.AFTER, Order.MIDDLE) and act.subject.kind is PhraseKind.PRONOUN:
        notice_opening(scene.cast, tokens, act.start, act.subject.start)
    found = resolve(scene.cast, tokens, act.subject, act.role)
    joint = scene.genre is Genre.JOINT and _speaks_for_all(act.subject)
    together = act.sense is not None and act.sense.verb.frame is Frame.TOGETHER
    if found is None or not (joint or together):
        return found
    if found.party.kind is SpeakerKind.COLLECTIVE:
        return found
    written = tokens.slice(act.subject.start, act.subject.stop)
    party = scene.cast.both(written if joint else "The parties")
    scene.cast.note(party)
    return Referent(party, "collective")


def _speaks_for_all(subject: Phrase) -> bool:
    """Whether a subject of a joint statement is those who make it: "the Ministers"."""
    several = (PhraseKind.GROUP, PhraseKind.COLLECTIVE, PhraseKind.BODY)
    return subject.kind in several and subject.place is None


def _find_unnamed(scene: Scene, tokens: Tokens, act: Act) -> Referent:
    """Who speaks in a passive that names nobody: the run's owner, else the parties."""
    owner = scene.run.owner
    mutual = act.sense is not None and act.sense.verb.base in scene.lexicon.mutual_verbs
    mutual = mutual or "mutual" in tokens.lows[act.start : act.cue[0]]
    if owner is not None and not mutual and owner.kind is not SpeakerKind.COLLECTIVE:
        return Referent(owner, "passive, run", False)
    party = scene.cast.both("The parties")
    scene.cast.note(party)
    return Referent(party, "passive")
