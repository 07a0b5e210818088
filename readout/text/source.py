"""Bytes of a release file to text."""

from __future__ import annotations

import codecs
from itertools import accumulate
from typing import NamedTuple

from readout.errors import ReadoutError, fail

# A megabyte is a book. Above this a file is not a release, and pages would not open.
RELEASE_LIMIT = 20_000_000
SETTINGS_LIMIT = 1_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Tried first: the little-endian one begins with the mark of UTF-16.
_OTHER_MARKS = ((codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"))

# How files begin that hold more than text, and what they are.
_DOCUMENTS = (
    (b"PK\x03\x04", "a packed file, such as a document of a word processor"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old document of a word processor"),
    (b"{\\rtf", "a document in Rich Text Format"),
    (b"%PDF-", "a PDF"),
)

_CONVERT = "save it as UTF-8, for instance with: iconv -f {} -t UTF-8 OLD > NEW"


class Source(NamedTuple):
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


def decode_source(data: bytes, path: str, limit: int = RELEASE_LIMIT) -> Source:
    """The file as text. Raises ReadoutError, naming line and byte, where it is not UTF-8 (or
    UTF-16 with a byte order mark), where it is longer than `limit` bytes, and for a document of
    another kind that was only named like a text."""
    if len(data) > limit:
        what = f"is larger than {limit // 1_000_000} MB, the most that is read"
        raise fail(path, 0, what, "is this the right file? Leave only the text of one release")
    for opening, kind in _DOCUMENTS:
        if data.startswith(opening):
            hint = "open it, and save or paste its words as plain text"
            raise fail(path, 0, f"is {kind}, not text", hint)
    encoding, mark = _find_encoding(data, path)
    body = data[len(mark) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(encoding, "replace")
        offset = error.start + len(mark)
        what = f"byte {offset + 1} (0x{data[offset]:02x}) is not {encoding[:6].upper()} text"
        guess = "WINDOWS-1252" if encoding == "utf-8" else "UTF-16"
        raise fail(path, _count_lines(before), what, _CONVERT.format(guess)) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Source(path, data, text, tuple(text.split("\n")))


def _find_encoding(data: bytes, path: str) -> tuple[str, bytes]:
    """The encoding and the byte order mark that names it, if there is one."""
    for mark, name in _OTHER_MARKS:
        if data.startswith(mark):
            raise _wrong_encoding(path, 1, name)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, mark
    # Every other byte a zero: text of UTF-16 whose mark was lost. As UTF-8 it would pass.
    zeros = data.count(0)
    if zeros * 5 > len(data):
        raise _wrong_encoding(path, data.index(0) + 1, "UTF-16 without its byte order mark")
    return "utf-8", b""


def _wrong_encoding(path: str, byte: int, name: str) -> ReadoutError:
    hint = _CONVERT.format("UTF-32" if "32" in name else "UTF-16LE")
    return fail(path, 1, f"byte {byte}: this is {name}, not UTF-8", hint)


def _count_lines(text: str) -> int:
    """The line on which the next character would stand."""
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
