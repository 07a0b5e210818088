"""The source text line by line, with what each line is and who speaks in it."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup, escape

from readout.text.signs import SIGNS, code_point, page_form
from readout.web.views import Views


class SourceLine(NamedTuple):
    """A line; `css` is the class of its row, `who` the words beside it."""

    css: str
    who: Markup
    text: Markup


def list_lines(views: Views) -> list[SourceLine]:
    """Every line of the source, the first too many for nobody to find: none is left out."""
    release, labels = views.release, views.labels
    who: dict[int, tuple[str, Markup]] = {}
    _name_speakers(views, who)
    for number in release.title_lines:
        who[number] = ("furn", labels("line_title"))
    for item in release.furniture:
        key = f"line_{item.kind.replace(' ', '_')}"
        name = labels(key) if labels.has(key) else escape(item.kind.capitalize())
        for number in range(item.line, item.line + item.text.count("\n") + 1):
            who[number] = ("furn", name)
    for block in release.blocks:
        if block.directive:
            who[block.directive.line] = ("furn", labels("line_directive"))
    lines = []
    first_text = min(who, default=1)
    for number, text in enumerate(release.source.split("\n"), 1):
        css, name = who.get(number, ("", Markup("")))
        if number not in who:
            css = "blank"
            if text.strip():
                css = "furn"
                name = labels("line_settings" if number < first_text else "line_markup")
        lines.append(SourceLine(css, name, visible(text)))
    return lines


def _name_speakers(views: Views, who: dict[int, tuple[str, Markup]]) -> None:
    """Writes beside each line of the body who speaks in it."""
    source = views.release.source
    names: dict[int, dict[str, Markup]] = {}
    looks: dict[int, str] = {}
    for view in views.statements:
        span = view.statement.block.to_source(view.statement.span)
        last = view.line + source.count("\n", span.start, span.stop)
        name = escape(view.speaker.name) if view.speaker else views.labels("narration")
        link = Markup('<a href="index.html#{}"><bdi>{}</bdi></a>').format(view.id, name)
        for number in range(view.line, last + 1):
            names.setdefault(number, {}).setdefault(name, link)
            looks.setdefault(number, view.look)
    for number, found in names.items():
        who[number] = (looks[number], Markup("").join(found.values()))


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
