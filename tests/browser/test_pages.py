"""The finished pages in a real browser: with script and without, by keyboard, dark, on paper."""

from __future__ import annotations

import functools
import http.server
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.test_first_release import DATA, FIRST

PROJECT = Path(__file__).resolve().parents[2]
TALKS = """Home > News of the harbour
Harbour Talks End in Port Ansel

On 3 May 2031, Harbour Master Ada Lind met Mayor Omar Vale in Port Ansel.

Ada Lind said that the northern ferry line must stay open through the winter. She stressed \
that the tolls will fall in June.

- The grain sheds stay shut.

Mayor Omar Vale said that the northern ferry line costs too much. "Nobody here has forgotten \
the storm," he said.

The two sides agreed to meet again in autumn.

Suggest To A Friend:
"""
PAGES = ("index.html", "speakers/ada-lind.html", "compare.html", "source.html", "404.html")
PAGES += ("statements/s2.html",)
BASE = "https://harbour.example/talks/"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def make_site(folder: Path, *arguments: str) -> Path:
    text, site = folder / "talks.txt", folder / "site"
    text.write_text(TALKS, encoding="utf-8")
    command = [sys.executable, str(PROJECT / "build.py"), "--content", str(text), "--quiet"]
    subprocess.run([*command, "--output", str(site), *arguments], check=True, cwd=folder)
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that knows its address."""
    return make_site(tmp_path_factory.mktemp("talks"), "--base-url", BASE)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The same, served below a sub-path."""
    handler = functools.partial(Quiet, directory=str(site.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/site/"
    server.shutdown()
    server.server_close()


class Visit:
    """A page of the site in a browser of its own; notes errors and outside requests."""

    def __init__(self, browser: Any, **options: Any) -> None:
        self.context = browser.new_context(
            **({"viewport": {"width": 1280, "height": 900}} | options)
        )
        self.context.set_default_timeout(20_000)
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console", lambda m: self.errors.append(m.text) if m.type == "error" else None
        )
        self.page.on("request", lambda request: self.requests.append(request.url))

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: Any) -> None:
        self.context.close()

    def go(self, url: str) -> Any:
        self.page.goto(url, wait_until="load")
        return self.page


def overflow(page: Any) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.mark.parametrize("path", PAGES)
def test_makes_no_error_and_asks_no_other_host(browser: Any, address: str, path: str) -> None:
    with Visit(browser) as visit:
        visit.go(address + path)
        assert visit.errors == []
        assert [url for url in visit.requests if not url.startswith((address, "data:"))] == []


@pytest.mark.parametrize("path", PAGES)
def test_opens_from_a_folder_on_disk(browser: Any, site: Path, path: str) -> None:
    with Visit(browser) as visit:
        page = visit.go((site / path).as_uri())
        assert visit.errors == []
        assert page.locator("h1").is_visible()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_never_scrolls_sideways(browser: Any, address: str, path: str, width: int) -> None:
    with Visit(browser, viewport={"width": width, "height": 800}) as visit:
        page = visit.go(address + path)
        assert overflow(page) <= 0


@pytest.mark.parametrize("path", PAGES)
def test_stands_text_of_twice_the_size(browser: Any, address: str, path: str) -> None:
    with Visit(browser, viewport={"width": 1280, "height": 900}) as visit:
        page = visit.go(address + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert overflow(page) <= 0


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_is_open_to_everybody(
    browser: Any, address: str, path: str, scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    with Visit(browser, viewport={"width": width, "height": 800}, color_scheme=scheme) as visit:
        page = visit.go(address + path)
        found = axe.Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_filters_by_speaker_and_leaves_a_counted_stub(browser: Any, address: str) -> None:
    with Visit(browser) as visit:
        page = visit.go(address + "index.html")
        assert page.locator("#s2").is_visible()
        page.locator(".legend input[value=omar-vale]").check()
        assert not page.locator("#s2").is_visible()
        assert page.locator("[data-speaker=omar-vale]").first.is_visible()
        stub = page.locator(".turn .stub").first
        assert stub.is_visible()
        assert re.search(r"\d+ statements?, \d+ words, not shown", stub.inner_text())
        assert page.evaluate("new URLSearchParams(location.search).get('by')") == "omar-vale"
        page.locator("#f-all").check()
        assert page.locator("#s2").is_visible()
        assert page.evaluate("location.search") == ""


def test_opens_a_filtered_view_by_its_address(browser: Any, address: str) -> None:
    with Visit(browser) as visit:
        page = visit.go(address + "index.html?by=ada-lind")
        page.wait_for_function("document.querySelector('.legend input[value=ada-lind]').checked")
        assert page.locator("#s2").is_visible()


def test_filters_without_script(browser: Any, address: str) -> None:
    with Visit(browser, java_script_enabled=False) as visit:
        page = visit.go(address + "index.html")
        page.locator(".legend input[value=omar-vale]").check()
        assert not page.locator("#s2").is_visible()
        assert not page.locator("[data-copy]").first.is_visible()
        assert not page.locator("[data-share]").first.is_visible()


def test_says_the_same_words_without_script(browser: Any, address: str) -> None:
    words = []
    for script in (True, False):
        with Visit(browser, java_script_enabled=script) as visit:
            words.append(visit.go(address + "index.html").locator("#main .turn").all_inner_texts())
    assert words[0] == words[1]


@pytest.mark.parametrize("fragment", ["s2", "s2-2", "p-2"])
def test_brings_an_address_into_view(browser: Any, address: str, fragment: str) -> None:
    with Visit(browser, viewport={"width": 900, "height": 400}) as visit:
        page = visit.go(f"{address}index.html#{fragment}")
        page.wait_for_function(
            "(id) => { const box = document.getElementById(id).getBoundingClientRect();"
            " return box.top > -5 && box.top < innerHeight; }",
            arg=fragment,
        )


def test_keeps_an_address_for_the_words_themselves(browser: Any, address: str) -> None:
    with Visit(browser) as visit:
        page = visit.go(address + "index.html")
        ids = page.eval_on_selector_all("[id^='t-']", "found => found.map(e => e.id)")
        assert ids
        assert all(re.fullmatch(r"t-[0-9a-f]{8}(-\d+)?", one) for one in ids)
        assert len(set(ids)) == len(ids)


def test_copies_the_link_and_says_so(browser: Any, address: str) -> None:
    with Visit(browser) as visit:
        visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = visit.go(address + "index.html")
        page.locator("[data-copy]").first.click()
        page.wait_for_function("document.getElementById('said').textContent !== ''")
        assert page.locator("#said").inner_text() == "Link copied."
        assert page.evaluate("navigator.clipboard.readText()") == f"{BASE}index.html"


def test_says_where_the_link_is_when_copying_is_refused(browser: Any, address: str) -> None:
    with Visit(browser) as visit:
        visit.page.add_init_script(
            "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))"
        )
        page = visit.go(address + "index.html")
        page.locator("[data-copy]").first.click()
        page.wait_for_function("document.getElementById('said').textContent !== ''")
        assert "Select the link" in page.locator("#said").inner_text()
        assert page.locator(".url").inner_text() == f"{BASE}index.html"


def test_shares_where_the_browser_can(browser: Any, address: str) -> None:
    with Visit(browser) as visit:
        visit.page.add_init_script("navigator.share = (what) => { window.shared = what; "
                                   "return Promise.resolve(); }")  # fmt: skip
        page = visit.go(address + "index.html")
        page.locator("[data-share]").first.click()
        assert page.evaluate("window.shared.title") == "Harbour Talks End in Port Ansel"


def test_writes_a_mail_with_the_address_in_the_sources_own_words(
    browser: Any, address: str
) -> None:
    with Visit(browser) as visit:
        page = visit.go(address + "index.html")
        assert page.locator("#share h2").first.inner_text() == "Suggest To A Friend"
        mail = page.locator("#share a[href^='mailto:']").get_attribute("href")
        assert "harbour.example%2Ftalks%2Findex.html" in mail


def test_shows_where_the_focus_is_on_every_block(browser: Any, address: str) -> None:
    with Visit(browser) as visit:
        page = visit.go(address + "index.html")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className").startswith("skip")
        blocks = page.locator(".strip a").count()
        assert blocks >= 4
        seen = set()
        for _ in range(80):
            page.keyboard.press("Tab")
            inside = "document.activeElement.matches('.strip a')"
            if page.evaluate(inside):
                seen.add(page.evaluate("document.activeElement.getAttribute('aria-label')"))
                style = "getComputedStyle(document.activeElement).outlineStyle"
                assert page.evaluate(style) == "solid"
        assert len(seen) == blocks


def test_chooses_a_speaker_by_keyboard(browser: Any, address: str) -> None:
    with Visit(browser) as visit:
        page = visit.go(address + "index.html")
        page.locator("#f-all").focus()
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.querySelector('.legend input:checked').value") == "ada-lind"
        assert page.locator("#s2").is_visible()


def test_is_dark_where_the_reader_wants_it(browser: Any, address: str) -> None:
    with Visit(browser, color_scheme="dark") as visit:
        page = visit.go(address + "index.html")
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert max(int(part) for part in re.findall(r"\d+", colour)[:3]) < 60


def test_does_not_move_for_those_who_mind(browser: Any, address: str) -> None:
    with Visit(browser, reduced_motion="reduce") as visit:
        page = visit.go(address + "index.html")
        style = "getComputedStyle(document.documentElement).scrollBehavior"
        assert page.evaluate(style) == "auto"


def test_keeps_lines_and_fills_in_forced_colours(browser: Any, address: str) -> None:
    with Visit(browser, forced_colors="active") as visit:
        page = visit.go(address + "index.html")
        line = "getComputedStyle(document.querySelector('.turn'), '::before').backgroundImage"
        assert page.evaluate("document.querySelectorAll('.turn').length") > 1
        assert page.evaluate(line.replace("'.turn'", "'.turn ~ .turn'")) != ""


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_prints_without_controls(browser: Any, address: str, paper: str) -> None:
    with Visit(browser) as visit:
        page = visit.go(address + "index.html")
        page.emulate_media(media="print")
        for selector in (".views", ".toc", ".btns", ".acts"):
            assert not page.locator(selector).first.is_visible()
        assert page.locator(".legend").is_visible()
        assert page.pdf(format=paper).startswith(b"%PDF")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_prints_the_release_of_the_project_on_three_pages(
    browser: Any, tmp_path: Path, paper: str
) -> None:
    if sha256(DATA).hexdigest() != FIRST:
        pytest.skip("another release lies in content/")
    command = [sys.executable, str(PROJECT / "build.py"), "--quiet"]
    subprocess.run([*command, "--output", str(tmp_path / "site")], check=True)
    with Visit(browser) as visit:
        page = visit.go((tmp_path / "site" / "index.html").as_uri())
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) == 3
