"""Lines that open what follows: headings, and paragraphs that announce whose words come next."""

from __future__ import annotations

from readout.model import Block, BlockKind, Speech
from readout.reading.cast import Party
from readout.reading.coreference import peek, resolve
from readout.reading.phrases import PhraseKind
from readout.reading.scene import Draft, Piece, Scene, Spot, make_piece
from readout.reading.tokens import Tokens

_LONGEST = 14
_LONGEST_CLOSING = 8
OPENING_MARKS = frozenset("“\"«„'‘")
_ENDS = frozenset('.!?…”"’:,;')
_NAME_REACH = 40
_LONGEST_NAME = 16
_LONGEST_COLLECTIVE = 4


def is_heading(scene: Scene, block: Block, tokens: Tokens, drafts: list[Draft]) -> bool:
    """A heading, or a short line without an end that names nobody's act."""
    words = tokens.words
    if block.kind is BlockKind.HEADING or not words:
        return True
    if len(words) > _LONGEST or block.kind is not BlockKind.PARAGRAPH:
        return False
    if any(d.acts or d.label or d.quotes for d in drafts):
        return False
    if scene.run.listing is not None and is_lettered(tokens):
        return False
    if scene.run.turn is not None and words[0] in "([" and words[-1] in ")]":
        return False
    return words[-1] not in _ENDS or (closes(scene, tokens) and len(words) < _LONGEST_CLOSING)


def is_lettered(tokens: Tokens) -> bool:
    """Whether a paragraph opens as the point of a list: "(a) …", "ii) …", "• …"."""
    words = tokens.words
    if len(words) > 3 and words[0] == "(" and words[2] == ")" and len(words[1]) < 4:
        return True
    return len(words) > 2 and (words[0] in "•–-*·" or (words[1] == ")" and len(words[0]) < 4))


def declares(tokens: Tokens) -> bool:
    """Whether a paragraph opens a declaration: "We, the Mayors of the River Cities, ..."."""
    lows = tokens.lows
    return lows[:3] in (["we", ",", "the"], ["we", ",", "as"], ["we", "the", "undersigned"])


def closes(scene: Scene, tokens: Tokens) -> bool:
    """Whether a heading opens the matter after the release: "About Acme"."""
    return bool(tokens.lows) and tokens.lows[0] in scene.lexicon.closing_headings


def opens_with_closing(scene: Scene, tokens: Tokens) -> bool:
    """A short first line "About Acme" and then the text, in one paragraph."""
    line = tokens.text.partition("\n")[0]
    return (
        "\n" in tokens.text
        and closes(scene, tokens)
        and len(line.split()) < _LONGEST_CLOSING
        and line[-1] not in ".,;"
    )


def announces(tokens: Tokens, draft: Draft) -> bool:
    """Whether a paragraph only says whose words follow."""
    return tokens.words[-1] == ":" or "following" in tokens.lows[draft.start : draft.start + 3]


def read_name_line(spot: Spot) -> Piece | None:
    """A paragraph that is only a name and a colon announces the next."""
    scene, tokens, draft = spot.scene, spot.tokens, spot.drafts[0]
    length = len(tokens.words)
    if len(spot.drafts) > 1 or length > _LONGEST or tokens.words[-1] != ":" or draft.acts:
        return None
    phrase = scene.reader.read(tokens, 0, length - 1)
    if phrase is None or phrase.kind not in (PhraseKind.PERSON, PhraseKind.NAME):
        return None
    found = peek(scene.cast, tokens, phrase)
    if found is None:
        return None
    scene.cast.note(found)
    if scene.following is not None and scene.following.words[0] not in OPENING_MARKS:
        scene.run.turn = found
    mention = tokens.span(phrase.start, phrase.stop)
    return make_piece(tokens, draft, found, Speech.TURN, "turn", mention)


def announce(scene: Scene, tokens: Tokens, draft: Draft) -> None:
    """Who is heard next: "Ms. Dahl issued the following statement:", "The Ministers:"."""
    run = scene.run
    found = _find_announced(scene, tokens, draft)
    if found is not None:
        run.announced = found
        scene.cast.note(found)
        return
    run.listing = _find_collective(scene, tokens, draft) or run.listing


def _find_announced(scene: Scene, tokens: Tokens, draft: Draft) -> Party | None:
    """The one person of a sentence that promises words: a statement, a quotation."""
    lexicon, stop = scene.lexicon, draft.stop - 1
    lows = tokens.lows[draft.start : stop]
    if (lexicon.spokespeople | lexicon.told_by_others) & set(lows) or not any(
        low in lexicon.agentive or low in lexicon.promises for low in lows
    ):
        return None
    for begin in range(max(draft.start, stop - _NAME_REACH), stop):
        for end in range(min(stop, begin + _LONGEST_NAME), begin, -1):
            phrase = scene.reader.read(tokens, begin, end)
            if phrase is not None and phrase.kind is PhraseKind.PERSON:
                found = peek(scene.cast, tokens, phrase)
                if found is not None:
                    return found
    comma = max((k for k in range(draft.start, stop) if tokens.lows[k] == ","), default=0)
    phrase = scene.reader.read(tokens, comma + 1, stop) if comma else None
    return peek(scene.cast, tokens, phrase) if phrase and phrase.name else None


def _find_collective(scene: Scene, tokens: Tokens, draft: Draft) -> Party | None:
    """Those at the end of a sentence, its subject or after a comma: "The Ministers:"."""
    stop = draft.stop - 1
    for begin in range(max(draft.start, stop - _LONGEST_COLLECTIVE), stop):
        phrase = scene.reader.read(tokens, begin, stop)
        if (
            phrase is not None
            and phrase.kind is PhraseKind.COLLECTIVE
            and tokens.lows[begin] in scene.lexicon.determiners
            and (begin == draft.start or tokens.lows[begin - 1] == ",")
        ):
            referent = resolve(scene.cast, tokens, phrase)
            return referent.party if referent else None
    return None
