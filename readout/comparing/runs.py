"""The longest runs of words that two sides share, found level by level: a run of three words can
only be shared where its two runs of two are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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


def find_matches(texts: Sequence[Text]) -> list[list[Match]]:
    """For each text the runs that another side has too, none of them part of a longer one."""
    keys = [[[term.key for term in run] for run in text.runs] for text in texts]
    reach = [[[0] * len(run) for run in text.runs] for text in texts]
    places = [
        (at, number, start)
        for at, text in enumerate(texts)
        for number, run in enumerate(text.runs)
        for start in range(len(run))
    ]
    for length in range(1, _LONGEST + 1):
        sides: dict[Key, str | None] = {}
        grams = []
        for at, number, start in places:
            gram = tuple(keys[at][number][start : start + length])
            side = texts[at].side
            # None stands for more than one.
            if sides.setdefault(gram, side) != side:
                sides[gram] = None
            grams.append(gram)
        shared = [p for p, gram in zip(places, grams, strict=True) if sides[gram] is None]
        if not shared:
            break
        for at, number, start in shared:
            reach[at][number][start] = length
        places = [
            (at, number, start)
            for at, number, start in shared
            if start + length < len(keys[at][number]) and reach[at][number][start + 1] >= length
        ]
    found = [list(_longest(text, reach[at])) for at, text in enumerate(texts)]
    return _spread(found)


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
