"""The table of bad inputs: each is refused with exactly the words in `bad_input.txt`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from readout.config import read_config
from readout.errors import Problem, ReadoutError
from readout.model import (
    Change,
    Crumb,
    CueSetting,
    Hints,
    KnownSpeaker,
    Origin,
    Settings,
    SpeakerKind,
    Topic,
)
from readout.release import parse_release
from readout.text import yaml_nodes
from readout.text.front_matter import read_front_matter
from readout.text.source import decode_source
from readout.text.values import find_near, is_base_url
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


@pytest.mark.slow
def test_the_slower_parser_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_nodes, "_Loader", yaml.SafeLoader)
    changed = [
        row
        for row, before in zip(ROWS, read_answers(), strict=True)
        if row[0] in {"config", "front matter"} and answer(*row).strip() != before.strip()
    ]
    # One of the two knows no half characters.
    assert changed == [("config", 'title: "\\ud800"')]
    with pytest.raises(ReadoutError, match="half a character"):
        read_config('title: "\\ud800"', "config.yaml")


@pytest.mark.parametrize(
    ("opening", "depth", "fine"),
    [("[", 18, True), ("[", 21, False), ("{a: ", 18, True), ("{a: ", 21, False)],
)
def test_nests_so_deep_and_no_deeper(opening: str, depth: int, fine: bool) -> None:
    problems: list[Problem] = []
    text = "a: " + opening * depth + {"[": "]", "{a: ": "}"}[opening] * depth
    assert (yaml_nodes.read_yaml(text, "a", problems) is not None) is fine
    assert [problem.what for problem in problems] == ([] if fine else ["nested too deep"])


def test_an_empty_file_sets_nothing() -> None:
    assert read_config("", "a") == read_config("# none\n", "a") == Settings()
    assert read_config("title: ~\nlabels:\ntopics:\n", "a") == Settings()


def test_takes_text_as_it_is_written() -> None:
    settings = read_config(
        "title: no\ndate: 2031-03-04T10:00:00Z\nlanguage: zh-Hans\nbreadcrumb: Home > News > A\n"
        "source_name: 10:00\nsource_url: https://a.example/b\nbase_url: https://a.example/c\n"
        "speakers:\n- Bo Berg\n- name: Ada  Lind\n  role: Minister\n  side: N\n  kind: group\n"
        "  aliases: Lind\ntopics:\n- Ports\n- name: Roads\n  words: [road, rail]\n"
        "cues: [underline]\nignore_cues: note\nlabels: {home: b}\nkeep: [x.html]\n"
        "theme:\n  paper: '#fff'\n  ink: rgb(0 0 0)\n  size: clamp(1rem, 2vw, 3rem)\n"
        "changes:\n- date: 2031-03-05\n  note: A word.\n",
        "c",
    )
    assert settings == Settings(
        title="no",
        date="2031-03-04",
        language="zh-Hans",
        breadcrumb=(Crumb("Home", None), Crumb("News", None), Crumb("A", None)),
        source_name="10:00",
        source_url="https://a.example/b",
        base_url="https://a.example/c/",
        hints=Hints(
            (
                KnownSpeaker("Bo Berg", Origin("c", 9)),
                KnownSpeaker(
                    "Ada Lind", Origin("c", 10), "Minister", "N", SpeakerKind.GROUP, ("Lind",)
                ),
            ),
            (CueSetting("underline", Origin("c", 19)),),
            (CueSetting("note", Origin("c", 20)),),
        ),
        topics=(
            Topic("Ports", (), Origin("c", 16)),
            Topic("Roads", ("road", "rail"), Origin("c", 17)),
        ),
        labels=(("home", "b"),),
        theme=(("paper", "#fff"), ("ink", "rgb(0 0 0)"), ("size", "clamp(1rem, 2vw, 3rem)")),
        keep=("x.html",),
        changes=(Change("2031-03-05", "A word."),),
    )


def test_front_matter_is_laid_over_the_configuration() -> None:
    base = read_config("title: A\nspeakers: [Ada]\ntopics: [T]\ncues: [a]", "c")
    text = "\n---\ntags: x\nbase_url: y\nlayout: z\n'title': B\nspeakers: [Bo, Ada]\n...\nText."
    source = decode_source(text.encode(), "a.md")
    settings, skip, warnings = read_front_matter(source, base)
    assert skip == 8
    assert settings.title == "B"
    assert [s.name for s in settings.hints.speakers] == ["Ada", "Bo", "Ada"]
    assert [(w.line, w.what) for w in warnings] == [
        (3, "“tags” is not used"),
        (4, "“base_url” is not used here"),
        (5, "“layout” is not used"),
    ]


@pytest.mark.parametrize(
    "text",
    ["---\nNote: the talks\n---\nText.", "---\n\nText.\n\n---\n", "----\ntitle: x\n----\nText.",
     "--- x\ntitle: y\n---\nText.", "---\nWe said: yes\n\nMore.", "Text.\n---\ntitle: x\n---\n",
     "---\nA talk was held: it went\nwell.\n---\nText."],
)  # fmt: skip
def test_a_line_of_dashes_over_prose_is_no_front_matter(text: str) -> None:
    source = decode_source(text.encode(), "a.md")
    assert read_front_matter(source, Settings()) == (Settings(), 0, [])


@pytest.mark.parametrize(
    ("name", "near"),
    [("titel", "title"), ("Title", "title"), ("lang", "language"), ("datte", "date"),
     ("dat", "date"), ("da", None), ("xy", None), ("sourcename", "source_name"),
     ("titllle", "title"),
     ("titlllle", None), ("source", "source_name"), ("tietl", "title"), ("", None)],
)  # fmt: skip
def test_finds_the_key_that_was_meant(name: str, near: str | None) -> None:
    assert find_near(name, ("title", "date", "language", "source_name")) == near


@pytest.mark.parametrize(
    ("text", "fine"),
    [("https://a.b/c/", True), ("http://localhost:8000", True), ("https://a.b/?x", False),
     ("https://a.b/#x", False), ("a.b", False), ("https://a@b/", False), ("https://ü.de/ä", True)],
)  # fmt: skip
def test_knows_the_address_of_a_site(text: str, fine: bool) -> None:
    assert is_base_url(text) is fine


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"a\r\nb\rc\n", "a\nb\nc\n"), (b"\xef\xbb\xbfa", "a"), (b"\xff\xfea\x00", "a"),
     (b"\xfe\xff\x00a", "a"), (b"\xff\xfe=\xd8\x80\xde", "🚀"), (b"", ""),
     (b"a\x00bcdefgh", "a\0bcdefgh")],
)  # fmt: skip
def test_decodes(data: bytes, text: str) -> None:
    source = decode_source(data, "a.md")
    assert (source.text, source.data) == (text, data)
    assert source.lines == tuple(text.split("\n"))
    assert [source.text[n:].split("\n")[0] for n in source.line_starts()] == list(source.lines)


if __name__ == "__main__":  # writes the table anew: read the difference before it is committed
    ANSWERS.write_text("\n".join(answer(*row) for row in ROWS), encoding="utf-8")
