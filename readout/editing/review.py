"""The table of who says what, for a second pair of eyes: Markdown, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import NamedTuple

from readout.data.tally import place_statements
from readout.model import Document
from readout.text.signs import show_signs


class Row(NamedTuple):
    """One statement; `certain` is False where its speaker should be looked at, `reason` why."""

    id: str
    line: int
    certain: bool
    speaker: str
    speech: str
    cue: str
    rule: str
    reason: str
    text: str


def list_rows(document: Document) -> list[Row]:
    """Every statement, those that are not certain first, else in order."""
    names = {speaker.id: speaker.name for speaker in document.speakers}
    rows = []
    for statement, _, line in place_statements(document):
        doubtful = [sentence for sentence in statement.sentences if not sentence.certain]
        told = (doubtful or statement.sentences)[0]
        cue = told.cue and statement.block.text[told.cue.start : told.cue.stop]
        rows.append(
            Row(
                f"s{statement.number}",
                line,
                not doubtful,
                names[statement.speaker] if statement.speaker is not None else "narration",
                statement.speech,
                " ".join((cue or "").split()),
                told.rule,
                told.reason,
                " ".join(statement.text.split()),
            )
        )
    return sorted(rows, key=lambda row: row.certain)


def write_markdown(rows: Sequence[Row]) -> str:
    """Two tables: what to look at, then the rest. A comment in the text confirms a row."""
    doubtful = [row for row in rows if not row.certain]
    lines = ["## To look at", ""]
    if doubtful:
        lines += _markdown_table(doubtful)
        hint = "Right? Put `<!-- speaker: NAME -->` above the paragraph, and the row goes."
        lines += ["", hint]
    else:
        lines.append("Nothing: every speaker is certain.")
    lines += ["", "## Certain", ""]
    lines += _markdown_table([row for row in rows if row.certain])
    return "\n".join(lines)


def _markdown_table(rows: Sequence[Row]) -> list[str]:
    lines = [
        "| § | line | speaker | speech | why | text |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        cells = (row.id, str(row.line), row.speaker, row.speech, row.reason, row.text)
        lines.append(f"| {' | '.join(_escape(cell) for cell in cells)} |")
    return lines


def _escape(text: str) -> str:
    """Words that no reader of Markdown takes for marks, and no terminal for commands."""
    signs = {ord(sign): f"\\{sign}" for sign in "\\|*_[]`"} | {ord("<"): "&lt;", ord("&"): "&amp;"}
    return show_signs(text.translate(signs))


def write_csv(rows: Sequence[Row]) -> str:
    """With a head line. No cell begins like a formula, which spreadsheets would run."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(Row._fields)
    for row in rows:
        writer.writerow([_as_cell(value) for value in row])
    return target.getvalue().rstrip("\n")


def _as_cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def write_json(rows: Sequence[Row]) -> str:
    return "\n".join(
        ("[", ",\n".join(json.dumps(row._asdict(), ensure_ascii=False) for row in rows), "]")
    )


FORMATS: dict[str, Callable[[Sequence[Row]], str]] = {
    "markdown": write_markdown,
    "csv": write_csv,
    "json": write_json,
}
