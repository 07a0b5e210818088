"""Markdown to blocks: the words, their places, and nothing dropped."""

import sys
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from readout.model import Block, BlockKind, MarkKind, Place, Span
from readout.text.inline import Builder, Row, add_inline
from readout.text.markdown import is_safe_link, parse_markdown
from readout.text.source import decode_source


def blocks(text: str) -> list[Block]:
    source = decode_source(text.encode(), "talks.md")
    return [
        Block(n, p.kind, p.text, p.places, p.line, p.depth, p.marks)
        for n, p in enumerate(parse_markdown(source.lines, source.line_starts()), 1)
    ]


def in_source(text: str, wanted: str) -> str:
    """What of the source stands for the first occurrence of some words in the blocks."""
    for block in blocks(text):
        at = block.text.find(wanted)
        if at >= 0:
            span = block.to_source(Span(at, at + len(wanted)))
            return text[span.start : span.stop]
    raise AssertionError(f"{wanted!r} is in no block")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", [("paragraph", 0, "One."), ("paragraph", 0, "Two.")]),
        ("One\ntwo.", [("paragraph", 0, "One\ntwo.")]),
        ("  Indented by hand.", [("paragraph", 0, "Indented by hand.")]),
        ("      Six spaces are no code.", [("paragraph", 0, "Six spaces are no code.")]),
        ("## Trade ##\n\nText.", [("heading", 2, "Trade"), ("paragraph", 0, "Text.")]),
        ("Trade\n-----", [("heading", 2, "Trade")]),
        ("- one\n- two", [("item", 1, "one"), ("item", 1, "two")]),
        ("- one\n  - two", [("item", 1, "one"), ("item", 2, "two")]),
        ("- one\n\n  more", [("item", 1, "one"), ("paragraph", 1, "more")]),
        ("2021. It was a year.", [("item", 1, "2021. It was a year.")]),
        ("1. one\n2) two", [("item", 1, "1. one"), ("item", 1, "2) two")]),
        ("> said\n> twice", [("quotation", 1, "said\ntwice")]),
        ("> > deep", [("quotation", 2, "deep")]),
        ("a *b* c", [("paragraph", 0, "a b c")]),
        ("a **b *c* d**", [("paragraph", 0, "a b c d")]),
        ("a [b c](https://x.example) d", [("paragraph", 0, "a b c d")]),
        ("a [b](https://x.example 'T (1)') d", [("paragraph", 0, "a b d")]),
        ("a [b](<x y>) d", [("paragraph", 0, "a b d")]),
        ("see <https://x.example/a>.", [("paragraph", 0, "see https://x.example/a.")]),
        ("a ![the flag](flag.png) b", [("paragraph", 0, "a the flag b")]),
        ("4 \\* 3 &amp; 2", [("paragraph", 0, "4 * 3 & 2")]),
        ("<b>bold</b> words", [("paragraph", 0, "<b>bold</b> words")]),
        ("He said <nothing> to us.", [("paragraph", 0, "He said <nothing> to us.")]),
        ("[Jane Roe]: yes", [("paragraph", 0, "[Jane Roe]: yes")]),
        ("``quoted'' words", [("paragraph", 0, "``quoted'' words")]),
        ("~~~ Jane Roe said", [("paragraph", 0, "~~~ Jane Roe said")]),
        ("first  \nsecond", [("paragraph", 0, "first\nsecond")]),
        ("first\\\nsecond", [("paragraph", 0, "first\nsecond")]),
        ("a\u2028b", [("paragraph", 0, "a\u2028b")]),
        ("snake_case_name and 2*3*4", [("paragraph", 0, "snake_case_name and 234")]),
        ("***", []),
        ("", []),
    ],
)
def test_reads_blocks(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(b.kind, b.depth, b.text) for b in blocks(text)] == expected


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("One.\n\nTwo words.", "words", "words"),
        ("One\n  two.", "One\ntwo", "One\n  two"),
        ("> said\n> twice", "said\ntwice", "said\n> twice"),
        ("- a\n  b", "a\nb", "a\n  b"),
        ("1. one", "1. one", "1. one"),
        ("a **b** c", "b", "b"),
        ("a **b** c", "a b c", "a **b** c"),
        ("a [b](https://x.example) c", "c", "c"),
        ("a \\* b", "*", "\\*"),
        ("a &amp; b", "& b", "&amp; b"),
        ("a &amp; b", "a &", "a &amp;"),
        ("# A *b* #\n\nc", "A b", "A *b"),
        ("| a | b |\n|---|---|\n| c | d *e* |", "d e", "d *e"),
        ("| a | a |\n|---|---|\n| a | a |", "a\ta", "a | a"),
    ],
)
def test_traces_words_to_the_source(text: str, wanted: str, expected: str) -> None:
    assert in_source(text, wanted) == expected


def test_reads_a_table_as_one_block() -> None:
    (block,) = blocks("| Day | Place |\n|---|---|\n| 1 May | *Here* |")
    assert block.kind is BlockKind.TABLE
    assert block.text == "Day\tPlace\n1 May\tHere"
    assert [
        (mark.kind, block.text[mark.start : mark.stop])
        for mark in block.marks
        if mark.kind in {MarkKind.ROW, MarkKind.CELL}
    ] == [
        (MarkKind.ROW, "Day\tPlace"),
        (MarkKind.CELL, "Day"),
        (MarkKind.CELL, "Place"),
        (MarkKind.ROW, "1 May\tHere"),
        (MarkKind.CELL, "1 May"),
        (MarkKind.CELL, "Here"),
    ]


def test_parts_lines_too_long_to_be_wrapped() -> None:
    long = "word " * 30
    assert [b.text for b in blocks(f"Title\n{long.strip()}\nShort end.")] == [
        "Title",
        long.strip(),
        "Short end.",
    ]


@pytest.mark.parametrize(("width", "parts"), [(120, 1), (121, 3)])
def test_a_line_of_up_to_120_characters_may_be_wrapped(width: int, parts: int) -> None:
    assert len(blocks(f"Title\n{'x' * width}\nend")) == parts


def test_tells_line_depth_and_group_of_each_block() -> None:
    text = "One.\n\n- two\n- three\n\n  four\n\n12. five *six*\n\n> seven\n\n# Eight"
    source = decode_source(text.encode(), "talks.md")
    found = parse_markdown(source.lines, source.line_starts())
    assert [(p.kind, p.text, p.line, p.depth, p.group) for p in found] == [
        ("paragraph", "One.", 1, 0, 1),
        ("item", "two", 3, 1, 2),
        ("item", "three", 4, 1, 2),
        ("paragraph", "four", 6, 1, 2),
        ("item", "12. five six", 8, 1, 3),
        ("quotation", "seven", 10, 1, 4),
        ("heading", "Eight", 12, 1, 5),
    ]
    assert found[4].places == (Place(0, 29, 33), Place(4, 33, 38), Place(9, 39, 42))


def test_places_what_parts_the_cells_of_a_table() -> None:
    lead, table, end = blocks("lead\n\n| a | b |\n|---|---|\n| c | d |\n\nend")
    assert (lead.line, table.line, end.line) == (1, 3, 7)
    assert table.text == "a\tb\nc\td"
    assert table.places == (
        Place(0, 8, 9),
        Place(1, 11, 13),
        Place(3, 25, 26),
        Place(4, 28, 29),
        Place(5, 31, 33),
    )


def test_reads_a_table_as_text_where_a_cell_is_not_in_the_source() -> None:
    text = "| a | b |\n|---|---|\n| c\\|e | d |\n\nend"
    assert [(b.kind, b.text, b.line) for b in blocks(text)] == [
        ("paragraph", "| a | b |\n|---|---|\n| c|e | d |", 1),
        ("paragraph", "end", 5),
    ]


def test_places_the_text_that_nesting_makes_plain() -> None:
    deep, after = blocks("> " * 150 + "deep\nmore\n\n  after it")
    assert deep.text == "> " * 150 + "deep\nmore"
    assert (deep.places, deep.line) == ((Place(0, 0, 309),), 1)
    assert (after.text, after.places, after.line) == ("after it", (Place(0, 313, 321),), 4)


def test_places_words_around_marks_and_breaks() -> None:
    first, second = blocks("a  \n   *b*\n\n*c ![d\ne](f)*  \ng")
    assert (first.text, second.text) == ("a\nb", "c d\ne\ng")
    assert first.places == (Place(0, 0, 1), Place(1, 3, 4), Place(2, 8, 9))
    assert second.places == (Place(0, 13, 15), Place(2, 17, 20), Place(5, 27, 29))


def test_marks_what_markdown_marks() -> None:
    (block,) = blocks("a *b* **c** [d](https://x.example) e  \nf")
    assert [(m.kind, block.text[m.start : m.stop], m.href) for m in block.marks] == [
        (MarkKind.EMPHASIS, "b", ""),
        (MarkKind.STRONG, "c", ""),
        (MarkKind.LINK, "d", "https://x.example"),
        (MarkKind.BREAK, "\n", ""),
    ]


@pytest.mark.parametrize("depth", [30, 90, 150, 3000])
def test_loses_no_word_of_deep_nesting(depth: int) -> None:
    words = " ".join(b.text for b in blocks("> " * depth + "deep\n\nafter")).split()
    assert [word for word in words if word != ">"] == ["deep", "after"]


def test_loses_no_word_where_the_stack_is_short() -> None:
    depth, frame = 0, sys._getframe()
    while frame.f_back:
        depth, frame = depth + 1, frame.f_back
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + 90)
    try:
        read = blocks("> " * 60 + "deep\n\nafter *all*")
    finally:
        sys.setrecursionlimit(before)
    assert [b.text for b in read] == ["> " * 60 + "deep", "after *all*"]


@pytest.mark.parametrize(
    "url",
    ["https://x.example", "HTTP://x.example", "mailto:a@x.example", "a/b.html", "#p", "?q=1"],
)
def test_lets_a_plain_link_through(url: str) -> None:
    assert is_safe_link(url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ms-its:x",
        "intent:x",
        "blob:x",
        "//evil.example/x",
        "/\\evil.example/x",
        "\\\\evil.example/x",
    ],
)
def test_keeps_a_dangerous_link_out(url: str) -> None:
    assert not is_safe_link(url)


class Odd:
    """A parser that gives these tokens for any text, as another version of the library might."""

    def __init__(self, *tokens: Token) -> None:
        self.inline, self.tokens = self, tokens

    def parse(self, _text: str, _parser: object, _env: object, children: list[Token]) -> None:
        children += self.tokens


def token(kind: str, content: str = "", markup: str = "") -> Token:
    return Token(kind, "", 0, content=content, markup=markup)


LINK = token("link_open"), token("text", "b"), token("link_close")


@pytest.mark.parametrize(
    ("text", "parser"),
    [
        ("a `b` *c*", MarkdownIt("js-default")),
        ("a ~~b~~ *c*", MarkdownIt("js-default")),
        ("~~a~~ \\* b", MarkdownIt("js-default")),
        ("~~a~~  \nb *c*", MarkdownIt("js-default")),
        ("`x` ![a](b)", MarkdownIt("js-default")),
        ("a *b*", Odd(token("text", "A *b*"))),
        ("a \\* b", Odd(token("text", "a "), token("text_special", "&", "&amp;"))),
        ("*a*\nb", Odd(token("text", "*a"), token("softbreak"))),
        ("*a* b", Odd(token("text", "*a* b"), token("hardbreak"))),
        ("[b](c) *d*", Odd(token("image", "e"))),
        ("![b](c) *d*", Odd(token("image", "e"))),
        ("[b][c] *d*", Odd(*LINK)),
        ("[b](c *d*", Odd(*LINK)),
        ("[b](<c *d*", Odd(*LINK)),
        ("[b](c) *d*", Odd(*LINK)),
    ],
)
def test_takes_text_as_it_stands_where_the_parser_gives_what_is_not_there(
    text: str, parser: Any
) -> None:
    builder = Builder()
    lines = text.split("\n")
    starts = [0, len(lines[0]) + 1]
    add_inline(builder, parser, [Row(line, n, 0) for n, line in enumerate(lines)], starts)
    assert builder.text == "\n".join(line.strip() for line in lines)
    assert builder.marks == []
    assert [text[p.start : p.stop] for p in builder.places][-1].endswith(lines[-1])


def test_reads_only_what_the_parser_marks() -> None:
    builder = Builder()
    add_inline(builder, Odd(*LINK, token("text", " *d*")), [Row("[b](c) *d*", 0, 2)], [10])  # type: ignore[arg-type]
    assert builder.text == "b *d*"
    assert builder.places == [Place(0, 13, 14), Place(1, 18, 22)]
