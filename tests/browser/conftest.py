"""A real browser. Without one these tests are skipped, unless READOUT_BROWSER=required."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
REQUIRED = os.environ.get("READOUT_BROWSER") == "required"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    path = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sync_playwright = None
    if path is None or sync_playwright is None:
        missing = "Chromium" if path is None else "the Python package playwright"
        if REQUIRED:
            pytest.fail(f"{missing} is not installed, and READOUT_BROWSER=required")
        pytest.skip(f"no browser: {missing} is not installed")
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def page(browser: object) -> Iterator[object]:
    context = browser.new_context(viewport={"width": 900, "height": 600})  # type: ignore[attr-defined]
    context.set_default_timeout(5000)
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on(
        "console",
        lambda message: (
            page.problems.append(message.text) if "Content Security" in message.text else None
        ),
    )
    yield page
    context.close()
    assert page.problems == []
