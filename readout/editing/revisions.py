"""What `revisions.html` shows: each correction, first what went to another speaker, then the
words that came and went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from readout.editing.accounts import Said
from readout.editing.changes import Comparison, Given, Passage
from readout.editing.trace import Fate, Piece
from readout.editing.versions import Correction, find_corrections
from readout.model import Document

# A stretch that stayed as it was shows this many words at each end.
_EDGE = 12
_SPACED = ".,;:!?)”’»"


class Run(NamedTuple):
    """Words in a row: tag "ins", "del" or "" with `text`, or "fold" with how many are left out.

    space   whether white space follows
    """

    tag: str
    text: str
    space: bool
    words: int = 0


class Entry(NamedTuple):
    """A statement that changed, or a row of those that did not (`first` to `last`, no runs).

    kind   "changed", "added", "removed", "moved" (to here), "left" (from here), "given", "same"
    """

    kind: str
    first: Said
    last: Said
    old: Said | None
    runs: tuple[Run, ...]


class Revision(NamedTuple):
    """A correction, as the page shows it.

    title, date   what they were before and are now, where that changed
    """

    correction: Correction
    given: tuple[Given, ...]
    title: tuple[Run, ...]
    date: tuple[str | None, str | None] | None
    entries: tuple[Entry, ...]
    latest: bool


def show_revisions(document: Document) -> list[Revision]:
    """Every correction, the latest first; empty where the release was never changed."""
    return [
        _show(correction, latest=number == 0)
        for number, correction in enumerate(find_corrections(document))
    ]


def _show(correction: Correction, latest: bool) -> Revision:
    comparison = correction.comparison
    if comparison is None:
        return Revision(correction, (), (), None, (), latest)
    dates = comparison.before.date, comparison.after.date
    return Revision(
        correction,
        comparison.given,
        tuple(_title_runs(comparison)),
        dates if dates[0] != dates[1] else None,
        tuple(_entries(comparison)),
        latest,
    )


def _title_runs(comparison: Comparison) -> Iterator[Run]:
    before, after = comparison.before.title, comparison.after.title
    if before != after:
        yield Run("del", before, True)
        yield Run("ins", after, False)


def _entries(comparison: Comparison) -> Iterator[Entry]:
    given = {one.new for one in comparison.given}
    same: list[Said] = []
    for passage in comparison.passages:
        if passage.new is not None and not passage.changed and passage.new not in given:
            same.append(passage.new)
            continue
        if same:
            yield Entry("same", same[0], same[-1], None, ())
            same = []
        yield _entry(passage, comparison)
    if same:
        yield Entry("same", same[0], same[-1], None, ())


def _entry(passage: Passage, comparison: Comparison) -> Entry:
    runs = tuple(show_pieces(passage.pieces))
    if passage.new is None:
        assert passage.old is not None
        now = comparison.left.get(passage.old.number)
        if now is not None and all(piece.moved for piece in passage.pieces):
            return Entry("left", now, now, passage.old, ())
        return Entry("removed", passage.old, passage.old, passage.old, runs)
    kind = "given"
    if passage.old is None:
        kind = "added"
    elif passage.reworded:
        kind = "changed"
    elif passage.moved:
        kind = "moved"
    return Entry(kind, passage.new, passage.new, passage.old, runs)


def show_pieces(pieces: Sequence[Piece]) -> Iterator[Run]:
    """The words with what came and went; long stretches that stayed are folded."""
    tags = {Fate.SAME: "", Fate.GONE: "del", Fate.FRESH: "ins"}
    joined: list[tuple[str, str]] = []
    for piece in pieces:
        tag = tags[piece.fate]
        if joined and joined[-1][0] == tag:
            joined[-1] = tag, joined[-1][1] + piece.text
        else:
            joined.append((tag, piece.text))
    for place, (tag, text) in enumerate(joined):
        after = joined[place + 1] if place + 1 < len(joined) else ("", "")
        # The space before words that are gone went with them.
        space = text[-1:].isspace() or (
            after[0] == "del"
            and (text[-1:].isalnum() or text[-1:] in _SPACED)
            and after[1][:1].isascii()
            and after[1][:1].isalnum()
        )
        if tag:
            yield Run(tag, text.strip(), space)
        else:
            yield from _fold(text.strip(), space, place > 0, place + 1 < len(joined))


def _fold(text: str, space: bool, before: bool, after: bool) -> Iterator[Run]:
    """Words that stayed, with the middle of many left out: what lies far from a change."""
    words = text.split(" ")
    left, right = _EDGE if before else 0, _EDGE if after else 0
    hidden = len(words) - left - right
    if hidden <= _EDGE or not (before or after):
        yield Run("", text, space)
        return
    if left:
        yield Run("", " ".join(words[:left]), True)
    yield Run("fold", " ".join(words[left : len(words) - right]), bool(right) or space, hidden)
    if right:
        yield Run("", " ".join(words[len(words) - right :]), space)


def name_range(first: Said, last: Said) -> str:
    return f"{first.number}" if first == last else f"{first.number}–{last.number}"
