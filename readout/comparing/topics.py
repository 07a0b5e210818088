"""What two or more speakers touch, found from the words alone.

The longest runs of words that two sides share, endings of words aside, are gathered into topics.
All is looked up by word and by run of words: the work grows with the length of the release, and
no sentence is ever compared with each of the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from readout.comparing.drafts import ENOUGH, LITTLE, Draft, Found, Line, Passage, capital, finish
from readout.comparing.runs import Key, Match, Sharing, Text
from readout.comparing.subjects import own_heading
from readout.comparing.terms import Terms
from readout.model import BlockKind, Document, Statement, Topic

# Of each side no more is compared: nobody reads on in a table, and the work stays bounded.
MOST_SENTENCES = 300
# Where no run carries enough, a few single words may do.
_ALONE, _FEW = 1.0, 3
# Words that carry less are shared by chance.
_MARKED = 0.5
# A statement with fewer telling words is no topic.
_SHORT = 2
# A topic that holds so many of a run's sentences takes the others in.
_MOSTLY = 0.6

# The sentences, by number, that hold a run of words; and the topics that hold a sentence.
_Places: TypeAlias = dict[int, list[Match]]
_Homes: TypeAlias = dict[int, list[Draft]]


class Read(NamedTuple):
    """The sentences of some sides with their words, read once for all comparisons.

    cut   the sides of which only the first sentences are here
    """

    terms: Terms
    lines: list[Line]
    sharing: Sharing
    cut: frozenset[str]


def find_topics(
    document: Document, sides: Sequence[str], spaced: bool = True, read: Read | None = None
) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """Topics of two sides and more, and those of one side only, each in order of the text.

    sides    ids of the speakers to be compared
    spaced   whether the script parts words by spaces
    read     what `read_sides` makes of these sides, and maybe of more
    """
    read = read or read_sides(document, sides, spaced)
    chosen = [at for at, line in enumerate(read.lines) if line.side in sides]
    lines = [read.lines[at] for at in chosen]
    matches = read.sharing.find_matches(chosen, sides)
    drafts = [_named(topic, read.terms, lines) for topic in document.settings.topics]
    drafts = [draft for draft in drafts if draft.lines]
    _gather(drafts, matches, lines)
    drafts.sort(key=lambda draft: min(draft.lines))
    found = [finish(draft, lines) for draft in drafts]
    taken = set().union(*(draft.lines for draft in drafts))
    alone = [one for one in found if len(one.sides) < 2]
    alone += _leftovers([line for at, line in enumerate(lines) if at not in taken])
    alone.sort(key=lambda one: (one.passages[0].statement.number, one.passages[0].place))
    return tuple(one for one in found if len(one.sides) > 1), tuple(alone)


def read_sides(document: Document, sides: Sequence[str], spaced: bool = True) -> Read:
    """The sentences of the sides, of each no more than the first `MOST_SENTENCES`."""
    chosen, cut = _first_sentences(document, frozenset(sides))
    terms, lines = _read_lines(document, chosen, spaced)
    return Read(terms, lines, Sharing([Text(line.side, line.runs) for line in lines]), cut)


def find_unmatched(document: Document, spaced: bool = True) -> tuple[Topic, ...]:
    """The topics of the settings whose words occur nowhere in the release."""
    if not document.settings.topics:
        return ()
    whole = [(s, place) for s in document.statements for place in range(1, len(s.sentences) + 1)]
    terms, lines = _read_lines(document, whole, spaced)
    return tuple(t for t in document.settings.topics if not _named(t, terms, lines).lines)


def _first_sentences(
    document: Document, sides: frozenset[str]
) -> tuple[list[tuple[Statement, int]], frozenset[str]]:
    """What each side says first, headings apart, as statements and places in them; and the sides
    that say more than that."""
    room = dict.fromkeys(sides, MOST_SENTENCES)
    chosen: list[tuple[Statement, int]] = []
    cut: set[str] = set()
    for statement in document.statements:
        side = statement.speaker
        if side is None or side not in room or statement.block.kind is BlockKind.HEADING:
            continue
        count = min(len(statement.sentences), room[side])
        room[side] -= count
        chosen += [(statement, place) for place in range(1, count + 1)]
        if count < len(statement.sentences):
            cut.add(side)
    return chosen, frozenset(cut)


def _read_lines(
    document: Document, chosen: Sequence[tuple[Statement, int]], spaced: bool
) -> tuple[Terms, list[Line]]:
    """The words of some sentences, each given by its statement and its place there."""
    found = [(s.block.text, s.sentences[place - 1]) for s, place in chosen]
    terms = Terms(document, found, spaced)
    lines = [
        Line(statement, place, statement.speaker or "", terms.read(*sentence))
        for (statement, place), sentence in zip(chosen, found, strict=True)
    ]
    return terms, lines


def _named(topic: Topic, terms: Terms, lines: Sequence[Line]) -> Draft:
    """The editor's topic with the sentences that hold any of its words."""
    draft = Draft(set(), name=topic.name)
    if topic.words:
        wanted = [terms.read_words(words) for words in topic.words]
    else:
        telling = terms.telling_words(topic.name)
        wanted = [(key,) for key in telling]
    first = defaultdict(list)
    for key in filter(None, wanted):
        first[key[0]].append(key)
    for at, line in enumerate(lines):
        for number, run in enumerate(line.runs):
            for start, term in enumerate(run):
                for key in first.get(term.key, ()):
                    stop = start + len(key)
                    if tuple(t.key for t in run[start:stop]) == key:
                        draft.lines.add(at)
                        draft.marks[at].append(Match(key, 1.0, number, start, stop, start, stop))
                        draft.words.add(term.key)
    return draft


def _gather(drafts: list[Draft], matches: list[list[Match]], lines: Sequence[Line]) -> None:
    """Puts every shared run into the topic it belongs to, the strongest first."""
    places: dict[Key, _Places] = defaultdict(lambda: defaultdict(list))
    weights: dict[Key, float] = {}
    for at, found in enumerate(matches):
        for match in found:
            places[match.key][at].append(match)
            # Many words that mean little do not add up to a topic.
            weight = match.weight if match.telling else min(match.weight, _MARKED)
            weights[match.key] = max(weights.get(match.key, 0), weight)
    order = sorted(places, key=lambda key: (-weights[key], -len(key), min(places[key]), key))
    homes: _Homes = defaultdict(list)
    for draft in drafts:
        for at in sorted(draft.lines):
            homes[at].append(draft)
    strong = [key for key in order if weights[key] >= ENOUGH]
    weak = order[len(strong) :]
    if not strong and not drafts:
        strong = [key for key in weak[:_FEW] if weights[key] >= _ALONE]
    for key in strong:
        home = _home(key, places[key], homes, lines)
        if home is None:
            home = Draft(set())
            drafts.append(home)
        _join(home, key, weights[key], places[key], homes, grow=not home.name)
    for key in weak:
        if weights[key] >= _MARKED:
            _mark(key, weights[key], places[key], homes, lines)


def _mark(key: Key, weight: float, where: _Places, homes: _Homes, lines: Sequence[Line]) -> None:
    """Notes words that make no topic where both sides of one have them. They bring in a sentence
    that stands beside those."""
    for home, held in _nearby(where, homes):
        here = set(held)
        if len({lines[at].side for at in here}) > 1:
            if weight >= LITTLE and not home.name:
                beside = {near for at in here for near in (at - 1, at + 1) if near in where}
                here |= {at for at in beside if _adjoins(at, here, lines)}
            _join(home, key, weight, {at: where[at] for at in sorted(here)}, homes, grow=True)


def _adjoins(at: int, here: set[int], lines: Sequence[Line]) -> bool:
    """Whether the sentence stands beside one of those, in one statement."""
    return any(
        near in here and lines[near].statement is lines[at].statement for near in (at - 1, at + 1)
    )


def _nearby(where: Iterable[int], homes: _Homes) -> list[tuple[Draft, list[int]]]:
    """The topics that hold any of the lines, each with those lines."""
    found: dict[int, tuple[Draft, list[int]]] = {}
    for at in where:
        for draft in homes.get(at, ()):
            found.setdefault(id(draft), (draft, []))[1].append(at)
    return list(found.values())


def _home(key: Key, where: _Places, homes: _Homes, lines: Sequence[Line]) -> Draft | None:
    """The topic that holds most of the lines; or all of one side's, if a word is the same too."""
    best, most = None, 0.0
    totals = Counter(lines[at].side for at in where)
    for draft, held in _nearby(where, homes):
        share = len(held) / len(where)
        if share <= most:
            continue
        if share < _MOSTLY:
            inside = Counter(lines[at].side for at in held)
            whole = any(inside[side] == totals[side] for side in inside)
            if not (whole and draft.words.intersection(key)):
                continue
        best, most = draft, share
    return best


def _join(
    draft: Draft,
    key: Key,
    weight: float,
    where: _Places,
    homes: _Homes,
    grow: bool,
) -> None:
    draft.keys[key] = weight
    for at, found in where.items():
        if at not in draft.lines:
            if not grow:
                continue
            draft.lines.add(at)
            homes[at].append(draft)
        draft.marks[at] += found
        draft.words.update(found[0].telling)


def _leftovers(lines: Sequence[Line]) -> Iterator[Found]:
    """What is under no topic, by statement; a few short words are no topic."""
    groups: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        groups[line.statement.number].append(line)
    for group in groups.values():
        telling = sum(term.weight > 0 for line in group for run in line.runs for term in run)
        if telling >= _SHORT:
            passages = tuple(Passage(line.statement, line.place, ()) for line in group)
            yield Found(
                capital(own_heading([(line.text, line.runs) for line in group])), (), passages
            )
