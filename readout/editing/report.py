"""What a build tells: a summary for a press officer, a table for a careful editor."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from readout.data.publication import MOST_PAGED, has_statement_pages
from readout.model import Document, Statement
from readout.text.signs import show_signs

_FIRST_WORDS = 8


def summarise(document: Document, files: int, folder: Path, published: bool | None) -> str:
    """A few lines: who speaks, what was left out, what was written.

    files      how many the site has
    published  None for a check that writes nothing, False where the site was current already
    """
    release = document.release
    words: Counter[str | None] = Counter()
    statements: Counter[str | None] = Counter()
    for statement in document.statements:
        words[statement.speaker] += len(statement.text.split())
        statements[statement.speaker] += 1
    lines = [release.title, f"  {release.date or 'undated'}, {words.total()} words"]
    names: dict[str | None, str] = {speaker.id: speaker.name for speaker in document.speakers}
    names[None] = "Narration"
    width = max(len(names[key]) for key in words)
    for key in words:
        count = _count(statements[key], "statement")
        lines.append(f"  {names[key]:<{width}}  {words[key]:>6} words  {count:>14}")
    lines += [f"  left out, line {x.line}: {x.text} ({x.kind})" for x in release.furniture]
    if not has_statement_pages(document):
        lines.append(f"  more than {MOST_PAGED:,} statements: none has a page of its own")
    done = {None: "would be written to", True: "written to", False: "unchanged in"}[published]
    lines.append(f"{_count(files, 'file')} {done} {folder}")
    return "\n".join(map(show_signs, lines))


def explain(document: Document) -> str:
    """One line a statement: id, speaker, speech, cue, rule, first words."""
    names = {speaker.id: speaker.name for speaker in document.speakers}
    rows = [
        [show_signs(cell) for cell in _explain_row(statement, names)]
        for statement in document.statements
    ]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _explain_row(statement: Statement, names: dict[str, str]) -> tuple[str, ...]:
    first = statement.sentences[0]
    text = statement.block.text
    cue = text[first.cue.start : first.cue.stop] if first.cue else "-"
    words = statement.text.split()
    return (
        f"s{statement.number}",
        (names[statement.speaker] if statement.speaker else "narration")
        + ("" if statement.certain else " (?)"),
        statement.speech,
        " ".join(cue.split()),
        first.rule,
        " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else ""),
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
