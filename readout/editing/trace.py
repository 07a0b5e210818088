"""The history of each word between two texts.

Sentences that are the same stand as anchors; what lies between two of them is compared word by
word, over the ends of sentences and statements. So a word keeps its history when a sentence is
split, and words that go to another speaker are found however the text around them changes.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from readout.editing.align import Pair, align, split_words

# Two sentences belong together when they share this part of the shorter one ...
_SHARED = 0.5
# ... or, where they stand far apart, this part of the longer one.
_FAR_SHARED = 0.6
# Fewer words in common are chance ("said that") unless they are most of both sentences.
_CHANCE = 3
# A turn of phrase that stands in more sentences than this tells none of them apart.
_COMMON = 20


class Fate(StrEnum):
    SAME = "same"
    GONE = "gone"
    FRESH = "fresh"


class Piece(NamedTuple):
    """A run of words with one history.

    old, new  numbers of the statements it stands in, counted from 0; None where it is not there
    moved     the sentence stands in another place of the other text. Its words that are gone are
              given twice: at the old place, and with the `new` statement among those it kept
    """

    fate: Fate
    text: str
    old: int | None
    new: int | None
    moved: bool = False


class Unit(NamedTuple):
    """A sentence and the number of its statement, counted from 0."""

    text: str
    statement: int

    @property
    def key(self) -> str:
        return self.text.rstrip()


class _Word(NamedTuple):
    """A word with the white space behind it, and the sentence it stands in."""

    text: str
    unit: int


def trace_words(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Piece]:
    """The words of both texts in the order of the new one; what is gone stands where it stood.

    Near-linear in the length of the texts.
    """
    anchors = align([unit.key for unit in old], [unit.key for unit in new])
    gaps = [_Gap(old, new, *edges) for edges in _between(anchors, len(old), len(new))]
    moved = _Moved(gaps)
    pieces = _in_order(old, new, anchors, gaps, moved)
    yield from _joined(pieces)


def _between(anchors: Sequence[Pair], old: int, new: int) -> Iterator[tuple[range, range]]:
    """The stretch before each anchor, and the one after the last; many of them are empty."""
    left = right = 0
    for i, j in [*anchors, (old, new)]:
        yield range(left, i), range(right, j)
        left, right = i + 1, j + 1


class _Gap:
    """The sentences between two anchors, and which of their words are the same.

    links  place in `fresh` words to place in `gone` words
    """

    def __init__(
        self, old: Sequence[Unit], new: Sequence[Unit], left: range, right: range
    ) -> None:
        self.old, self.new, self.left, self.right = old, new, left, right
        self.gone = [_Word(word, i) for i in left for word in split_words(old[i].text)]
        self.fresh = [_Word(word, j) for j in right for word in split_words(new[j].text)]
        self.links: dict[int, int] = {}
        if self.gone and self.fresh:
            self.links = self._link()

    def _link(self) -> dict[int, int]:
        pairs = align([w.text.rstrip() for w in self.gone], [w.text.rstrip() for w in self.fresh])
        related = self._related(pairs)
        pairs = [(a, b) for a, b in pairs if (self.gone[a].unit, self.fresh[b].unit) in related]
        return {b: a for a, b in without_crumbs(pairs, len(self.gone), len(self.fresh))}

    def _related(self, pairs: Sequence[Pair]) -> set[Pair]:
        """Pairs of sentences that have more in common than chance."""
        shared = Counter(
            (self.gone[a].unit, self.fresh[b].unit)
            for a, b in pairs
            if self.gone[a].text[0].isalnum()
        )
        return {
            (i, j)
            for (i, j), count in shared.items()
            if _belong(count, _count(self.old[i].text), _count(self.new[j].text))
        }

    def linked(self) -> tuple[set[int], set[int]]:
        """The sentences, old and new, some of whose words are in both."""
        return (
            {self.gone[a].unit for a in self.links.values()},
            {self.fresh[b].unit for b in self.links},
        )


def _belong(shared: int, old: int, new: int) -> bool:
    if shared < _SHARED * min(old, new):
        return False
    return shared >= _CHANCE or shared >= _SHARED * max(old, new)


def _count(text: str) -> int:
    return sum(word[0].isalnum() for word in split_words(text))


def without_crumbs(pairs: Sequence[Pair], old: int, new: int) -> list[Pair]:
    """The pairs without one or two words that are left between two larger changes: a reader
    understands "ports of the north" better than one kept "of"."""
    runs: list[list[Pair]] = []
    for pair in pairs:
        if runs and runs[-1][-1] == (pair[0] - 1, pair[1] - 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    kept: list[Pair] = []
    for number, run in enumerate(runs):
        before = kept[-1] if kept else (-1, -1)
        after = runs[number + 1][0] if number + 1 < len(runs) else (old, new)
        left = max(run[0][0] - before[0], run[0][1] - before[1]) - 1
        right = max(after[0] - run[-1][0], after[1] - run[-1][1]) - 1
        if len(run) > 2 or min(left, right) < 2 * len(run):
            kept += run
    return kept


class _Moved:
    """Sentences that are left over in one gap and stand, perhaps reworded, in another.

    pieces  by new sentence: its words, and those that it lost
    left    old sentences that now stand elsewhere
    """

    def __init__(self, gaps: Sequence[_Gap]) -> None:
        old: dict[int, Unit] = {}
        new: dict[int, Unit] = {}
        for gap in gaps:
            linked_old, linked_new = gap.linked()
            old |= {i: gap.old[i] for i in gap.left if i not in linked_old}
            new |= {j: gap.new[j] for j in gap.right if j not in linked_new}
        pairs = _same_elsewhere(old, new)
        same_old, same_new = {i for i, _ in pairs}, {j for _, j in pairs}
        pairs += _like_elsewhere(
            {i: unit for i, unit in old.items() if i not in same_old},
            {j: unit for j, unit in new.items() if j not in same_new},
        )
        self.left = {i for i, _ in pairs}
        self.pieces = {j: list(_moved_pieces(old[i], new[j])) for i, j in pairs}


def _moved_pieces(old: Unit, new: Unit) -> Iterator[Piece]:
    gone, fresh = split_words(old.text), split_words(new.text)
    pairs = align([w.rstrip() for w in gone], [w.rstrip() for w in fresh])
    left = right = 0
    for a, b in [*without_crumbs(pairs, len(gone), len(fresh)), (len(gone), len(fresh))]:
        for word in gone[left:a]:
            yield Piece(Fate.GONE, word, old.statement, new.statement, moved=True)
        for word in fresh[right:b]:
            yield Piece(Fate.FRESH, word, None, new.statement)
        if b < len(fresh):
            yield Piece(Fate.SAME, fresh[b], old.statement, new.statement, moved=True)
        left, right = a + 1, b + 1


def _same_elsewhere(old: dict[int, Unit], new: dict[int, Unit]) -> list[Pair]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j in reversed(new):
        places[new[j].key].append(j)
    return [
        (i, places[unit.key].pop())
        for i, unit in old.items()
        if places.get(unit.key) and _count(unit.text) > _CHANCE
    ]


def _like_elsewhere(old: dict[int, Unit], new: dict[int, Unit]) -> list[Pair]:
    """Pairs that share most of their words, the likest first."""
    phrases: defaultdict[Pair | tuple[str, str], list[int]] = defaultdict(list)
    for i, unit in old.items():
        for phrase in _phrases(unit.text):
            phrases[phrase].append(i)
    found = []
    for j, unit in new.items():
        near = Counter(
            i
            for phrase in _phrases(unit.text)
            if len(phrases.get(phrase, ())) <= _COMMON
            for i in phrases.get(phrase, ())
        )
        for i, _ in near.most_common(3):
            likeness = _likeness(old[i].text, unit.text)
            if likeness >= _FAR_SHARED:
                found.append((-likeness, i, j))
    pairs: list[Pair] = []
    taken: tuple[set[int], set[int]] = set(), set()
    for _, i, j in sorted(found):
        if i not in taken[0] and j not in taken[1]:
            pairs.append((i, j))
            taken[0].add(i)
            taken[1].add(j)
    return pairs


def _phrases(text: str) -> set[tuple[str, str]]:
    words = [word.strip().casefold() for word in split_words(text)]
    return set(itertools.pairwise(words))


def _likeness(old: str, new: str) -> float:
    """The part of the longer text's words that the other has too."""
    left, right = (Counter(w.strip().casefold() for w in split_words(t)) for t in (old, new))
    longer = max(left.total(), right.total())
    return (left & right).total() / longer if min(left.total(), right.total()) > _CHANCE else 0.0


def _in_order(
    old: Sequence[Unit],
    new: Sequence[Unit],
    anchors: Sequence[Pair],
    gaps: Sequence[_Gap],
    moved: _Moved,
) -> Iterator[Piece]:
    for number, gap in enumerate(gaps):
        yield from _gap_pieces(gap, moved)
        if number < len(anchors):
            i, j = anchors[number]
            yield Piece(Fate.SAME, new[j].text, old[i].statement, new[j].statement)


def _gap_pieces(gap: _Gap, moved: _Moved) -> Iterator[Piece]:
    """Word by word; at each change what is gone comes before what is new."""
    position = 0
    waiting: list[Piece] = []
    shown = -1
    for place, word in enumerate(gap.fresh):
        statement = gap.new[word.unit].statement
        origin = gap.links.get(place)
        if origin is not None:
            yield from _gone_pieces(gap, range(position, origin), moved)
            yield from waiting
            waiting.clear()
            source = gap.old[gap.gone[origin].unit].statement
            yield Piece(Fate.SAME, word.text, source, statement)
            position = origin + 1
        elif word.unit not in moved.pieces:
            waiting.append(Piece(Fate.FRESH, word.text, None, statement))
        elif word.unit != shown:
            waiting += moved.pieces[word.unit]
            shown = word.unit
    yield from _gone_pieces(gap, range(position, len(gap.gone)), moved)
    yield from waiting


def _gone_pieces(gap: _Gap, places: range, moved: _Moved) -> Iterator[Piece]:
    for word in gap.gone[places.start : places.stop]:
        left = word.unit in moved.left
        yield Piece(Fate.GONE, word.text, gap.old[word.unit].statement, None, left)


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one history as one piece."""
    last: Piece | None = None
    texts: list[str] = []
    for piece in pieces:
        if last and (last[0], *last[2:]) == (piece[0], *piece[2:]):
            texts.append(piece.text)
            continue
        if last:
            yield last._replace(text="".join(texts))
        last, texts = piece, [piece.text]
    if last:
        yield last._replace(text="".join(texts))
