"""What readers' and search engines' programs fetch: `feed.atom`, `sitemap.xml`, `robots.txt`.

All three name full addresses, so without a base address there are none. The feed tells of the
release and of each change made to it; a feed must be dated, so an undated release has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from readout.data.publication import credit_all, publisher, updated
from readout.data.xmltext import escape
from readout.editing.versions import Correction, find_corrections
from readout.model import Document, Page

# Statement pages point to their place in the index as the address to keep.
UNLISTED = ("404.html", "statements/")


class Entry(NamedTuple):
    """One piece of news; title and summary are escaped."""

    date: str
    id: str
    path: str
    title: str
    summary: str


def has_feed(document: Document) -> bool:
    return document.settings.base_url is not None and updated(document) is not None


def render_feed(document: Document) -> Iterator[Page]:
    """`feed.atom` (RFC 4287): the release and its changes, newest first."""
    base, day = document.settings.base_url, updated(document)
    if base is None or day is None:
        return
    release = document.release
    title = escape(release.title)
    # A feed must have an author; where no publisher is known it is the site.
    author = escape(publisher(document) or urlsplit(base).netloc)
    entries = [_tell_correction(correction) for correction in find_corrections(document)]
    if release.date:
        summary = f"{credit_all(document)} SHA-256 {release.sha256}"
        entries.append(
            Entry(release.date, "release", "index.html", title, escape(summary.strip()))
        )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(release.language)}">',
        f"<id>{escape(base)}</id>",
        f"<title>{title}</title>",
        f"<updated>{timestamp(day)}</updated>",
        f"<author><name>{author}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{escape(base)}feed.atom"/>',
        f'<link rel="alternate" type="text/html" href="{escape(base)}index.html"/>',
    ]
    for entry in entries:
        lines += [
            "<entry>",
            f"<id>{escape(base)}feed.atom#{entry.id}</id>",
            f"<title>{entry.title}</title>",
            f"<updated>{timestamp(entry.date)}</updated>",
            f'<link rel="alternate" type="text/html" href="{escape(base)}{entry.path}"/>',
            f"<summary>{entry.summary}</summary>",
            "</entry>",
        ]
    yield Page("feed.atom", "\n".join((*lines, "</feed>", "")).encode())


def _tell_correction(correction: Correction) -> Entry:
    """The notes on a correction, and what became of the words."""
    lines = [*correction.notes]
    if correction.comparison is not None:
        from readout.editing.news import describe_changes

        lines += describe_changes(correction.comparison)
    name = f"version-{correction.version}"
    title = f"Changed: {lines[0]}" if lines else "Changed"
    summary = ". ".join(line.rstrip(".") for line in lines)
    path = f"revisions.html#{name}"
    return Entry(correction.date, name, path, escape(title), escape(summary))


def timestamp(date: str) -> str:
    """RFC 3339. A release gives a day at most; a month or year alone begins on its first."""
    year, month, day = (*date.split("-"), "01", "01")[:3]
    return f"{year}-{month}-{day}T00:00:00Z"


def render_robots(document: Document) -> Iterator[Page]:
    """`robots.txt`: everything may be read, and where the list of pages is."""
    base = document.settings.base_url
    if base is not None:
        yield Page("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n".encode())


def render_site_map(document: Document, paths: Iterable[str]) -> Page | None:
    """`sitemap.xml` with those paths that are HTML pages to be found; None without a base
    address."""
    base, day = document.settings.base_url, updated(document)
    if base is None:
        return None
    changed = f"<lastmod>{escape(day)}</lastmod>" if day else ""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for path in paths:
        if path.endswith(".html") and not path.startswith(UNLISTED):
            place = escape(base + quote(path, errors="replace"))
            lines.append(f"<url><loc>{place}</loc>{changed}</url>")
    return Page("sitemap.xml", "\n".join((*lines, "</urlset>", "")).encode())
