"""Addresses made from words: `#t-1a2b3c4d` stays when statements are renumbered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256


def address_texts(texts: Iterable[str]) -> Iterator[str]:
    """For each text `t-` and eight hex digits of its SHA-256; the second of one kind ends in
    "-2"."""
    taken: Counter[str] = Counter()
    for text in texts:
        digits = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        taken[digits] += 1
        yield f"t-{digits}" if taken[digits] == 1 else f"t-{digits}-{taken[digits]}"
