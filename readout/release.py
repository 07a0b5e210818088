"""The text of a source file to a `Release`: blocks, title, date and what stands around them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from readout.errors import Problem, ReadoutError
from readout.model import Block, Directive, Furniture, Release, Settings
from readout.text.blocks import Paragraph, read_paragraphs
from readout.text.dates import find_date
from readout.text.furniture import find_frame
from readout.text.source import Source

_COMMENT_OPEN = re.compile(r"\s*<!--")
_DIRECTIVE = re.compile(r"\s*<!--\s*([A-Za-z][\w-]*)\s*:\s*(.*?)\s*-->\s*", re.DOTALL)
_TITLE_WORDS = 14
_DATE_BLOCKS = 3


def parse_release(source: Source, settings: Settings, skip: int = 0) -> Release:
    """The release that a source file holds.

    skip  how many lines at the top are front matter

    Raises ReadoutError where there is no text, and for a directive that nothing follows.
    """
    lines = [""] * skip + list(source.lines[skip:])
    problems: list[Problem] = []
    directives, comments = _take_comments(source.path, lines, problems)
    frame = find_frame(lines, settings.title)
    for index in frame.taken:
        lines[index] = ""
    paragraphs = read_paragraphs(lines, source.line_starts())
    if not paragraphs:
        problems.append(_no_text(source, bool(frame.title)))
    blocks = _number(paragraphs, directives, source.path, problems)
    if problems:
        raise ReadoutError(*sorted(problems, key=lambda problem: problem.line))
    furniture = sorted([*frame.furniture, *comments], key=lambda item: item.line)
    near = [item.text for item in frame.furniture if item.kind == "date"]
    near += [frame.title or "", *(block.text for block in blocks[:_DATE_BLOCKS])]
    return Release(
        path=source.path,
        file="release.txt" if source.path.lower().endswith(".txt") else "release.md",
        source=source.text,
        sha256=hashlib.sha256(source.data).hexdigest(),
        title=frame.title or _first_words(blocks[0].text),
        title_lines=frame.title_lines,
        date=settings.date or find_date(near),
        language=settings.language or "en",
        breadcrumb=frame.breadcrumb if settings.breadcrumb is None else settings.breadcrumb,
        furniture=tuple(furniture),
        blocks=blocks,
    )


@dataclass(slots=True)
class _Pending:
    """A directive and whether a block has obeyed it yet."""

    directive: Directive
    group: int | None = None


def _take_comments(
    path: str, lines: list[str], problems: list[Problem]
) -> tuple[list[Directive], list[Furniture]]:
    """Takes comments that fill whole lines out of `lines`: editors' directives, and others."""
    directives: list[Directive] = []
    comments: list[Furniture] = []
    index = 0
    while index < len(lines):
        if not _COMMENT_OPEN.match(lines[index]):
            index += 1
            continue
        stop = next((k for k in range(index, len(lines)) if "-->" in lines[k]), None)
        # Words behind the comment's end would go with it: such a line is text.
        if stop is None or lines[stop].partition("-->")[2].strip():
            index += 1
            continue
        text = "\n".join(lines[index : stop + 1])
        match = _DIRECTIVE.fullmatch(text)
        if match:
            names = tuple(name.strip() for name in match[2].split(",") if name.strip())
            problem = _check_directive(path, index + 1, match[1], names)
            if problem:
                problems.append(problem)
            else:
                directives.append(Directive(index + 1, names))
        else:
            comments.append(Furniture(index + 1, text.strip(), "comment"))
        lines[index : stop + 1] = [""] * (stop + 1 - index)
        index = stop + 1
    return directives, comments


def _check_directive(path: str, line: int, word: str, names: tuple[str, ...]) -> Problem | None:
    if word.casefold() != "speaker":
        return Problem(
            path,
            line,
            f"unknown directive “{word}”",
            "the one directive is <!-- speaker: NAME -->, <!-- speaker: NAME, NAME --> "
            "or <!-- speaker: narration -->",
        )
    if not names:
        return Problem(path, line, "the directive names no speaker", "<!-- speaker: NAME -->")
    return None


def _number(
    paragraphs: Sequence[Paragraph],
    directives: Sequence[Directive],
    path: str,
    problems: list[Problem],
) -> tuple[Block, ...]:
    """Blocks with their numbers; each directive holds for the block that follows it, and for
    the whole of a list or quotation that begins there."""
    waiting = list(reversed(directives))
    blocks: list[Block] = []
    current: _Pending | None = None
    previous_group = None
    for number, paragraph in enumerate(paragraphs, 1):
        fresh = None
        while waiting and waiting[-1].line < paragraph.line:
            if fresh:
                what = f"the directive is overruled by that of line {waiting[-1].line}"
                problems.append(Problem(path, fresh.line, what, "leave one of the two"))
            fresh = waiting.pop()
        if fresh:
            starts_group = paragraph.group != previous_group
            current = _Pending(fresh, paragraph.group if starts_group else None)
        elif current and current.group != paragraph.group:
            current = None
        previous_group = paragraph.group
        blocks.append(_to_block(number, paragraph, current.directive if current else None))
    problems += [
        Problem(
            path,
            directive.line,
            "the directive has no paragraph after it",
            "put it on a line of its own before the paragraph that it is about",
        )
        for directive in waiting
    ]
    return tuple(blocks)


def _to_block(number: int, paragraph: Paragraph, directive: Directive | None) -> Block:
    return Block(
        number,
        paragraph.kind,
        paragraph.text,
        paragraph.places,
        paragraph.line,
        paragraph.depth,
        paragraph.marks,
        directive,
    )


def _first_words(text: str) -> str:
    """A title for a release that has none: its first words."""
    words = text.split()
    return " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")


def _no_text(source: Source, has_title: bool) -> Problem:
    what = "there is a title but no text" if has_title else "the file has no text"
    return Problem(source.path, 0, what, "paste the text of the release into this file")
