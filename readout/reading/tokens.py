"""Text to tokens: words with their places, nothing about their meaning."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from readout.model import Span

# One alternative for each kind of token; each is linear in what it takes.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-\w+)*"  # U.S. and U.S.-led
    r"|Ph\.D\.?"
    r"|\d+(?:[.,]\d+)*\w*(?:-\w+)*"  # 1,200.5 and 76th
    r"|\w+(?:[-’'‑&](?:(?:[^\W\d_]\.){2,}|\w+))*"  # China-U.S., Sa'ar, well-known
    r"|''|``|…|\.{3,}"
    r"|\S"
)

# Four bytes an offset, where a list holds an object for each.
_OFFSET = "I"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one block.

    words   as written
    lows    the same in lower case, curly apostrophes made straight
    starts  block offset of each
    """

    text: str
    words: list[str]
    lows: list[str]
    starts: Sequence[int]

    def span(self, start: int, stop: int) -> Span:
        """Tokens `start` to `stop`, excluded, in block offsets."""
        return Span(self.starts[start], self.starts[stop - 1] + len(self.words[stop - 1]))

    def slice(self, start: int, stop: int) -> str:
        """The text of tokens `start` to `stop`, excluded, as written."""
        span = self.span(start, stop)
        return self.text[span.start : span.stop]


class Vocabulary(dict[str, tuple[str, str]]):
    """Each word of a release once, as written and in lower case, however often it occurs."""

    def __missing__(self, word: str) -> tuple[str, str]:
        low = word.lower().replace("’", "'")
        found = self[word] = (word, word if low == word else low)
        return found


def tokenise(text: str, known: Vocabulary | None = None) -> Tokens:
    """The tokens of a text; white space lies between them.

    known  the words met so far, shared by the texts of one release: half of its memory
    """
    known = Vocabulary() if known is None else known
    words: list[str] = []
    lows: list[str] = []
    starts = array(_OFFSET)
    for match in _TOKEN.finditer(text):
        word, low = known[match[0]]
        words.append(word)
        lows.append(low)
        starts.append(match.start())
    return Tokens(text, words, lows, starts)
