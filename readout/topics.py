"""What two or more speakers touch, found from the words alone.

The longest runs of words that two sides share, endings of words aside, are gathered into topics.
All is looked up by word and by run of words: the work grows with the length of the release, and
no sentence is ever compared with each of the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from readout.model import BlockKind, Document, Sentence, Span, Statement, Topic
from readout.runs import Key, Match, Text, find_matches, merge_matches
from readout.subjects import own_heading
from readout.terms import Term, Terms

# What a shared run has to carry to be a topic of its own: two plain words, or one name.
_ENOUGH = 1.7
# Where no run carries so much, a few single words may do.
_LITTLE, _FEW = 0.7, 3
# Words that carry less are shared by chance.
_MARKED = 0.5
_LONGEST_HEADING = 12
_MOST_SHARED = 5
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Passage:
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


@dataclass(frozen=True, slots=True)
class Found:
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
class _Line:
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
class _Draft:
    """A topic that grows; `name` is the editor's."""

    lines: set[int]
    keys: dict[Key, float] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    marks: dict[int, list[Match]] = field(default_factory=lambda: defaultdict(list))
    name: str = ""


def find_topics(
    document: Document, sides: Sequence[str], spaced: bool = True
) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """Topics of two sides and more, and those of one side only, each in order of the text.

    sides    ids of the speakers to be compared
    spaced   whether the script parts words by spaces
    """
    terms, lines = _read_lines(document, frozenset(sides), spaced)
    matches = find_matches([Text(line.side, line.runs) for line in lines])
    drafts = [_named(topic, terms, lines) for topic in document.settings.topics]
    drafts = [draft for draft in drafts if draft.lines]
    _gather(drafts, matches, lines)
    drafts.sort(key=lambda draft: min(draft.lines))
    found = [_finish(draft, lines) for draft in drafts]
    taken = set().union(*(draft.lines for draft in drafts))
    alone = [one for one in found if len(one.sides) < 2]
    alone += _leftovers([line for at, line in enumerate(lines) if at not in taken])
    alone.sort(key=lambda one: (one.passages[0].statement.number, one.passages[0].place))
    return tuple(one for one in found if len(one.sides) > 1), tuple(alone)


def find_unmatched(document: Document, spaced: bool = True) -> tuple[Topic, ...]:
    """The topics of the settings whose words occur nowhere in the release."""
    if not document.settings.topics:
        return ()
    terms, lines = _read_lines(document, None, spaced)
    return tuple(t for t in document.settings.topics if not _named(t, terms, lines).lines)


def _read_lines(
    document: Document, sides: frozenset[str] | None, spaced: bool
) -> tuple[Terms, list[_Line]]:
    """Every sentence of the sides, or of the whole release."""
    statements = [
        statement
        for statement in document.statements
        if sides is None
        or (statement.speaker in sides and statement.block.kind is not BlockKind.HEADING)
    ]
    terms = Terms(
        document, [(s.block.text, one) for s in statements for one in s.sentences], spaced
    )
    lines = [
        _Line(
            statement, place, statement.speaker or "", terms.read(statement.block.text, sentence)
        )
        for statement in statements
        for place, sentence in enumerate(statement.sentences, 1)
    ]
    return terms, lines


def _named(topic: Topic, terms: Terms, lines: Sequence[_Line]) -> _Draft:
    """The editor's topic with the sentences that hold any of its words."""
    draft = _Draft(set(), name=topic.name)
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


def _gather(drafts: list[_Draft], matches: list[list[Match]], lines: Sequence[_Line]) -> None:
    """Puts every shared run into the topic it belongs to, the strongest first."""
    places: dict[Key, dict[int, list[Match]]] = defaultdict(lambda: defaultdict(list))
    weights: dict[Key, float] = {}
    for at, found in enumerate(matches):
        for match in found:
            places[match.key][at].append(match)
            # Many words that mean little do not add up to a topic.
            weight = match.weight if match.telling else min(match.weight, _MARKED)
            weights[match.key] = max(weights.get(match.key, 0), weight)
    order = sorted(places, key=lambda key: (-weights[key], -len(key), min(places[key]), key))
    homes: dict[int, list[_Draft]] = defaultdict(list)
    for draft in drafts:
        for at in sorted(draft.lines):
            homes[at].append(draft)
    weak = []
    for key in order:
        where = places[key]
        if weights[key] < _ENOUGH:
            weak.append(key)
            continue
        home = _home(key, where, homes, lines)
        if home is None:
            home = _Draft(set())
            drafts.append(home)
        _join(home, key, weights[key], where, homes, grow=not home.name)
    if not drafts:
        for key in weak[:_FEW]:
            if weights[key] >= _LITTLE:
                drafts.append(_Draft(set()))
                _join(drafts[-1], key, weights[key], places[key], homes, grow=True)
    for key in weak:
        for home in _nearby(places[key], homes):
            here = {at for at in places[key] if at in home.lines}
            if weights[key] >= _MARKED and len({lines[at].side for at in here}) > 1:
                telling = weights[key] >= _LITTLE and not home.name
                grown = {at for at in places[key] if telling and _adjoins(at, here, lines)}
                where = {at: places[key][at] for at in sorted(here | grown)}
                _join(home, key, weights[key], where, homes, grow=True)


def _adjoins(at: int, here: set[int], lines: Sequence[_Line]) -> bool:
    """Whether the sentence stands beside one of those, in one statement."""
    return any(
        near in here and lines[near].statement is lines[at].statement for near in (at - 1, at + 1)
    )


def _nearby(where: Iterable[int], homes: dict[int, list[_Draft]]) -> list[_Draft]:
    """The topics that hold any of the lines, each once."""
    return list({id(draft): draft for at in where for draft in homes.get(at, ())}.values())


def _home(
    key: Key, where: dict[int, list[Match]], homes: dict[int, list[_Draft]], lines: Sequence[_Line]
) -> _Draft | None:
    """The topic that holds most of the lines; or all of one side's, if a word is the same too."""
    best, most = None, 0.0
    for draft in _nearby(where, homes):
        inside = sum(at in draft.lines for at in where)
        share = inside / len(where)
        if share < 0.6:
            missed = {lines[at].side for at in where if at not in draft.lines}
            whole = {lines[at].side for at in where} - missed
            if not (whole and draft.words.intersection(key)):
                continue
        if share > most:
            best, most = draft, share
    return best


def _join(
    draft: _Draft,
    key: Key,
    weight: float,
    where: dict[int, list[Match]],
    homes: dict[int, list[_Draft]],
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


def _finish(draft: _Draft, lines: Sequence[_Line]) -> Found:
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


def _strongest(draft: _Draft, wording: dict[Key, str]) -> list[str]:
    """The shared wording, the strongest first, none of it part of another."""
    kept: list[Key] = []
    telling = [key for key, weight in draft.keys.items() if weight >= _LITTLE]
    for key in sorted(telling or draft.keys, key=lambda key: -draft.keys[key]):
        if len(kept) < _MOST_SHARED and not any(set(key) <= set(other) for other in kept):
            kept.append(key)
    return list(dict.fromkeys(wording[key] for key in kept))


def _marks(matches: list[Match], line: _Line) -> Iterator[Span]:
    for match in merge_matches(matches):
        run = line.runs[match.run]
        yield Span(run[match.start].start, run[match.stop - 1].stop)


def _heading(draft: _Draft, order: Sequence[int], lines: Sequence[_Line]) -> str:
    """The strongest shared wording that stands in one piece."""
    strong = max(draft.keys.values(), default=0)
    best, most = "", 0.0
    for at in order:
        matches = [m for m in draft.marks[at] if m.weight >= min(_ENOUGH, strong)]
        for match in merge_matches(matches):
            if match.weight > most and match.stop - match.start <= _LONGEST_HEADING:
                best, most = lines[at].words(match), match.weight
    return _capital(best)


def _leftovers(lines: Sequence[_Line]) -> Iterator[Found]:
    """What is under no topic, by statement; a few short words are no topic."""
    groups: dict[int, list[_Line]] = defaultdict(list)
    for line in lines:
        groups[line.statement.number].append(line)
    for group in groups.values():
        telling = sum(term.weight > 0 for line in group for run in line.runs for term in run)
        if telling >= _SHORT:
            passages = tuple(Passage(line.statement, line.place, ()) for line in group)
            yield Found(
                _capital(own_heading([(line.text, line.runs) for line in group])), (), passages
            )


def _capital(words: str) -> str:
    words = words.removesuffix("'s").removesuffix("’s")
    return words[:1].upper() + words[1:]
