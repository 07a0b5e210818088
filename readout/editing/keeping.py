"""Earlier texts on disk, in `versions/` beside the release: read for a build, one more kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from readout.editing.versions import date_version, latest_kept, name_version, order_versions
from readout.errors import fail
from readout.model import Document, Version
from readout.site import read_manifest

_COPIES = ("release.md", "release.txt")


def list_versions(folder: Path, shown: str) -> list[Path]:
    """The files of earlier texts, the oldest first; none where there is no such folder.

    shown  the folder as the user knows it

    Raises ReadoutError for names that are no date, and where the folder cannot be read.
    """
    try:
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise fail(shown, 0, what, "check the rights of the folder") from error
    return [folder / name for name in order_versions(names, shown)]


def read_versions(
    folder: Path, shown: str, read: Callable[[bytes, str], Document]
) -> tuple[Version, ...]:
    """Every earlier text with its reading.

    read  makes a document of a file's bytes and the name to show for it
    """
    versions = []
    for path in list_versions(folder, shown):
        data = _read(path, f"{shown}/{path.name}")
        date = date_version(path.name) or ""
        versions.append(Version(date, path.name, data, read(data, f"{shown}/{path.name}")))
    return tuple(versions)


def keep_version(site: Path, folder: Path, shown: str, date: str) -> str:
    """Puts the published text among the earlier ones; says under which name.

    date  the day on which another text will take its place

    Raises ReadoutError where nothing is published, or the file cannot be written. A text that
    is there already is not kept twice.
    """
    copy = next((name for name in _COPIES if name in read_manifest(site)), None)
    if copy is None:
        hint = "build first; what is kept is the text that the site shows"
        raise fail(str(site), 0, "holds no published text", hint)
    data = _read(site / copy, f"{site}/{copy}")
    paths = list_versions(folder, shown)
    kept = [(path.name, _read(path, f"{shown}/{path.name}")) for path in paths]
    same = latest_kept(kept, data)
    if same is not None:
        return f"kept already: {shown}/{same}"
    name = name_version(date, copy.removeprefix("release"), [name for name, _ in kept])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / name).open("xb") as file:
            file.write(data)
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        raise fail(f"{shown}/{name}", 0, what, "check the disk and the rights") from error
    return f"kept: {shown}/{name}"


def _read(path: Path, shown: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise fail(shown, 0, what, "check the rights of the file") from error
