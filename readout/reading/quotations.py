"""Quotation marks: which stretches of a block are given word for word."""

from __future__ import annotations

from typing import NamedTuple

from readout.reading.tokens import Tokens

# Opening mark to the marks that may close it.
_PAIRS = {
    "“": '”"',
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    '"': '"”',
    "‘": "’",
    "‚": "‘’",
    "'": "'",
    "''": "''",
    "``": "''",
}
_OPENERS = frozenset(_PAIRS)
_MARKS = frozenset(_PAIRS) | frozenset("’”“»«")
_SINGLE = frozenset("‘'‚’")
_LONE = frozenset('"' + "'") | {"''"}


class Quotation(NamedTuple):
    """Tokens `start` to `stop`, excluded, marks included.

    closed  False where the block ends before the quotation does
    """

    start: int
    stop: int
    closed: bool


def find_quotations(tokens: Tokens) -> list[Quotation]:
    """The outermost quotations, in order. Single marks that nothing closes are apostrophes."""
    words = tokens.words
    marks = [k for k, word in enumerate(words) if word in _MARKS]
    found: list[Quotation] = []
    stack: list[tuple[int, str]] = []
    for k in marks:
        word = words[k]
        if stack and word in _PAIRS[stack[-1][1]] and _can_close(tokens, k):
            start, _ = stack.pop()
            if not stack:
                found.append(Quotation(start, k + 1, True))
        elif _can_open(tokens, k, bool(stack)):
            if stack and stack[-1][1] == word and word not in _SINGLE:
                # The same mark again: a new paragraph's opening mark, or one left out.
                start, _ = stack.pop()
                if not stack:
                    found.append(Quotation(start, k, False))
            stack.append((k, word))
        elif len(stack) > 1 and word in _PAIRS[stack[0][1]] and _can_close(tokens, k):
            found.append(Quotation(stack[0][0], k + 1, True))
            stack.clear()
    unclosed = next((entry for entry in stack if entry[1] not in _SINGLE), None)
    if unclosed is not None:
        found.append(Quotation(unclosed[0], len(words), False))
    elif stack:
        # Reread what a stray apostrophe has swallowed.
        found.extend(_after_stray(tokens, stack[0][0], marks))
    return found


def _after_stray(tokens: Tokens, stray: int, marks: list[int]) -> list[Quotation]:
    """The double-marked quotations after a single mark that never closes."""
    found: list[Quotation] = []
    start: int | None = None
    closing = ""
    for k in marks:
        word = tokens.words[k]
        if k <= stray or word in _SINGLE:
            continue
        if start is None:
            if word in _OPENERS and _can_open(tokens, k, False):
                start, closing = k, _PAIRS[word]
        elif word in closing and _can_close(tokens, k):
            found.append(Quotation(start, k + 1, True))
            start = None
    if start is not None:
        found.append(Quotation(start, len(tokens.words), False))
    return found


def _can_open(tokens: Tokens, k: int, nested: bool) -> bool:
    word = tokens.words[k]
    if word not in _OPENERS:
        return False
    if word in ("“", "„", "‘", "«", "「", "『", "``"):
        return True
    if k + 1 >= len(tokens.words):
        return False
    if word == "»" and not nested:
        return not _touches_left(tokens, k)
    if word in _LONE or word in ("”", "›", "‚"):
        return not _touches_left(tokens, k) and _touches_right(tokens, k)
    return False


def _can_close(tokens: Tokens, k: int) -> bool:
    word = tokens.words[k]
    if word in _LONE:
        return _touches_left(tokens, k) or not _touches_right(tokens, k)
    if word == "’":
        return not (_touches_right(tokens, k) and tokens.words[k + 1][:1].isalnum())
    return True


def _touches_left(tokens: Tokens, k: int) -> bool:
    if k == 0:
        return False
    before = tokens.words[k - 1]
    return tokens.starts[k - 1] + len(before) == tokens.starts[k] and before not in "([{—–-“‘"


def _touches_right(tokens: Tokens, k: int) -> bool:
    after = k + 1
    return (
        after < len(tokens.words)
        and tokens.starts[k] + len(tokens.words[k]) == tokens.starts[after]
    )
