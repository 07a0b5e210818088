"""A document to `data/readout.json` and to one JSON file for each speaker.

The layout is one statement a line, so that a changed sentence is a changed line. The file is put
together from bytes, statement by statement: a tree of the whole of it, or its text in memory,
would take many times the size of the release.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from readout.data.tally import Placed, Tally, count_words, place_statements, tally_speakers
from readout.model import Block, Document, Page, Sentence, Span, Speaker, Statement

FORMAT = "readout/1"

Json = dict[str, Any]

ENCODER = json.JSONEncoder(ensure_ascii=False)


def render_json(document: Document) -> Iterator[Page]:
    """`data/readout.json`, in the order that the contract sets, then `data/ID.json` by speaker.

    A speaker's file has their statements without the sentences these are made of.
    """
    head = describe_release(document)
    tallies = tally_speakers(document)
    speakers = {s.id: encode(describe_speaker(s, tallies[s.id])) for s in document.speakers}
    by_speaker: dict[str | None, list[bytes]] = {}
    sections: list[list[bytes]] = []
    places = place_statements(document)
    for section in document.sections:
        own = by_speaker.setdefault(section.speaker, [])
        sections.append([])
        for placed in islice(places, len(section.statements)):
            statement = encode(describe_statement(placed))
            own.append(statement)
            sentences = encode(describe_sentences(placed.statement))
            sections[-1].append(b'%b, "sentences": %b}' % (statement[:-1], sentences))
    listed = list_chunks(b"speakers", list(speakers.values()), b",")
    chunks = [b"{\n", *head, *listed, *section_chunks(document, sections), b"}\n"]
    sections.clear()
    yield Page("data/readout.json", b"".join(chunks))
    chunks.clear()
    for speaker in document.speakers:
        # Someone called "Readout" is found in the file of that name, which holds all there is.
        if speaker.id != "readout":
            listed = list_chunks(b"statements", by_speaker.pop(speaker.id, []))
            start = [b"{\n", *head, b'"speaker": %b,\n' % speakers[speaker.id]]
            yield Page(f"data/{speaker.id}.json", b"".join((*start, *listed, b"}\n")))


def describe_release(document: Document) -> list[bytes]:
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
    return [encode(key) + b": " + encode(value) + b",\n" for key, value in head.items()]


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


def section_chunks(document: Document, sections: list[list[bytes]]) -> Iterator[bytes]:
    yield b'"sections": [\n'
    for number, (section, lines) in enumerate(zip(document.sections, sections, strict=True), 1):
        yield b'{"id": %b, "speaker": %b,\n' % (encode(section.id), encode(section.speaker))
        yield from list_chunks(b"statements", lines)
        yield b"},\n" if number < len(sections) else b"}\n"
    yield b"]\n"


def describe_statement(placed: Placed) -> Json:
    """All but its sentences, which only the file of the whole has."""
    statement, span = placed.statement, placed.span
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
        "line": placed.line,
    }


def describe_sentences(statement: Statement) -> list[Json]:
    return [describe_sentence(statement, sentence) for sentence in statement.sentences]


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


def list_chunks(key: bytes, items: list[bytes], end: bytes = b"") -> Iterator[bytes]:
    """A list of encoded values, one a line."""
    yield b'"%b": [\n' % key
    for number, item in enumerate(items, start=1):
        yield item
        yield b",\n" if number < len(items) else b"\n"
    yield b"]" + end + b"\n"


def encode(value: Any) -> bytes:
    """UTF-8. A lone surrogate, which UTF-8 cannot hold, becomes the escape JSON has for it."""
    return ENCODER.encode(value).encode("utf-8", "backslashreplace")
