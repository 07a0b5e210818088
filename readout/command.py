"""The options of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from readout import __version__

FORMATS = ("text", "markdown", "csv", "json")


def read_arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="build.py", description="Build a site of who said what from the release in content/."
    )
    add = parser.add_argument
    add("--content", type=Path, metavar="FILE", help="another release (.md or .txt)")
    add("--output", type=Path, metavar="DIR", help="another folder instead of site/")
    add("--config", type=Path, metavar="FILE", help="another configuration")
    add("--base-url", metavar="URL", help="the address the site will have")
    add("--check", action="store_true", help="do everything except writing")
    add("--strict", action="store_true", help="warnings are errors")
    add("--explain", action="store_true", help="print who says what, and why")
    add("--format", choices=FORMATS, default="text", help="of --explain")
    add("--serve", nargs="?", type=int, const=8000, metavar="PORT", help="preview while you edit")
    add("--keep", action="store_true", help="keep the published text as an earlier version")
    add("--date", type=to_day, metavar="DAY", help="for --keep: when it was replaced (today)")
    add("--quiet", action="store_true", help="no output unless something is wrong")
    add("--version", action="version", version=f"Readout {__version__}")
    options = parser.parse_args(words)
    if options.serve is not None and not 0 <= options.serve < 65536:
        parser.error("--serve: a port is a number from 0 to 65535")
    if options.date is not None and not options.keep:
        parser.error("--date goes with --keep")
    if options.format != "text" and not options.explain:
        parser.error("--format goes with --explain")
    if options.base_url is not None:
        from readout.text.values import is_base_url

        if not is_base_url(options.base_url):
            parser.error("--base-url: a web address, https://… with no ? and no #")
    return options


def to_day(text: str) -> str:
    from readout.editing.versions import read_date

    day = read_date(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day like 2021-02-10")
    return day
