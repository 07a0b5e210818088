"""Text to the bytes of a file, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

# So many pieces of a page, or lines of a file, make one part: some tens of kilobytes.
_PIECES, _LINES = 2000, 100


def join_lines(lines: Iterable[str]) -> Iterator[bytes]:
    """UTF-8, each line ended."""
    rest = iter(lines)
    while part := list(islice(rest, _LINES)):
        yield "\n".join((*part, "")).encode()


def encode_parts(pieces: Iterable[str]) -> Iterator[bytes]:
    """The pieces, which are short, as UTF-8, many to a part."""
    rest = iter(pieces)
    while part := list(islice(rest, _PIECES)):
        yield "".join(part).encode()


def join_parts(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines, ended already, many to a part."""
    rest = iter(lines)
    while part := list(islice(rest, _LINES)):
        yield b"".join(part)


def split_lines(text: str) -> Iterator[str]:
    """The lines of a text, one by one: as `text.split("\n")` without the list."""
    start = 0
    while (stop := text.find("\n", start)) >= 0:
        yield text[start:stop]
        start = stop + 1
    yield text[start:]
