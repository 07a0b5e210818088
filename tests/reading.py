"""What the engine makes of a few lines of text, for tables of sentences."""

from __future__ import annotations

from readout.lexicon import lexicon_for
from readout.model import Block, BlockKind, Hints, Place, Reading, Release, Sentence
from readout.statements import NO_HINTS, read_statements

ENGLISH = lexicon_for("en")

_MARKS = (("- ", BlockKind.ITEM), ("> ", BlockKind.QUOTATION), ("# ", BlockKind.HEADING))


def make_release(*paragraphs: str, title: str = "") -> Release:
    """A release of plain paragraphs; "- " makes a list item, "> " a quotation, "# " a heading."""
    blocks = []
    offset = 0
    for number, paragraph in enumerate(paragraphs, 1):
        kind, text = BlockKind.PARAGRAPH, paragraph
        for mark, other in _MARKS:
            if paragraph.startswith(mark):
                kind, text = other, paragraph.removeprefix(mark)
        start = offset + len(paragraph) - len(text)
        places = (Place(0, start, start + len(text)),)
        blocks.append(Block(number, kind, text, places, 2 * number - 1))
        offset += len(paragraph) + 2
    return Release(
        path="release.md",
        file="release.md",
        source="\n\n".join(paragraphs),
        sha256="0" * 64,
        title=title,
        title_lines=(),
        date=None,
        language="en",
        breadcrumb=(),
        furniture=(),
        blocks=tuple(blocks),
    )


def read(*paragraphs: str, title: str = "", hints: Hints = NO_HINTS) -> Reading:
    """The reading of plain paragraphs."""
    return read_statements(make_release(*paragraphs, title=title), ENGLISH, hints)


def outline(reading: Reading) -> str:
    """One line for each sentence: speaker, rule, mention, cue and its first words."""
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    lines = []
    for statement in reading.statements:
        text = statement.block.text
        lines.append(
            f"s{statement.number} {statement.speech} {names.get(statement.speaker or '', '-')}"
        )
        for sentence in statement.sentences:
            mention = text[slice(*sentence.mention)] if sentence.mention else "-"
            cue = text[slice(*sentence.cue)] if sentence.cue else "-"
            words = " ".join(text[slice(*sentence.span)].split()[:7])
            sure = "" if sentence.certain else " ?"
            lines.append(
                f"   [{sentence.rule}{sure}] {' '.join(mention.split())} | {cue} | {words}"
            )
    return "\n".join(lines) + "\n"


def spoken(*paragraphs: str, title: str = "") -> list[tuple[str, str]]:
    """(speaker's name or "-", text) for each statement."""
    return heard_in(make_release(*paragraphs, title=title))


def heard_in(release: Release) -> list[tuple[str, str]]:
    """(speaker's name or "-", text) for each statement."""
    reading = read_statements(release, ENGLISH, NO_HINTS)
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    return [(names.get(s.speaker or "", "-"), s.text) for s in reading.statements]


def last_sentence(*paragraphs: str) -> tuple[str, str, str]:
    """Speaker's name, mention and cue of the last sentence."""
    reading = read(*paragraphs)
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    statement = reading.statements[-1]
    sentence: Sentence = statement.sentences[-1]
    text = statement.block.text
    return (
        names.get(sentence.speaker or "", "-"),
        text[slice(*sentence.mention)] if sentence.mention else "",
        text[slice(*sentence.cue)] if sentence.cue else "",
    )
