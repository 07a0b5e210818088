"""The longest runs of words that two sides share, found level by level: a run of three words can
only be shared where its two runs of two are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from readout.comparing.terms import Term

Key: TypeAlias = tuple[str, ...]

_LONGEST = 24


class Text(NamedTuple):
    """A sentence: whose it is, and its words in unbroken runs."""

    side: str
    runs: list[list[Term]]


class Match(NamedTuple):
    """Shared words, `runs[run][start:stop]`, without words of no meaning at either end.

    first, last   the same with them, as two sides share it; `last` excluded
    """

    key: Key
    weight: float
    run: int
    start: int
    stop: int
    first: int
    last: int
    telling: tuple[str, ...] = ()


class Sharing:
    """Which sides have which runs of words, found once for every comparison among them.

    All runs stand in one row, a gap behind each. For each place of the row `_who` says which
    sides have the word there, which have it with the next one, and so on: one bit for a side.
    """

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = texts
        self._bits = {side: 1 << n for n, side in enumerate(dict.fromkeys(t.side for t in texts))}
        self._starts: list[list[int]] = []
        self._who: list[list[int]] = []
        self._find()

    def find_matches(self, chosen: Sequence[int], sides: Collection[str]) -> list[list[Match]]:
        """For each of the chosen texts, by number, the runs that another of these sides has too,
        none of them part of a longer one."""
        wanted = sum(self._bits.get(side, 0) for side in sides)
        found = []
        for at in chosen:
            text = self.texts[at]
            others = wanted & ~self._bits[text.side]
            reach = [
                [_count(who, others) if who else 0 for who in self._who[start : start + len(run)]]
                for start, run in zip(self._starts[at], text.runs, strict=True)
            ]
            found.append(list(_longest(text, reach)))
        return _spread(found)

    def _find(self) -> None:
        """Level by level: who has the runs of one word, of two, and so on."""
        # The number of the run that begins at a place, as long as this level; -1 for a gap.
        codes: list[int] = []
        bits: list[int] = []
        words: dict[str, int] = {}
        for text in self.texts:
            self._starts.append([])
            for run in text.runs:
                self._starts[-1].append(len(codes))
                codes += [words.setdefault(term.key, len(words)) for term in run]
                codes.append(-1)
                bits += [self._bits[text.side]] * (len(run) + 1)
        self._who = [[] for _ in codes]
        places = [place for place, code in enumerate(codes) if code >= 0]
        for length in range(1, _LONGEST + 1):
            sides: dict[int, int] = defaultdict(int)
            for place in places:
                sides[codes[place]] |= bits[place]
            shared = []
            for place in places:
                who = sides[codes[place]]
                if who & (who - 1):  # more than one side
                    self._who[place].append(who)
                    shared.append(place)
            # A longer run can be shared only where the one that begins a word later is.
            places = [place for place in shared if len(self._who[place + 1]) >= length]
            longer: dict[tuple[int, int], int] = {}
            # In order, so that the code of the next place is still that of this level.
            for place in places:
                pair = codes[place], codes[place + 1]
                codes[place] = longer.setdefault(pair, len(longer))


def _count(who: Sequence[int], others: int) -> int:
    """How many of the runs that begin at a place, the shortest first, the others have too."""
    for length, sides in enumerate(who):
        if not sides & others:
            return length
    return len(who)


def merge_matches(matches: Iterable[Match]) -> Iterator[Match]:
    """The matches in order, those that touch as one."""
    last: Match | None = None
    for match in sorted(matches, key=lambda m: (m.run, m.start, -m.stop)):
        if last and match.run == last.run and match.first <= last.last:
            # What both hold counts once, with the greater part of its weight.
            inside = match.stop <= last.stop
            weight = last.weight + (0 if inside else match.weight)
            last = last._replace(
                weight=weight, stop=max(last.stop, match.stop), last=max(last.last, match.last)
            )
            continue
        if last:
            yield last
        last = match
    if last:
        yield last


def _longest(text: Text, reach: list[list[int]]) -> Iterator[Match]:
    for number, run in enumerate(text.runs):
        end = 0
        for first, length in enumerate(reach[number]):
            last = first + length
            if last <= end:
                continue
            end = last
            start, stop = first, last
            while start < stop and not run[start].weight:
                start += 1
            while stop > start and not run[stop - 1].weight:
                stop -= 1
            if start < stop:
                yield _match(run, number, start, stop, first, last)


def _match(
    run: Sequence[Term], number: int, start: int, stop: int, first: int, last: int
) -> Match:
    words = run[start:stop]
    return Match(
        tuple(term.key for term in words),
        sum(term.weight for term in words),
        number,
        start,
        stop,
        first,
        last,
        tuple(term.key for term in words if term.weight >= 0.6),
    )


def _spread(found: list[list[Match]]) -> list[list[Match]]:
    """The matches, and where one holds another's words, that one there as well: a short run
    that one side only has as part of a longer one is still shared."""
    known = {match.key for matches in found for match in matches}
    whole: list[list[Match]] = []
    for matches in found:
        more: dict[tuple[Key, int, int], Match] = {}
        for match in matches:
            more.setdefault((match.key, match.run, match.start), match)
            size = len(match.key)
            for length in range(1, size):
                for offset in range(size - length + 1):
                    key = match.key[offset : offset + length]
                    if key in known:
                        start = match.start + offset
                        inner = match._replace(key=key, weight=0, start=start, stop=start + length)
                        more.setdefault((key, match.run, start), inner)
        whole.append(list(more.values()))
    return whole
