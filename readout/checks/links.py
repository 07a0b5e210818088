"""Every link of every page leads somewhere, and every address is there once."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from readout.checks.readback import Readback
from readout.errors import Problem
from readout.model import Document, MarkKind

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ALLOWED = frozenset({"http", "https", "mailto"})
_PICTURE = re.compile(r"data:image/(?:png|svg\+xml)[;,]")
_TEMPLATE = "mend the template; nothing was published"


class LinkCheck:
    """Takes in the pages of a site one by one, and remembers of each its addresses alone."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._base = document.settings.base_url
        self._sources = _links_of_the_text(document)
        self._paths: set[str] = set()
        self._ids: dict[str, frozenset[str]] = {}
        # Links to what is not there yet, by target and place: the pages that have them.
        self._waiting: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def add_file(self, path: str) -> None:
        self._paths.add(path)

    def add_page(self, path: str, page: Readback) -> Iterator[Problem]:
        """One problem for each address that is there twice, each name of nothing, and each link
        that leads nowhere, whatever other pages there will be."""
        ids = self._ids[path] = frozenset(page.ids)
        if len(ids) < len(page.ids):
            for name, count in Counter(page.ids).items():
                if count > 1:
                    what = f"the address #{name} is there {count} times"
                    yield Problem(path, 0, what, _TEMPLATE)
        for name in dict.fromkeys(page.names):
            if name not in ids:
                yield Problem(path, 0, f"names #{name}, which is not there", _TEMPLATE)
        for link in dict.fromkeys(page.links):
            found = self._find_target(link, path)
            if isinstance(found, str):
                yield self._blame(path, link, found)
            elif found and not self._is_there(*found):
                self._waiting.setdefault(found, []).append((path, link))

    def finish(self) -> Iterator[Problem]:
        """One problem for each link to what none of the pages was."""
        for (target, name), links in self._waiting.items():
            if target not in self._paths:
                what = "leads to no page of the site"
            elif target in self._ids and name and name not in self._ids[target]:
                what = f"leads to no place on {target}"
            else:
                continue
            for path, link in links:
                yield self._blame(path, link, f"the link “{link[:60]}” {what}")

    def _is_there(self, target: str, name: str) -> bool:
        return target in self._ids and (not name or name in self._ids[target])

    def _blame(self, path: str, link: str, what: str) -> Problem:
        if link in self._sources:
            hint = "write the whole address, beginning with https://, or take the link out"
            return Problem(self._document.release.path, self._sources[link], what, hint)
        return Problem(path, 0, what, _TEMPLATE)

    def _find_target(self, link: str, path: str) -> tuple[str, str] | str | None:
        """The page and the place on it that a link leads to, None where it leads out of the site;
        or what is wrong with it."""
        scheme = _SCHEME.match(link)
        if scheme:
            if not (self._base and link.startswith(self._base)):
                allowed = scheme[1].lower() in _ALLOWED or _PICTURE.match(link)
                return None if allowed else f"the link “{link[:60]}” is none that a page may hold"
            target, _, fragment = link[len(self._base) :].partition("#")
            target = unquote(target) or "index.html"
        elif link.startswith("//"):
            return f"the link “{link[:60]}” leads to another host without saying how"
        else:
            address, _, fragment = link.partition("#")
            address = unquote(address.partition("?")[0])
            folder = posixpath.dirname(path)
            target = posixpath.normpath(posixpath.join(folder, address)) if address else path
        return target, unquote(fragment.partition(":~:")[0])


def _links_of_the_text(document: Document) -> dict[str, int]:
    """The line of the source on which each link of the release stands first."""
    lines: dict[str, int] = {}
    for block in document.release.blocks:
        for mark in block.marks:
            if mark.kind is MarkKind.LINK:
                lines.setdefault(mark.href, block.line + block.text.count("\n", 0, mark.start))
    return lines
