"""`pytest --update` writes the golden outlines anew; read the diff before you commit it."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write golden outlines anew")
