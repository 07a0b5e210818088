"""Who there is in a release before anybody is heard: the known, the introduced, the publisher."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from readout.model import SpeakerKind
from readout.reading.acts import Order
from readout.reading.cast import Party, plain
from readout.reading.genre import Genre
from readout.reading.introductions import introduce
from readout.reading.names import place_at
from readout.reading.naming import meet
from readout.reading.phrases import PhraseKind
from readout.reading.scene import Draft, Piece, Scene
from readout.reading.tokens import Tokens

_OPENING_BLOCKS = 3
_MOST_PRINCIPALS = 8
_LONGEST_SIGNATURE = 14


def meet_known(scene: Scene) -> None:
    """Adds those whom the settings name."""
    for known in scene.hints.speakers:
        words = tuple(w for w in known.name.casefold().split() if w)
        kind = known.kind or SpeakerKind.PERSON
        party = scene.cast.add(
            Party(known.name, kind, words, known.role, place=known.side, given=True)
        )
        for alias in known.aliases:
            scene.cast.call(party, alias)


def meet_all(scene: Scene, drafts: list[list[Draft]]) -> None:
    """Adds everyone with an office, so that later words can find them, then all who act; those
    of the opening are the principals."""
    cast = scene.cast
    early: list[Party] = []
    for number, tokens in enumerate(scene.tokens):
        met = introduce(tokens, scene.reader, cast)
        before_acts = not any(d.acts for d in drafts[number])
        if number < _OPENING_BLOCKS and (number == 0 or before_acts or not early):
            early += [p for p in dict.fromkeys(met) if p not in early]
    introduce(scene.title, scene.reader, cast)
    _meet_actors(scene, drafts)
    cast.principals = early[:_MOST_PRINCIPALS] if len(early) > 1 else []
    if len(cast.principals) < 2:
        people = [p for p in cast.parties if p.kind is SpeakerKind.PERSON]
        cast.principals = people[:2] if len(people) > 1 else people


def _meet_actors(scene: Scene, drafts: list[list[Draft]]) -> None:
    for tokens, found in zip(scene.tokens, drafts, strict=True):
        for act in (act for draft in found for act in draft.acts):
            subject = act.subject
            if (
                subject is not None
                and subject.kind in (PhraseKind.NAME, PhraseKind.PERSON)
                and subject.name
                and subject.name[1] - subject.name[0] > 1
            ):
                party = meet(scene.cast, tokens, subject, act.role)
                if party is not None and tokens.lows[act.cue[0]] in ("are", "have"):
                    # "Eastmark Rovers are delighted": a club.
                    party.kind = SpeakerKind.ORGANISATION


def find_author(scene: Scene, drafts: list[list[Draft]]) -> Party | None:
    """Whose statement the whole text is: "Remarks by President Ann Roe", in the "I" form."""
    lows, lexicon = scene.title.lows, scene.lexicon
    kind = next((k for k, low in enumerate(lows) if low in lexicon.agentive), None)
    spoken = not lexicon.speeches.isdisjoint(lows) and "joint" not in lows
    if kind is None or (scene.joint and not spoken) or lexicon.told_by_others & set(lows):
        return None
    own = said = 0
    for tokens, found in zip(scene.tokens, drafts, strict=True):
        for draft in found:
            voice = is_own_voice(tokens, draft) or (
                spoken and not draft.voices.isdisjoint(("we", "our", "you"))
            )
            own += voice and not draft.quotes
            said += any(a.order is Order.AFTER for a in draft.acts)
    if own < 2 or said * 2 > own:
        return None
    people = [p for p in scene.cast.parties if p.kind is SpeakerKind.PERSON]
    named = [p for p in people if p.words and set(p.words[-1:]) <= set(map(plain, lows))]
    return named[0] if named else _find_orator(scene, kind) or _find_signer(scene)


def _find_orator(scene: Scene, kind: int) -> Party | None:
    """Who a title says gave a speech: "Keynote *by Kari Dahl* at the Forum"."""
    title = scene.title
    by = next((k for k in range(kind, len(title.lows)) if title.lows[k] == "by"), None)
    if by is None:
        return None
    for stop in range(min(len(title.lows), by + 7), by + 2, -1):
        phrase = scene.reader.read(title, by + 1, stop)
        if phrase is not None and phrase.kind in (PhraseKind.NAME, PhraseKind.PERSON):
            return meet(scene.cast, title, phrase)
    return None


def _find_signer(scene: Scene) -> Party | None:
    """Whose name stands alone above or below a letter: "Kari Dahl, Chair"."""
    if scene.lexicon.letters.isdisjoint(scene.title.lows):
        return None
    for tokens in (*scene.tokens[:1], *scene.tokens[-2:]):
        words = tokens.words
        if not 1 < len(words) <= _LONGEST_SIGNATURE or words[-1] in ".!?:" or words[0].isupper():
            continue
        comma = next((k for k, word in enumerate(words) if word in ",("), len(words))
        phrase = scene.reader.read(tokens, 0, comma) if comma > 1 else None
        if phrase is not None and phrase.kind in (PhraseKind.NAME, PhraseKind.PERSON):
            return meet(scene.cast, tokens, phrase)
    return None


def is_own_voice(tokens: Tokens, draft: Draft) -> bool:
    """Whether the sentence says "I" or "us"; "US" is a country."""
    words = tokens.words[draft.start : min(draft.stop, draft.start + 40)]
    return any(word in ("I", "my", "My", "me", "us") for word in words)


def take_sides(scene: Scene, pieces: list[list[Piece]]) -> None:
    """The country of a principal whose office does not tell: the one he speaks of as his."""
    principals = scene.cast.principals
    votes: dict[Party, Counter[str]] = {p: Counter() for p in principals if p.place is None}
    if scene.genre is not Genre.READOUT or not votes:
        return
    for tokens, found in zip(scene.tokens, pieces, strict=True):
        for piece in found:
            if piece.party in votes and piece.rule.startswith("carry over"):
                start = bisect_left(tokens.starts, piece.span.start)
                place = place_at(scene.lexicon, tokens, start)
                if place:
                    votes[piece.party][place] += 1
    for party, count in votes.items():
        best = count.most_common(2)
        taken = {p.place for p in principals}
        if best and best[0][0] not in taken and (len(best) < 2 or best[0][1] > best[1][1]):
            party.place = best[0][0]
