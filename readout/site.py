"""Pages to the folder `site/`: written beside the old one, then put in its place."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from readout.errors import fail
from readout.model import Page

# Names every file of the site with its hash, and says by being there who made the folder.
MANIFEST = ".readout.json"
_ALWAYS_KEPT = (".git", ".nojekyll", "CNAME")


def publish(pages: Sequence[Page], site: Path, keep: Sequence[str] = ()) -> bool:
    """Makes `site` hold these pages and nothing else; False where it already did.

    keep  further names at the top of the site that stay as they are

    Raises ReadoutError where the folder is not ours to replace or cannot be written. The old
    site then stands as it was.
    """
    _refuse_foreign(site)
    if _is_current(pages, site):
        return False
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{site.name}-", dir=site.parent) as room:
            new, old = Path(room, "new"), Path(room, "old")
            _write(pages, new)
            if site.exists():
                _copy_kept(site, new, (*_ALWAYS_KEPT, *keep))
                site.rename(old)
            try:
                new.rename(site)
            except OSError:
                if old.exists():
                    old.rename(site)
                raise
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        raise fail(str(site), 0, what, "check the disk and the rights of the folder") from error
    return True


def read_manifest(site: Path) -> dict[str, str]:
    """SHA-256 of each file that the last build wrote, by path; empty where there is no site."""
    try:
        manifest = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    files = manifest.get("files") if isinstance(manifest, dict) else None
    return dict(files) if isinstance(files, dict) else {}


def _refuse_foreign(site: Path) -> None:
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise fail(str(site), 0, "is not a folder", "move it away, or choose another --output")
    if site.is_dir() and not (site / MANIFEST).is_file() and any(site.iterdir()):
        raise fail(
            str(site),
            0,
            "holds files that this program did not make",
            "choose another --output, or empty the folder yourself",
        )


def _manifest_page(pages: Sequence[Page]) -> Page:
    files = {page.path: hashlib.sha256(page.content).hexdigest() for page in pages}
    text = json.dumps({"format": "readout-site/1", "files": files}, indent=1, sort_keys=True)
    return Page(MANIFEST, text.encode() + b"\n")


def _is_current(pages: Sequence[Page], site: Path) -> bool:
    """Whether the folder holds these pages, byte for byte, and no page besides."""
    expected = {page.path: page.content for page in (*pages, _manifest_page(pages))}
    if set(read_manifest(site)) | {MANIFEST} != set(expected):
        return False
    try:
        return all((site / path).read_bytes() == content for path, content in expected.items())
    except OSError:
        return False


def _write(pages: Sequence[Page], folder: Path) -> None:
    for page in (*pages, _manifest_page(pages)):
        target = folder / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page.content)
    (folder / ".nojekyll").touch()


def _copy_kept(site: Path, new: Path, names: Sequence[str]) -> None:
    for name in names:
        kept = site / name
        if kept.is_dir() and not kept.is_symlink():
            shutil.copytree(kept, new / name, symlinks=True)
        elif kept.exists():
            shutil.copy2(kept, new / name, follow_symlinks=False)
