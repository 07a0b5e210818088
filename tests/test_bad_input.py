"""The table of bad inputs: each is refused with exactly the words in `bad_input.txt`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from readout.config import read_config
from readout.errors import ReadoutError
from readout.front_matter import read_front_matter
from readout.model import Settings
from readout.release import parse_release
from readout.source import decode_source
from tests.bad_input import BYTES, CONFIG, FRONT_MATTER, RELEASE

ANSWERS = Path(__file__).with_name("bad_input.txt")


def read_text(text: str) -> None:
    source = decode_source(text.encode("utf-8", "surrogatepass"), "talks.md")
    settings, skip, _ = read_front_matter(source, Settings())
    parse_release(source, settings, skip)


WAYS: dict[str, tuple[Callable[..., object], tuple[object, ...]]] = {
    "config": (lambda text: read_config(text, "config.yaml"), CONFIG),
    "front matter": (read_text, FRONT_MATTER),
    "release": (read_text, RELEASE),
    "bytes": (lambda data: decode_source(data, "talks.md"), BYTES),
}
ROWS = [(way, row) for way, (_, rows) in WAYS.items() for row in rows]


def answer(way: str, row: object) -> str:
    """The row as it is written in the table, and what the program says to it."""
    shown = ascii(row)
    shown = shown if len(shown) < 200 else shown[:60] + " …"
    try:
        WAYS[way][0](row)
    except ReadoutError as error:
        return f"{way} {shown}\n{error}\n"
    return f"{way} {shown}\nREAD\n"


def read_answers() -> list[str]:
    return ANSWERS.read_text(encoding="utf-8").split("\n\n")


@pytest.mark.parametrize("number", range(len(ROWS)), ids=lambda n: f"{ROWS[n][0]}-{n}")
def test_says_what_is_wrong(number: int) -> None:
    answers = ANSWERS.read_text(encoding="utf-8").split("\n\n")
    assert answer(*ROWS[number]).strip() == answers[number].strip()


def test_refuses_every_row() -> None:
    answers = read_answers()
    assert len(answers) == len(ROWS) >= 150
    assert [text for text in answers if text.endswith("\nREAD")] == []
    assert [text for text in answers if "\n  hint: " not in text] == []


if __name__ == "__main__":  # writes the table anew: read the difference before it is committed
    ANSWERS.write_text("\n".join(answer(*row) for row in ROWS), encoding="utf-8")
