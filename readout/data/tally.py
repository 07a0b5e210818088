"""Counts and places that several exports need: words, statements, lines of the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from readout.model import Document, Span, Statement


class Placed(NamedTuple):
    """A statement with its stretch of the source and the line (from 1) that it starts on."""

    statement: Statement
    span: Span
    line: int


@dataclass(slots=True)
class Tally:
    """How much one speaker has."""

    words: int = 0
    statements: int = 0


def count_words(text: str) -> int:
    """What is left between white space."""
    return len(text.split())


def tally_speakers(document: Document) -> dict[str, Tally]:
    """By speaker id; a member of a collective may have said nothing alone."""
    tallies = {speaker.id: Tally() for speaker in document.speakers}
    for statement in document.statements:
        if statement.speaker is not None:
            tally = tallies[statement.speaker]
            tally.words += count_words(statement.text)
            tally.statements += 1
    return tallies


def place_by_speaker(document: Document) -> dict[str, list[Placed]]:
    """The statements of each speaker, by id."""
    own: dict[str, list[Placed]] = {speaker.id: [] for speaker in document.speakers}
    for placed in place_statements(document):
        if placed.statement.speaker is not None:
            own[placed.statement.speaker].append(placed)
    return own


def place_statements(document: Document) -> Iterator[Placed]:
    """Every statement in order. Lines are counted on from the last one, never from the top."""
    source = document.release.source
    line, seen = 1, 0
    for section in document.sections:
        for statement in section.statements:
            span = statement.block.to_source(statement.span)
            line += source.count("\n", seen, span.start)
            seen = span.start
            yield Placed(statement, span, line)
