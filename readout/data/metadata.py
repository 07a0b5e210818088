"""What a page says of itself in its head, to search engines and to whoever shares it.

JSON-LD stands in the index alone and uses what schema.org has: a press release is a NewsArticle, a
statement a Quotation. A Quotation need not be word for word there, but is mostly taken to be, so
`creditText` says "Reported speech of ..." where it is not.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from readout.data import card
from readout.data.feeds import has_feed
from readout.data.publication import credit, credit_all, genre, publisher
from readout.data.tally import count_words
from readout.editing.versions import corrected_on, number_version
from readout.labels import Labels
from readout.model import Document, Speaker, SpeakerKind, Statement

# From here on the statements are left to the data files: search engines read no page this long,
# and the index would carry its text twice.
MOST_CHARACTERS = 100_000

Node = dict[str, Any]


class HeadMetadata(NamedTuple):
    """Lines for a page's head, and the sources that its Content-Security-Policy must allow."""

    html: Markup
    csp_hashes: tuple[str, ...] = ()


def head_metadata(
    document: Document, page_path: str, title: str, description: str
) -> HeadMetadata:
    """The metadata of one page. Only the index costs more than a few lines."""
    lines = [
        *link_lines(document, page_path),
        *card_lines(document, page_path, title, description),
    ]
    hashes: tuple[str, ...] = ()
    if page_path == "index.html":
        script = script_text(document)
        lines.append(Markup('<script type="application/ld+json">{}</script>').format(script))
        hashes = (csp_hash(script),)
    return HeadMetadata(Markup("\n").join(lines), hashes)


def link_lines(document: Document, page_path: str) -> Iterator[Markup]:
    """The address to keep, and the same in other formats."""
    url = canonical(document, page_path)
    if url is not None:
        yield Markup('<link rel="canonical" href="{}" />').format(url)
    folder, _, name = page_path.rpartition("/")
    if page_path == "index.html":
        for kind, path, label in (
            ("application/json", "data/readout.json", "JSON"),
            ("text/csv", "data/readout.csv", "CSV"),
            ("application/tei+xml", "data/readout.tei.xml", "TEI"),
            ("application/akn+xml", "data/readout.akn.xml", "Akoma Ntoso"),
        ):
            yield alternate(kind, path, label)
        if has_feed(document):
            yield alternate("application/atom+xml", "feed.atom", document.release.title)
    elif folder == "speakers":
        who = quote(name.removesuffix(".html"))
        yield alternate("application/json", f"../data/{who}.json", "JSON")
        yield alternate("text/csv", f"../data/{who}.csv", "CSV")


def alternate(kind: str, path: str, label: str) -> Markup:
    line = '<link rel="alternate" type="{}" href="{}" title="{}" />'
    return Markup(line).format(kind, path, label)


def canonical(document: Document, page_path: str) -> str | None:
    """The full address of a page; that of a statement's own page is its place in the index."""
    base = document.settings.base_url
    if base is None or page_path == "404.html":
        return None
    folder, _, name = page_path.rpartition("/")
    if folder == "statements":
        return f"{base}index.html#{quote(name.removesuffix('.html'))}"
    return base + quote(page_path)


def card_lines(
    document: Document, page_path: str, title: str, description: str
) -> Iterator[Markup]:
    """Open Graph and X. Both refuse relative addresses, so the picture waits for a base."""
    if page_path == "404.html":
        return
    release, base = document.release, document.settings.base_url
    index = page_path == "index.html"
    pictured = base is not None and card.has_card(document)
    properties = [
        ("og:type", "article" if index else "website"),
        ("og:title", title),
        ("og:description", description),
        ("og:url", canonical(document, page_path)),
        ("og:site_name", publisher(document)),
        ("og:locale", locale(release.language)),
    ]
    if pictured:
        properties += [
            ("og:image", f"{base}{card.PATH}"),
            ("og:image:type", "image/png"),
            ("og:image:width", str(card.WIDTH)),
            ("og:image:height", str(card.HEIGHT)),
            ("og:image:alt", card.describe_card(document)),
        ]
    if index:
        properties += [
            ("article:published_time", release.date),
            ("article:modified_time", corrected_on(document)),
        ]
    for key, value in properties:
        if value:
            yield Markup('<meta property="{}" content="{}" />').format(key, value)
    kind = "summary_large_image" if pictured else "summary"
    yield Markup('<meta name="twitter:card" content="{}" />').format(kind)
    if pictured:
        alt = card.describe_card(document)
        yield Markup('<meta name="twitter:image:alt" content="{}" />').format(alt)


def locale(language: str) -> str | None:
    """Open Graph wants a language and a country; a release that names no country has none."""
    parts = language.split("-")
    if len(parts) > 1 and len(parts[-1]) == 2:
        return f"{parts[0].lower()}_{parts[-1].upper()}"
    return None


def script_text(document: Document) -> Markup:
    """JSON-LD for the inside of a script, where "<" must not appear: it could end the script."""
    graph = {"@context": "https://schema.org", "@graph": list(describe_graph(document))}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    text = text.encode("utf-8", "backslashreplace").decode()
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


def csp_hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def describe_graph(document: Document) -> Iterator[Node]:
    base = document.settings.base_url or ""
    statements = [statement for statement in document.statements if statement.speaker is not None]
    if sum(len(statement.text) for statement in document.statements) > MOST_CHARACTERS:
        statements = []
    speakers = {speaker.id: speaker for speaker in document.speakers}
    labels = Labels(document.settings.labels)
    yield without_blanks(describe_article(document, base, statements))
    for statement in statements:
        yield describe_quotation(statement, speakers[statement.speaker or ""], base, labels)
    for speaker in document.speakers:
        yield without_blanks(describe_speaker(speaker, base))
    yield from describe_breadcrumb(document)


def describe_article(document: Document, base: str, statements: list[Statement]) -> Node:
    release, settings = document.release, document.settings
    name = publisher(document)
    plain = release.file.endswith(".txt")
    return {
        "@type": "NewsArticle",
        "@id": f"{base}#release",
        "headline": release.title,
        "genre": genre(document),
        "datePublished": release.date,
        "dateModified": corrected_on(document),
        "inLanguage": release.language,
        "wordCount": sum(count_words(statement.text) for statement in document.statements),
        "url": f"{base}index.html" if base else None,
        "image": f"{base}{card.PATH}" if base and card.has_card(document) else None,
        "author": {"@type": "Organization", "name": name} if name else None,
        "publisher": {"@type": "Organization", "name": name} if name else None,
        "creditText": credit_all(document) or None,
        "isBasedOn": settings.source_url,
        "version": str(number_version(document)),
        "correction": [change.note for change in settings.changes] or None,
        "encoding": {
            "@type": "MediaObject",
            "contentUrl": f"{base}{release.file}",
            "encodingFormat": "text/plain" if plain else "text/markdown",
            "sha256": release.sha256,
        },
        "hasPart": [{"@id": f"{base}#s{statement.number}"} for statement in statements] or None,
    }


def describe_quotation(statement: Statement, speaker: Speaker, base: str, labels: Labels) -> Node:
    who = name_speaker(speaker.id, base)
    return {
        "@type": "Quotation",
        "@id": f"{base}#s{statement.number}",
        "text": statement.text,
        "position": statement.number,
        "creator": who,
        "spokenByCharacter": who,
        "creditText": credit(speaker.name, statement.speech, labels),
        "isPartOf": {"@id": f"{base}#release"},
    }


def describe_speaker(speaker: Speaker, base: str) -> Node:
    node = {**name_speaker(speaker.id, base), "name": speaker.name}
    node["alternateName"] = list(speaker.aliases) or None
    if speaker.kind is SpeakerKind.PERSON:
        side = {"@type": "Organization", "name": speaker.side} if speaker.side else None
        return {"@type": "Person", **node, "jobTitle": speaker.role, "affiliation": side}
    members = [name_speaker(member, base) for member in speaker.members]
    return {
        "@type": "Organization",
        **node,
        "description": speaker.role,
        "member": members or None,
    }


def describe_breadcrumb(document: Document) -> Iterator[Node]:
    """The steps that have an address, then the page; search engines call others an error."""
    crumbs = [crumb for crumb in document.release.breadcrumb if crumb.url]
    if crumbs:
        steps: list[Node] = [
            {"@type": "ListItem", "position": number, "name": crumb.label, "item": crumb.url}
            for number, crumb in enumerate(crumbs, start=1)
        ]
        title = document.release.title
        steps.append({"@type": "ListItem", "position": len(steps) + 1, "name": title})
        yield {"@type": "BreadcrumbList", "itemListElement": steps}


def name_speaker(speaker: str, base: str) -> Node:
    """A reference to a speaker, by the address of their page."""
    return {"@id": f"{base}speakers/{quote(speaker, errors='replace')}.html"}


def without_blanks(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None}
