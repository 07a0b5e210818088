"""Two sequences laid side by side: which elements of the one are those of the other."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

# Han, kana and Hangul are written without spaces or change inside the word: sign by sign.
_SIGN = "\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_POINT = r"!-/:-@\[-`{-~¡-¿×÷‐-‧‰-⁞、-〿！-／：-＠［-｀｛-･،؛؟।॥"
_INNER = rf"[^\s{_POINT}{_SIGN}]+"
_WORD = rf"[{_SIGN}]|{_INNER}(?:['’.,‑-]{_INNER})*|[{_POINT}]"
_SPACES = re.compile(r"\s*")

# Above this many pairs difflib would be slow, as it may look at each of them many times.
_AREA = 1 << 16

Pair = tuple[int, int]


def split_words(text: str) -> list[str]:
    """Words and punctuation marks, each with the white space behind it."""
    pieces = []
    # Compiled at first use: it takes longer than a small build can spare.
    for match in re.finditer(_WORD, text):
        spaces = _SPACES.match(text, match.end())
        pieces.append(match[0] + (spaces[0] if spaces else ""))
    return pieces


def align(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Index pairs of equal elements, rising on both sides; near-linear in their number.

    Like patience diff: elements that each side has once are anchors, and what lies between two
    anchors is aligned in its turn. A small rest without anchors is left to difflib; in a large
    one the first occurrence of an element is taken for the first, the second for the second.
    """
    pairs: list[Pair] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        start, stop, low, high = waiting.pop()
        while start < stop and low < high and old[start] == new[low]:
            pairs.append((start, low))
            start, low = start + 1, low + 1
        while start < stop and low < high and old[stop - 1] == new[high - 1]:
            stop, high = stop - 1, high - 1
            pairs.append((stop, high))
        if start == stop or low == high:
            continue
        anchors = _anchors(old, new, range(start, stop), range(low, high))
        if anchors:
            edges = [(start - 1, low - 1), *anchors, (stop, high)]
            pairs += anchors
            waiting += [
                (a + 1, b, c + 1, d)
                for (a, c), (b, d) in itertools.pairwise(edges)
                if a + 1 < b and c + 1 < d
            ]
        elif (stop - start) * (high - low) <= _AREA:
            pairs += _by_difflib(old, new, range(start, stop), range(low, high))
        else:
            pairs += _by_occurrence(old, new, range(start, stop), range(low, high))
    return sorted(pairs)


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], left: range, right: range
) -> list[Pair]:
    """Elements that stand once in each range, as far as their order agrees."""
    left_counts = Counter(old[i] for i in left)
    right_counts = Counter(new[j] for j in right)
    places = {new[j]: j for j in right}
    return longest_rising(
        (i, places[old[i]])
        for i in left
        if left_counts[old[i]] == 1 and right_counts.get(old[i]) == 1
    )


def _by_difflib(
    old: Sequence[Hashable], new: Sequence[Hashable], left: range, right: range
) -> Iterator[Pair]:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(
        None, [old[i] for i in left], [new[j] for j in right], autojunk=False
    )
    for i, j, size in matcher.get_matching_blocks():
        yield from zip(left[i : i + size], right[j : j + size], strict=True)


def _by_occurrence(
    old: Sequence[Hashable], new: Sequence[Hashable], left: range, right: range
) -> list[Pair]:
    places = dict(_numbered(new, right))
    return longest_rising((i, places[key]) for key, i in _numbered(old, left) if key in places)


def _numbered(items: Sequence[Hashable], part: range) -> Iterator[tuple[Hashable, int]]:
    seen: Counter[Hashable] = Counter()
    for index in part:
        seen[items[index]] += 1
        yield (items[index], seen[items[index]]), index


def longest_rising(pairs: Iterator[Pair]) -> list[Pair]:
    """As many of the pairs as can be kept so that both numbers rise; the first rises already."""
    ends: list[int] = []
    tails: list[int] = []
    kept: list[tuple[Pair, int]] = []
    for pair in pairs:
        place = bisect_left(ends, pair[1])
        kept.append((pair, tails[place - 1] if place else -1))
        ends[place : place + 1] = [pair[1]]
        tails[place : place + 1] = [len(kept) - 1]
    result = []
    index = tails[-1] if tails else -1
    while index >= 0:
        pair, index = kept[index]
        result.append(pair)
    return result[::-1]
