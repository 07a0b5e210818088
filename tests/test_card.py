from __future__ import annotations

import io

import pytest

from readout.data.card import FONT, HEIGHT, WIDTH, describe_card, has_card, render_card
from readout.model import Document
from tests.invented import document, said
from tests.test_exports import EMPTY, HOSTILE, PLAIN, PUBLISHED

Image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")


@pytest.mark.parametrize(
    "doc",
    [PLAIN, HOSTILE, EMPTY, PUBLISHED, document(title="Über " * 99), document(title="x" * 400)],
)
@pytest.mark.slow
def test_draws_a_card_twice_the_same(doc: Document) -> None:
    page = render_card(doc)
    assert page is not None
    assert page == render_card(doc)
    assert page.path == "og.png"
    with Image.open(io.BytesIO(page.content)) as image:
        assert image.size == (WIDTH, HEIGHT)


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("Talks", True),
        ("Переговоры", True),
        ("Συνομιλίες", True),
        ("Talks 🤝", True),
        ("محادثات", False),
        ("会谈", False),
        ("שיחות", False),
    ],
)
def test_draws_only_what_the_font_can_write(title: str, drawn: bool) -> None:
    assert has_card(document(title=title)) is drawn
    assert (render_card(document(title=title)) is not None) is drawn


def test_tells_in_words_what_is_drawn() -> None:
    assert describe_card(PLAIN) == (
        "Talks Held: a strip of who said what, by Ada Lind; The two sides."
    )
    assert describe_card(document([said(None, "x")])) == "Talks Held: a strip of the text."


def test_ships_the_licence_beside_the_font() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONT.parent / "OFL.txt").read_text(encoding="utf-8")
