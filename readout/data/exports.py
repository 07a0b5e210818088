"""A document to its files for other programs: data, citations, feed.

To add one, write a function from a document to pages and name it in `EXPORTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from readout.data.akn import render_akn
from readout.data.citations import render_citations
from readout.data.export_csv import render_csv
from readout.data.export_json import render_json
from readout.data.feeds import render_feed, render_robots, render_site_map
from readout.data.tei import render_tei
from readout.model import Document, Page

__all__ = ["EXPORTS", "render_exports", "render_site_map"]

EXPORTS: dict[str, Callable[[Document], Iterable[Page]]] = {
    "JSON": render_json,
    "CSV": render_csv,
    "TEI": render_tei,
    "Akoma Ntoso": render_akn,
    "citations": render_citations,
    "feed": render_feed,
    "robots": render_robots,
}


def render_exports(document: Document) -> tuple[Page, ...]:
    """Every file for other programs but the list of pages, which waits for the pages. Pure."""
    return tuple(page for render in EXPORTS.values() for page in render(document))
