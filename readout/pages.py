"""A document to the pages of its site. Pure: the disk is read for templates alone.

To add a page, write a function from a `Site` to pages and name it in `BUILDERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from readout.comparing.compare import compare_sides, lead_of
from readout.model import Document, File, Page
from readout.web.frame import Site
from readout.web.index_page import build_index, cut_sheets
from readout.web.source_view import SourceLines
from readout.web.strip import Strips
from readout.web.style import PARTS, compact, style_sheet
from readout.web.views import MOST_AT_ONCE, SpeakerView, verbs_used

# A page of a speaker leads to so many of them: with thousands, all pages would name all.
MOST_LISTED = 200


def render_pages(document: Document, templates: Environment) -> Iterator[File]:
    """Every page of the site with its style sheet and script, one by one."""
    site = Site(document, templates)
    return (page for build in BUILDERS.values() for page in build(site))


def build_speakers(site: Site) -> Iterator[File]:
    """`speakers/ID.html`, one for each, and for each member of a collective."""
    views, labels = site.views, site.labels
    everybody = list(views.speakers.values())
    listed, more = everybody[:MOST_LISTED], len(everybody[MOST_LISTED:])
    strips = Strips(views)
    for who in views.speakers.values():
        title = str(labels("page_of", name=who.name, release=site.release.title).unescape())
        yield site.render(
            "speaker.html",
            f"speakers/{who.speaker.id}.html",
            title,
            str(labels("speaker_description", name=who.name).unescape()),
            "speakers",
            who.name,
            who=who,
            facts=_facts(site, who),
            strip=strips.draw("../", who) if who.statements else "",
            everybody=listed,
            unlisted=more,
            sheets=cut_sheets(who.statements),
            parted=len(who.statements) > MOST_AT_ONCE,
            data_files=bool(who.statements) and who.speaker.id != "readout",
        )


def _facts(site: Site, who: SpeakerView) -> list[dict[str, Any]]:
    views, labels, speaker = site.views, site.labels, who.speaker
    facts: list[tuple[str, Any]] = []
    if who.statements:
        part = labels("count_of", part=len(who.statements), total=len(views.statements))
        facts.append(("fact_statements", part))
        share = labels(
            "length_of",
            part=labels.number(who.size),
            total=labels.number(views.size),
            percent=labels.percent(who.size, views.size),
        )
        facts.append(("fact_words" if views.spaced else "fact_characters", share))
        speeches = {str(view.statement.speech) for view in who.statements}
        speech = speeches.pop() if len(speeches) == 1 else "mixed"
        facts.append(("fact_speech", labels(f"speech_{speech}")))
        verbs = [
            labels("times", verb=verb, n=count) if count > 1 else verb
            for verb, count in verbs_used(who.statements)
        ]
        if verbs:
            facts.append(("fact_verbs", labels("comma").join(verbs)))
    if speaker.side:
        facts.append(("fact_side", speaker.side))
    if speaker.aliases:
        facts.append(("fact_aliases", labels("comma").join(speaker.aliases)))
    if speaker.members:
        facts.append(
            ("fact_members", labels.joined(views.speakers[m].name for m in speaker.members))
        )
    return [{"name": labels(key), "value": value} for key, value in facts]


def build_compare(site: Site) -> Iterator[File]:
    """`compare.html`, and a page for each two sides where they are more than three."""
    labels, views = site.labels, site.views
    heading = str(labels("each_side").unescape())
    for one in compare_sides(views):
        names = labels.joined(side.name for side in one.sides).unescape()
        pair = f"{names} — " if one.path != "compare.html" else ""
        lead = lead_of(one, views)
        told = labels("compare_description", names=names).unescape() if names else lead.striptags()
        yield site.render(
            "compare.html",
            one.path,
            f"{pair}{heading} — {site.release.title}",
            str(told),
            "compare",
            str(labels("compare").unescape()),
            lead=lead,
            comparison=one,
        )


def build_source(site: Site) -> Iterator[File]:
    """`source.html`, the text as it was received."""
    labels = site.labels
    title = str(labels("page_of", name=labels("source_text"), release=site.release.title))
    yield site.render(
        "source.html",
        "source.html",
        str(Markup(title).unescape()),
        str(labels("source_lead").unescape()),
        "source_text",
        str(labels("source_text").unescape()),
        lines=SourceLines(site.views),
    )


def build_statements(site: Site) -> Iterator[File]:
    """`statements/ID.html`, a small page to share one statement by."""
    labels = site.labels
    for view in site.views.statements if site.views.paged else ():
        name = view.speaker.name if view.speaker else labels("narration")
        title = labels("statement_title", id=view.number, name=name, release=site.release.title)
        text = " ".join(view.statement.text.split())
        yield site.render(
            "statement.html",
            view.page,
            str(title.unescape()),
            text if len(text) < 200 else text[:200].rsplit(" ", 1)[0] + " …",
            "statements",
            f"§ {view.number}",
            st=view,
            credit=site.citer.credit(view),
            citation=site.citer.cite(view),
        )


def build_revisions(site: Site) -> Iterator[File]:
    """`revisions.html`, where the release has earlier versions or notes of change."""
    if site.corrected:
        from readout.editing.revisions import name_range, show_revisions

        labels = site.labels
        title = labels("page_of", name=labels("revisions"), release=site.release.title)
        yield site.render(
            "revisions.html",
            "revisions.html",
            str(title.unescape()),
            str(labels("revisions_lead").unescape()),
            "revisions",
            str(labels("revisions").unescape()),
            revisions=show_revisions(site.document),
            name_range=name_range,
        )


def build_not_found(site: Site) -> Iterator[File]:
    """`404.html`, which hosts show at any depth: its style is in it."""
    labels = site.labels
    base = site.document.settings.base_url or ""
    style = compact("".join(_part(site, part) for part in PARTS[:2]))
    lost = labels(
        "not_found_text",
        all=Markup('<a href="{}index.html">{}</a>').format(base, labels("read_all")),
        source=Markup('<a href="{}source.html">{}</a>').format(base, labels("source_lower")),
    )
    yield site.render(
        "404.html",
        "404.html",
        str(labels("not_found").unescape()),
        str(labels("no_statement").unescape()),
        "",
        str(labels("not_found").unescape()),
        style,
        inline_style=Markup(style),
        lost=lost,
    )


def build_assets(site: Site) -> Iterator[File]:
    """`style.css` and `site.js`."""
    parts = [_part(site, part) for part in PARTS]
    sheet = style_sheet(parts, site.document.settings.theme, [*site.views.speakers.values()])
    yield Page("style.css", sheet.encode("utf-8"))
    yield Page("site.js", _read(site, "site.js").encode("utf-8"))


def _part(site: Site, name: str) -> str:
    return _read(site, f"style/{name}.css")


def _read(site: Site, name: str) -> str:
    loader = site.templates.loader
    assert loader is not None
    return loader.get_source(site.templates, name)[0]


BUILDERS: dict[str, Callable[[Site], Iterable[File]]] = {
    "index": build_index,
    "speakers": build_speakers,
    "compare": build_compare,
    "source": build_source,
    "statements": build_statements,
    "revisions": build_revisions,
    "not found": build_not_found,
    "assets": build_assets,
}
