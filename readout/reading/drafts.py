"""Sentences as drafts: where each lies, its reporting clauses, and what it quotes."""

from __future__ import annotations

from dataclasses import replace

from readout.lexicon import Frame, Lexicon, Sense, Verb
from readout.model import Hints
from readout.reading.acts import Act, Order
from readout.reading.coreference import peek
from readout.reading.finding import find_acts, watched_words
from readout.reading.phrases import PhraseKind
from readout.reading.quotations import Quotation, find_quotations
from readout.reading.scene import Draft, Scene
from readout.reading.sentences import split_sentences
from readout.reading.tokens import Tokens
from readout.reading.view import View

_NOBODY: frozenset[str] = frozenset()
_OPENING = 40
"""How many tokens of a sentence count as its first words."""
_BEFORE_COLON = 45
_LONGEST_LABEL = 24


def add_cues(lexicon: Lexicon, hints: Hints) -> Lexicon:
    """The lexicon with the editor's verbs in it."""
    if not hints.cues:
        return lexicon
    senses = dict(lexicon.senses)
    for cue in hints.cues:
        base, *particles = cue.verb.casefold().split()
        verb = Verb(base, Frame.FREE, tuple(particles), True)
        for written, form in lexicon.conjugate(base):
            senses[written] = (Sense(verb, form), *senses.get(written, ()))
    return lexicon._replace(senses=senses)


def draft_sentences(scene: Scene) -> list[list[Draft]]:
    """The sentences of each block, in order; they cover it."""
    watched = watched_words(scene.lexicon)
    ignored = frozenset(cue.verb.casefold() for cue in scene.hints.ignored_cues)
    return [_draft_block(scene, tokens, watched, ignored) for tokens in scene.tokens]


def _draft_block(
    scene: Scene, tokens: Tokens, watched: frozenset[str], ignored: frozenset[str]
) -> list[Draft]:
    quotations = find_quotations(tokens)
    view = View(tokens, quotations, scene.lexicon, scene.reader, watched, ignored)
    drafts = []
    position = 0
    for start, stop in split_sentences(tokens, scene.lexicon):
        while position < len(quotations) and quotations[position].stop <= start:
            position += 1
        inside: list[Quotation] = []
        reaching = position
        while reaching < len(quotations) and quotations[reaching].start < stop:
            inside.append(quotations[reaching])
            reaching += 1
        quoted = sum(min(q.stop, stop) - max(q.start, start) for q in inside)
        head = [] if quoted else tokens.lows[start : min(stop, start + _OPENING)]
        voices = scene.lexicon.voices.intersection(head) or _NOBODY
        acts = find_acts(view, start, stop)
        drafts.append(Draft(start, stop, acts, inside, quoted, voices))
    return drafts


def split_at_labels(scene: Scene, tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Cuts before a full label that no full stop sets apart from what is before it."""
    if ":" not in tokens.words:
        return drafts
    result = []
    for draft in drafts:
        begin = _inner_label(scene, tokens, draft)
        if begin is None:
            result.append(draft)
        else:
            result.append(Draft(draft.start, begin, [], [], 0, _NOBODY))
            result.append(replace(draft, start=begin))
    return result


def _inner_label(scene: Scene, tokens: Tokens, draft: Draft) -> int | None:
    """Where inside a sentence "Foreign Minister Kari Dahl:" begins."""
    words, lows = tokens.words, tokens.lows
    reach = min(draft.stop - 1, draft.start + _BEFORE_COLON)
    colon = next((k for k in range(draft.start, reach) if words[k] == ":"), None)
    if not colon:
        return None
    for begin in range(max(draft.start + 1, colon - _LONGEST_LABEL), colon - 1):
        if lows[begin] in scene.lexicon.titles and words[begin][0].isupper():
            phrase = scene.reader.read(tokens, begin, colon)
            if (
                phrase is not None
                and phrase.kind is PhraseKind.PERSON
                and peek(scene.cast, tokens, phrase)
            ):
                return begin
    return None


def _declares(scene: Scene, act: Act) -> bool:
    """Whether an act can open a statement of a state: "The Ministry condemns"."""
    subject, lexicon = act.subject, scene.lexicon
    return (
        act.present
        and act.sense is not None
        and act.sense.verb.base in lexicon.declaring_verbs
        and subject is not None
        and (
            subject.kind is PhraseKind.PLACE
            or (subject.kind is PhraseKind.BODY and subject.head not in lexicon.companies)
        )
    )


def is_told_in_present(scene: Scene, drafts: list[list[Draft]]) -> bool:
    """Whether the text reports in the present: "The Council welcomes", "He calls on"."""
    now = then = 0
    declares = False
    for draft in (d for block in drafts for d in block):
        act = draft.acts[0] if draft.acts else None
        if act is None or act.subject is None or draft.quoted > 5 or act.order is not Order.BEFORE:
            continue
        declares = declares or (now + then == 0 and _declares(scene, act))
        place = act.subject.kind is PhraseKind.PLACE and not declares
        if place or act.subject.head in ("i", "we", "it"):
            continue
        now += act.present
        then += not act.present
    return (now > 2 or declares) and now > then
