"""What a build says of the site that it replaces."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from readout.data.exports import render_exports
from readout.editing.report import explain, summarise
from readout.editing.review import list_rows, write_markdown
from readout.editing.since import Since, compare_with_site
from readout.model import Document
from readout.site import publish
from tests.invented import document, said

OLD = document([said("ada-lind", "⟦Ada Lind⟧ ⟪said⟫ that the ports stay open.")])
NEW = document([said("bo-sand", "⟦Ada Lind⟧ ⟪said⟫ that the ports stay closed.")])


def since(doc: Document, site: Path) -> Since:
    hashes = {page.path: sha256(page.content).hexdigest() for page in render_exports(doc)}
    return compare_with_site(doc, hashes, site)


def test_says_nothing_of_a_first_build(tmp_path: Path) -> None:
    assert str(since(OLD, tmp_path / "site")) == ""
    assert not (tmp_path / "site").exists()


def test_says_that_nothing_changed(tmp_path: Path) -> None:
    publish(render_exports(OLD), tmp_path / "site")
    assert str(since(OLD, tmp_path / "site")) == "nothing said has changed since the last build"


def test_says_what_changed_and_warns_of_a_new_speaker(tmp_path: Path) -> None:
    publish(render_exports(OLD), tmp_path / "site")
    found = since(NEW, tmp_path / "site")
    assert str(found) == (
        "changed since the last build:\n"
        "  § 1 moved from Ada Lind to Bo Sand\n"
        "  § 1 reworded: “open” is now “closed”"
    )
    (warning,) = found.warnings("content/talks.md")
    assert str(warning).startswith("content/talks.md:4: § 1 moved from Ada Lind to Bo Sand")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": "other"}', b"[" * 100_000])
def test_leaves_alone_data_that_it_cannot_read(tmp_path: Path, content: bytes) -> None:
    publish(render_exports(OLD), tmp_path / "site")
    (tmp_path / "site" / "data" / "readout.json").write_bytes(content)
    assert str(since(NEW, tmp_path / "site")).startswith("the last build cannot be compared")


def test_says_that_a_release_is_too_long_to_compare(tmp_path: Path) -> None:
    publish(render_exports(OLD), tmp_path / "site")
    with (tmp_path / "site" / "data" / "readout.json").open("r+b") as file:
        file.truncate(16_000_001)
    assert str(since(NEW, tmp_path / "site")) == "the last build is too long to be compared"


def test_gives_a_terminal_no_commands(tmp_path: Path) -> None:
    hostile = document(
        [said("bo", "⟦Bo⟧ ⟪said⟫ \x1b]0;title\x07 and \u202eso on.", certain=False)]
    )
    publish(render_exports(OLD), tmp_path / "site")
    told = [
        str(since(hostile, tmp_path / "site")),
        summarise(hostile, 9, tmp_path / "site", None),
        explain(hostile),
        write_markdown(list_rows(hostile)),
    ]
    assert not any(set(text) & set("\x1b\x07\u202e") for text in told)
