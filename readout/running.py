"""What the words of a command line ask for, done."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from readout.command import read_arguments
from readout.errors import Problem, ReadoutError
from readout.inputs import find_release, make_templates, output_folder, shown, versions_folder
from readout.unchanged import hash_inputs, remember

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from readout.building import Draft, Outcome
    from readout.model import Document, Page
    from readout.preview.live import Built


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
    from readout.building import make_draft, publish_draft

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
    """Warnings as lines for standard error."""
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
    from readout.building import make_draft, publish_draft
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


def describe_outcome(draft: Draft, outcome: Outcome, options: argparse.Namespace) -> str:
    """The summary, in whole lines; nothing for those who want to hear nothing."""
    from readout.editing.report import summarise

    if options.quiet:
        return ""
    told = summarise(draft.document, outcome.files, output_folder(options), outcome.changed)
    return "\n".join(filter(None, (told, str(outcome.since), "\n")))


def explain_draft(draft: Draft, form: str) -> str:
    """Who says what by which rule, in one of the formats of --format."""
    from readout.editing.report import explain
    from readout.editing.review import FORMATS, list_rows

    return explain(draft.document) if form == "text" else FORMATS[form](list_rows(draft.document))
