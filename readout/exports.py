"""A document to its files for other programs: data, citations, feed.

To add one, write a function from a document to pages and name it in `EXPORTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from readout.akn import render_akn
from readout.export_json import render_json
from readout.model import Document, Page
from readout.tei import render_tei

EXPORTS: dict[str, Callable[[Document], Iterable[Page]]] = {
    "JSON": render_json,
    "TEI": render_tei,
    "Akoma Ntoso": render_akn,
}


def render_exports(document: Document) -> tuple[Page, ...]:
    """Every file for other programs. Pure: the same document gives the same bytes."""
    return tuple(page for render in EXPORTS.values() for page in render(document))
