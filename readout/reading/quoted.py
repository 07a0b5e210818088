"""Sentences that are quotation and say themselves not whose."""

from __future__ import annotations

from readout.model import Speech
from readout.reading.acts import Order
from readout.reading.cast import Party
from readout.reading.coreference import peek, resolve
from readout.reading.naming import meet
from readout.reading.phrases import PhraseKind
from readout.reading.scene import Draft, Piece, Scene, Spot, make_piece
from readout.reading.tokens import Tokens

_PEOPLE = (PhraseKind.PERSON, PhraseKind.NAME, PhraseKind.TITLE, PhraseKind.PRONOUN)
_SCARE = 3
"""So few quoted words are a title or irony."""
_FULL = 6
_BARE = 9
_LEAD = 12
_LONGEST_SIGNATURE = 24
_DASHES = ("—", "–", "-", "--", "―")


def read_quotation(spot: Spot) -> Piece | None:
    """A sentence that is mostly quotation and has no act outside it, with its speaker."""
    scene, tokens, draft = spot.scene, spot.tokens, spot.draft
    if not draft.quotes or draft.quoted < _SCARE:
        return None
    led_in = _named_before(scene, tokens, draft) or _led_in(scene, tokens, draft)
    if led_in is None and draft.quoted * 2 < draft.stop - draft.start:
        return None
    if any(a.subject is not None for a in draft.acts):
        return None
    found = _find_source(spot, led_in)
    if found is None:
        return None
    party, rule = found
    scene.run.owner = scene.run.quoting = party
    return make_piece(tokens, draft, party, Speech.DIRECT, rule)


def _find_source(spot: Spot, led_in: Party | None) -> tuple[Party, str] | None:
    """Whose a bare quotation is, and by which rule: the nearest sign first."""
    draft, scene = spot.draft, spot.scene
    run = scene.run
    goes_on = (spot.continued and spot.position == 0) or draft.quotes[0].start < draft.start
    if goes_on:
        party = run.quoting or run.owner or run.block_owner
    else:
        promised = run.announced if spot.position == 0 else None
        party = led_in or _find_signer(spot) or promised
    if party is not None:
        return party, "quotation goes on"
    party = _cue_near(spot) or run.owner or run.quoting
    if party is not None:
        return party, "quotation"
    last = scene.cast.last_person or scene.cast.last_subject
    if last is None or draft.quoted <= _FULL or run.closed:
        return None
    return last, "quotation, last named"


def read_signature(spot: Spot) -> Piece | None:
    """The line under a quotation with the name of who spoke."""
    tokens, draft = spot.tokens, spot.draft
    signer = _sign(spot.scene, tokens, draft.start, draft.stop)
    if signer is None or spot.scene.run.quoting is not signer:
        return None
    return make_piece(tokens, draft, signer, Speech.TURN, "signature")


def _find_signer(spot: Spot) -> Party | None:
    """Whose name stands under a quotation: "— Kari Dahl, teacher"."""
    scene, tokens, draft = spot.scene, spot.tokens, spot.draft
    quotation = draft.quotes[-1]
    for position in range(spot.position + 1, len(spot.drafts)):
        below = spot.drafts[position]
        if below.start >= quotation.stop:
            return _sign(scene, tokens, below.start, below.stop)
    if draft.stop > quotation.stop:
        return _sign(scene, tokens, quotation.stop, draft.stop)
    following = scene.following
    return _sign(scene, following, 0, len(following.words)) if following else None


def _sign(scene: Scene, tokens: Tokens, start: int, stop: int) -> Party | None:
    """Who a line with a dash and a name is: "– Kari Dahl, teacher, Oslo"."""
    if not 2 < stop - start <= _LONGEST_SIGNATURE or tokens.words[start] not in _DASHES:
        return None
    end = next((k for k in range(start, stop) if tokens.words[k] in ",(\n"), stop)
    phrase = scene.reader.read(tokens, start + 1, end)
    if phrase is None or phrase.kind not in (PhraseKind.PERSON, PhraseKind.NAME):
        return None
    return (
        meet(scene.cast, tokens, phrase) if end - start > 2 else peek(scene.cast, tokens, phrase)
    )


def _cue_near(spot: Spot) -> Party | None:
    """The speaker named by a later sentence that the same quotation reaches into."""
    scene, tokens = spot.scene, spot.tokens
    quotation = spot.draft.quotes[-1]
    for position in range(spot.position + 1, len(spot.drafts)):
        draft = spot.drafts[position]
        if draft.start > quotation.stop:
            break
        for act in draft.acts:
            if act.order is Order.AFTER and act.subject is not None:
                found = resolve(scene.cast, tokens, act.subject, act.role)
                return found.party if found else None
        if draft.start >= quotation.stop:
            return _bare_cue(scene, tokens, draft)
    return None


def _bare_cue(scene: Scene, tokens: Tokens, draft: Draft) -> Party | None:
    """ "Falk exclaimed." after a quotation that ends in "!"."""
    if draft.stop - draft.start > _BARE or not draft.acts:
        return None
    act = draft.acts[0]
    if act.subject is None or act.sense is None or not act.sense.verb.quotes:
        return None
    if act.cue[1] < draft.stop - 1 or act.present:
        return None
    found = resolve(scene.cast, tokens, act.subject, act.role)
    return found.party if found else None


def _named_before(scene: Scene, tokens: Tokens, draft: Draft) -> Party | None:
    """ "Falk: “We go on.”"."""
    colon = draft.quotes[0].start - 1
    if colon <= draft.start or tokens.words[colon] != ":" or colon - draft.start > _LEAD:
        return None
    begin = draft.start
    if tokens.lows[begin] == "for" and "," in tokens.words[begin:colon]:
        # "For Dahl, the case is clear: “…”"
        begin, colon = begin + 1, tokens.words.index(",", begin, colon)
    phrase = scene.reader.read(tokens, begin, colon)
    if phrase is None:
        # "Kari Dahl, Acme: “…”", "Kari Dahl (Acme): “…”"
        stop = next((k for k in range(begin, colon) if tokens.words[k] in ",("), begin)
        phrase = scene.reader.read(tokens, begin, stop)
    if phrase is None or phrase.kind not in _PEOPLE:
        return None
    return peek(scene.cast, tokens, phrase)


def _led_in(scene: Scene, tokens: Tokens, draft: Draft) -> Party | None:
    """Who a sentence that ends in a colon and a quotation is about: "Dahl is blunt: “…”"."""
    colon = draft.quotes[0].start - 1
    about = tokens.lows[draft.start] == "for" and colon > draft.start
    if not about and (colon <= draft.start + 1 or tokens.words[colon] != ":"):
        return None
    begin = draft.start + (about or tokens.lows[draft.start] == "as")
    if not about and tokens.lows[begin] not in scene.lexicon.pronouns:
        comma = next((k for k in range(begin, colon) if tokens.words[k] == ","), None)
        if comma is not None and tokens.words[comma + 1][0].isupper():
            begin = comma + 1
    for stop in range(min(colon, begin + _LEAD), begin, -1):
        after = tokens.words[stop]
        phrase = None
        if after.islower() or after in ",:":
            phrase = scene.reader.read(tokens, begin, stop)
        if phrase is None or phrase.kind not in _PEOPLE:
            continue
        if phrase.kind is not PhraseKind.PRONOUN:
            return peek(scene.cast, tokens, phrase)
        found = resolve(scene.cast, tokens, phrase) if phrase.head in ("he", "she") else None
        return found.party if found else None
    return None
