"""A document to its files for other programs: data, citations, feed.

To add one, write a function from a document to pages and name it in `EXPORTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from readout.data.akn import render_akn
from readout.data.citations import render_citations
from readout.data.export_csv import render_csv
from readout.data.export_json import render_json
from readout.data.feeds import render_feed, render_robots, render_site_map
from readout.data.tei import render_tei
from readout.model import Document, File

__all__ = ["EXPORTS", "render_exports", "render_site_map"]

EXPORTS: dict[str, Callable[[Document], Iterable[File]]] = {
    "JSON": render_json,
    "CSV": render_csv,
    "TEI": render_tei,
    "Akoma Ntoso": render_akn,
    "citations": render_citations,
    "feed": render_feed,
    "robots": render_robots,
}


def render_exports(document: Document) -> Iterator[File]:
    """Every file for other programs but the list of pages, which waits for the pages. Pure."""
    return (page for render in EXPORTS.values() for page in render(document))
