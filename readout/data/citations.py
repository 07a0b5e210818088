"""A release as a reference manager takes it in: BibTeX, RIS, CSL-JSON.

Each says whose words these are, and that they are reported where they are. What is not known
(date, publisher, address) is left out. White space in a value becomes one space, since in RIS a
new line begins a new field; characters that no program can show become U+FFFD.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from readout.data.publication import address, citation_id, credit_all, genre, publisher
from readout.data.xmltext import FORBIDDEN
from readout.model import Document, Page

# Braces are escaped by name: BibTeX counts even those that have a backslash before them.
LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "$&%#_"},
    }
)
# In `url` all is read as it stands, so what would end the value is percent-encoded.
LATEX_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def render_citations(document: Document) -> Iterator[Page]:
    """`data/citation.bib`, `.ris` and `.csl.json`."""
    yield Page("data/citation.bib", render_bibtex(document).encode())
    yield Page("data/citation.ris", render_ris(document).encode())
    csl = json.dumps([describe_csl(document)], ensure_ascii=False, indent=2)
    yield Page("data/citation.csl.json", f"{csl}\n".encode())


def render_bibtex(document: Document) -> str:
    title, url, date = one_line(document.release.title), address(document), document.release.date
    name, note = one_line(publisher(document) or ""), one_line(credit_all(document))
    fields = [
        # Twice in braces: a style must not make the title's capitals small.
        f"title = {{{{{title.translate(LATEX)}}}}}",
        f"author = {{{{{name.translate(LATEX)}}}}}" if name else "",
        f"date = {{{date}}}" if date else "",
        # Styles older than biblatex know only the year.
        f"year = {{{date[:4]}}}" if date else "",
        f"howpublished = {{{genre(document)}}}",
        f"note = {{{note.translate(LATEX)}}}" if note else "",
        f"language = {{{document.release.language}}}",
        f"url = {{{url.translate(LATEX_URL)}}}" if url else "",
    ]
    lines = ",\n".join(f"  {field}" for field in fields if field)
    return f"@misc{{{citation_id(document)},\n{lines}\n}}\n"


def render_ris(document: Document) -> str:
    """The type is that of a newspaper article; RIS has none for a press release."""
    date = document.release.date
    fields = [
        ("TY", "NEWS"),
        ("ID", citation_id(document)),
        ("TI", document.release.title),
        ("T2", publisher(document)),
        ("PB", publisher(document)),
        ("DA", date and date.replace("-", "/")),
        ("PY", date and date[:4]),
        ("M3", genre(document)),
        ("N1", credit_all(document)),
        ("LA", document.release.language),
        ("UR", address(document)),
    ]
    lines = [f"{tag}  - {one_line(value)}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def describe_csl(document: Document) -> dict[str, Any]:
    date, name = document.release.date, publisher(document)
    parts = [int(part) for part in date.split("-")] if date else []
    item = {
        "id": citation_id(document),
        "type": "article",
        "genre": genre(document),
        "title": one_line(document.release.title),
        "author": [{"literal": one_line(name)}] if name else None,
        "publisher": one_line(name) if name else None,
        "issued": {"date-parts": [parts]} if parts else None,
        "language": document.release.language,
        "note": one_line(credit_all(document)) or None,
        "URL": address(document),
    }
    return {key: value for key, value in item.items() if value is not None}


def one_line(text: str) -> str:
    return FORBIDDEN.sub("\ufffd", " ".join(text.split()))
