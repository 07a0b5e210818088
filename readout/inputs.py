"""What a build is given: the release, the settings and the templates, found on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from readout.errors import fail
from readout.unchanged import FOLDER

if TYPE_CHECKING:
    import argparse

    from jinja2 import Environment

    from readout.model import Settings
    from readout.text.source import Source

ENDINGS = (".md", ".txt")


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


def make_templates(home: Path) -> Environment:
    """The templates, compiled ones kept in the build's memory."""
    from readout.web.frame import template_environment

    return template_environment(home / "templates", home / FOLDER)


def output_folder(options: argparse.Namespace) -> Path:
    """Where the site goes."""
    return Path(options.output or options.home / "site")


def versions_folder(release: Path) -> Path:
    """Where earlier texts of a release lie."""
    return release.parent / "versions"


def shown(path: Path, home: Path) -> str:
    """A path as the user knows it: relative where it lies in the project or below."""
    for base in (home, Path.cwd()):
        if path.is_absolute() and path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return str(path)
