"""A document to `data/readout.json` and to one JSON file for each speaker.

The layout is one statement a line, so that a changed sentence is a changed line. The file is made
statement by statement: the whole of it would take many times the size of the release in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import Any

from readout.data.tally import (
    Placed,
    Tally,
    count_words,
    place_by_speaker,
    place_statements,
    tally_speakers,
)
from readout.model import Block, Document, Sentence, Span, Speaker, Statement, Stream
from readout.text.lines import join_parts

FORMAT = "readout/1"

Json = dict[str, Any]

ENCODER = json.JSONEncoder(ensure_ascii=False)


def render_json(document: Document) -> Iterator[Stream]:
    """`data/readout.json`, in the order that the contract sets, then `data/ID.json` by speaker.

    A speaker's file has their statements without the sentences these are made of.
    """
    head = describe_release(document)
    tallies = tally_speakers(document)
    speakers = {s.id: encode(describe_speaker(s, tallies[s.id])) for s in document.speakers}

    def make_whole() -> Iterator[bytes]:
        listed = list_chunks(b"speakers", speakers.values(), b",")
        return join_parts(chain([b"{\n", *head], listed, section_chunks(document), [b"}\n"]))

    def make_own(who: str, own: Sequence[Placed]) -> Iterator[bytes]:
        listed = list_chunks(b"statements", (encode(describe_statement(one)) for one in own))
        start = [b"{\n", *head, b'"speaker": %b,\n' % speakers[who]]
        return join_parts(chain(start, listed, [b"}\n"]))

    yield Stream("data/readout.json", make_whole)
    for who, own in place_by_speaker(document).items():
        # Someone called "Readout" is found in the file of that name, which holds all there is.
        if who != "readout":
            yield Stream(f"data/{who}.json", partial(make_own, who, own))


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


def section_chunks(document: Document) -> Iterator[bytes]:
    yield b'"sections": [\n'
    places = place_statements(document)
    for number, section in enumerate(document.sections, 1):
        yield b'{"id": %b, "speaker": %b,\n' % (encode(section.id), encode(section.speaker))
        own = islice(places, len(section.statements))
        yield from list_chunks(b"statements", map(encode_statement, own))
        yield b"},\n" if number < len(document.sections) else b"}\n"
    yield b"]\n"


def encode_statement(placed: Placed) -> bytes:
    """A statement with its sentences."""
    sentences = [describe_sentence(placed.statement, one) for one in placed.statement.sentences]
    return encode({**describe_statement(placed), "sentences": sentences})


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


def list_chunks(key: bytes, items: Iterable[bytes], end: bytes = b"") -> Iterator[bytes]:
    """A list of encoded values, one a line."""
    yield b'"%b": [\n' % key
    parting = b""
    for item in items:
        yield parting + item
        parting = b",\n"
    yield (b"\n]" if parting else b"]") + end + b"\n"


def encode(value: Any) -> bytes:
    """UTF-8. A lone surrogate, which UTF-8 cannot hold, becomes the escape JSON has for it."""
    return ENCODER.encode(value).encode("utf-8", "backslashreplace")
