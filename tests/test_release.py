"""A source file to a release: title, date, comments, and how far a directive reaches."""

from __future__ import annotations

import pytest

from readout.errors import ReadoutError
from readout.model import Crumb, Furniture, Release, Settings
from readout.release import parse_release
from readout.text.source import decode_source


def read(text: str, settings: Settings | None = None, path: str = "talks.md") -> Release:
    return parse_release(decode_source(text.encode(), path), settings or Settings())


def speakers(text: str) -> list[tuple[int, str, tuple[str, ...]]]:
    """Each block with the names of the directive that holds for it."""
    return [
        (block.number, block.text, block.directive.names if block.directive else ())
        for block in read(text).blocks
    ]


WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Lakes\n\nThe water is low.", "Lakes"),
        (f"{WORDS} fifteen.\n\nSecond.", f"{WORDS} …"),
        (f"{WORDS}\nfifteen sixteen.\n\nSecond.", f"{WORDS} …"),
        ("- one two\n- three", "one two"),
        (f"- {WORDS}\n- three", WORDS),
    ],
)
def test_a_release_without_a_title_has_its_first_words(text: str, title: str) -> None:
    assert read(text).title == title


@pytest.mark.parametrize(
    ("path", "file"),
    [("talks.md", "release.md"), ("talks.TXT", "release.txt"), ("talks", "release.md")],
)
def test_publishes_the_source_under_the_name_of_its_kind(path: str, file: str) -> None:
    assert read("The water is low.", path=path).file == file


def test_settings_come_before_what_the_text_says() -> None:
    text = "# Lakes\n\nVELDA, 3 May 2031 - The water is low."
    found, told = read(text), read(text, Settings(date="2030-01-02", language="en-GB"))
    assert (found.date, found.language) == ("2031-05-03", "en")
    assert (told.date, told.language) == ("2030-01-02", "en-GB")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("# Lakes of 3 May 2031\n\nThe water is low.", "2031-05-03"),
        ("# Lakes\n\nOne.\n\nTwo.\n\nOn 3 May 2031 it rained.", "2031-05-03"),
        ("# Lakes\n\nOne.\n\nTwo.\n\nThree.\n\nOn 3 May 2031 it rained.", None),
    ],
)
def test_looks_for_the_date_in_the_title_and_three_blocks(text: str, date: str | None) -> None:
    assert read(text).date == date


def test_keeps_comments_of_whole_lines_apart() -> None:
    text = (
        "# Lakes\n\n<!-- a\n  note -->\n\nOne.\n<!-- two -->\n\n<!-- no --> Three.\n\n<!-- Four."
    )
    release = read(text)
    assert release.furniture == (
        Furniture(3, "<!-- a\n  note -->", "comment"),
        Furniture(7, "<!-- two -->", "comment"),
    )
    assert [block.text for block in release.blocks] == ["One.", "<!-- no --> Three.", "<!-- Four."]


def test_finds_comments_between_lines_of_text() -> None:
    release = read("# Lakes\n\n<!-- no --> One.\n<!-- two -->\nThree.\n<!-- four -->")
    assert release.furniture == (
        Furniture(4, "<!-- two -->", "comment"),
        Furniture(6, "<!-- four -->", "comment"),
    )


def test_takes_the_breadcrumb_of_the_settings() -> None:
    told = (Crumb("Home", None), Crumb("News", None))
    assert read("One.", Settings(breadcrumb=told)).breadcrumb == told


def test_a_date_on_a_line_of_its_own_is_that_of_the_release() -> None:
    text = "3 May 2031\n\n# Lakes of 4 June 2030\n\nOne.\n\nTwo."
    assert read(text).date == "2031-05-03"


def test_a_directive_holds_for_one_paragraph() -> None:
    assert speakers("# Lakes\n\n<!-- speaker: Ada Lind -->\nOne.\n\nTwo.") == [
        (1, "One.", ("Ada Lind",)),
        (2, "Two.", ()),
    ]


def test_a_directive_holds_for_a_whole_list_that_begins_there() -> None:
    text = "# Lakes\n\nOne.\n\n<!-- speaker: Ada Lind, Bo Berg -->\n\n- two\n- three\n\nFour."
    both = ("Ada Lind", "Bo Berg")
    assert speakers(text) == [
        (1, "One.", ()),
        (2, "two", both),
        (3, "three", both),
        (4, "Four.", ()),
    ]


def test_refuses_two_directives_in_a_row() -> None:
    text = "# Lakes\n\n<!-- speaker: Ada Lind -->\n<!-- speaker: Bo Berg -->\n\nOne."
    with pytest.raises(ReadoutError) as caught:
        read(text)
    assert str(caught.value) == (
        "talks.md:3: the directive is overruled by that of line 4\n  hint: leave one of the two"
    )


def test_a_directive_inside_a_list_holds_for_its_item_alone() -> None:
    text = "# Lakes\n\n- one\n<!-- speaker: Ada Lind -->\n- two\n- three"
    assert speakers(text) == [(1, "one", ()), (2, "two", ("Ada Lind",)), (3, "three", ())]


def test_a_date_in_page_furniture_is_not_that_of_the_release() -> None:
    text = "# Lakes\n\nOne.\n\nTwo.\n\nThree.\n\n© Velda Water Board, 3 May 2031"
    release = read(text)
    assert [item.text for item in release.furniture] == ["© Velda Water Board, 3 May 2031"]
    assert release.date is None
