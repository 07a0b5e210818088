"""What all pages of a site share: their frame, and how one is rendered."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
)
from markupsafe import Markup

from readout.comparing.compare import has_compare
from readout.data.metadata import HeadMetadata, csp_hash, head_metadata
from readout.editing.versions import corrected_on, number_version
from readout.errors import fail
from readout.labels import Labels
from readout.model import Document, File, Page, Stream
from readout.text.lines import encode_parts
from readout.text.signs import page_form
from readout.web.citing import Citer
from readout.web.views import Views

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


class _Loader(FileSystemLoader):
    """Reads templates, and names the one that cannot be read."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        shown = f"{Path(self.searchpath[0]).name}/{template}"
        try:
            return super().get_source(environment, template)
        except TemplateNotFound:
            raise
        except OSError as error:
            what = f"cannot be read: {error.strerror or error}"
            raise fail(shown, 0, what, "check the rights of the file") from error
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            what = f"byte 0x{error.object[error.start]:02x} is not UTF-8 text"
            raise fail(shown, line, what, "save the template as UTF-8") from error


def template_environment(folder: Path, memory: Path | None = None) -> Environment:
    """Templates that escape what they are given and refuse names that nobody gave them.

    memory  a folder in which their compiled form is kept from build to build
    """
    return Environment(
        loader=_Loader(folder),
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
            "long": self.views.long,
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
            page.root, page_form(PurePath(self.release.path).name)
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
    ) -> File:
        """One page of the site from its template; of a long release in parts.

        style   what stands in the page's own style element, where it has one
        values  for the template, none of them an iterator: a page may be made more than once
        """
        metadata: HeadMetadata = head_metadata(self.document, path, title, description)
        hashes = "".join(f" {source}" for source in metadata.csp_hashes)
        policy = _POLICY.format(style=csp_hash(style) if style else "'self'", scripts=hashes)
        root = "../" * path.count("/")
        frame = Frame(path, root, title, description, view, crumb, metadata.html, policy)
        made = self.templates.get_template(template)
        if self.views.paged:
            return Page(path, made.render(self.shared, page=frame, **values).encode("utf-8"))
        return Stream(path, lambda: encode_parts(made.generate(self.shared, page=frame, **values)))
