"""What speakers share: the topics of the compare pages.

Words in a row that two speakers both use make a topic; the longest come first, and each sentence
stands under one topic. Words without meaning of their own ("of the") and words that are all over
the release make none. An editor's topics come before those found here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise
from typing import NamedTuple

from markupsafe import Markup

from readout.captions import caption
from readout.markup import Phrase, shared_html
from readout.model import Span, SpeakerKind, Topic
from readout.views import SpeakerView, StatementView, Views

MOST_COLUMNS = 3
MOST_TOPICS = 12
# Of a side's sentences under one topic; and topics of one side alone.
MOST_PASSAGES = 5
MOST_ALONE = 14
# Pairs are offered among so many who say most.
MOST_PAIRED = 6
_LONGEST = 14
_COMMON = 0.4

_WORD = re.compile(r"\w+(?:[.’'\-&]\w+)*(?:\.(?=\w)|)", re.UNICODE)
_PLAIN = frozenset(
    "a about above after again against all also am an and any are as at be because been before"
    " being between both but by can could did do does doing down during each either every few for"
    " from further had has have having he her here hers him his how i if in into is it its just"
    " made make makes many may me might more most much must my no nor not now of off on once one"
    " only or other our out over own said same say says shall she should side sides so some still"
    " such than that the their them then there these they this those through to too two under"
    " until up upon us very was we were what when where which while who whom whose why will with"
    " would you your yet continue continued including important new well noted stressed stated"
    " added reiterated pointed expressed emphasized emphasised urged called agreed hope hoped"
    " ready willing regard respect people country countries year years today time first last"
    " forward work way mr mrs ms".split()
)


class Passage(NamedTuple):
    """A sentence on the page: its words, shared ones marked, and the way to its place."""

    html: Markup
    ref: str
    place: Markup
    look: str


class Cell(NamedTuple):
    side: SpeakerView
    passages: tuple[Passage, ...]


class TopicRow(NamedTuple):
    name: str
    note: Markup
    cells: tuple[Cell, ...]


class PairLink(NamedTuple):
    path: str
    label: Markup
    current: bool


class ComparePage(NamedTuple):
    """Sides next to each other, topic by topic; `more` counts the rows that are left out."""

    path: str
    sides: tuple[SpeakerView, ...]
    shared: int
    topics: tuple[TopicRow, ...]
    more: int
    joint: tuple[Passage, ...]
    pairs: tuple[PairLink, ...]


class _Token(NamedTuple):
    word: str
    span: Span


@dataclass(slots=True, eq=False)
class _Line:
    """A sentence of one side with its words."""

    view: StatementView
    place: int
    phrase: Phrase
    tokens: list[_Token]
    topic: int = -1
    marks: list[Span] = field(default_factory=list)


class _Find(NamedTuple):
    """Words in a row that more than one side uses, in lower case, and how they were written."""

    words: tuple[str, ...]
    written: str
    weight: float


@dataclass(slots=True)
class _Group:
    """Sentences under one topic."""

    name: str
    words: list[str]
    lines: list[_Line]
    given: bool = False


def has_compare(views: Views) -> bool:
    """Whether two speakers or more can be set side by side."""
    return len(views.sides) > 1


def compare_pages(views: Views) -> Iterator[ComparePage]:
    """`compare.html`, and one page for each pair where there are too many for one table."""
    if not has_compare(views):
        return
    sides = views.sides
    lines = {side.speaker.id: _lines_of(views, side) for side in sides}
    if len(sides) <= MOST_COLUMNS:
        yield _page(views, "compare.html", sides, lines, ())
        return
    talking = sorted(sides, key=lambda side: -side.size)[:MOST_PAIRED]
    paired = [side for side in sides if side in talking]
    couples = sorted(combinations(paired, 2), key=lambda two: -min(s.size for s in two))
    paths = [_pair_path(*two) for two in couples]
    for number, two in enumerate(couples):
        links = tuple(
            PairLink(paths[k], _pair_label(views, couples[k]), k == number)
            for k in range(len(couples))
        )
        page = _page(views, paths[number], two, lines, links)
        if number == 0:
            yield page._replace(path="compare.html")
        yield page


def _pair_path(one: SpeakerView, other: SpeakerView) -> str:
    return f"compare/{one.speaker.id}-vs-{other.speaker.id}.html"


def _pair_label(views: Views, two: Sequence[SpeakerView]) -> Markup:
    names = [Markup("<bdi>{}</bdi>").format(side.name) for side in two]
    return views.labels("pair", one=names[0], other=names[1])


def _lines_of(views: Views, side: SpeakerView) -> list[_Line]:
    found = []
    for view in side.statements:
        text = view.statement.block.text
        for place, phrase in enumerate(view.phrases, 1):
            tokens = _tokens(text, phrase.span, views.spaced)
            found.append(_Line(view, place, phrase, tokens))
    return found


def _tokens(text: str, span: Span, spaced: bool) -> list[_Token]:
    if not spaced:
        places = (k for k in range(span.start, span.stop) if text[k].isalnum())
        return [_Token(text[k], Span(k, k + 1)) for k in places]
    matches = _WORD.finditer(text, span.start, span.stop)
    return [_Token(_plain_form(m[0]), Span(m.start(), m.end())) for m in matches]


def _plain_form(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").rstrip(".")


def _page(
    views: Views,
    path: str,
    sides: Sequence[SpeakerView],
    lines: dict[str, list[_Line]],
    pairs: tuple[PairLink, ...],
) -> ComparePage:
    every = [line for side in sides for line in lines[side.speaker.id]]
    for line in every:
        line.topic, line.marks = -1, []
    groups = [*_given_groups(views.settings.topics, every)]
    finds = _shared_words(views, sides, lines)
    _mark(every, finds)
    _group(groups, finds, every)
    for number, group in enumerate(groups):
        for line in group.lines:
            line.topic = number
    rows = [_row(views, group, sides) for group in groups]
    alone = list(_alone(views, every))
    rows += [_row(views, group, sides) for group in alone[:MOST_ALONE]]
    shared = sum(1 for row in rows if sum(bool(cell.passages) for cell in row.cells) > 1)
    more = max(0, len(alone) - MOST_ALONE)
    joint = tuple(_joint(views, sides))
    return ComparePage(path, tuple(sides), shared, tuple(rows), more, joint, pairs)


# ------------------------------------------------------------- words in common


def _shared_words(
    views: Views, sides: Sequence[SpeakerView], lines: dict[str, list[_Line]]
) -> list[_Find]:
    """Words in a row that more than one side uses, the weightiest first."""
    plain = _plain_words(views, [line for side in sides for line in lines[side.speaker.id]])
    users: dict[tuple[str, ...], int] = defaultdict(int)
    for number, side in enumerate(sides):
        for line in lines[side.speaker.id]:
            spoken = [token.word for token in line.tokens]
            for word in spoken:
                users[(word,)] |= 1 << number
            for pair in pairwise(spoken):
                users[pair] |= 1 << number
    many = {words for words, who in users.items() if who & (who - 1)}
    counts: Counter[tuple[str, ...]] = Counter()
    written: dict[tuple[str, ...], str] = {}
    owners: dict[tuple[str, ...], int] = defaultdict(int)
    for number, side in enumerate(sides):
        for line in lines[side.speaker.id]:
            for run in _runs(line, many, plain, views.spaced):
                words = tuple(token.word for token in run)
                counts[words] += 1
                owners[words] |= 1 << number
                text = line.view.statement.block.text[run[0].span.start : run[-1].span.stop]
                written.setdefault(words, " ".join(text.split()))
    finds = []
    for words, count in counts.items():
        telling = [word for word in words if word not in plain]
        weight = 3.0 * len(telling) + 0.5 * len(words) + 0.05 * sum(map(len, telling)) / count
        if owners[words] & (owners[words] - 1) or len(telling) > 1:
            finds.append(_Find(words, written[words], weight))
    finds.sort(key=lambda find: (-find.weight, find.words))
    return finds


def _plain_words(views: Views, every: Sequence[_Line]) -> frozenset[str]:
    """Words that mark no topic: small words, names of speakers and sides, words everywhere."""
    if not views.spaced:
        return frozenset()
    words = set(_PLAIN)
    for speaker in views.document.speakers:
        for name in (speaker.name, *speaker.aliases, speaker.side or ""):
            words.update(_plain_form(match[0]) for match in _WORD.finditer(name))
    counts = Counter(word for line in every for word in {token.word for token in line.tokens})
    limit = max(4, _COMMON * len(every))
    words.update(word for word, count in counts.items() if count > limit)
    words.update(word for word in counts if len(word) < 3 or word.isdigit())
    return frozenset(words)


def _runs(
    line: _Line, many: set[tuple[str, ...]], plain: frozenset[str], spaced: bool
) -> Iterator[list[_Token]]:
    """The longest stretches of a sentence that are shared word for word, two words by two."""
    tokens, k = line.tokens, 0
    while k < len(tokens):
        stop = k + 1
        if (tokens[k].word,) not in many:
            k += 1
            continue
        while (
            stop < len(tokens)
            and stop - k < _LONGEST
            and (tokens[stop - 1].word, tokens[stop].word) in many
        ):
            stop += 1
        run = _trim(tokens[k:stop], plain)
        if run and (spaced or len(run) > 2):
            yield run
        k = stop


def _trim(run: list[_Token], plain: frozenset[str]) -> list[_Token]:
    """The run without plain words at its ends."""
    while run and run[0].word in plain:
        run = run[1:]
    while run and run[-1].word in plain:
        run = run[:-1]
    return run


def _mark(every: Iterable[_Line], finds: Sequence[_Find]) -> None:
    """Notes in each sentence where the shared words stand, longer stretches first."""
    by_first: dict[str, list[_Find]] = defaultdict(list)
    for find in finds:
        by_first[find.words[0]].append(find)
    for several in by_first.values():
        several.sort(key=lambda find: -len(find.words))
    for line in every:
        words = tuple(token.word for token in line.tokens)
        k = 0
        while k < len(words):
            for find in by_first.get(words[k], ()):
                size = len(find.words)
                if words[k : k + size] == find.words:
                    start, stop = line.tokens[k].span.start, line.tokens[k + size - 1].span.stop
                    line.marks.append(Span(start, stop))
                    k += size - 1
                    break
            k += 1


# ------------------------------------------------------------- topics


def _given_groups(topics: Iterable[Topic], every: Sequence[_Line]) -> Iterator[_Group]:
    """The editor's topics with the sentences that hold one of their words."""
    taken: set[int] = set()
    for topic in topics:
        asked = [word.lower() for word in topic.words or topic.name.split() if len(word) > 2]
        patterns = [re.compile(rf"(?<!\w){re.escape(word)}", re.IGNORECASE) for word in asked]
        lines = []
        for number, line in enumerate(every):
            start, stop = line.phrase.span
            text = line.view.statement.block.text[start:stop]
            if number not in taken and any(pattern.search(text) for pattern in patterns):
                taken.add(number)
                line.topic = 0
                lines.append(line)
        if lines:
            yield _Group(topic.name, [], lines, given=True)


def _group(groups: list[_Group], finds: Sequence[_Find], every: Sequence[_Line]) -> None:
    """Adds a group for each find that brings two sides together; others join one that exists."""
    holders: dict[tuple[str, ...], list[_Line]] = defaultdict(list)
    wanted: dict[str, list[_Find]] = defaultdict(list)
    for find in finds:
        wanted[find.words[0]].append(find)
    for line in every:
        words = tuple(token.word for token in line.tokens)
        for k, word in enumerate(words):
            for find in wanted.get(word, ()):
                if words[k : k + len(find.words)] == find.words:
                    holders[find.words].append(line)
    home: dict[int, _Group] = {}
    for group in groups:
        home.update((id(line), group) for line in group.lines)
    found = 0
    for find in finds:
        lines = list(dict.fromkeys(holders[find.words]))
        free = [line for line in lines if id(line) not in home]
        if len({id(line.view.speaker) for line in free}) > 1 and found < MOST_TOPICS:
            group = _Group(_titled(find.written), [find.written], free)
            groups.append(group)
            found += 1
        else:
            host = next((home[id(line)] for line in lines if id(line) in home), None)
            if host is None:
                continue
            group = host
            if len(find.words) > 1 or len(group.words) < 3:
                held = {id(line.view.speaker) for line in lines if home.get(id(line)) is group}
                if len(held) > 1 and not any(find.written in word for word in group.words):
                    group.words.append(find.written)
            if len(find.words) < 2:
                free = []
            group.lines += free
        home.update((id(line), group) for line in free)


def _titled(words: str) -> str:
    return words[:1].upper() + words[1:]


def _alone(views: Views, every: Sequence[_Line]) -> Iterator[_Group]:
    """What is left: the sentences of a statement that no other side shares a topic with."""
    generic = views.generic_words
    rest: dict[int, list[_Line]] = {}
    for line in every:
        if line.topic < 0:
            rest.setdefault(line.view.number, []).append(line)
    for lines in rest.values():
        statement = lines[0].view.statement
        sentences = tuple(statement.sentences[line.place - 1] for line in lines)
        span = Span(sentences[0].span.start, sentences[-1].span.stop)
        part = replace(statement, sentences=sentences, span=span)
        yield _Group(caption(part, generic, views.spaced), [], lines)


def _row(views: Views, group: _Group, sides: Sequence[SpeakerView]) -> TopicRow:
    labels = views.labels
    cells = []
    for side in sides:
        own = sorted(
            (line for line in group.lines if line.view.speaker is side),
            key=lambda line: (line.view.number, line.place),
        )
        several = len({id(line.view.speaker) for line in group.lines}) > 1
        passages = tuple(_passage(views, line, several) for line in own[:MOST_PASSAGES])
        cells.append(Cell(side, passages))
    if sum(bool(cell.passages) for cell in cells) < 2:
        note = labels("one_side")
    elif group.words:
        quoted = [labels("quoted", words=words) for words in group.words[:4]]
        note = labels("shared_words", words=labels("comma").join(quoted))
    else:
        note = Markup("")
    return TopicRow(group.name, note, tuple(cells))


def _passage(views: Views, line: _Line, marked: bool) -> Passage:
    html = shared_html(line.view.statement.block, line.phrase, line.marks if marked else ())
    labels, view = views.labels, line.view
    single = len(view.phrases) == 1
    place = (
        labels("number", id=view.number)
        if single
        else labels("sentence_at", id=view.number, number=line.place)
    )
    return Passage(Markup(html), line.phrase.ref, place, view.look)


def _joint(views: Views, sides: Sequence[SpeakerView]) -> Iterator[Passage]:
    """What speakers that are several as one say, where these sides are among them."""
    ids = {side.speaker.id for side in sides}
    several = [
        one
        for one in views.speaking
        if one.speaker.kind is SpeakerKind.COLLECTIVE
        and (not one.speaker.members or ids & set(one.speaker.members))
    ]
    statements = sorted(
        (view for one in several for view in one.statements), key=lambda view: view.number
    )
    for view in statements[:MOST_ALONE]:
        block = view.statement.block
        html = " ".join(shared_html(block, phrase, ()) for phrase in view.phrases)
        place = views.labels("number", id=view.number)
        yield Passage(Markup(html), view.id, place, view.look)
