"""Transcripts: labels that give the floor, "MR DAHL:" or "Question:"."""

from __future__ import annotations

from readout.lexicon import Lexicon
from readout.model import Block, MarkKind
from readout.reading.tokens import Tokens

_LONGEST = 26
_COLONS = frozenset({":", "："})


def find_label(tokens: Tokens, start: int, stop: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The label that a stretch opens with, colon left out, as tokens."""
    words, lows = tokens.words, tokens.lows
    start = _behind_time(words, start, stop)
    minuted = _minuted_label(tokens, start, stop, lexicon)
    if minuted is not None:
        return minuted
    depth = False
    asks = start + 1 < stop and lows[start] in lexicon.askers and lows[start + 1] == "from"
    for k in range(start, min(stop, start + _LONGEST)):
        word = words[k]
        if word in _COLONS and not depth and k > start:
            only = lows[k - 1] in lexicon.askers | lexicon.answerers | lexicon.chairing
            if k + 1 >= stop and not only:
                return None
            return (start, k)
        if word in "([":
            depth = True
        elif word in ")]":
            depth = False
        elif not depth and not asks and not _labels(word, lows[k], lexicon):
            break
    first = lows[start] if start < stop else ""
    if (
        first in ("q", "a")
        and start + 1 < stop
        and words[start + 1] in (".", ":")
        and words[start].isupper()
    ):
        return (start, start + 1)
    if start == 0 and words[:1] == ["Q"] and stop > 2 and words[1][0].isupper():
        # "Q Thank you. Who knew?": the White House sets no colon.
        return (0, 1)
    return None


def _behind_time(words: list[str], start: int, stop: int) -> int:
    """Past the time at which a turn begins: "[00:01:23] Kari Dahl:"."""
    if start + 3 < stop and words[start] in ("[", "(") and words[start + 1].isdigit():
        close = next(
            (k for k in range(start, min(stop, start + 9)) if words[k] in ("]", ")")), None
        )
        if close is not None and close + 1 < stop:
            return close + 1
    return start


def _minuted_label(
    tokens: Tokens, start: int, stop: int, lexicon: Lexicon
) -> tuple[int, int] | None:
    """The label that minutes of a hearing end with a full stop: "Mr. DAHL. Thank you."."""
    words = tokens.words
    name = start + 2 if words[start + 1 : start + 2] == ["."] else start + 1
    if name + 1 >= stop or tokens.lows[start] not in lexicon.courtesies | {"the", "senator"}:
        return None
    if words[start].isupper() or not words[name].isupper() or len(words[name]) < 3:
        return None
    return (start, name + 1) if words[name + 1] == "." else None


def _labels(word: str, low: str, lexicon: Lexicon) -> bool:
    return (
        word[0].isupper()
        or word in ".,-–’'"
        or low in lexicon.particles
        or low in ("of", "the", "for", "and", "to")
    )


def is_strong(tokens: Tokens, start: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a label cannot be a heading: capitals, a question, a known kind of asker."""
    words = [word for word in tokens.words[start:stop] if word.isalpha()]
    if not words:
        return False
    if tokens.lows[start] in lexicon.askers | lexicon.honorifics | lexicon.chairing:
        return True
    return all(word.isupper() for word in words) and len("".join(words)) > 3 and len(words) > 1


def bold_label(block: Block) -> int:
    """Where a bold opening ends, block offset; 0 if the block does not open in bold."""
    for mark in block.marks:
        if mark.kind is MarkKind.STRONG and mark.start == 0 and mark.stop < len(block.text):
            return mark.stop
    return 0
