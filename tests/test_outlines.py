"""Whole invented releases in the house styles of many issuers, one line for each sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.lexicon import lexicon_for
from readout.model import Settings
from readout.release import parse_release
from readout.sections import group_sections
from readout.statements import read_statements
from readout.text.source import decode_source
from tests.reading import outline

RELEASES = sorted(Path(__file__, "..", "releases").resolve().glob("*.txt"))


@pytest.mark.parametrize("source", RELEASES, ids=lambda path: path.stem)
def test_outline(source: Path, request: pytest.FixtureRequest) -> None:
    release = parse_release(decode_source(source.read_bytes(), source.name), Settings())
    reading = read_statements(release, lexicon_for(release.language))
    got = outline(reading)
    golden = source.with_suffix(".outline")
    if request.config.getoption("--update"):
        golden.write_text(got, encoding="utf-8")
    assert got == golden.read_text(encoding="utf-8"), "run `pytest --update`, read the diff"
    # The same words, all of them, in order, and every section under its own name.
    words = [word for block in release.blocks for word in block.text.split()]
    assert [word for each in reading.statements for word in each.text.split()] == words
    ids = [section.id for section in group_sections(reading)]
    assert len(ids) == len(set(ids))
