"""Sentences that report nothing themselves: whose run of speech goes on in them, if anybody's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from readout.lexicon import Form
from readout.model import BlockKind, SpeakerKind, Speech
from readout.reading.cast import Party
from readout.reading.coreference import peek, resolve
from readout.reading.genre import Genre
from readout.reading.meeting import is_own_voice
from readout.reading.names import place_at
from readout.reading.noticing import notice
from readout.reading.phrases import PhraseKind
from readout.reading.scene import Draft, Piece, Scene, Spot, make_narration, make_piece
from readout.reading.tokens import Tokens

_NAMED = (PhraseKind.PERSON, PhraseKind.NAME, PhraseKind.TITLE)
_REACH = 30


class Rule(NamedTuple):
    """Who goes on speaking in a sentence without a cue.

    name     of the rule, as `REASONS` has it
    find     whose words the sentence is; None where the rule has nothing to say
    example  a text whose last sentence the rule wins
    """

    name: str
    find: Callable[[Spot], Party | None]
    speech: Speech
    certain: bool
    example: str


def carry_on(spot: Spot) -> Piece:
    """The piece of a sentence without a cue: a speaker's run that goes on, or narration."""
    scene, tokens, draft = spot.scene, spot.tokens, spot.draft
    run = scene.run
    if run.closed:
        return make_narration(tokens, draft)
    for rule in RULES:
        party = rule.find(spot)
        if party is not None:
            return make_piece(tokens, draft, party, rule.speech, rule.name, None, rule.certain)
    if spot.position and scene.genre is not Genre.READOUT:
        run.owner = None
    _notice(scene, tokens, draft)
    return make_narration(tokens, draft)


def _lister(spot: Spot) -> Party | None:
    return spot.scene.run.listing


def _promised(spot: Spot) -> Party | None:
    """Whose words the paragraph before has promised with a colon, quotation marks or not."""
    plain = spot.block.kind is BlockKind.PARAGRAPH and not spot.draft.quotes
    return spot.scene.run.announced if plain else None


def _all_of_us(spot: Spot) -> Party | None:
    scene = spot.scene
    if scene.genre is not Genre.JOINT:
        return None
    if "we" not in spot.draft.voices and not scene.run.declared:
        return None
    scene.run.owner = scene.cast.both("We")
    return scene.run.owner


def _owner_of_readout(spot: Spot) -> Party | None:
    if spot.scene.genre is not Genre.READOUT or _narrates(spot):
        return None
    return spot.scene.run.owner


def _owner_of_minutes(spot: Spot) -> Party | None:
    scene = spot.scene
    if scene.genre is not Genre.MINUTES:
        return None
    goes_on = ((scene.run.that or _is_own_side(spot)) and _states(spot)) or _demands(spot)
    return scene.run.owner if goes_on else None


def _first_person(spot: Spot) -> Party | None:
    scene = spot.scene
    if scene.genre not in (Genre.PROSE, Genre.SPEECH) or spot.draft.quotes:
        return None
    own = spot.position == 0 and is_own_voice(spot.tokens, spot.draft)
    if own and scene.run.statement is None:
        scene.run.statement = _only_speaker(scene)
    return scene.run.statement


def _is_own_side(spot: Spot) -> bool:
    """Whether a sentence opens with the country of who speaks: "Norway will give ten boats"."""
    scene, owner = spot.scene, spot.scene.run.owner
    place = place_at(scene.lexicon, spot.tokens, spot.draft.start)
    if owner is None or owner.kind is not SpeakerKind.PERSON or place is None:
        return False
    # A house leaves out the country of its own minister: it is nobody else's.
    here = scene.cast.by_place.get(place, ())
    others = any(party.kind is SpeakerKind.PERSON for party in here)
    return place == owner.place or (owner.place is None and not others)


def _owner_before(spot: Spot) -> Party | None:
    """Who spoke in the paragraph before, where this one argues on and tells nothing."""
    scene, run = spot.scene, spot.scene.run
    owner = run.block_owner
    if scene.genre is not Genre.READOUT or spot.position or owner is None or not run.that:
        return None
    if owner.kind is not SpeakerKind.PERSON or any(d.acts or d.quotes for d in spot.drafts):
        return None
    each = [replace(spot, position=n) for n in range(len(spot.drafts))]
    if not any(map(_argues, each)) or not all(map(_states, each)) or any(map(_narrates, each)):
        return None
    run.owner = owner
    return owner


def _argues(spot: Spot) -> bool:
    """Whether a sentence says what must be, or speaks as "we"."""
    return _demands(spot) or not spot.draft.voices.isdisjoint(("we", "our"))


def _issuer(spot: Spot) -> Party | None:
    """The body whose statement says "we": "Our thoughts are with the families"."""
    scene = spot.scene
    owner = scene.run.owner or scene.run.block_owner
    if not scene.present or owner is None or owner.kind is not SpeakerKind.ORGANISATION:
        return None
    own = not spot.draft.quotes and not spot.draft.voices.isdisjoint(("we", "our"))
    return owner if own else None


def _only_speaker(scene: Scene) -> Party | None:
    """The one person whose statement the text can be."""
    heard = [p for p in scene.cast.parties if p.kind is SpeakerKind.PERSON and p.seen]
    return heard[0] if len(heard) == 1 else None


def _narrates(spot: Spot) -> bool:
    """Whether the writer plainly tells what happened."""
    head = spot.tokens.lows[spot.draft.start : min(spot.draft.stop, spot.draft.start + 40)]
    if not spot.scene.lexicon.attendance.isdisjoint(head):
        return True
    return "present" in head and ("were" in head or "was" in head)


def _demands(spot: Spot) -> bool:
    """Whether the sentence says what must be, as the writer of a report never does."""
    draft = spot.draft
    head = spot.tokens.lows[draft.start : min(draft.stop, draft.start + _REACH)]
    return not draft.acts and not spot.scene.lexicon.demands.isdisjoint(head)


def _states(spot: Spot) -> bool:
    """Whether the sentence speaks in the present, as what was said does."""
    lexicon, draft = spot.scene.lexicon, spot.draft
    for low in spot.tokens.lows[draft.start : min(draft.stop, draft.start + _REACH)]:
        if low in lexicon.modals or low in lexicon.stating:
            return True
        senses = lexicon.senses.get(low, ()) if low.endswith("s") else ()
        if any(sense.form & Form.PRESENT for sense in senses):
            return True
        if low in ("was", "were", "had") or low in lexicon.past_events:
            return False
    return False


def _notice(scene: Scene, tokens: Tokens, draft: Draft) -> None:
    """Remembers whom a sentence that reports nothing is about, for the pronouns after it."""
    lows, lexicon, cast = tokens.lows, scene.lexicon, scene.cast
    for k in range(draft.start + 1, min(draft.stop, draft.start + 24)):
        if not (
            lows[k] in lexicon.finite
            or lows[k] in lexicon.past_events
            or (lows[k].endswith("ed") and tokens.words[k].islower())
        ):
            continue
        phrase = scene.reader.read(tokens, draft.start, k)
        if phrase is None:
            continue
        found = peek(cast, tokens, phrase) if phrase.kind in _NAMED else None
        if found is not None and found.kind is SpeakerKind.PERSON:
            cast.last_person = found
            return
        if phrase.kind is PhraseKind.GROUP:
            resolve(cast, tokens, phrase)
            return
    notice(cast, tokens, draft.start, draft.stop)


# First match wins.
RULES = (
    Rule(
        "list item", _lister, Speech.INDIRECT, True,
        "The sides agreed to:\n\n"
        "- open the pier",
    ),
    Rule(
        "quotation goes on", _promised, Speech.DIRECT, True,
        "“We are glad,” said Kari Dahl.\n\n"
        "Kari Dahl said:\n\n"
        "The pier is a walk to nowhere.",
    ),
    Rule(
        "first person", _all_of_us, Speech.INDIRECT, True,
        "# Joint Statement of the Ministers\n\n"
        "We welcome the progress made. We reaffirm our support for the accord. We call "
        "for calm.\n\n"
        "For us this matters and we mean it.",
    ),
    Rule(
        "carry over", _owner_of_readout, Speech.INDIRECT, True,
        "Minister Kari Dahl met Minister Omar Vale in Oslo.\n\n"
        "Kari Dahl said that the talks go on. The pier is open. The strait is calm.",
    ),
    Rule(
        "carry over", _owner_before, Speech.INDIRECT, False,
        "Minister Kari Dahl met Minister Omar Vale in Oslo.\n\n"
        "Kari Dahl said that the talks go on. The pier is open. The strait is calm. Trade "
        "grows.\n\n"
        "Omar Vale said that the port is open. The strait is calm. Fish is fresh.\n\n"
        "The two ports should find a way to share it.",
    ),
    Rule(
        "carry over", _owner_of_minutes, Speech.INDIRECT, False,
        "Kari Dahl met Omar Vale in Oslo. Ms. Dahl stressed the role of trade. Mr. Vale "
        "welcomed the talks. She thanked the crews. He noted that fares fall. The port "
        "must grow.",
    ),
    Rule(
        "statement goes on", _issuer, Speech.INDIRECT, False,
        "The Ministry of Trade of Norway condemns the raid. It urges all to stay calm.\n\n"
        "Our thoughts are with the crews.",
    ),
    Rule(
        "statement goes on", _first_person, Speech.DIRECT, True,
        "“We are glad,” said Kari Dahl.\n\n"
        "“It is a good day,” she added.\n\n"
        "I thank my crew. They did it all.",
    ),
)  # fmt: skip
