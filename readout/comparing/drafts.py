"""Topics while they are gathered, and what becomes of them: a heading, marks, shared wording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from readout.comparing.runs import Key, Match, merge_matches
from readout.comparing.terms import Term
from readout.model import Sentence, Span, Statement

# What a shared run has to carry to be a topic of its own: two plain words, or one name.
ENOUGH = 1.7
# Less is named only where there is no more.
LITTLE = 0.7
_LONGEST_HEADING = 12
_MOST_SHARED = 5


class Passage(NamedTuple):
    """A sentence under a topic. Spans are block offsets.

    place   of the sentence in its statement, from 1
    marks   the words that it shares with another side
    """

    statement: Statement
    place: int
    marks: tuple[Span, ...]

    @property
    def sentence(self) -> Sentence:
        return self.statement.sentences[self.place - 1]


class Found(NamedTuple):
    """A topic with its sentences in order.

    heading   in the release's own words, or the editor's; "" where no run of words stands out
    shared    the wording that sides have in common, the strongest first
    weight    how much meaning the wording carries
    """

    heading: str
    shared: tuple[str, ...]
    passages: tuple[Passage, ...]
    weight: float = 0

    @property
    def sides(self) -> frozenset[str | None]:
        return frozenset(passage.statement.speaker for passage in self.passages)


@dataclass(slots=True)
class Line:
    """A sentence of one side, as it is compared."""

    statement: Statement
    place: int
    side: str
    runs: list[list[Term]]

    @property
    def text(self) -> str:
        return self.statement.block.text

    def words(self, match: Match) -> str:
        run = self.runs[match.run]
        return " ".join(self.text[run[match.start].start : run[match.stop - 1].stop].split())


@dataclass(slots=True)
class Draft:
    """A topic that grows; `name` is the editor's."""

    lines: set[int]
    keys: dict[Key, float] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    marks: dict[int, list[Match]] = field(default_factory=lambda: defaultdict(list))
    name: str = ""


def finish(draft: Draft, lines: Sequence[Line]) -> Found:
    order = sorted(draft.lines)
    sides = {lines[at].side for at in order}
    passages = tuple(
        Passage(
            lines[at].statement,
            lines[at].place,
            tuple(_marks(draft.marks[at], lines[at])) if len(sides) > 1 else (),
        )
        for at in order
    )
    wording: dict[Key, str] = {}
    for at in order:
        for match in draft.marks[at]:
            wording.setdefault(match.key, lines[at].words(match))
    shared = tuple(_strongest(draft, wording))
    heading = draft.name or _heading(draft, order, lines)
    return Found(heading, shared, passages, sum(draft.keys.values()))


def _strongest(draft: Draft, wording: dict[Key, str]) -> list[str]:
    """The shared wording, the strongest first, none of it part of another."""
    kept: list[Key] = []
    telling = [key for key, weight in draft.keys.items() if weight >= LITTLE]
    for key in sorted(telling or draft.keys, key=lambda key: -draft.keys[key]):
        if len(kept) < _MOST_SHARED and not any(set(key) <= set(other) for other in kept):
            kept.append(key)
    return list(dict.fromkeys(wording[key] for key in kept))


def _marks(matches: list[Match], line: Line) -> Iterator[Span]:
    for match in merge_matches(matches):
        run = line.runs[match.run]
        yield Span(run[match.start].start, run[match.stop - 1].stop)


def _heading(draft: Draft, order: Sequence[int], lines: Sequence[Line]) -> str:
    """The strongest shared wording that stands in one piece."""
    seed = next(iter(draft.keys), ())
    strong = max(draft.keys.values(), default=0)
    best, most = "", 0.0
    for at in order:
        matches = [m for m in draft.marks[at] if m.weight >= min(ENOUGH, strong)]
        for match in merge_matches(matches):
            # Of two that are as strong, the one that the topic began with.
            weight = match.weight + 0.01 * (match.key == seed)
            if weight > most and match.stop - match.start <= _LONGEST_HEADING:
                best, most = lines[at].words(match), weight
    return capital(best)


def capital(words: str) -> str:
    words = words.removesuffix("'s").removesuffix("’s")
    return words[:1].upper() + words[1:]
