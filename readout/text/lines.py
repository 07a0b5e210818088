"""Text to the bytes of a file, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

Piece = TypeVar("Piece", str, bytes)


# Characters, or bytes, that one part holds at least.
_PART = 1 << 16


def join_lines(lines: Iterable[str]) -> Iterator[bytes]:
    """UTF-8, each line ended."""
    return encode_parts(f"{line}\n" for line in lines)


def encode_parts(pieces: Iterable[str]) -> Iterator[bytes]:
    """The pieces as UTF-8, many to a part."""
    for part in _gather(pieces):
        yield "".join(part).encode()


def join_parts(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces, many to a part."""
    for part in _gather(pieces):
        yield b"".join(part)


def split_lines(text: str) -> Iterator[str]:
    """The lines of a text, one by one: as `text.split("\n")` without the list."""
    start = 0
    while (stop := text.find("\n", start)) >= 0:
        yield text[start:stop]
        start = stop + 1
    yield text[start:]


def _gather(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    part: list[Piece] = []
    size = 0
    for piece in pieces:
        part.append(piece)
        size += len(piece)
        if size >= _PART:
            yield part
            part, size = [], 0
    if part:
        yield part
