"""A document to `data/readout.json` and to one JSON file for each speaker.

The layout is one statement a line, so that a changed sentence is a changed line. The file is put
together line by line: a tree of the whole of it would take many times the memory of the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from readout.model import Block, Document, Page, Sentence, Span, Speaker, Statement
from readout.tally import Placed, Tally, count_words, place_statements, tally_speakers

FORMAT = "readout/1"

Json = dict[str, Any]

encode = json.JSONEncoder(ensure_ascii=False).encode


def render_json(document: Document) -> Iterator[Page]:
    """`data/readout.json`, in the order that the contract sets, then `data/ID.json` by speaker."""
    head = describe_release(document)
    tallies = tally_speakers(document)
    speakers = {s.id: encode(describe_speaker(s, tallies[s.id])) for s in document.speakers}
    places = place_statements(document)
    sections = [
        [encode(describe_statement(place)) for place in islice(places, len(section.statements))]
        for section in document.sections
    ]
    yield Page(
        "data/readout.json",
        to_bytes(
            "{",
            *(f"{line}," for line in head),
            *list_lines("speakers", list(speakers.values()), ","),
            *section_lines(document, sections),
            "}",
        ),
    )
    by_speaker: dict[str | None, list[str]] = {}
    for section, lines in zip(document.sections, sections, strict=True):
        by_speaker.setdefault(section.speaker, []).extend(lines)
    for speaker in document.speakers:
        # Someone called "Readout" is found in the file of that name, which holds all there is.
        if speaker.id != "readout":
            yield Page(
                f"data/{speaker.id}.json",
                to_bytes(
                    "{",
                    *(f"{line}," for line in head),
                    f'"speaker": {speakers[speaker.id]},',
                    *list_lines("statements", by_speaker.get(speaker.id, [])),
                    "}",
                ),
            )


def describe_release(document: Document) -> list[str]:
    release = document.release
    words = sum(count_words(statement.text) for statement in document.statements)
    head = {
        "format": FORMAT,
        "title": release.title,
        "date": release.date,
        "language": release.language,
        "breadcrumb": [{"label": crumb.label, "url": crumb.url} for crumb in release.breadcrumb],
        "furniture": [{"line": piece.line, "text": piece.text} for piece in release.furniture],
        "source": {"file": release.file, "sha256": release.sha256, "words": words},
    }
    return [f'"{key}": {encode(value)}' for key, value in head.items()]


def describe_speaker(speaker: Speaker, tally: Tally) -> Json:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "role": speaker.role,
        "side": speaker.side,
        "aliases": speaker.aliases,
        "members": speaker.members,
        "words": tally.words,
        "statements": tally.statements,
    }


def section_lines(document: Document, sections: list[list[str]]) -> Iterator[str]:
    yield '"sections": ['
    for number, (section, lines) in enumerate(zip(document.sections, sections, strict=True), 1):
        yield f'{{"id": {encode(section.id)}, "speaker": {encode(section.speaker)},'
        yield from list_lines("statements", lines)
        yield "}," if number < len(sections) else "}"
    yield "]"


def describe_statement(place: Placed) -> Json:
    statement, span = place.statement, place.span
    first = statement.sentences[0]
    return {
        "id": f"s{statement.number}",
        "paragraph": statement.block.number,
        "text": statement.text,
        "speech": statement.speech,
        "mention": describe_span(statement.block, first.mention),
        "cue": describe_span(statement.block, first.cue),
        "rule": first.rule,
        "reason": first.reason,
        "certain": statement.certain,
        "start": span.start,
        "stop": span.stop,
        "line": place.line,
        "sentences": [describe_sentence(statement, s) for s in statement.sentences],
    }


def describe_sentence(statement: Statement, sentence: Sentence) -> Json:
    block = statement.block
    span = block.to_source(sentence.span)
    return {
        "text": block.text[sentence.span.start : sentence.span.stop],
        "start": span.start,
        "stop": span.stop,
        "mention": describe_span(block, sentence.mention),
        "cue": describe_span(block, sentence.cue),
        "rule": sentence.rule,
        "reason": sentence.reason,
    }


def describe_span(block: Block, span: Span | None) -> Json | None:
    if span is None:
        return None
    start, stop = block.to_source(span)
    return {"text": block.text[span.start : span.stop], "start": start, "stop": stop}


def list_lines(key: str, items: list[str], end: str = "") -> Iterator[str]:
    """A list of encoded values, one a line."""
    yield f'"{key}": ['
    for number, item in enumerate(items, start=1):
        yield f"{item}," if number < len(items) else item
    yield f"]{end}"


def to_bytes(*lines: str) -> bytes:
    """UTF-8. A lone surrogate, which UTF-8 cannot hold, becomes the escape JSON has for it."""
    return "\n".join((*lines, "")).encode("utf-8", "backslashreplace")
