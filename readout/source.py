"""Bytes of a release file to text."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from itertools import accumulate

from readout.errors import fail

# The longer mark first: UTF-32 (little endian) begins with the mark of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CONVERT = "save the file as UTF-8, for instance with: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW"


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded text file: line ends are "\\n" and a byte order mark is left out.

    path   as shown to the user
    lines  the text without line ends; line 1 is `lines[0]`
    """

    path: str
    data: bytes
    text: str
    lines: tuple[str, ...]

    def line_starts(self) -> list[int]:
        """The offset of each line's first character."""
        return list(accumulate((len(line) + 1 for line in self.lines), initial=0))[:-1]


def decode_source(data: bytes, path: str) -> Source:
    """The file as text. Raises ReadoutError, naming line and byte, where it is not UTF-8 (or
    UTF-16 with a byte order mark)."""
    encoding, body = "utf-8", data
    for mark, name in _MARKS:
        if data.startswith(mark):
            encoding, body = name, data[len(mark) :]
            break
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        before = body[: error.start]
        line = before.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        offset = error.start + len(data) - len(body)
        what = f"byte {offset} (0x{body[error.start]:02x}) is not {encoding.upper()} text"
        raise fail(path, line, what, _CONVERT) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Source(path, data, text, tuple(text.split("\n")))
