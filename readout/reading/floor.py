"""Transcripts: which sentences open with a label, and to whom a label gives the floor."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from readout.model import Block, BlockKind, SpeakerKind
from readout.reading.cast import Party
from readout.reading.naming import meet
from readout.reading.offices import find_office
from readout.reading.phrases import Phrase, PhraseKind
from readout.reading.scene import Draft, Scene
from readout.reading.tokens import Tokens
from readout.reading.turns import bold_label, find_label, is_strong

_LONGEST_BOLD = 9
_SHORT = 4
_MOST_COMPARED = 60


class _Label(NamedTuple):
    """What looks like a label: `strong` if it can be no heading, `opens` its paragraph."""

    draft: Draft
    tokens: Tokens
    at: tuple[int, int]
    strong: bool
    opens: bool

    @property
    def key(self) -> str:
        """The label without what it says in brackets."""
        return _written(self.tokens, self.at)[0].casefold()

    @property
    def is_capital(self) -> bool:
        """Whether a paragraph opens with one word in capitals: "WOMAN (in Dutch):"."""
        word = self.tokens.words[self.at[0]]
        return self.opens and word.isalpha() and word.isupper() and len(word) > 2


def mark_labels(scene: Scene, drafts: list[list[Draft]]) -> None:
    """Marks the sentences that open with a transcript label."""
    found = _collect_labels(scene, drafts)
    count = Counter(label.key for label in found)
    named = {
        id(label.draft): find_label_party(scene, label.tokens, label.at) is not None
        for label in found
    }
    known = sum(label.strong or count[label.key] > 1 for label in found)
    keys = {label.key for label in found}
    pairs = bool(keys & scene.lexicon.askers) and bool(keys & scene.lexicon.answerers)
    recurs = any(named[id(label.draft)] and count[label.key] > 1 for label in found)
    for label in found:
        is_named, again = named[id(label.draft)], count[label.key] > 1
        asked = (
            label.opens
            and label.tokens.words[-1] == "?"
            and label.at[1] - label.at[0] < _SHORT
            and recurs
        )
        enough = known > 1 or (is_named and len(found) > 1) or again or pairs
        is_named = is_named or (pairs and label.key in scene.lexicon.answerers)
        if enough and (
            label.strong or again or is_named or asked or (label.is_capital and known > 2)
        ):
            label.draft.label = label.at


def _collect_labels(scene: Scene, drafts: list[list[Draft]]) -> list[_Label]:
    lexicon = scene.lexicon
    found = []
    for block, tokens, sentences in zip(scene.release.blocks, scene.tokens, drafts, strict=True):
        if block.kind is BlockKind.HEADING:
            continue
        for position, draft in enumerate(sentences):
            at = find_label(tokens, draft.start, draft.stop, lexicon)
            strong = at is not None and (at[0] > draft.start or is_strong(tokens, *at, lexicon))
            if at is None and position == 0:
                at = _bold(scene, block, tokens)
                strong = at is not None
            if at is not None:
                found.append(_Label(draft, tokens, at, strong, position == 0))
    return found


def _bold(scene: Scene, block: Block, tokens: Tokens) -> tuple[int, int] | None:
    """The tokens of a bold opening that is an asker's, an answerer's, or in capitals."""
    end = bold_label(block)
    stop = bisect_left(tokens.starts, end) if end else 0
    if not 0 < stop < min(_LONGEST_BOLD, len(tokens.starts)):
        return None
    lexicon = scene.lexicon
    known = tokens.lows[0] in lexicon.askers | lexicon.answerers | lexicon.chairing
    return (0, stop) if known or "".join(tokens.words[:stop]).isupper() else None


def give_floor(scene: Scene, tokens: Tokens, label: tuple[int, int]) -> Party | None:
    """Whose turn a label opens, met here for the first time if need be; None where its name has
    no letters."""
    written, comma = _written(tokens, label)
    low = written.casefold()
    if low in scene.lexicon.askers or _is_question_from(scene, tokens, label):
        return call(scene, "Question", SpeakerKind.GROUP)
    if low in scene.lexicon.chairing:
        return call(scene, written.capitalize(), SpeakerKind.PERSON)
    if low in scene.lexicon.answerers:
        return _answerer(scene)
    view = _view(tokens, written)
    phrase = scene.reader.read(view, label[0], comma)
    holder = _read_holder(scene, view, phrase, comma, label[1])
    if holder is not None:
        return holder
    shown = written.title() if written.isupper() else written
    if phrase is not None and phrase.name and phrase.kind in _NAMES:
        if not written.isupper():
            return meet(scene.cast, view, phrase)
        known = scene.cast.find(scene.cast.name_words(view, *phrase.name))
        name = " ".join(word.title() for word in written.split())
        return known or call(scene, name, SpeakerKind.PERSON)
    return _find_unnamed(scene, view, label[0], comma, low) or call(
        scene, shown, SpeakerKind.PERSON
    )


_NAMES = (PhraseKind.PERSON, PhraseKind.NAME)


def _is_question_from(scene: Scene, tokens: Tokens, label: tuple[int, int]) -> bool:
    """ "Question from Kari Dahl, Courier"."""
    first = tokens.lows[label[0] : label[0] + 2]
    return len(first) > 1 and first[0] in scene.lexicon.askers and first[1] == "from"


def _read_holder(
    scene: Scene, tokens: Tokens, phrase: Phrase | None, bracket: int, stop: int
) -> Party | None:
    """Who stands in brackets behind an office: "The Minister for Trade (Kari Dahl)"."""
    if phrase is None or phrase.kind is not PhraseKind.TITLE or stop - bracket < 4:
        return None
    if tokens.words[bracket] != "(" or tokens.words[stop - 1] != ")":
        return None
    name = scene.reader.read(tokens, bracket + 1, stop - 1)
    if name is None or name.kind not in _NAMES:
        return None
    return meet(scene.cast, tokens, name, phrase.title)


def find_label_party(scene: Scene, tokens: Tokens, label: tuple[int, int]) -> Party | None:
    """Whom of those already met a label names."""
    written, comma = _written(tokens, label)
    low = written.casefold()
    if low in scene.lexicon.askers:
        return scene.cast.named("question")
    if low in scene.lexicon.chairing:
        return scene.cast.named(written.capitalize())
    if low in scene.lexicon.answerers:
        return None
    view = _view(tokens, written)
    phrase = scene.reader.read(view, label[0], comma)
    if phrase is not None and phrase.name and phrase.kind in _NAMES:
        return scene.cast.find(scene.cast.name_words(view, *phrase.name))
    return _find_unnamed(scene, view, label[0], comma, low)


def _find_unnamed(scene: Scene, tokens: Tokens, start: int, stop: int, low: str) -> Party | None:
    """One who has the office that the label gives, or whose whole name stands in it."""
    phrase = scene.reader.read(tokens, start, stop)
    if phrase is not None and phrase.kind is PhraseKind.TITLE:
        referent = find_office(scene.cast, tokens, phrase)
        if referent is not None:
            return referent.party
    for party in scene.cast.parties[:_MOST_COMPARED]:
        full = party.kind is SpeakerKind.PERSON and len(party.words) > 1
        if full and party.name.casefold() in low:
            return party
    return None


def _written(tokens: Tokens, label: tuple[int, int]) -> tuple[str, int]:
    """The name in a label, up to a comma or bracket, and where it ends."""
    start, stop = label
    bracket = next((k for k in range(start, stop) if tokens.words[k] in "(["), stop)
    comma = next((k for k in range(start, bracket) if tokens.words[k] == ","), bracket)
    return " ".join(tokens.slice(start, max(comma, start + 1)).split()).strip(":. "), comma


def _view(tokens: Tokens, written: str) -> Tokens:
    """The tokens with names in capitals written as names are, where the label is."""
    words = tokens.words
    if written.isupper():
        words = [w.title() if w.isupper() and len(w) > 2 else w for w in words]
    return Tokens(tokens.text, words, tokens.lows, tokens.starts)


def call(scene: Scene, name: str, kind: SpeakerKind) -> Party:
    """The one of that name, met here for the first time if need be."""
    party = scene.cast.named(name)
    if party is None:
        words = tuple(w for w in name.casefold().split() if w.isalpha())
        party = scene.cast.add(Party(name, kind, words if kind is SpeakerKind.PERSON else ()))
    return party


def _answerer(scene: Scene) -> Party:
    people = [p for p in scene.cast.parties if p.kind is SpeakerKind.PERSON]
    if people:
        turn = scene.run.turn
        return turn if turn and turn in people else people[0]
    titled = zip(scene.title.words, scene.title.lows, strict=True)
    office = next((word for word, low in titled if low in scene.lexicon.titles), "Answer")
    return call(scene, office.capitalize(), SpeakerKind.PERSON)
