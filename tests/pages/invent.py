"""Releases invented in a few lines, for pages to be made from without the engine.

One line is one block, `#`, `-`, `>` before it make it a heading, an item, a quotation. ` || `
parts statements, each with its speaker's id and a colon before it (`n:` for narration), ` / `
parts sentences. `{}` stand around a mention, `[]` around a cue, `~~` around an echo, `<>` around a
quotation; a `?` before a sentence makes it uncertain.
"""

from __future__ import annotations

import hashlib
import re

from readout.model import (
    Block,
    BlockKind,
    Crumb,
    Document,
    Furniture,
    Release,
    Section,
    Sentence,
    Settings,
    Span,
    Speaker,
    Speech,
    Statement,
)

_KINDS = {
    "# ": BlockKind.HEADING,
    "- ": BlockKind.ITEM,
    "> ": BlockKind.QUOTATION,
}
_SIGNS = re.compile(r"[{}\[\]<>]|~~")


def invent(
    text: str,
    speakers: tuple[Speaker, ...],
    title: str = "Harbour talks open",
    date: str | None = "2031-05-04",
    settings: Settings | None = None,
    language: str = "en",
    share: str | None = "Suggest To A Friend:",
    crumbs: tuple[str, ...] = ("Home", "Reports from the harbour"),
) -> Document:
    """The document that a compact text stands for."""
    head = [" > ".join(crumbs)] if crumbs else []
    lines = [*head, title, ""]
    furniture = [Furniture(1, lines[0], "breadcrumb")] if crumbs else []
    blocks: list[Block] = []
    statements: list[Statement] = []
    for line in text.strip().splitlines():
        if line.strip():
            _add_block(line.strip(), lines, blocks, statements)
    if share:
        lines.append(share)
        furniture.append(Furniture(len(lines), share, "share"))
    source = "\n".join(lines)
    release = Release(
        path="content/release.md",
        file="release.md",
        source=source,
        sha256=hashlib.sha256(source.encode()).hexdigest(),
        title=title,
        **({"title_lines": (len(head) + 1,)} if "title_lines" in Release.__slots__ else {}),
        date=date,
        language=language,
        breadcrumb=tuple(Crumb(label, None) for label in crumbs),
        furniture=tuple(furniture),
        blocks=tuple(blocks),
    )
    return Document(release, settings or Settings(), speakers, _group(statements))


def _add_block(
    line: str, lines: list[str], blocks: list[Block], statements: list[Statement]
) -> None:
    mark = next((mark for mark in _KINDS if line.startswith(mark)), "")
    kind = _KINDS.get(mark, BlockKind.PARAGRAPH)
    text, drafts = "", []
    for piece in line[len(mark) :].split(" || "):
        who, _, words = piece.partition(": ")
        sentences = []
        for sentence in words.split(" / "):
            text += " " if text else ""
            start = len(text)
            text, spans = _read_signs(text, sentence)
            sentences.append((Span(start, len(text)), spans, sentence.startswith("?")))
        drafts.append((None if who == "n" else who, sentences))
    offset = sum(len(line) + 1 for line in lines) + len(mark)
    lines += [mark + text, ""]
    places: tuple[object, ...] = ((0, offset, offset + len(text)),)
    if "Place" in vars(__import__("readout.model", fromlist=["model"])):
        from readout.model import Place

        places = (Place(0, offset, offset + len(text)),)
    else:
        places = ((0, offset),)
    block = Block(len(blocks) + 1, kind, text, places, len(lines) - 1, int(bool(mark)))
    blocks.append(block)
    for speaker, sentences in drafts:
        made = tuple(
            _sentence(text, speaker, place, draft) for place, draft in enumerate(sentences)
        )
        span = Span(made[0].span.start, made[-1].span.stop)
        speech = made[0].speech if len({s.speech for s in made}) == 1 else Speech.MIXED
        number = len(statements) + 1
        statements.append(Statement(number, block, span, speaker, speech, made))


def _read_signs(text: str, sentence: str) -> tuple[str, dict[str, list[Span]]]:
    """The text with a sentence's words added, and what its signs stand around."""
    spans: dict[str, list[Span]] = {}
    opened: list[tuple[str, int]] = []
    rest = sentence.removeprefix("?")
    while match := _SIGNS.search(rest):
        text += rest[: match.start()]
        rest = rest[match.end() :]
        sign = match[0]
        if sign in "{[<" or (sign == "~~" and not any(s == "~~" for s, _ in opened)):
            opened.append((sign, len(text)))
        else:
            start_sign, start = opened.pop()
            spans.setdefault(start_sign, []).append(Span(start, len(text)))
    return text + rest, spans


def _sentence(
    text: str,
    speaker: str | None,
    place: int,
    draft: tuple[Span, dict[str, list[Span]], bool],
) -> Sentence:
    span, spans, doubtful = draft
    mention = next(iter(spans.get("{", ())), None)
    cue = next(iter(spans.get("[", ())), None)
    quotes = tuple(spans.get("<", ()))
    if speaker is None:
        speech, rule, reason = Speech.NARRATION, "narration", "Nobody is said to speak here."
    elif mention and text[mention.stop : mention.stop + 1] == ":":
        speech, rule, reason = Speech.TURN, "turn", "A line of the transcript."
    elif quotes:
        speech, rule, reason = Speech.MIXED, "quote", "Quoted word for word in the release."
        if quotes[0].start == span.start:
            speech = Speech.DIRECT
    elif cue:
        words = text[cue.start : cue.stop]
        speech, rule, reason = Speech.INDIRECT, "name, cue", f"“{words}” names the speaker."
    else:
        speech, rule, reason = Speech.INDIRECT, "carry over", "Same paragraph, nobody else."
    return Sentence(
        span,
        speaker,
        speech,
        rule,
        reason,
        mention,
        cue,
        tuple(spans.get("~~", ())),
        quotes,
        not doubtful,
    )


def _group(statements: list[Statement]) -> tuple[Section, ...]:
    sections: list[Section] = []
    for statement in statements:
        if sections and sections[-1].speaker == statement.speaker:
            last = sections.pop()
            sections.append(Section(last.id, last.speaker, (*last.statements, statement)))
        else:
            name = f"{statement.speaker or 'narration'}-{len(sections) + 1}"
            sections.append(Section(name, statement.speaker, (statement,)))
    return tuple(sections)
