"""A document as tables: one row for each statement, of the whole and of each speaker.

UTF-8 without a byte order mark, lines ended by CR LF as RFC 4180 has it. A spreadsheet takes a
cell that begins with `=`, `+`, `-`, `@` (or their wide forms, a tab or a carriage return) for a
formula, so such a cell gets an apostrophe in front, and so does one that has apostrophes before
the sign. To have the words back, take one apostrophe from the front of each cell that begins with
apostrophes and then such a sign; `readout.json` has them as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from functools import partial

from readout.data.tally import Placed, count_words, place_by_speaker, place_statements
from readout.model import Document, Span, Speaker, Stream
from readout.text.lines import join_parts

COLUMNS = (
    *("id", "paragraph", "line", "speaker", "name", "role", "side", "speech", "mention", "cue"),
    *("rule", "reason", "certain", "words", "start", "stop", "text"),
)
FORMULA = re.compile("'*[=+\\-@＝＋－＠\t\r]")

Cell = str | int | None


def render_csv(document: Document) -> Iterator[Stream]:
    """`data/readout.csv`, then `data/ID.csv` by speaker."""
    speakers = {speaker.id: speaker for speaker in document.speakers}

    def rows(places: Iterable[Placed]) -> Iterator[bytes]:
        yield row_bytes(COLUMNS)
        for placed in places:
            yield row_bytes(row_cells(placed, speakers.get(placed.statement.speaker or "")))

    def make(places: Iterable[Placed]) -> Iterator[bytes]:
        return join_parts(rows(places))

    yield Stream("data/readout.csv", lambda: make(place_statements(document)))
    for who, own in place_by_speaker(document).items():
        # As with JSON, someone called "Readout" is found in the file of that name.
        if who != "readout":
            yield Stream(f"data/{who}.csv", partial(make, own))


def row_cells(placed: Placed, speaker: Speaker | None) -> tuple[Cell, ...]:
    statement, (start, stop), line = placed
    first, text = statement.sentences[0], statement.block.text

    def words(span: Span | None) -> str | None:
        return text[span.start : span.stop] if span else None

    return (
        *(f"s{statement.number}", statement.block.number, line),
        *((speaker.id, speaker.name, speaker.role, speaker.side) if speaker else (None,) * 4),
        *(statement.speech, words(first.mention), words(first.cue), first.rule, first.reason),
        "true" if statement.certain else "false",
        *(count_words(statement.text), start, stop, statement.text),
    )


def row_bytes(cells: tuple[Cell, ...]) -> bytes:
    """UTF-8; a lone surrogate, which it cannot hold, becomes "?"."""
    out = io.StringIO()
    csv.writer(out).writerow([guard(cell) if isinstance(cell, str) else cell for cell in cells])
    return out.getvalue().encode("utf-8", "replace")


def guard(cell: str) -> str:
    """A cell that no spreadsheet calculates."""
    return f"'{cell}" if FORMULA.match(cell) else cell
