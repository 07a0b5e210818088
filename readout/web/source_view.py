"""The source text line by line, with what each line is and who speaks in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

from readout.text.lines import split_lines
from readout.text.signs import SIGNS, code_point, page_form
from readout.web.views import Views

# Behind the last line on which anybody speaks.
_END = (1 << 62, "", Markup(""))


class SourceLine(NamedTuple):
    """A line; `css` is the class of its row, `who` the words beside it."""

    css: str
    who: Markup
    text: Markup


class SourceLines:
    """Every line of the source, the first too many for nobody to find: none is left out."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._left_out = _name_left_out(views)
        body = (view.line for view in views.statements[:1])
        self._first = min([*self._left_out, *body], default=1)

    def __len__(self) -> int:
        return self._views.release.source.count("\n") + 1

    def __iter__(self) -> Iterator[SourceLine]:
        labels = self._views.labels
        speaking = _name_speakers(self._views)
        at, css, who = next(speaking, _END)
        for number, text in enumerate(split_lines(self._views.release.source), 1):
            while at < number:
                at, css, who = next(speaking, _END)
            if number in self._left_out:
                yield SourceLine("furn", self._left_out[number], visible(text))
            elif at == number:
                yield SourceLine(css, who, visible(text))
            elif text.strip():
                name = labels("line_settings" if number < self._first else "line_markup")
                yield SourceLine("furn", name, visible(text))
            else:
                yield SourceLine("blank", Markup(""), visible(text))


def _name_left_out(views: Views) -> dict[int, Markup]:
    """What the lines are that are kept out of the body."""
    release, labels = views.release, views.labels
    names = {number: labels("line_title") for number in release.title_lines}
    for item in release.furniture:
        name = labels(f"line_{item.kind.replace(' ', '_')}")
        for number in range(item.line, item.line + item.text.count("\n") + 1):
            names[number] = name
    for block in release.blocks:
        if block.directive:
            names[block.directive.line] = labels("line_directive")
    return names


def _name_speakers(views: Views) -> Iterator[tuple[int, str, Markup]]:
    """Each line of the body in order, with its look and who speaks in it."""
    source = views.release.source
    waiting: dict[int, tuple[str, dict[str, Markup]]] = {}
    for view in views.statements:
        yield from _take_until(view.line, waiting)
        span = view.statement.block.to_source(view.statement.span)
        last = view.line + source.count("\n", span.start, span.stop)
        name = escape(view.speaker.name) if view.speaker else views.labels("narration")
        link = Markup('<a href="index.html#{}"><bdi>{}</bdi></a>').format(view.id, name)
        for number in range(view.line, last + 1):
            waiting.setdefault(number, (view.look, {}))[1].setdefault(name, link)
    yield from _take_until(_END[0], waiting)


def _take_until(
    line: int, waiting: dict[int, tuple[str, dict[str, Markup]]]
) -> Iterator[tuple[int, str, Markup]]:
    """The lines before that one, to which nothing can be added any more."""
    for number in sorted(number for number in waiting if number < line):
        look, links = waiting.pop(number)
        yield number, look, Markup("").join(links.values())


def visible(text: str) -> Markup:
    """The text with a sign for each character that does not show."""
    pieces, at = [], 0
    for match in SIGNS.finditer(text):
        pieces.append(escape(page_form(text[at : match.start()])))
        code = code_point(match[0])
        shown = page_form(match[0])
        pieces.append(
            Markup('<span class="sign" title="{}">{}</span>').format(
                code, shown if shown.isprintable() else code
            )
        )
        at = match.end()
    if not pieces:
        return escape(page_form(text))
    return Markup("").join([*pieces, escape(page_form(text[at:]))])
