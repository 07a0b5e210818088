"""`pytest --update` writes the golden outlines anew; read the diff before you commit it."""

from __future__ import annotations

import gc

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write golden outlines anew")


def pytest_collection_finish() -> None:
    """What the collector need not look at again: thousands of tests that stay to the end."""
    gc.collect()
    gc.freeze()
