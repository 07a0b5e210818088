"""A document to the pages of its site. Pure: the disk is read for templates alone.

To add a page, write a function from a `Site` to pages and name it in `BUILDERS`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from readout.citing import Citer, mail_address
from readout.compare import compare_sides, has_compare, lead_of
from readout.feeds import has_feed
from readout.labels import Labels
from readout.metadata import HeadMetadata, csp_hash, head_metadata
from readout.model import Document, Page
from readout.signs import page_form
from readout.source_view import list_lines
from readout.strip import by_turns, strip_svg, swatch
from readout.style import MOST_FILTERS, PARTS, compact, style_sheet
from readout.versions import corrected_on, find_gone, number_version
from readout.views import NARRATION, SpeakerView, StatementView, TurnView, Views, verbs_used

# Contents of a longer release name the turns only.
_MOST_LABELS = 120
_ICON = (
    "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2016%2016'%3E"
    "%3Cpath%20fill='%230b5c66'%20d='M1%202h9v12H1z'/%3E"
    "%3Cpath%20fill='%238a4b0a'%20d='M11%202h2v12h-2zM14%202h1v12h-1z'/%3E%3C/svg%3E"
)
_POLICY = (
    "default-src 'none'; connect-src 'self'; style-src {style}; script-src 'self'{scripts}; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'"
)


class Frame(NamedTuple):
    """What the frame of one page needs to know of it.

    root   the way from the page to the site's first folder
    view   which of the views it belongs to, a label's key
    crumb  its step of the breadcrumb; None for the index
    """

    path: str
    root: str
    title: str
    description: str
    view: str
    crumb: str | None
    metadata: Markup
    csp: str


def template_environment(folder: Path, memory: Path | None = None) -> Environment:
    """Templates that escape what they are given and refuse names that nobody gave them.

    memory  a folder in which their compiled form is kept from build to build
    """
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_as_page,
        bytecode_cache=_open_cache(memory),
    )


def _open_cache(memory: Path | None) -> FileSystemBytecodeCache | None:
    try:
        if memory is not None:
            memory.mkdir(exist_ok=True)
    except OSError:
        return None
    if memory is None or not os.access(memory, os.W_OK):
        return None
    return FileSystemBytecodeCache(str(memory), "template-%s")


def _as_page(value: object) -> object:
    """Control characters of a text as their signs: no page can hold them."""
    return page_form(value) if type(value) is str else value


def render_pages(document: Document, templates: Environment) -> tuple[Page, ...]:
    """Every page of the site with its style sheet and script."""
    site = Site(document, templates)
    return tuple(page for build in BUILDERS.values() for page in build(site))


class Site:
    """A document with all that its pages share, worked out once."""

    def __init__(self, document: Document, templates: Environment) -> None:
        self.document = document
        self.release = document.release
        self.templates = templates
        self.views = Views(document)
        self.labels: Labels = self.views.labels
        self.citer = Citer(document, self.labels)
        self.corrected = corrected_on(document)

    @cached_property
    def shared(self) -> dict[str, Any]:
        """What every template may name."""
        release, labels = self.release, self.labels
        changed = "version_changed" if self.corrected else "version"
        return {
            "labels": labels,
            "release": release,
            "lang": release.language,
            "ui_lang": "en",
            "dir": "rtl" if self.views.rtl else "ltr",
            "icon": _ICON,
            "crumbs": self._crumbs(),
            "navigation": self._navigation(),
            "source_link": self._source_link,
            "release_link": self._release_link,
            "version": labels(
                changed, number=number_version(self.document), date=labels.date(self.corrected)
            ),
        }

    def _crumbs(self) -> list[dict[str, str | None]]:
        """The breadcrumb's steps; the first leads to the index of this site."""
        home = {"label": str(self.labels("home").unescape()), "url": None}
        crumbs = self.release.breadcrumb
        return [{"label": crumb.label, "url": crumb.url} for crumb in crumbs] or [home]

    def _navigation(self) -> list[dict[str, str]]:
        views = [{"name": "statements", "href": "index.html"}]
        if has_compare(self.views):
            views.append({"name": "compare", "href": "compare.html"})
        if self.views.speaking:
            views.append({"name": "speakers", "href": self.views.speaking[0].href})
        views.append({"name": "source_text", "href": "source.html"})
        if self.corrected:
            views.append({"name": "revisions", "href": "revisions.html"})
        return views

    def _release_link(self, page: Frame) -> Markup:
        return Markup('<a href="{}index.html"><bdi>{}</bdi></a>').format(
            page.root, page_form(self.release.title)
        )

    def _source_link(self, page: Frame) -> Markup:
        return Markup('<a href="{}source.html">{}</a>').format(
            page.root, page_form(self.release.path)
        )

    def render(
        self,
        template: str,
        path: str,
        title: str,
        description: str,
        view: str,
        crumb: str | None = None,
        style: str | None = None,
        **values: Any,
    ) -> Page:
        """One page of the site from its template.

        style  what stands in the page's own style element, where it has one
        """
        metadata: HeadMetadata = head_metadata(self.document, path, title, description)
        hashes = "".join(f" {source}" for source in metadata.csp_hashes)
        policy = _POLICY.format(style=csp_hash(style) if style else "'self'", scripts=hashes)
        root = "../" * path.count("/")
        frame = Frame(path, root, title, description, view, crumb, metadata.html, policy)
        text = self.templates.get_template(template).render(self.shared, page=frame, **values)
        return Page(path, text.encode("utf-8"))


def build_index(site: Site) -> Iterator[Page]:
    """`index.html`, the whole release."""
    views, labels, release = site.views, site.labels, site.release
    first = views.turns[0] if views.turns else None
    lead = first.statements[0] if first and first.speaker is None else None
    turns = list(_show_turns(site, lead))
    listed, unlisted = views.speaking[:MOST_FILTERS], views.speaking[MOST_FILTERS:]
    total = views.length(views.size)
    yield site.render(
        "index.html",
        "index.html",
        release.title,
        _describe(site),
        "statements",
        kind=views.kind,
        corrected=site.corrected,
        lead=lead,
        gone=find_gone(site.document),
        speaking=views.speaking,
        strip=strip_svg(views) if views.speaking else "",
        strip_note=labels("strip_note_turns" if by_turns(views) else "strip_note", total=total),
        everything=_everything(views),
        filters=_show_legend(site, listed) if 1 < len(views.speaking) <= MOST_FILTERS else [],
        legend=_show_legend(site, listed),
        unlisted=len(unlisted),
        hint=_hint(site),
        statement_count=len(views.statements),
        total=total,
        turns=turns,
        contents=len(views.statements) <= _MOST_LABELS,
        note=_note(site),
        citations={view.number: site.citer.cite(view) for view in views.statements},
        share=_share(site),
        has_feed=has_feed(site.document),
    )


def _describe(site: Site) -> str:
    """The page in one sentence, for search engines and previews."""
    views, labels = site.views, site.labels
    names = labels.joined(view.name for view in views.speaking[:4])
    day = labels.date(site.release.date)
    return str(labels("description", kind=labels(views.kind), date=day, names=names).unescape())


class Turn(NamedTuple):
    """A turn as the index shows it; `groups` as in `TurnView`."""

    id: str
    look: str
    by: str
    speaker: SpeakerView | None
    again: bool
    stub: Markup
    statements: list[StatementView]
    groups: list[tuple[bool, list[StatementView]]]
    range: Markup


def _show_turns(site: Site, lead: StatementView | None) -> Iterator[Turn]:
    """Every turn; the lead stands at the head of the page and is left out of its own."""
    labels, views = site.labels, site.views
    for turn in views.turns:
        statements = [view for view in turn.statements if view is not lead]
        if not statements:
            continue
        rest = TurnView(turn.id, turn.speaker, statements, turn.again, turn.size)
        size = sum(view.size for view in statements)
        stub = labels("stub", count=labels("count", n=len(statements)), length=views.length(size))
        first, last = statements[0].number, statements[-1].number
        where = labels("number", id=first if first == last else f"{first}–{last}")
        by = turn.speaker.by if turn.speaker else "yn"
        yield Turn(
            turn.id, turn.look, by, turn.speaker, turn.again, stub, statements, rest.groups, where
        )


class Key(NamedTuple):
    """One entry of the legend; `value` is what the address of a filtered view says."""

    by: str
    value: str
    name: str
    swatch: Markup
    share: Markup


def _show_legend(site: Site, speakers: Iterable[SpeakerView]) -> list[Key]:
    views, labels = site.views, site.labels

    def share(size: int) -> Markup:
        percent = labels.percent(size, views.size)
        return labels("share_of", length=views.length(size), percent=percent)

    keys = [
        Key(one.by, one.speaker.id, one.name, swatch(one.look.name), share(one.size))
        for one in speakers
    ]
    if views.narration_size:
        name = str(labels("narration").unescape())
        keys.append(
            Key("yn", "narration", name, swatch(NARRATION.name), share(views.narration_size))
        )
    return keys


def _everything(views: Views) -> Markup:
    """The swatch of the whole release: the fills of its first speakers, one above the other."""
    looks = [view.look.name for view in views.speaking[:2]] + [NARRATION.name]
    bars, top = [], 1.0
    for look, height in zip(looks, (12, 5, 3), strict=False):
        bars.append(
            f'<rect class="{look}" x="1" y="{top:g}" width="22" height="{height}" '
            f'fill="url(#f{look})"/>'
        )
        top += height + 1
    return Markup(f'<svg viewBox="0 0 24 24" aria-hidden="true">{"".join(bars)}</svg>')


def _hint(site: Site) -> Markup:
    if not has_compare(site.views):
        return site.labels("filter_hint_plain")
    link = Markup('<a href="compare.html">{}</a>').format(site.labels("compare_link"))
    return site.labels("filter_hint", compare=link)


def _note(site: Site) -> dict[str, Markup]:
    """How the release speaks: reported, quoted, or turn by turn."""
    labels, views = site.labels, site.views
    speeches = {view.statement.speech for view in views.statements if view.speaker}
    if not speeches:
        key = "note_nobody"
    elif speeches <= {"turn"}:
        key = "note_turns"
    elif speeches <= {"indirect"} and not any(view.quoted_somewhere for view in views.statements):
        key = "note_reported"
    else:
        key = "note_mixed"
    lines = labels(
        "note_lines",
        solid=Markup('<span class="cue kn">{}</span>').format(labels("solid_line")),
        dotted=Markup('<span class="cue back kn">{}</span>').format(labels("dotted_line")),
    )
    return {"head": labels(key), "text": labels(f"{key}_text"), "lines": lines}


def _share(site: Site) -> dict[str, Any]:
    """How to pass the release on, in the words of its own share line where it has one."""
    release, labels = site.release, site.labels
    own = next((item.text for item in release.furniture if item.kind == "share"), None)
    base = site.document.settings.base_url
    url = f"{base}index.html" if base else None
    body = "\n\n".join(
        filter(None, (release.title, f"{labels('mail_line').unescape()}\n{url}" if url else ""))
    )
    return {
        "heading": own.rstrip(" :.") if own else labels("share"),
        "mail": mail_address(release.title, body),
        "url": url,
        "apa": site.citer.cite_release(),
    }


def build_speakers(site: Site) -> Iterator[Page]:
    """`speakers/ID.html`, one for each, and for each member of a collective."""
    views, labels = site.views, site.labels
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
            strip=strip_svg(views, "../", who) if who.statements else "",
            everybody=list(views.speakers.values()),
            data_files=bool(who.statements) and who.speaker.id != "readout",
        )


def _facts(site: Site, who: SpeakerView) -> list[dict[str, Any]]:
    views, labels, speaker = site.views, site.labels, who.speaker
    names = {view.speaker.id: view.name for view in views.speakers.values()}
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
        facts.append(("fact_members", labels.joined(names[m] for m in speaker.members)))
    return [{"name": labels(key), "value": value} for key, value in facts]


def build_compare(site: Site) -> Iterator[Page]:
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


def build_source(site: Site) -> Iterator[Page]:
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
        lines=list_lines(site.views),
    )


def build_statements(site: Site) -> Iterator[Page]:
    """`statements/ID.html`, a small page to share one statement by."""
    labels = site.labels
    for view in site.views.statements:
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


def build_revisions(site: Site) -> Iterator[Page]:
    """`revisions.html`, where the release has earlier versions or notes of change."""
    from readout.revisions import name_range, show_revisions

    revisions = show_revisions(site.document)
    if revisions:
        labels = site.labels
        title = labels("page_of", name=labels("revisions"), release=site.release.title)
        yield site.render(
            "revisions.html",
            "revisions.html",
            str(title.unescape()),
            str(labels("revisions_lead").unescape()),
            "revisions",
            str(labels("revisions").unescape()),
            revisions=revisions,
            name_range=name_range,
        )


def build_not_found(site: Site) -> Iterator[Page]:
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


def build_assets(site: Site) -> Iterator[Page]:
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


BUILDERS: dict[str, Callable[[Site], Iterable[Page]]] = {
    "index": build_index,
    "speakers": build_speakers,
    "compare": build_compare,
    "source": build_source,
    "statements": build_statements,
    "revisions": build_revisions,
    "not found": build_not_found,
    "assets": build_assets,
}
