from __future__ import annotations

import io
import re
from importlib.util import find_spec

import pytest

from readout.data.card import FONT, HEIGHT, WIDTH, describe_card, has_card, render_card
from readout.model import Document
from tests.invented import document, said
from tests.test_exports import EMPTY, HOSTILE, PLAIN, PUBLISHED

drawing = pytest.mark.skipif(find_spec("PIL") is None, reason="Pillow is not installed")


@drawing
@pytest.mark.parametrize(
    "doc",
    [PLAIN, HOSTILE, EMPTY, PUBLISHED, document(title="Über " * 99), document(title="x" * 400)],
)
@pytest.mark.slow
def test_draws_a_card_twice_the_same(doc: Document) -> None:
    from PIL import Image

    page = render_card(doc)
    assert page is not None
    assert page == render_card(doc)
    assert page.path == "og.png"
    with Image.open(io.BytesIO(page.content)) as image:
        assert image.size == (WIDTH, HEIGHT)


@drawing
def test_draws_in_the_colours_of_the_style_sheet() -> None:
    from PIL import Image

    page = render_card(PLAIN)
    assert page is not None
    with Image.open(io.BytesIO(page.content)) as image:
        found = {colour for _, colour in image.convert("RGB").getcolors()}
    sheet = (FONT.parents[3] / "templates/style/tokens.css").read_text(encoding="utf-8")
    for name in ("paper", "ink", "speaker-1"):
        colour = re.search(rf"--{name}: #(\w{{6}})", sheet)
        assert colour
        assert tuple(bytes.fromhex(colour[1])) in found, name


@drawing
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
