"""Other site builders on the same release: each its least project, a page from the text."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PACKAGES = {
    "Pelican": ("pelican[markdown]",),
    "MkDocs": ("mkdocs",),
    "staticjinja": ("staticjinja", "markdown"),
    "Hugo": ("hugo",),
}
_STATICJINJA = """
import markdown, pathlib
from staticjinja import Site
body = markdown.markdown(pathlib.Path("release.md").read_text(encoding="utf-8"))
Site.make_site(searchpath="templates", outpath="out", contexts=[("index.html", {"body": body})]
    ).render()
"""
_PAGE = "<!doctype html><title>Release</title><main>{}</main>\n"


class Peer(NamedTuple):
    """A builder that is installed: its command, and the folder to run it in."""

    name: str
    command: tuple[str, ...]
    folder: Path


def install(folder: Path, release: str) -> Iterator[Peer | str]:
    """Each builder ready to run, or a line that says which cannot be had."""
    for name, packages in PACKAGES.items():
        home = folder / name.lower()
        subprocess.run([sys.executable, "-m", "venv", str(home / "venv")], check=True)
        tools = home / "venv" / "bin"
        done = subprocess.run(
            [str(tools / "python"), "-m", "pip", "install", "-q", *packages],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            lines = done.stderr.strip().splitlines()
            yield f"{name} cannot be installed: {lines[-1] if lines else 'pip failed'}"
            continue
        yield Peer(name, _prepare(name, home, tools, release), home)


def _prepare(name: str, home: Path, tools: Path, release: str) -> tuple[str, ...]:
    """Writes a builder's project; gives its command."""
    files = {
        "Pelican": {"content/release.md": f"Title: Release\nDate: 2031-05-03\n\n{release}"},
        "MkDocs": {"docs/index.md": release, "mkdocs.yml": "site_name: Release\n"},
        "staticjinja": {
            "release.md": release,
            "templates/index.html": _PAGE.format("{{ body }}"),
            "make.py": _STATICJINJA,
        },
        "Hugo": {
            "content/release.md": f"---\ntitle: Release\n---\n{release}",
            "layouts/_default/single.html": _PAGE.format("{{ .Content }}"),
            "hugo.toml": 'title = "Release"\ndisableKinds = ["taxonomy", "term", "home", "RSS"]\n',
        },
    }
    for path, text in files[name].items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(text, encoding="utf-8")
    return {
        "Pelican": (str(tools / "pelican"), "-q", "content", "-o", "out"),
        "MkDocs": (str(tools / "mkdocs"), "build", "-q", "--clean"),
        "staticjinja": (str(tools / "python"), "make.py"),
        "Hugo": (str(tools / "hugo"), "--quiet"),
    }[name]
