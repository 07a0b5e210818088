"""A text that is owed, and whether another says the same, word for word and in order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from readout.checks.readback import squeeze
from readout.errors import Problem

OURS = "this is a mistake of the program or of a template: nothing was published, please report it"
AROUND = 40
_SENTENCE_END = re.compile(r"[.!?…。！？；：:;][\"'”’»）)\]」』]*\Z")


class Follower:
    """Follows a text that comes in pieces along the text that is owed, and keeps none of it
    before the two part.

    path    of the file that the pieces come from
    wanted  the words that are owed, one space between them
    """

    def __init__(self, path: str, wanted: str) -> None:
        self._path, self._wanted = path, wanted
        self._at = 0
        self._begun = self._gap = False
        self._other: list[str] = []

    def feed(self, text: str) -> None:
        words = squeeze(text)
        if not words:
            self._gap = self._gap or bool(text)
            return
        if self._begun and (self._gap or text[0].isspace()):
            words = f" {words}"
        self._begun, self._gap = True, text[-1].isspace()
        if not self._other and self._wanted.startswith(words, self._at):
            self._at += len(words)
        else:
            self._other.append(words)

    def finish(self) -> list[Problem]:
        """What is wrong: at most one problem, the first place where they part."""
        if not self._other and self._at == len(self._wanted):
            return []
        got = self._wanted[: self._at] + "".join(self._other)
        return compare_words(self._path, self._wanted, got)


def compare_words(path: str, expected: str, text: str) -> list[Problem]:
    """At most one problem: the first word in which the text of a file is not what is expected."""
    got = squeeze(text)
    if got == expected:
        return []
    wanted, found = expected.split(), got.split()
    place, other = _find_other_letter(wanted, found)
    gap = _find_other_gap(wanted[:place], found)
    if gap is not None:
        place = other = gap
    elif place == len(wanted) and other == len(found):
        return []
    there = " ".join(wanted[place : place + 6])[:AROUND] or "the end"
    here = " ".join(found[other : other + 6])[:AROUND] or "the end"
    what = f"parts from the release at word {place + 1}: “{there}” there, “{here}” here"
    return [Problem(path, 0, what, OURS)]


def _find_other_letter(wanted: Sequence[str], found: Sequence[str]) -> tuple[int, int]:
    """The words in which the first letter differs, white space apart; past the last word of
    each where none does."""
    one, other = "".join(wanted), "".join(found)
    if one == other:
        return len(wanted), len(found)
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    ends, other_ends = list(accumulate(map(len, wanted))), list(accumulate(map(len, found)))
    return bisect_right(ends, low), bisect_right(other_ends, low)


def _find_other_gap(wanted: Sequence[str], found: Sequence[str]) -> int | None:
    """The first word that was cut or joined, of two texts with the same letters. A sentence may
    begin a line of its own although no space stands before it, as in Chinese: that is no cut."""
    ends, length = set(accumulate(map(len, found))), 0
    for place, word in enumerate(wanted):
        begin, length = length, length + len(word)
        if length not in ends:
            return place
        if any(
            at in ends and not _SENTENCE_END.search(word, 0, at - begin)
            for at in range(begin + 1, length)
        ):
            return place
    return None
