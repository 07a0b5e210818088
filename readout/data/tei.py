"""A document as TEI P5: each sentence with its speaker, its cue, and what was said in `<said>`.

`said` always says whether it is direct, since its default is that it is. Text of a block is
written without added white space, so the text of `<body>` is that of the release. Characters
that XML forbids appear as U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from readout import __version__
from readout.data.parts import PartKind, split_sentence
from readout.data.publication import publisher
from readout.data.xmltext import escape, xml_id
from readout.model import BlockKind, Document, Sentence, Speaker, SpeakerKind, Statement, Stream
from readout.text.lines import join_lines

PERSON = ("person", "persName")
ELEMENTS = {
    SpeakerKind.PERSON: PERSON,
    SpeakerKind.ORGANISATION: ("org", "orgName"),
    SpeakerKind.GROUP: ("personGrp", "persName"),
    SpeakerKind.COLLECTIVE: ("personGrp", "persName"),
}
NOTE = (
    "Speakers were found in the wording of the release by rules; cert marks where another reading "
    "is nearly as good. A part of the text that is not in said is the writer’s own."
)


def render_tei(document: Document) -> Iterator[Stream]:
    """`data/readout.tei.xml`."""
    yield Stream("data/readout.tei.xml", lambda: join_lines(tei_lines(document)))


def tei_lines(document: Document) -> Iterator[str]:
    tag = escape(document.release.language)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{tag}">'
    yield "<teiHeader>"
    yield from file_lines(document)
    yield from encoding_lines()
    yield from profile_lines(document)
    yield from revision_lines(document)
    yield "</teiHeader>"
    yield "<text><body>"
    if not document.sections:
        yield "<p/>"
    yield from block_lines(document)
    yield "</body></text>"
    yield "</TEI>"


def file_lines(document: Document) -> Iterator[str]:
    release = document.release
    name, url = publisher(document), document.settings.source_url
    yield f"<fileDesc><titleStmt><title>{escape(release.title)}</title></titleStmt>"
    yield f"<publicationStmt><p>Made from {escape(release.file)}, SHA-256"
    yield f'<idno type="sha256">{release.sha256}</idno></p></publicationStmt>'
    yield f"<sourceDesc><bibl><title>{escape(release.title)}</title>"
    if name:
        yield f"<publisher>{escape(name)}</publisher>"
    if release.date:
        yield f'<date when="{escape(release.date)}">{escape(release.date)}</date>'
    if url:
        yield f'<ref target="{escape(url)}">{escape(url)}</ref>'
    yield "</bibl></sourceDesc></fileDesc>"


def encoding_lines() -> Iterator[str]:
    yield f'<encodingDesc><appInfo><application ident="readout" version="{__version__}">'
    yield "<label>Readout</label></application></appInfo>"
    yield '<editorialDecl><quotation marks="all"><p>As in the source.</p></quotation>'
    yield f"<interpretation><p>{NOTE}</p></interpretation></editorialDecl></encodingDesc>"


def profile_lines(document: Document) -> Iterator[str]:
    tag = escape(document.release.language)
    yield f'<profileDesc><langUsage><language ident="{tag}">{tag}</language></langUsage>'
    if document.speakers:
        yield "<particDesc><listPerson>"
        yield from map(describe_speaker, document.speakers)
        yield from relation_lines(document)
        yield "</listPerson></particDesc>"
    yield "</profileDesc>"


def describe_speaker(speaker: Speaker) -> str:
    element, name = ELEMENTS[speaker.kind]
    inner = [f"<{name}>{escape(speaker.name)}</{name}>"]
    inner += [f'<{name} type="alias">{escape(alias)}</{name}>' for alias in speaker.aliases]
    if element == "org":
        inner += [f"<desc>{escape(note)}</desc>" for note in (speaker.role, speaker.side) if note]
    else:
        if speaker.role:
            inner.append(f"<occupation>{escape(speaker.role)}</occupation>")
        if speaker.side:
            inner.append(f"<affiliation>{escape(speaker.side)}</affiliation>")
    attributes = f'xml:id="{xml_id("who", speaker.id)}" n="{escape(speaker.id)}"'
    return f"<{element} {attributes}>{''.join(inner)}</{element}>"


def relation_lines(document: Document) -> Iterator[str]:
    for speaker in document.speakers:
        if speaker.members:
            members = " ".join(f"#{xml_id('who', member)}" for member in speaker.members)
            whole = f"#{xml_id('who', speaker.id)}"
            yield f'<relation name="member" active="{members}" passive="{whole}"/>'


def revision_lines(document: Document) -> Iterator[str]:
    changes = document.settings.changes
    if changes:
        yield "<revisionDesc>"
        for change in sorted(changes, key=lambda change: change.date, reverse=True):
            yield f'<change when="{escape(change.date)}">{escape(change.note)}</change>'
        yield "</revisionDesc>"


def block_lines(document: Document) -> Iterator[str]:
    """One element for each block, its statements inside."""
    for number, run in groupby(document.statements, key=lambda statement: statement.block.number):
        statements = list(run)
        block = statements[0].block
        plain = block.kind is BlockKind.PARAGRAPH
        element, attributes = ("p", "") if plain else ("ab", f' type="{block.kind}"')
        inner, at = [], statements[0].span.start
        for statement in statements:
            inner += [escape(block.text[at : statement.span.start]), mark_statement(statement)]
            at = statement.span.stop
        start = f'<{element} xml:id="p-{number}" n="{number}"{attributes}>'
        yield f"{start}{''.join(inner)}</{element}>"


def mark_statement(statement: Statement) -> str:
    text, at, inner = statement.block.text, statement.span.start, []
    for number, sentence in enumerate(statement.sentences, start=1):
        inner.append(escape(text[at : sentence.span.start]))
        ref = f"s{statement.number}-{number}"
        inner.append(f'<seg type="sentence" xml:id="{ref}">{mark_sentence(text, sentence)}</seg>')
        at = sentence.span.stop
    kind = "narration" if statement.speaker is None else "statement"
    start = f'<seg type="{kind}" subtype="{statement.speech}" xml:id="s{statement.number}">'
    return f"{start}{''.join(inner)}</seg>"


def mark_sentence(text: str, sentence: Sentence) -> str:
    cert = "" if sentence.certain else ' cert="low"'
    tags = {PartKind.CUE: ("seg", ' type="cue"')}
    if sentence.speaker is None:
        tags[PartKind.DIRECT] = ("q", "")
    else:
        who = f"#{xml_id('who', sentence.speaker)}"
        tags[PartKind.MENTION] = ("rs", f' ref="{who}"{cert}')
        tags[PartKind.DIRECT] = ("said", f' who="{who}" direct="true" aloud="true"{cert}')
        tags[PartKind.INDIRECT] = ("said", f' who="{who}" direct="false" aloud="true"{cert}')
    marked = []
    for kind, start, stop in split_sentence(text, sentence):
        words = escape(text[start:stop])
        if kind in tags:
            element, attributes = tags[kind]
            words = f"<{element}{attributes}>{words}</{element}>"
        marked.append(words)
    return "".join(marked)
