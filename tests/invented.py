"""Documents written by hand, in a notation that shows who is named and how it is reported.

⟦Ada Lind⟧ ⟪said that⟫ talks go on.      mention in ⟦⟧, cue in ⟪⟫, echo in ⦃⦄, quotation in ⟨⟩
**words**                                 Markdown marks, which the block's text is without
"""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from readout.model import (
    Block,
    BlockKind,
    Crumb,
    Document,
    Furniture,
    Place,
    Release,
    Section,
    Sentence,
    Settings,
    Span,
    Speaker,
    SpeakerKind,
    Speech,
    Statement,
)

SIGNS = {"⟦": "mention", "⟪": "cue", "⦃": "echo", "⟨": "quote"}
ENDS = "⟧⟫⦄⟩"


class Said(NamedTuple):
    """One statement: who, how, and its sentences in the notation above."""

    speaker: str | None
    speech: Speech
    sentences: tuple[str, ...]
    certain: bool = True


def said(speaker: str | None, *sentences: str, how: str = "", certain: bool = True) -> Said:
    speech = Speech(how or ("indirect" if speaker else "narration"))
    return Said(speaker, speech, sentences, certain)


def document(
    *paragraphs: list[Said],
    title: str = "Talks Held",
    top: str = "Home > News",
    date: str | None = "2031-03-04",
    speakers: tuple[Speaker, ...] = (),
    settings: Settings | None = None,
    kind: BlockKind = BlockKind.PARAGRAPH,
    language: str = "en",
) -> Document:
    """The document that the paragraphs make, every word of it at its place in a source text."""
    source = f"{top}\n{title}\n\n"
    blocks, statements = [], []
    for paragraph in paragraphs:
        number = len(blocks) + 1
        text, places, spans = read_paragraph(paragraph, len(source))
        line = source.count("\n") + 1
        block = Block(number, kind, text, places, line)
        blocks.append(block)
        source += " ".join(strip_signs(s) for item in paragraph for s in item.sentences) + "\n\n"
        for item, sentences in zip(paragraph, spans, strict=True):
            span = Span(sentences[0].span.start, sentences[-1].span.stop)
            statements.append(
                Statement(
                    len(statements) + 1, block, span, item.speaker, item.speech, tuple(sentences)
                )
            )
    groups = groupby(statements, key=lambda s: s.speaker)
    sections = tuple(
        Section(f"section-{n}", who, tuple(run)) for n, (who, run) in enumerate(groups, start=1)
    )
    release = Release(
        path="content/talks.md",
        file="release.md",
        source=source,
        sha256="ab" * 32,
        title=title,
        title_lines=(2,),
        date=date,
        language=language,
        breadcrumb=tuple(Crumb(label, None) for label in top.split(" > ")),
        furniture=(Furniture(1, top, "breadcrumb"),),
        blocks=tuple(blocks),
    )
    known = {speaker.id for speaker in speakers}
    names = dict.fromkeys(s.speaker for s in statements if s.speaker not in known and s.speaker)
    found = tuple(Speaker(n, n.replace("-", " ").title(), SpeakerKind.PERSON) for n in names)
    return Document(release, settings or Settings(), (*speakers, *found), sections)


def read_paragraph(
    paragraph: list[Said], offset: int
) -> tuple[str, tuple[Place, ...], list[list[Sentence]]]:
    """Its text, the places of the text in the source, and the sentences of each statement."""
    text, places, spans = "", [(0, offset)], []
    for item in paragraph:
        spans.append([])
        for written in item.sentences:
            if text:
                text, offset = text + " ", offset + 1
            start, found = len(text), {"mention": [], "cue": [], "echo": [], "quote": []}
            opened: list[tuple[str, int]] = []
            skip = 0
            for at, char in enumerate(written):
                if skip:
                    skip -= 1
                elif char in SIGNS:
                    opened.append((SIGNS[char], len(text)))
                elif char in ENDS:
                    sign, begin = opened.pop()
                    found[sign].append(Span(begin, len(text)))
                elif written.startswith("**", at):
                    skip, offset = 1, offset + 2
                    places.append((len(text), offset))
                else:
                    text, offset = text + char, offset + 1
            spans[-1].append(
                Sentence(
                    Span(start, len(text)),
                    item.speaker,
                    item.speech,
                    rule="name, cue" if found["cue"] else "goes on",
                    reason="“said” names the speaker.",
                    mention=next(iter(found["mention"]), None),
                    cue=next(iter(found["cue"]), None),
                    echoes=tuple(found["echo"]),
                    quotes=tuple(found["quote"]),
                    certain=item.certain,
                )
            )
    stops = [start for start, _ in places[1:]] + [len(text)]
    stretches = (
        Place(at, source, source + stop - at)
        for (at, source), stop in zip(places, stops, strict=True)
    )
    return text, tuple(stretches), spans


def strip_signs(text: str) -> str:
    return "".join(char for char in text if char not in SIGNS and char not in ENDS)


def body(document: Document) -> list[str]:
    """The words of the release, in order."""
    return " ".join(statement.text for statement in document.statements).split()
