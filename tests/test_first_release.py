"""The release that the project came with, read as a careful editor reads it."""

from __future__ import annotations

import gzip
from hashlib import sha256
from pathlib import Path

import pytest

from readout import building
from readout.lexicon import lexicon_for
from readout.model import Settings, SpeakerKind
from readout.release import parse_release
from readout.sections import group_sections
from readout.statements import read_statements
from readout.text.source import decode_source
from tests.test_pages import TEMPLATES

PATH = Path(__file__).resolve().parents[1] / "content/release.md"
DATA = PATH.read_bytes() if PATH.exists() else b""

FIRST = "dc5fa0348b18b68517692df1148a9419c38b1db786a1d791d1c3d3e675d6cb99"

pytestmark = pytest.mark.skipif(
    sha256(DATA).hexdigest() != FIRST,
    reason="another release lies in content/",
)


def test_is_read_in_full() -> None:
    release = parse_release(decode_source(DATA, "content/release.md"), Settings())
    assert release.title.startswith("Yang Jiechi Speaks with U.S. Secretary of State")
    assert release.date == "2021-02-06"
    assert [crumb.label for crumb in release.breadcrumb] == ["Home", "Reports from China"]
    assert [(item.line, item.kind) for item in release.furniture] == [
        (1, "breadcrumb"),
        (20, "share"),
    ]
    assert [b.number for b in release.blocks] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert sum(len(block.text.split()) for block in release.blocks) == 474


def test_gives_every_word_to_the_right_speaker() -> None:
    release = parse_release(decode_source(DATA, "content/release.md"), Settings())
    reading = read_statements(release, lexicon_for("en"))
    sections = group_sections(reading)
    assert [
        (s.speaker, len(s.statements), sum(len(x.text.split()) for x in s.statements))
        for s in sections
    ] == [
        (None, 1, 43),
        ("yang-jiechi", 5, 350),
        ("antony-blinken", 1, 59),
        ("the-two-sides", 1, 22),
    ]
    yang, blinken, both = reading.speakers
    assert yang.role == (
        "Member of the Political Bureau of the CPC Central Committee and Director of the Office"
        " of the Central Commission for Foreign Affairs"
    )
    assert blinken.role == "U.S. Secretary of State"
    assert (both.kind, both.members) == (SpeakerKind.COLLECTIVE, (yang.id, blinken.id))
    resolved = [
        (sentence.speaker, sentence.rule, sentence.certain)
        for statement in reading.statements
        for sentence in statement.sentences
        if statement.block.text[sentence.span.start :].startswith("He reiterated")
    ]
    assert resolved == [("yang-jiechi", "pronoun", True), ("antony-blinken", "pronoun", True)]


def test_is_sent_in_fourteen_thousand_bytes() -> None:
    source = decode_source(DATA, "content/release.md")
    document, _ = building.read_document(source, Settings(base_url="https://press.example/talks/"))
    needed = {"index.html", "style.css", "site.js"}
    pages = {page.path: page for page in building.render_site(document, source, TEMPLATES)}
    assert sum(len(gzip.compress(pages[path].content, 9)) for path in needed) <= 14_000
