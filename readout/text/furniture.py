"""The page around a release: breadcrumb, title, bylines, share lines and the like.

A press officer pastes a whole page. What is furniture is told by its shape and its place: at the
head before the first sentence, at the tail after the last, or on a line of its own anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from readout.model import Crumb, Furniture
from readout.text.dates import is_date

_CRUMB = re.compile(r"\s+[>›»→]\s+")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$")
_SENTENCE_END = re.compile(r"[.!:;,…]['\"’”»)\]*_]*$")
_DATELINE = re.compile(r"[A-Z]{3}[^.!?]{0,50}\s[-–—]{1,2}\s")
_TITLE_WORDS = 60
_HEAD_LINES = 8
_ADDRESS_LINES = 5

_ANYWHERE = (
    ("end mark", r"(?:\\?#\s*){3,}|-\s*(?:30|0)\s*-|(?:\*\s*){3,}"),
    ("end mark", r"-*\s*(?:ends?|end of (?:text|release|transcript))\s*-*"),
    ("image", r"!\[[^\]]*\]\([^)]*\)"),
    ("contact", r"(?:media|press) (?:contacts?|enquiries|inquiries):? .{0,120}\S+@\S+.{0,40}"),
    (
        "more",
        r"(?:to|for) (?:learn|view|read|find|see|more|further|additional)\b.{0,80}"
        r"\b(?:visit|at|see|go to)\b.{0,80}(?:https?://|www\.)\S+.{0,80}",
    ),
    ("more", r"(?:learn|read|find out) more(?:\W*(?:about|at|on|here|via|in)\b.{0,100}|\W{0,4})"),
    ("more", r"(?:learn|read|find out) more\b.{0,200}(?:https?://|www\.|\S+@)\S+.{0,60}"),
    ("label", r"(?:abstract|full text|press digest|photo caption|body text)[.:]?"),
    (
        "image",
        r"\(?(?:photo|photograph|image|picture|photo caption)s?"
        r"(?: credits?| courtesy(?: of)?)?\s?[:©].{1,160}",
    ),
    ("page number", r"(?:page\s+)?\d{1,3}\s*(?:/|of)\s*\d{1,3}"),
)
_HEAD = (
    ("label", r"(?:for immediate release|(?:press|media|news) (?:release|statement)|news)[:.]?"),
    ("byline", r"(?:by|from|issued by|source|author)\b:?\s+[^.]{2,80}"),
    (
        "label",
        r"(?:(?:press|media|news) (?:release|statement)|pr|ref(?:erence)?|statement|no)\b"
        r"[.:]?\s*(?:no|nr|number)?[.:]?\s*[\w/.-]*\d[\w/.-]*(?:\s*/\s*\d+)?",
    ),
    (
        "date",
        r"(?:published|posted|updated|last updated|issued|released|date)\b(?: on)?:?"
        r"\s[^.]{0,20}\b(?:19|20)\d\d\b.{0,60}",
    ),
    ("address", r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+/\S*|(?:https?://|www\.)\S+"),
    ("letterhead", r"(?:the )?(?:press )?(?:office|bureau|department) (?:of|for) [^.]{3,60}"),
    (
        "letterhead",
        r"(?-i:(?:[A-Z’'&.-]+ ){0,4}(?:COUNCIL|MINISTRY|OFFICE|DEPARTMENT|EMBASSY|MISSION"
        r"|COMMISSION|GOVERNMENT|UNIVERSITY|ASSOCIATION|BANK) (?:OF|FOR)"
        r"(?: [A-Z’'&.-]+){1,6})",
    ),
)
_TAIL = (
    ("share", r"(?:suggest|recommend|send|tell|e-?mail|forward)\b.{0,20}\bfriend.{0,2}"),
    ("share", r"(?:share|print|tweet|e-?mail|copy link|save)(?:\b.{0,30})?[:.]?"),
    ("more", r"(?:read more|related|see also|back to top|previous|next|more news)\b.{0,60}"),
    ("more", r"(?:for|to) (?:more|further|additional|learn|read|find out)\b.{0,40}"
             r"(?:information|more|visit|contact)\b.*"),
    ("contact", r"(?:(?:media|press) )?(?:contacts?|enquiries|inquiries)\b.{0,120}"),
    ("contact", r"(?:tel|telephone|phone|fax|facsimile|e-?mail|web(?:site)?)\b\s*[:.(].*"),
    ("contact", r"\S+@\S+\.\w+|(?:https?://|www\.)\S+|.{2,80}[,:]? \+?[\d() -]{8,}"),
    ("contact", r".{0,80}\bavailable for (?:interviews?|comment)\b.{0,100}"),
    ("contact", r".{0,90}\(?\b\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,4}\b.{0,60}"),
    ("contact", r"(?:tel|telephone|phone|fax|facsimile|e-?mail|web(?:site)?)\b"
                r".{0,120}[\d@].{0,80}"),
    ("copyright", r"(?:©|\(c\)|copyright\b).*|all rights reserved.*"),
    ("share", r"(?:follow|like|join) (?:us|@\w+)\b.{0,80}"),
    ("share", r"(?:subscribe|sign up)\b.{0,80}"),
    ("tags", r"(?:tags?|topics?|keywords|categor(?:y|ies)|filed under)\s*:.*"),
)  # fmt: skip


class Frame(NamedTuple):
    """What stands around the body.

    title_lines  counted from 1, as in `Furniture`; empty where no line is the title
    taken        indexes of the lines that are no part of the body
    """

    breadcrumb: tuple[Crumb, ...]
    title: str | None
    title_lines: tuple[int, ...]
    furniture: tuple[Furniture, ...]
    taken: frozenset[int]


def find_frame(lines: Sequence[str], title: str | None = None) -> Frame:
    """What of the lines is page and not release.

    title  the title, where the editor gives it; a first line that repeats it is taken as well
    """
    found: dict[int, Furniture] = {}
    for index, line in enumerate(lines):
        if kind := _match(_ANYWHERE, line.strip()):
            found[index] = Furniture(index + 1, line.strip(), kind)
    filled = [k for k, line in enumerate(lines) if line.strip() and k not in found]
    crumbs, title_lines = _read_head(lines, filled, found, title)
    _read_tail(lines, [k for k in filled if k not in title_lines], found)
    taken = frozenset(found) | frozenset(title_lines)
    words = " ".join(_plain(lines[k]) for k in title_lines)
    return Frame(
        crumbs,
        title or words or None,
        tuple(k + 1 for k in title_lines),
        tuple(found[k] for k in sorted(found)),
        taken,
    )


def _match(rows: Sequence[tuple[str, str]], line: str) -> str | None:
    """The kind of the first row that fits the whole line, in any case of letters."""
    return next(
        (kind for kind, pattern in rows if re.fullmatch(pattern, line, re.IGNORECASE)), None
    )


def _read_head(
    lines: Sequence[str], filled: Sequence[int], found: dict[int, Furniture], title: str | None
) -> tuple[tuple[Crumb, ...], tuple[int, ...]]:
    """Marks furniture before the first sentence; gives the breadcrumb and the title's lines."""
    crumbs: tuple[Crumb, ...] = ()
    title_lines: tuple[int, ...] = ()
    for position, index in enumerate(filled[:_HEAD_LINES]):
        line = lines[index].strip()
        if index in title_lines:
            continue
        if not crumbs and not title_lines and _is_breadcrumb(line):
            crumbs = tuple(Crumb(label, None) for label in _CRUMB.split(line))
            found[index] = Furniture(index + 1, line, "breadcrumb")
        elif is_date(line) and len(line.split()) <= 6:
            found[index] = Furniture(index + 1, line, "date")
        elif kind := _match(_HEAD, line):
            found[index] = Furniture(index + 1, line, kind)
        elif not title_lines:
            title_lines = _title_at(lines, filled[position:], title)
            if not title_lines:
                break
        else:
            break
    return crumbs, title_lines


def _is_breadcrumb(line: str) -> bool:
    labels = _CRUMB.split(line)
    return len(labels) > 1 and all(0 < len(label.split()) <= 8 for label in labels)


def _title_at(lines: Sequence[str], filled: Sequence[int], title: str | None) -> tuple[int, ...]:
    """The lines from the first of `filled` on that are the title; none where text begins."""
    stretch = [k for n, k in enumerate(filled[:_HEAD_LINES]) if k == filled[0] + n]
    first = lines[filled[0]]
    if title is not None:
        return (filled[0],) if _plain(first).casefold() == title.strip().casefold() else ()
    if _HEADING.match(first):
        return (filled[0],)
    if len(stretch) > 1 and len(lines[stretch[1]]) > 120:
        stretch = stretch[:1]
    while len(stretch) > 1 and (is_date(lines[stretch[-1]]) or _match(_HEAD, lines[stretch[-1]])):
        stretch.pop()
    words = " ".join(lines[k].strip() for k in stretch)
    if len(stretch) == len(filled) or len(words.split()) > _TITLE_WORDS:
        return ()
    if _SENTENCE_END.search(words) and not _heads(words, lines, stretch, filled[len(stretch) :]):
        return ()
    return tuple(stretch)


def _heads(words: str, lines: Sequence[str], stretch: Sequence[int], after: Sequence[int]) -> bool:
    """Whether first lines that end like a sentence are a headline all the same.

    So they are where a dateline or a label comes next, and where a fuller first paragraph says
    the same again.
    """
    if len(after) < 2 or words[-1] in ":," or not 3 < len(words.split()) < 30:
        return False
    line = lines[after[0]].strip()
    between = (lines[k].strip() for k in range(stretch[-1] + 1, after[0]))
    if any(_match(_ANYWHERE, other) == "label" for other in between if other):
        return True
    if _match((*_ANYWHERE, *_HEAD), line) or is_date(line) or _DATELINE.match(line):
        return True
    said, again = _telling(words), _telling(line)
    fuller = len(line.split()) * 2 > len(words.split()) * 3
    return fuller and len(said) > 4 and len(said & again) * 5 >= len(said) * 4


def _telling(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.casefold()))


def _plain(line: str) -> str:
    """A title line without its heading and emphasis marks."""
    heading = _HEADING.match(line)
    text = heading[2] if heading else line.strip()
    for mark in ("**", "__", "*", "_"):
        if text.startswith(mark) and text.endswith(mark) and len(text) > 2 * len(mark):
            text = text[len(mark) : -len(mark)]
    return text


def _read_tail(lines: Sequence[str], filled: Sequence[int], found: dict[int, Furniture]) -> None:
    """Marks furniture after the last sentence, upwards from the end."""
    waiting: list[int] = []
    seen = False
    for index in reversed(filled):
        if index in found:
            continue
        line = lines[index].strip()
        kind = _match(_TAIL, line)
        if not kind and _is_wrapped(lines, index, found):
            kind = "contact"
        if not kind and _is_address(line, bool(waiting)):
            # Initials and addresses are furniture only above or below a way to get in touch.
            waiting.append(index)
            if len(waiting) < _ADDRESS_LINES:
                continue
        if not kind:
            break
        if kind == "contact":
            for other in waiting:
                found[other] = Furniture(other + 1, lines[other].strip(), "address")
            waiting.clear()
            seen = True
        found[index] = Furniture(index + 1, line, kind)
    if seen:
        for other in waiting:
            if lines[other].strip().isupper() or other + 2 in found or other + 1 in found:
                found[other] = Furniture(other + 1, lines[other].strip(), "address")


def _is_wrapped(lines: Sequence[str], index: int, found: dict[int, Furniture]) -> bool:
    """Whether a line goes on in the next, which is a contact."""
    after = found.get(index + 1)
    return after is not None and after.kind == "contact" and lines[index].rstrip()[-1:] == ","


def _is_address(line: str, below: bool) -> bool:
    """A line in capitals, or a name of a few words that stands alone."""
    words = line.split()
    if len(words) > 8 or _SENTENCE_END.search(line) or line[:1] in "#-*>":
        return False
    if not any(letter.islower() for letter in line):
        return True
    return 1 < len(words) < 7 and all(word[:1].isupper() or len(word) < 4 for word in words)
