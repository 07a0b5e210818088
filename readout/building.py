"""The stages chained, as the command line asks.

    source text -> Release -> statements -> sections -> pages -> site/

The stages are imported where they are used, so that `--help` and a wrong option answer at once.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from readout.command import read_arguments
from readout.errors import Problem, ReadoutError, fail
from readout.unchanged import FOLDER, hash_inputs, remember

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jinja2 import Environment

    from readout.editing.since import Since
    from readout.model import Document, File, Page, Settings, Version
    from readout.preview.live import Built
    from readout.text.source import Source

    Draw = Callable[[Document], Page | None]

ENDINGS = (".md", ".txt")


def run(words: Sequence[str], home: Path) -> int:
    """Does what the words of a command line say. The exit code: 0 done, 1 something to mend;
    SystemExit for words that say nothing.

    home  the folder of build.py, with templates, content and settings
    """
    options = read_arguments(words)
    options.home = home
    try:
        if options.keep:
            keep_published(options)
        elif options.serve is not None:
            preview(options)
        else:
            build_once(options, words)
    except ReadoutError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def build_once(options: argparse.Namespace, words: Sequence[str]) -> None:
    """Builds, publishes unless told only to check, reports, and remembers what it told."""
    read = None if options.check or options.explain or options.strict else list_inputs(options)
    inputs = hash_inputs(str(options.home), *read) if read else None
    draft = make_draft(options)
    outcome = publish_draft(draft, options, make_templates(options.home))
    if options.explain:
        told = tell(outcome.warnings), explain_draft(draft, options.format) + "\n"
    else:
        told = tell(outcome.warnings), describe_outcome(draft, outcome, options)
    if read and inputs:
        again = tell(draft.warnings), describe_outcome(draft, repeat(outcome), options)
        site = str(output_folder(options).absolute())
        remember(str(options.home), words, inputs, *read, site, again)
    sys.stderr.write(told[0])
    sys.stdout.write(told[1])


def tell(warnings: Sequence[Problem]) -> str:
    return "".join(f"warning: {warning}\n" for warning in warnings)


def repeat(outcome: Outcome) -> Outcome:
    """What will become of the same draft if nothing changes before the next build."""
    from readout.editing.since import SAME

    return outcome._replace(changed=False, since=SAME)


def list_inputs(options: argparse.Namespace) -> tuple[str, list[str]]:
    """The folder in which the release is looked for ("" where it is named), and the files and
    folders whose content a build reads."""
    release = find_release(options)
    texts = release, versions_folder(release), options.config or options.home / "config.yaml"
    folder = "" if options.content else str(release.parent)
    return folder, [str(path.absolute()) for path in texts]


def preview(options: argparse.Namespace) -> None:
    """Builds and serves, again at every save, until interrupted."""
    from readout.preview.live import Built, run_preview

    templates = make_templates(options.home)
    card: Page | None = None

    def build(publishing: AbstractContextManager[None], hurried: bool) -> Built:
        draft = make_draft(options)
        drawn = draw_later if hurried else draw
        outcome = publish_draft(draft, options, templates, drawn, publishing)
        lines = [f"warning: {warning}" for warning in outcome.warnings]
        lines += describe_outcome(draft, outcome, options).splitlines()
        return Built("\n".join(lines), bool(outcome.changed))

    def draw(document: Document) -> Page | None:
        nonlocal card
        from readout.data.card import render_card

        card = render_card(document)
        return card

    def draw_later(document: Document) -> Page | None:
        """The last picture for now: no page shows it, and drawing takes longer than all else."""
        from readout.data.card import has_card

        return card if card and has_card(document) else draw(document)

    def places() -> list[Path]:
        content = options.content or options.home / "content"
        versions = [versions_folder(options.content)] if options.content else []
        config = options.config or options.home / "config.yaml"
        return [content, *versions, config, options.home / "templates", options.home / "readout"]

    def say(text: str) -> None:
        print(text, flush=True)

    try:
        run_preview(build, places, output_folder(options), options.serve, say)
    except KeyboardInterrupt:
        say("\npreview ended")


def keep_published(options: argparse.Namespace) -> None:
    """Puts the published text among the earlier versions."""
    import datetime

    from readout.editing.keeping import keep_version

    date = options.date or datetime.date.today().isoformat()
    folder = versions_folder(find_release(options))
    print(keep_version(output_folder(options), folder, shown(folder, options.home), date))


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


def read_settings(options: argparse.Namespace) -> Settings:
    """config.yaml and the command line."""
    from readout.config import read_config
    from readout.model import Settings
    from readout.text.source import SETTINGS_LIMIT

    path = options.config or options.home / "config.yaml"
    settings = Settings()
    if options.config or path.exists():
        source = read_source(path, options.home, SETTINGS_LIMIT)
        settings = read_config(source.text, source.path)
    if options.base_url is not None:
        settings = settings._replace(base_url=options.base_url.rstrip("/") + "/")
    return settings


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


def describe_outcome(draft: Draft, outcome: Outcome, options: argparse.Namespace) -> str:
    """The summary, in whole lines; nothing for those who want to hear nothing."""
    from readout.editing.report import summarise

    if options.quiet:
        return ""
    told = summarise(draft.document, outcome.files, output_folder(options), outcome.changed)
    return "\n".join(filter(None, (told, str(outcome.since), "\n")))


def explain_draft(draft: Draft, form: str) -> str:
    from readout.editing.report import explain
    from readout.editing.review import FORMATS, list_rows

    return explain(draft.document) if form == "text" else FORMATS[form](list_rows(draft.document))


def make_templates(home: Path) -> Environment:
    from readout.web.frame import template_environment

    return template_environment(home / "templates", home / FOLDER)


def output_folder(options: argparse.Namespace) -> Path:
    return Path(options.output or options.home / "site")


def versions_folder(release: Path) -> Path:
    return release.parent / "versions"


def find_release(options: argparse.Namespace) -> Path:
    """The one release of content/, or the one that --content names."""
    if options.content:
        if options.content.suffix.lower() not in ENDINGS:
            hint = "save it as plain text or Markdown"
            raise fail(str(options.content), 0, "is neither .md nor .txt", hint)
        return Path(options.content)
    folder = Path(options.home / "content")
    try:
        entries = list(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        what = f"cannot be looked into: {error.strerror or error}"
        raise fail("content", 0, what, "check the rights of the folder") from error
    found = sorted(
        path
        for path in entries
        if path.suffix.lower() in ENDINGS and not path.name.startswith((".", "_", "~"))
    )
    if not found:
        others = sorted(path.name for path in entries if path.is_file() and path.name[0] != ".")
        what = f"holds no release: {others[0]} is neither .md nor .txt" if others else ""
        hint = "save it as plain text or Markdown" if others else "put one .md or .txt file there"
        raise fail("content", 0, what or "holds no release", hint)
    if len(found) > 1:
        names = " and ".join(path.name for path in found)
        raise fail("content", 0, f"holds {names}", "leave one there, or name it with --content")
    return found[0]


def read_source(path: Path, home: Path, limit: int | None = None) -> Source:
    """A text file, decoded. Raises ReadoutError where it cannot be read or is too large."""
    from readout.text.source import RELEASE_LIMIT, decode_source

    limit = limit or RELEASE_LIMIT
    name = shown(path, home)
    try:
        if path.exists() and not path.is_file():
            raise fail(name, 0, "is no file", "name a file of text")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise fail(name, 0, what, "check its name and its rights") from error
    return decode_source(data, name, limit)


def shown(path: Path, home: Path) -> str:
    """A path as the user knows it: relative where it lies in the project or below."""
    for base in (home, Path.cwd()):
        if path.is_absolute() and path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return str(path)
