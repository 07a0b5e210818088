"""The stages chained.

    source text -> Release -> statements -> sections -> pages -> site/

The stages are imported where they are used: a preview that waits, or a command that only answers,
needs none of them.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from readout.errors import Problem, ReadoutError
from readout.inputs import (
    find_release,
    output_folder,
    read_settings,
    read_source,
    shown,
    versions_folder,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from jinja2 import Environment

    from readout.editing.since import Since
    from readout.model import Document, File, Page, Settings, Version
    from readout.text.source import Source

    Draw = Callable[[Document], Page | None]


class Draft(NamedTuple):
    """What a build has read, before any page is made."""

    source: Source
    document: Document
    warnings: list[Problem]


class Outcome(NamedTuple):
    """What became of a draft.

    changed  whether the site holds other bytes now; None where nothing was to be written
    files    how many the site has
    """

    changed: bool | None
    files: int
    since: Since
    warnings: list[Problem]


def make_draft(options: argparse.Namespace) -> Draft:
    """The release with its reading. Raises ReadoutError for what is to be mended in them."""
    from readout.checks.cautions import find_cautions
    from readout.site import find_strays

    settings = read_settings(options)
    path = find_release(options)
    source = read_source(path, options.home)
    document, warnings = read_document(source, settings)
    folder = versions_folder(path)
    document = with_versions(document, settings, folder, shown(folder, options.home))
    site = output_folder(options)
    warnings += find_cautions(document, source.lines)
    warnings += [
        Problem(
            shown(site, options.home),
            0,
            f"no build wrote “{name}”, so it goes with the old site",
            "what is to stay there belongs under keep: in config.yaml",
        )
        for name in find_strays(site, document.settings.keep)
    ]
    return Draft(source, document, warnings)


def publish_draft(
    draft: Draft,
    options: argparse.Namespace,
    templates: Environment,
    draw: Draw | None = None,
    publishing: AbstractContextManager[None] | None = None,
) -> Outcome:
    """Makes every file of the site, checks each word for word while it is written, and puts them
    in place, unless told only to check.

    publishing  is held while they are put in place

    Raises ReadoutError for all that the user can mend; with --strict, for warnings as well.
    """
    from readout.checks.finished import watch_pages
    from readout.editing.since import compare_with_site
    from readout.site import Scaffold, Stage, staging
    from readout.web.template_errors import naming_templates

    site, document = output_folder(options), draft.document
    keep = document.settings.keep
    with nullcontext(Scaffold()) if options.check else staging(site, keep) as stage:
        with naming_templates(options.home / "templates"):
            pages = render_site(document, draft.source, templates, draw)
            stage.write(watch_pages(pages, document))
        if options.strict and draft.warnings:
            raise ReadoutError(*draft.warnings)
        since = compare_with_site(document, stage.hashes, site)
        changed = None
        if isinstance(stage, Stage):
            with publishing or nullcontext():
                changed = stage.put_in_place()
    # Told, but never in the way: else no correction could be published with --strict.
    warnings = [*draft.warnings, *since.warnings(draft.source.path)]
    return Outcome(changed, len(stage.hashes), since, warnings)


def read_document(source: Source, settings: Settings) -> tuple[Document, list[Problem]]:
    """A release with its reading, from its text; and what its front matter warns of. Pure."""
    from readout.checks.fidelity import check_source
    from readout.lexicon import lexicon_for
    from readout.model import Document
    from readout.release import parse_release
    from readout.sections import group_sections
    from readout.statements import read_statements
    from readout.text.front_matter import find_front_matter, read_front_matter

    problems: list[Problem] = []
    warnings: list[Problem] = []
    stop = find_front_matter(source)[1]
    skip = stop + 1 if stop else 0
    try:
        settings, skip, warnings = read_front_matter(source, settings)
    except ReadoutError as error:
        problems += error.problems
    try:
        release = parse_release(source, settings, skip)
    except ReadoutError as error:
        raise ReadoutError(*problems, *error.problems) from error
    if problems:
        raise ReadoutError(*problems)
    check_source(source, release, skip)
    reading = read_statements(
        release, lexicon_for(release.language), settings.hints, settings.labels
    )
    sections = group_sections(reading)
    return Document(release, settings, reading.speakers, sections), warnings


def with_versions(document: Document, settings: Settings, folder: Path, name: str) -> Document:
    """The document with its earlier texts, read as it was read itself.

    name  of the folder, as the user knows it
    """
    from readout.editing.keeping import read_versions
    from readout.text.source import decode_source

    def read(data: bytes, path: str) -> Document:
        return read_document(decode_source(data, path), settings)[0]

    versions: tuple[Version, ...] = read_versions(folder, name, read)
    return document._replace(versions=versions) if versions else document


def render_site(
    document: Document, source: Source, templates: Environment, draw: Draw | None = None
) -> Iterator[File]:
    """Every file of the site, one by one. Pure.

    draw  makes the picture, where that is not `render_card`
    """
    from readout.data.card import render_card
    from readout.data.exports import render_exports, render_site_map
    from readout.editing.versions import copy_versions
    from readout.model import Page
    from readout.pages import render_pages

    paths = []
    copy = Page(document.release.file, source.data)
    pages = render_pages(document, templates)
    for page in chain(pages, render_exports(document), [copy], copy_versions(document)):
        paths.append(page.path)
        yield page
    yield from filter(None, (render_site_map(document, paths), (draw or render_card)(document)))
