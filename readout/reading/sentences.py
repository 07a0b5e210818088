"""Where sentences end."""

from __future__ import annotations

from readout.lexicon import Lexicon
from readout.reading.tokens import Tokens

_ENDS = frozenset({".", "!", "?", "…", "。", "！", "？"})
_CLOSERS = frozenset({"”", '"', "’", "'", "''", ")", "]", "»", "›", "」", "』", "“"})
_NEVER_BEFORE = frozenset({",", ";", ":", ")", "]", "-"})


def split_sentences(tokens: Tokens, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The sentences of a block as ranges of tokens; together they are all of it."""
    words, starts = tokens.words, tokens.starts
    count = len(words)
    ranges: list[tuple[int, int]] = []
    begin = 0
    for k, word in enumerate(words):
        if word in _ENDS:
            stop = _after_closers(tokens, k + 1)
            if stop < count and stop > begin and _ends_here(tokens, k, stop, lexicon):
                ranges.append((begin, stop))
                begin = stop
        elif word[-1] == "." and len(word) > 2 and k + 1 < count:
            # "U.S." ends a sentence only before a word that opens one.
            after = tokens.words[k + 1]
            if (
                word[:-1].replace(".", "").isalpha()
                and after[:1].isupper()
                and (
                    tokens.lows[k + 1] in lexicon.openers
                    or (word in ("a.m.", "p.m.") and tokens.lows[k + 1] not in lexicon.zones)
                    or (
                        words[k - 1] == ","
                        and word.lower() not in lexicon.places
                        and k > begin + 8
                        and tokens.lows[k + 1] in lexicon.titles
                    )
                )
                and starts[k + 1] > starts[k] + len(word)
                and k + 1 > begin
            ):
                ranges.append((begin, k + 1))
                begin = k + 1
    if begin < count:
        ranges.append((begin, count))
    return ranges


def _after_closers(tokens: Tokens, k: int) -> int:
    """Past the closing marks that touch the full stop."""
    words, starts = tokens.words, tokens.starts
    while k < len(words) and (words[k] in _CLOSERS or words[k] in _ENDS):
        if starts[k] != starts[k - 1] + len(words[k - 1]) and not _closes_at_distance(tokens, k):
            break
        k += 1
    return k


def _closes_at_distance(tokens: Tokens, k: int) -> bool:
    """A closing mark set off by white space: “Yes. ”"""
    word = tokens.words[k]
    return word in ("”", "»", ")") or (
        word == '"'
        and k + 1 < len(tokens.words)
        and tokens.starts[k + 1] != tokens.starts[k] + 1
        and tokens.starts[k] != tokens.starts[k - 1] + len(tokens.words[k - 1])
    )


def _ends_here(tokens: Tokens, k: int, stop: int, lexicon: Lexicon) -> bool:
    words, starts = tokens.words, tokens.starts
    after = words[stop]
    gap = starts[stop] > starts[stop - 1] + len(words[stop - 1])
    if after in _NEVER_BEFORE:
        return False
    if not gap:
        # "Railways.*** Beginning", "company.The next": a space is missing.
        return (
            after == "*"
            or (words[k] != "." and words[k] != "…" and after[:1].isupper())
            or (k > 0 and words[k] == "." and _glued(words[k - 1], after))
        )
    if after[:1].islower():
        return False
    if words[k] == "…" or (words[k] == "." and k > 0 and words[k - 1] == "."):
        return after[:1].isupper() or after in _CLOSERS or not after[:1].isalnum()
    if words[k] == "." and stop == k + 1 and k > 0:
        return not _is_abbreviation(tokens, k, lexicon)
    return True


def _glued(before: str, after: str) -> bool:
    return (
        len(before) > 2 and before[-1].islower() and len(after) > 2
        and after[0].isupper() and after[1:].islower()
    )  # fmt: skip


def _is_abbreviation(tokens: Tokens, k: int, lexicon: Lexicon) -> bool:
    """Whether the full stop at `k` belongs to the word before it."""
    words, lows = tokens.words, tokens.lows
    if tokens.starts[k] != tokens.starts[k - 1] + len(words[k - 1]):
        return False
    before = lows[k - 1]
    if len(before) == 1 and before.isalpha():
        # An initial, unless it is a lone capital that closes a sentence: "vitamin C. The".
        return words[k - 1].isupper() and lows[k + 1] not in lexicon.openers
    if before not in lexicon.abbreviations:
        return before.isdigit() and k - 1 == 0
    if before in ("inc", "ltd", "co", "corp", "jr", "sr", "etc", "al", "no", "dept", "bros", "st"):
        return lows[k + 1] not in lexicon.openers
    return True
