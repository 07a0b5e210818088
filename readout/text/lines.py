"""Lines of text to the bytes of a file."""

from __future__ import annotations

from collections.abc import Iterable


def join_lines(lines: Iterable[str]) -> bytes:
    """UTF-8, each line ended. Encoded line by line: long text in memory takes up to four times
    its length, and is let go of here as soon as it can be."""
    return b"".join(f"{line}\n".encode() for line in lines)
