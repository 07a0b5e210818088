"""Every link of every page leads somewhere, and every address is there once."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote

from readout.checks.readback import Readback
from readout.errors import Problem
from readout.model import Document, MarkKind, Page

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ALLOWED = frozenset({"http", "https", "mailto"})
_PICTURE = re.compile(r"data:image/(?:png|svg\+xml)[;,]")
_TEMPLATE = "mend the template; nothing was published"


def check_links(
    pages: Sequence[Page], read: Mapping[str, Readback], document: Document
) -> Iterator[Problem]:
    """One problem for each address that is there twice, and each link that leads nowhere."""
    paths = {page.path for page in pages}
    ids = {path: frozenset(page.ids) for path, page in read.items()}
    base = document.settings.base_url
    sources = _links_of_the_text(document)
    for path, page in read.items():
        for name, count in Counter(page.ids).items():
            if count > 1:
                yield Problem(path, 0, f"the address #{name} is there {count} times", _TEMPLATE)
        for name in dict.fromkeys(page.names):
            if name not in ids[path]:
                yield Problem(path, 0, f"names #{name}, which is not there", _TEMPLATE)
        for link in dict.fromkeys(page.links):
            what = _find_fault(link, path, paths, ids, base)
            if what and link in sources:
                hint = "write the whole address, beginning with https://, or take the link out"
                yield Problem(document.release.path, sources[link], what, hint)
            elif what:
                yield Problem(path, 0, what, _TEMPLATE)


def _find_fault(
    link: str,
    path: str,
    paths: set[str],
    ids: Mapping[str, frozenset[str]],
    base: str | None,
) -> str | None:
    """What is wrong with a link; None where it leads out of the site, or to its place in it."""
    scheme = _SCHEME.match(link)
    if scheme:
        if not (base and link.startswith(base)):
            allowed = scheme[1].lower() in _ALLOWED or _PICTURE.match(link)
            return None if allowed else f"the link “{link[:60]}” is none that a page may hold"
        target, _, fragment = link[len(base) :].partition("#")
        target = unquote(target) or "index.html"
    elif link.startswith("//"):
        return f"the link “{link[:60]}” leads to another host without saying how"
    else:
        address, _, fragment = link.partition("#")
        address = unquote(address.partition("?")[0])
        folder = posixpath.dirname(path)
        target = posixpath.normpath(posixpath.join(folder, address)) if address else path
    if target not in paths:
        return f"the link “{link[:60]}” leads to no page of the site"
    name = unquote(fragment.partition(":~:")[0])
    if name and target in ids and name not in ids[target]:
        return f"the link “{link[:60]}” leads to no place on {target}"
    return None


def _links_of_the_text(document: Document) -> dict[str, int]:
    """The line of the source on which each link of the release stands first."""
    lines: dict[str, int] = {}
    for block in document.release.blocks:
        for mark in block.marks:
            if mark.kind is MarkKind.LINK:
                lines.setdefault(mark.href, block.line + block.text.count("\n", 0, mark.start))
    return lines
