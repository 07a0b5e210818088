"""The words in the files for other programs, read part by part."""

from __future__ import annotations

import csv
import json
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from typing import Any, Protocol

from readout.checks.readback import XmlReader

_FORMULA = re.compile("'+[=+\\-@＝＋－＠\t\r]")


class TextReader(Protocol):
    """Gives the text of the release as the parts of a file bring it."""

    def feed(self, part: bytes) -> str: ...

    def finish(self) -> str: ...


def open_reader(path: str) -> TextReader | None:
    """A reader for a file that holds the whole release; None for every other."""
    match path:
        case "data/readout.json":
            return JsonReader()
        case "data/readout.csv":
            return CsvReader()
        case "data/readout.tei.xml":
            return XmlReader("body", (), ("p", "ab"))
        case "data/readout.akn.xml":
            return XmlReader("debateBody", ("heading",), ("speech", "narrative"))
    return None


class JsonReader:
    """The texts of the statements in JSON.

    A statement that has a line of its own is read alone, and a nought put in its place: so the
    whole is read, as JSON, without ever being held.
    """

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")()
        self._rest = ""
        self._frame: list[str] = []

    def feed(self, part: bytes) -> str:
        *lines, self._rest = (self._rest + self._decoder.decode(part)).split("\n")
        return "".join(map(self._read_line, lines))

    def finish(self) -> str:
        """Raises ValueError where the file is no JSON."""
        text = self._read_line(self._rest + self._decoder.decode(b"", True))
        sections = json.loads("\n".join(self._frame))["sections"]
        odd = (s["text"] for section in sections for s in section["statements"] if s != 0)
        return text + " ".join(odd)

    def _read_line(self, line: str) -> str:
        value: Any = None
        if line.startswith("{") and line.endswith(("}", "},")):
            try:
                value = json.loads(line.removesuffix(","))
            except ValueError:
                value = None
        if not isinstance(value, dict) or "sentences" not in value:
            self._frame.append(line)
            return ""
        self._frame.append("0," if line.endswith(",") else "0")
        return f"{value['text']} "


class CsvReader:
    """The column "text" of a table."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")()
        self._rest = ""
        self._column: int | None = None

    def feed(self, part: bytes) -> str:
        *lines, last = (self._rest + self._decoder.decode(part)).split("\n")
        kept, odd = 0, False
        for number, line in enumerate(lines, 1):
            odd ^= line.count('"') % 2 == 1
            kept = kept if odd else number
        # A row goes on where a line ends between quotation marks.
        self._rest = "\n".join((*lines[kept:], last))
        return self._read_rows(lines[:kept])

    def finish(self) -> str:
        return self._read_rows([self._rest + self._decoder.decode(b"", True)])

    def _read_rows(self, lines: list[str]) -> str:
        rows = csv.reader(f"{line}\n" for line in lines)
        return "".join(f"{cell} " for cell in self._read_cells(rows))

    def _read_cells(self, rows: Iterator[list[str]]) -> Iterator[str]:
        for row in rows:
            if self._column is None:
                self._column = row.index("text")
            elif row:
                cell = row[self._column]
                yield cell[1:] if _FORMULA.match(cell) else cell
