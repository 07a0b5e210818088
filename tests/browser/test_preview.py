"""The preview in a real browser: it reloads, keeps the reader's place, and shows errors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bench import Bench, wait_for

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Talks</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
</head><body><h1>Talks</h1>{}</body></html>"""
ERROR = "#readout-preview-error"


def text(*words: str, count: int = 80) -> str:
    head = "".join(f'<p id="n-{word}">{word}</p>' for word in words)
    return head + "".join(f'<p id="t-{n}">Paragraph {n}<br>goes on.</p>' for n in range(count))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with Bench(tmp_path, PAGE) as bench:
        bench.text.write_text(text("first"), encoding="utf-8")
        yield bench


def visit(page: Any, bench: Bench) -> None:
    page.goto(f"http://127.0.0.1:{bench.port}/")
    page.wait_for_selector("#n-first")


def top_of(page: Any, selector: str) -> float:
    return float(page.eval_on_selector(selector, "e => e.getBoundingClientRect().top"))


def test_reloads_after_each_save(bench: Bench, page: Any) -> None:
    visit(page, bench)
    for word in ("second", "third"):
        bench.text.write_text(text(word), encoding="utf-8")
        page.wait_for_selector(f"#n-{word}")


def test_keeps_the_place_of_the_words_that_are_being_read(bench: Bench, page: Any) -> None:
    visit(page, bench)
    page.evaluate("document.getElementById('t-40').scrollIntoView()")
    page.evaluate("scrollBy(0, 7)")
    before = top_of(page, "#t-40")
    bench.text.write_text(text("more", "and", "more2"), encoding="utf-8")
    page.wait_for_selector("#n-more2")
    # The policy of the page lets no text be evaluated in it over and over.
    wait_for(lambda: page.evaluate("sessionStorage.getItem('readout-preview')") is None)
    assert abs(top_of(page, "#t-40") - before) < 2
    assert page.evaluate("scrollY") > 1000


def test_shows_an_error_over_the_old_site_until_it_is_mended(bench: Bench, page: Any) -> None:
    visit(page, bench)
    bench.text.write_text("bad <b id=x>", encoding="utf-8")
    page.wait_for_selector(ERROR)
    shown = page.inner_text(ERROR)
    assert "content/talks.md:1: is bad" in shown
    assert "hint: make it good" in shown
    assert page.is_visible("#t-3")
    assert page.get_attribute(ERROR, "role") == "alert"
    page.reload()
    page.wait_for_selector(ERROR)
    bench.text.write_text(text("first"), encoding="utf-8")
    page.wait_for_selector(ERROR, state="detached")
    bench.text.write_text(text("mended"), encoding="utf-8")
    page.wait_for_selector("#n-mended")
    assert page.query_selector(ERROR) is None


def test_eight_tabs_are_all_served(bench: Bench, page: Any) -> None:
    visit(page, bench)
    others = [page.context.new_page() for _ in range(8)]
    for other in others:
        other.goto(f"http://127.0.0.1:{bench.port}/", wait_until="commit")
    others[-1].wait_for_selector("#n-first")
    bench.text.write_text(text("second"), encoding="utf-8")
    others[-1].wait_for_selector("#n-second")


def test_says_that_the_preview_has_stopped(tmp_path: Path, page: Any) -> None:
    with Bench(tmp_path, PAGE) as bench:
        page.goto(f"http://127.0.0.1:{bench.port}/")
        page.wait_for_timeout(200)
    page.wait_for_selector(ERROR, timeout=20000)
    assert "The preview has stopped" in page.inner_text(ERROR)
