"""What changed, in words: for the summary of a build, the feed, and the warnings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from readout.editing.accounts import Said
from readout.editing.changes import Comparison, Given
from readout.editing.trace import Fate, Piece
from readout.editing.versions import shorten
from readout.errors import Problem

_LINES = 12
_EDITS, _PLACES = 3, 5
_WORDS = 8


def describe_changes(comparison: Comparison, most: int = _LINES) -> list[str]:
    """One line a change, what went to another speaker first; empty where nothing changed.

    most  above this number of lines the rest is only counted
    """
    lines = list(_lines(comparison))
    if len(lines) > most:
        rest = len(lines) - most + 1
        lines[most - 1 :] = [f"and {rest} more changes"]
    return lines


def _lines(comparison: Comparison) -> Iterator[str]:
    yield from map(describe_given, comparison.given)
    before, after = comparison.before, comparison.after
    if before.title != after.title:
        yield f"title: {_quoted(before.title)} is now {_quoted(after.title)}"
    if before.date != after.date:
        yield f"date: {before.date or 'undated'} is now {after.date or 'undated'}"
    moved = {passage.new for passage in comparison.moved}
    for passage in comparison.passages:
        if passage.new is None:
            if passage.old is not None and passage.old.number not in comparison.left:
                yield f"removed: {_quoted(passage.old.text)}"
        elif passage.old is None:
            yield f"§ {passage.new.number} added: {_quoted(passage.new.text)}"
        else:
            if passage.new in moved:
                yield f"§ {passage.new.number} stands in another place; it was § " + str(
                    passage.old.number
                )
            if passage.reworded:
                yield f"§ {passage.new.number} reworded: {describe_edits(passage.pieces)}"


def describe_given(given: Given) -> str:
    """ "§ 4 moved from A to B", with the words where they are only a part of the statement."""
    names = f"moved from {_name(given.old)} to {_name(given.new)}"
    if given.whole:
        return f"§ {given.new.number} {names}"
    return f"§ {given.new.number}: {_quoted(given.text)} {names}"


def _name(said: Said) -> str:
    return said.speaker if said.speaker is not None else "narration"


def describe_edits(pieces: Sequence[Piece]) -> str:
    """The words that came and went: “great” is now “enormous”, “of course” left out."""
    edits = []
    gone = ""
    for piece in (*pieces, Piece(Fate.SAME, "", None, None)):
        text = piece.text.strip()
        if piece.fate is Fate.GONE:
            gone = f"{gone} {text}".strip()
        elif piece.fate is Fate.FRESH:
            edits.append(
                f"{_quoted(gone)} is now {_quoted(text)}" if gone else f"new {_quoted(text)}"
            )
            gone = ""
        elif gone:
            edits.append(f"{_quoted(gone)} left out")
            gone = ""
    if len(edits) > _EDITS:
        edits[_EDITS:] = [f"{len(edits) - _EDITS} more"]
    return ", ".join(edits)


def _quoted(text: str) -> str:
    return f"“{shorten(text.strip(), _WORDS)}”"


def warn_of_given(comparison: Comparison, path: str) -> list[Problem]:
    """A warning for all that went to another speaker: the one change that nobody makes lightly.
    What went from one to the same other is told at once, where it begins."""
    ways: dict[tuple[str, str], list[Given]] = defaultdict(list)
    for given in comparison.given:
        ways[_name(given.old), _name(given.new)].append(given)
    return [
        Problem(
            path,
            found[0].new.line,
            f"{_describe_way(found)} since the last build",
            "if that is not meant, name the speaker above the paragraph: <!-- speaker: NAME -->",
        )
        for found in ways.values()
    ]


def _describe_way(found: Sequence[Given]) -> str:
    places = list(dict.fromkeys(f"§ {given.new.number}" for given in found))
    if len(places) == 1:
        return describe_given(found[0])
    more = len(places) - _PLACES
    named = places if more <= 0 else [*places[:_PLACES], f"{more} more"]
    names = f"moved from {_name(found[0].old)} to {_name(found[0].new)}"
    return f"{', '.join(named[:-1])} and {named[-1]} {names}"
