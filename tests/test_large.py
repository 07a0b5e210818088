"""Releases as long as a book: what they leave out, and how the work for them grows."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readout import building, inputs, pages
from readout.checks.finished import check_pages, watch_pages
from readout.comparing import topics
from readout.data import publication
from readout.editing.report import summarise
from readout.model import Settings
from readout.text.source import decode_source
from tests.benchmarks.table import make_release

TEMPLATES = inputs.make_templates(Path(__file__).parents[1])
BASE = Settings(base_url="https://talks.example/")


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any release counts as long."""
    monkeypatch.setattr(publication, "MOST_PAGED", 3)
    monkeypatch.setattr(topics, "MOST_SENTENCES", 4)


def make_site(characters: int) -> dict[str, bytes]:
    """A site by path, read back as every build reads it."""
    source = decode_source(make_release(characters).encode(), "content/book.txt")
    document, _ = building.read_document(source, BASE)
    files = watch_pages(
        building.render_site(document, source, TEMPLATES, lambda _: None), document
    )
    return {file.path: file.content for file in files}


@pytest.mark.usefixtures("long")
def test_a_long_release_has_no_page_for_each_statement() -> None:
    site = make_site(6_000)
    assert not [path for path in site if path.startswith("statements/")]
    index = site["index.html"].decode()
    assert "A statement of a release this long is cited by its number" in index
    assert "<details" not in index
    assert 'id="s12"' in index


@pytest.mark.usefixtures("long")
def test_the_summary_says_what_a_long_release_leaves_out(tmp_path: Path) -> None:
    source = decode_source(make_release(3_000).encode(), "content/book.txt")
    document, _ = building.read_document(source, BASE)
    told = summarise(document, 20, tmp_path / "site", True)
    assert " statements: none has a page of its own\n" in told


def test_a_release_is_the_same_in_parts_and_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    source = decode_source(make_release(3_000).encode(), "content/book.txt")
    document, _ = building.read_document(source, BASE)

    def make_pages() -> dict[str, bytes]:
        files = building.render_site(document, source, TEMPLATES, lambda _: None)
        return {f.path: f.content for f in files if f.path.startswith(("speakers/", "source"))}

    whole = make_pages()
    monkeypatch.setattr(publication, "MOST_PAGED", 3)
    assert len(whole) == 9
    assert make_pages() == whole


def count_calls(work: Callable[[], Any]) -> int:
    """How many functions, of Python and of C, are called. The same each time."""
    count = 0

    def see(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.slow
@pytest.mark.usefixtures("long")
def test_the_work_grows_with_the_length() -> None:
    def work(characters: int) -> None:
        source = decode_source(make_release(characters).encode(), "content/book.txt")
        document, _ = building.read_document(source, BASE)
        check_pages(building.render_site(document, source, TEMPLATES, lambda _: None), document)

    work(1_000)
    short, middle, long = (count_calls(lambda n=n: work(n)) for n in (80_000, 160_000, 320_000))
    # Twice as much text adds twice as much work: what every release costs falls out.
    assert long - middle < 2.1 * (middle - short)


def test_a_page_of_a_speaker_leads_to_no_more_than_so_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pages, "MOST_LISTED", 3)
    page = make_site(3_000)["speakers/ada-lind.html"].decode()
    assert page.count('<a class="to"') == 3
    assert "and 5 more speakers" in page
