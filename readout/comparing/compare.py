"""The compare pages: what each side said, topic by topic, next to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from readout.comparing.drafts import Found, Passage
from readout.comparing.topics import MOST_SENTENCES, Read, find_topics, read_sides
from readout.model import SpeakerKind
from readout.web.captions import caption
from readout.web.markup import shared_html
from readout.web.views import SpeakerView, StatementView, Views, name_html

# A wider table is no table on a phone or on paper.
MOST_COLUMNS = 3
# Beyond these speakers, those who say least, no pairs are offered: 28 pages.
MOST_PAIRED = 8
MOST_TOPICS, MOST_SINGLE, MOST_PASSAGES, MOST_JOINT = 20, 24, 6, 12


class PassageView(NamedTuple):
    """A sentence in a cell, or a statement that was made jointly.

    ref   its address on the index, `at` the same in words
    look  of who said it together with others
    """

    ref: str
    at: Markup
    html: Markup
    look: str = ""


class Cell(NamedTuple):
    """What one side says on a topic; `more` sentences of it are not shown."""

    who: SpeakerView
    passages: tuple[PassageView, ...]
    more: int


class Row(NamedTuple):
    """A topic: its heading, a note on the wording that sides share, one cell for each side."""

    id: str
    heading: str
    note: Markup
    cells: tuple[Cell, ...]


class Pair(NamedTuple):
    """Two sides and their page."""

    path: str
    label: Markup
    first: SpeakerView
    second: SpeakerView

    @property
    def href(self) -> str:
        return quote(self.path)


class Comparison(NamedTuple):
    """One compare page.

    empty   why there is nothing to compare, a label's key, or ""
    sides   the columns; none where the page only lists pairs
    shared, single   how many topics there are; `more` of them are not shown
    pairs   the pages of two sides each, where there are more sides than columns
    cut     whether one of the sides says more than is compared
    reported  whether it is somebody's account, and no transcript
    """

    path: str
    empty: str
    sides: tuple[SpeakerView, ...]
    rows: tuple[Row, ...] = ()
    shared: int = 0
    single: int = 0
    more: int = 0
    joint: tuple[PassageView, ...] = ()
    joint_more: int = 0
    pairs: tuple[Pair, ...] = ()
    paired: int = 0
    reported: bool = True
    cut: bool = False


def has_compare(views: Views) -> bool:
    """Whether there are two sides or more."""
    return len(views.sides) > 1


def compare_sides(views: Views) -> Iterator[Comparison]:
    """`compare.html`, and where there are many sides one page for each two of them."""
    sides = views.sides
    if not has_compare(views):
        empty = "one_speaker" if sides else "only_jointly" if views.speaking else "no_speakers"
        yield Comparison("compare.html", empty, tuple(sides))
        return
    if len(sides) <= MOST_COLUMNS:
        yield _compare(views, "compare.html", sides)
        return
    pairs = _pair(views)
    joint, more = _joint(views, None)
    paired = min(len(sides), MOST_PAIRED)
    yield Comparison(
        "compare.html", "", (), joint=joint, joint_more=more, pairs=pairs, paired=paired
    )
    read = read_sides(views.document, [side.speaker.id for side in sides], views.spaced)
    for pair in pairs:
        page = _compare(views, pair.path, (pair.first, pair.second), read)
        yield page._replace(pairs=pairs, paired=paired)


def lead_of(page: Comparison, views: Views) -> Markup:
    """How many topics the page holds, or why it holds none."""
    labels = views.labels
    if page.empty:
        name = name_html(views.sides[0].name) if views.sides else ""
        return labels(page.empty, name=name)
    if not page.sides:
        lead = [labels("pairs_lead", n=len(views.sides))]
        if page.paired < len(views.sides):
            lead.append(labels("pairs_most", n=page.paired))
        return Markup(" ").join(lead)
    key = "topics_shared" if len(page.sides) == 2 else "topics_shared_more"
    lead = [labels(key, n=page.shared) if page.shared else labels("nothing_shared")]
    if page.single:
        lead.append(labels("topics_single", n=page.single))
    if page.cut:
        lead.append(labels("compared_most", n=MOST_SENTENCES))
    if page.shared:
        marked = Markup("<mark>{}</mark>").format(labels("marked"))
        lead.append(labels("words_marked", marked=marked))
    return Markup(" ").join(lead)


def _pair(views: Views) -> tuple[Pair, ...]:
    """Each two of those who say most, in order of their first statement."""
    most = sorted(views.sides, key=lambda view: -view.size)[:MOST_PAIRED]
    chosen = [view for view in views.sides if view in most]
    pairs = []
    for one, other in combinations(chosen, 2):
        names = (name_html(side.name) for side in (one, other))
        label = views.labels("pair", one=next(names), other=next(names))
        path = f"compare/{one.speaker.id}-vs-{other.speaker.id}.html"
        pairs.append(Pair(path, label, one, other))
    return tuple(pairs)


def _compare(
    views: Views, path: str, sides: Sequence[SpeakerView], read: Read | None = None
) -> Comparison:
    ids = [side.speaker.id for side in sides]
    read = read or read_sides(views.document, ids, views.spaced)
    shared, single = find_topics(views.document, ids, views.spaced, read)
    order = sorted(range(len(shared)), key=lambda number: -shared[number].weight)
    rows = [shared[number] for number in sorted(order[:MOST_TOPICS])]
    rows += single[:MOST_SINGLE]
    joint, joint_more = _joint(views, frozenset(ids))
    name = _namer(views)
    return Comparison(
        path,
        "",
        tuple(sides),
        tuple(_show(views, found, number, sides, name) for number, found in enumerate(rows, 1)),
        len(shared),
        len(single),
        len(shared) + len(single) - len(rows),
        joint,
        joint_more,
        reported=not all(view.quoted for side in sides for view in side.statements),
        cut=not read.cut.isdisjoint(ids),
    )


def _show(
    views: Views,
    found: Found,
    number: int,
    sides: Sequence[SpeakerView],
    name: Callable[[Found], str],
) -> Row:
    said: dict[str | None, list[Passage]] = defaultdict(list)
    for passage in found.passages:
        said[passage.statement.speaker].append(passage)
    cells = tuple(
        Cell(
            side,
            tuple(_show_passage(views, one) for one in said[side.speaker.id][:MOST_PASSAGES]),
            max(0, len(said[side.speaker.id]) - MOST_PASSAGES),
        )
        for side in sides
    )
    labels = views.labels
    note = labels("one_side")
    if len(found.sides) > 1:
        words = labels("comma").join(labels("quoted", words=one) for one in found.shared)
        note = labels("shared_words", words=words) if words else Markup("")
    return Row(f"topic-{number}", found.heading or name(found), note, cells)


def _namer(views: Views) -> Callable[[Found], str]:
    """Gives a topic of one side a heading from its first sentence."""
    generic = views.generic_words

    def name(found: Found) -> str:
        first = found.passages[0]
        sentence = first.sentence
        alone = first.statement._replace(span=sentence.span, sentences=(sentence,))
        return caption(alone, generic, views.spaced)

    return name


def _show_passage(views: Views, passage: Passage) -> PassageView:
    """The sentence with the shared words marked, and the way to it."""
    view, place = views.statements[passage.statement.number - 1], passage.place
    html = shared_html(view.statement.block, view.phrases[place - 1], passage.marks)
    at = views.labels("number", id=view.number)
    if len(view.phrases) > 1:
        at = views.labels("sentence_at", id=view.number, number=place)
    return PassageView(f"s{view.number}-{place}", at, Markup(html))


def _joint(views: Views, ids: frozenset[str] | None) -> tuple[tuple[PassageView, ...], int]:
    """What was said jointly, by those sides among others, and how much more there is."""
    found = [
        view
        for view in views.statements
        if view.speaker
        and view.speaker.speaker.kind is SpeakerKind.COLLECTIVE
        and (ids is None or not view.speaker.speaker.members
             or ids & set(view.speaker.speaker.members))
    ]  # fmt: skip
    shown = tuple(
        PassageView(view.id, views.labels("number", id=view.number), _whole(view), view.look)
        for view in found[:MOST_JOINT]
    )
    return shown, len(found) - len(shown)


def _whole(view: StatementView) -> Markup:
    block = view.statement.block
    return Markup(" ").join(Markup(shared_html(block, one, ())) for one in view.phrases)
