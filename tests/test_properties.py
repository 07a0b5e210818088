"""Whatever is put in: an answer, or an error that says what to mend. Never anything else."""

from __future__ import annotations

import contextlib
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.checks.coverage import is_marks
from readout.checks.fidelity import check_source
from readout.checks.readback import read_page
from readout.config import read_config
from readout.errors import Problem, ReadoutError
from readout.model import Settings, Span
from readout.release import parse_release
from readout.text.blocks import is_marked, parse_plain
from readout.text.front_matter import read_front_matter
from readout.text.markdown import is_safe_link, parse_markdown
from readout.text.signs import page_form, show_signs
from readout.text.source import Source, decode_source

# More of them, and others each time: READOUT_EXAMPLES=20000 pytest tests/test_properties.py
EXAMPLES = os.environ.get("READOUT_EXAMPLES")
FAST = settings(
    derandomize=not EXAMPLES,
    deadline=None,
    max_examples=int(EXAMPLES or 60),
    database=None,
    suppress_health_check=list(HealthCheck),
)
PIECES = (
    *("Ada Lind ", "said ", "that ", "“", "”", ". ", "\n", "\n\n", "  \n", "\\\n", "\t", "\r\n"),
    *("*", "**", "_", "`", "```\n", "[", "](", ")", "![", "<", ">", "<b>", "<!-- ", " -->", "\\"),
    *(
        "&amp;",
        "&#13;",
        "&#0;",
        "&bogus;",
        "# ",
        "> ",
        "- ",
        "1. ",
        "2021. ",
        "    ",
        "===",
        "---",
    ),
    *("|", "\n|-|-|\n", "<!-- speaker: Ada -->\n", "http://a.b/(c)", "javascript:", ":", "'", '"'),
    *(
        "\u202e",
        "\u200b",
        "\x00",
        "\x0c",
        "\x85",
        "\u2028",
        "\ufeff",
        "é",
        "e\u0301",
        "漢字",
        "🚀",
    ),
    *("Home > News\n", "Share this:\n", "March 4, 2031", "title: ", "***\n", "{{ x }}", "%", "$"),
)
prose = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
texts = st.one_of(st.text(max_size=200), prose)
KEYS = ("title", "date", "speakers", "name", "aliases", "theme", "keep", "topics", "changes", "x")
yaml_lines = st.tuples(
    st.sampled_from(("", "  ", "- ", "  - ", "\t", "    ")),
    st.sampled_from(KEYS),
    st.sampled_from((": ", ":", " ", ":\n", ": [", ": {", ": &a ", ": *a", ": |", ": !x ", ": '")),
    st.sampled_from(("x", "2021-02-30", "no", "]", "}", "'", "", "\\ud800", "# x", "\x07", "~")),
).map("".join)
yaml_texts = st.one_of(st.text(max_size=100), st.lists(yaml_lines, max_size=8).map("\n".join))


def read(source: Source) -> None:
    given_settings, skip, _ = read_front_matter(source, Settings())
    release = parse_release(source, given_settings, skip)
    check_source(source, release, skip)
    for block in release.blocks:
        assert block.text.strip()
        for start in range(0, len(block.text), 7):
            span = block.to_source(Span(start, start + 1))
            assert 0 <= span.start < span.stop <= len(source.text)


def refuses_politely(action: object, *arguments: object) -> None:
    """Runs it; an error must be one that the user can mend."""
    told: tuple[Problem, ...] = ()
    try:
        action(*arguments)  # type: ignore[operator]
    except ReadoutError as error:
        told = error.problems
    assert [p for p in told if "please report" in p.hint or not p.what or not p.hint] == []


@FAST
@given(texts)
def test_reads_any_text_and_loses_no_word(text: str) -> None:
    data = text.encode("utf-8", "replace")
    refuses_politely(lambda: read(decode_source(data, "a.md")))


# Mostly without marks: else there is nothing to compare.
plain_texts = st.lists(
    st.sampled_from(
        [
            *(
                "Ada Lind ",
                "said ",
                "“yes”. ",
                "7",
                "7 ",
                "(a) ",
                "–",
                "\n",
                "\n\n",
                "\n  ",
                " \n",
            ),
            *(
                "\t",
                "\n\t",
                "\x0c",
                "\xa0",
                "\u2028",
                "\x1c",
                "\ud800",
                "`x`",
                "~~",
                "$",
                "^",
                "{",
            ),
            *(". ", ".", ") ", "http://a.b/c", "w" * 130, "- ", "# ", "* ", "=", ": ", "| ", "&"),
        ]
    ),
    max_size=14,
).map("".join)


@settings(FAST, max_examples=int(EXAMPLES or 300))
@given(plain_texts)
def test_reads_plain_text_as_the_parser_of_markdown_does(text: str) -> None:
    lines = text.split("\n")
    starts = [len("\n".join([*lines[:n], ""])) for n in range(len(lines))]
    if not is_marked(lines):
        assert list(parse_plain(lines, starts)) == parse_markdown(lines, starts)


@FAST
@given(yaml_texts, texts)
def test_reads_any_front_matter(matter: str, text: str) -> None:
    data = f"---\n{matter}\n---\n{text}".encode("utf-8", "replace")
    refuses_politely(lambda: read(decode_source(data, "a.md")))


@FAST
@given(yaml_texts)
def test_reads_any_configuration(text: str) -> None:
    refuses_politely(read_config, text, "config.yaml")


@FAST
@given(st.binary(max_size=200))
def test_reads_any_bytes(data: bytes) -> None:
    refuses_politely(decode_source, data, "a.md")
    refuses_politely(decode_source, b"\xff\xfe" + data, "a.md")


@FAST
@given(st.binary(max_size=300), prose)
def test_reads_any_page_back(data: bytes, text: str) -> None:
    page = f"<article>{text}</article>".encode("utf-8", "replace")
    for content in (page, data.decode("utf-8", "replace").encode()):
        with contextlib.suppress(ValueError):
            read_page(content)


@FAST
@given(texts)
def test_shows_any_text_without_its_tricks(text: str) -> None:
    assert "\x1b" not in show_signs(text)
    assert "\u202e" not in show_signs(text)
    assert page_form(page_form(text)) == page_form(text)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.b/", True), ("HTTP://a.b", True), ("mailto:a@b.c", True), ("a/b.html", True),
        ("#s1", True), ("?x=1", True), ("/a", True), ("../a", True), ("a:b", False), ("", True),
        ("javascript:x", False), ("JaVaScRiPt:x", False), ("data:text/html,x", False),
        ("vbscript:x", False), ("ms-its:x", False), ("intent:x", False), ("blob:https://a", False),
        ("file:///etc", False), ("ftp://a.b", False), ("//a.b", False), ("/\\a.b", False),
        ("\\\\a.b", False), ("view-source:x", False), ("tel:1", False), ("http:", False),
    ],
)  # fmt: skip
def test_allows_few_kinds_of_link(url: str, safe: bool) -> None:
    assert is_safe_link(url) is safe


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("", True), (" **\n> - ", True), ("](https://a.b/c)", True), ('](a "b c") **', True),
        ("](a(b)c)", True), ("](a) b", False), ("1", False), ("](a) lost [](b)", False),
        ("|---|:-:|", True), ("—", False), ("](a\\)b)", True), ("&", False), ("](a", False),
    ],
)  # fmt: skip
def test_tells_marks_from_words(text: str, marks: bool) -> None:
    assert is_marks(text) is marks
