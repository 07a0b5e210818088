"""Characters that do not show: kept as they are, named to the editor, given a form to be seen.

A pasted text may hold what no reader sees: a mark that turns the direction of the words, a
hyphen that shows only at a line's end, a control character of an old word processor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_NAMES = {
    0x00AD: "soft hyphen",
    0x034F: "combining grapheme joiner",
    0x115F: "Hangul filler",
    0x1160: "Hangul filler",
    0x3164: "Hangul filler",
    0xFFA0: "Hangul filler",
    0x061C: "Arabic letter mark",
    0x180E: "Mongolian vowel separator",
    0x200B: "zero-width space",
    0x200C: "zero-width non-joiner",
    0x200D: "zero-width joiner",
    0x200E: "left-to-right mark",
    0x200F: "right-to-left mark",
    0x2028: "line separator",
    0x2029: "paragraph separator",
    0x202A: "left-to-right embedding",
    0x202B: "right-to-left embedding",
    0x202C: "end of a change of direction",
    0x202D: "left-to-right override",
    0x202E: "right-to-left override",
    0x2060: "word joiner",
    0x2066: "left-to-right isolate",
    0x2067: "right-to-left isolate",
    0x2068: "first strong isolate",
    0x2069: "end of an isolate",
    0xFEFF: "byte order mark",
}
_JOINERS = "\u200c\u200d"
# These choose a form of the Chinese letter before them; elsewhere they can carry hidden words.
_VARIANTS = re.compile("[\U000e0100-\U000e01ef]")
_IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# What an encoding has no letter for: the sign of a damaged file, or a trick.
_RANGES = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
    "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
)
SIGNS = re.compile(f"[{_RANGES}]")

# No page can hold these, escaped or not; C0 control characters have signs of their own.
_FORBIDDEN = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F]
PAGE_FORM = {code: 0x2421 if code == 0x7F else 0x2400 + code for code in _FORBIDDEN}
PAGE_FORM |= dict.fromkeys((*range(55296, 57344), 65534, 65535), 65533)


class Sign(NamedTuple):
    """A character that does not show, and where: line and column count from 1."""

    line: int
    column: int
    character: str

    @property
    def name(self) -> str:
        """For a reader: "right-to-left override (U+202E)"."""
        return f"{_describe(ord(self.character))} ({code_point(self.character)})"


def code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def page_form(text: str) -> str:
    """The text as a page can hold it: a control character becomes its sign, "␀" for U+0000."""
    return text.translate(PAGE_FORM) if not text.isprintable() else text


def show_signs(text: str) -> str:
    """The text for a terminal, where such a character could do harm: "\\u202e" for it."""
    return SIGNS.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def find_signs(lines: Iterable[str]) -> Iterator[Sign]:
    """Every character that does not show, in order. A joiner inside a word of a script that
    needs it, or inside an emoji, is no such thing, nor is what chooses a form of a letter."""
    for number, line in enumerate(lines, 1):
        if line.isascii() and line.isprintable():
            continue
        for match in SIGNS.finditer(line):
            before = line[match.start() - 1 : match.start()]
            if match[0] in _JOINERS and before > "\u024f":
                continue
            if _VARIANTS.match(match[0]) and _IDEOGRAPH.match(before):
                continue
            yield Sign(number, match.start() + 1, match[0])


def _describe(code: int) -> str:
    if code in _NAMES:
        return _NAMES[code]
    if code < 0x20 or 0x7F <= code < 0xA0:
        return "control character"
    if 0xD800 <= code < 0xE000:
        return "half a character"
    return "invisible character"
