"""The README says what is so."""

from __future__ import annotations

import re
from pathlib import Path

from readout.config import SettingsReader
from readout.lexicon import lexicon_for
from readout.model import Settings
from readout.release import parse_release
from readout.statements import read_statements
from readout.text.source import decode_source

PROJECT = Path(__file__).resolve().parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def code_blocks(text: str) -> list[list[str]]:
    """Stretches of indented lines, the indentation taken away."""
    blocks = re.findall(r"(?:^    .*\n)+", text, re.MULTILINE)
    return [[line[4:] for line in block.splitlines()] for block in blocks]


def test_the_example_is_read_as_shown() -> None:
    example, expected = code_blocks(README)[:2]
    release = parse_release(decode_source("\n\n".join(example).encode(), "talks.txt"), Settings())
    reading = read_statements(release, lexicon_for("en"))
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    rows = [
        (f"s{s.number}", names.get(s.speaker or "", "narration"), " ".join(s.text.split()))
        for s in reading.statements
    ]
    width = max(len(name) for _, name, _ in rows)
    assert [f"{id}  {name:<{width}}  {text}" for id, name, text in rows] == expected


def test_has_two_set_up_commands_on_its_first_screen() -> None:
    first = README[: README.index("<!-- end set-up -->")]
    commands = code_blocks(first[first.index("<!-- set-up -->") :])
    assert [len(block) for block in commands] == [2]
    assert first.count("\n") < 40


def test_names_every_option() -> None:
    options = re.findall(
        r'add\("(--[a-z-]+)"', (PROJECT / "readout/command.py").read_text("utf-8")
    )
    assert {o for o in options if f"`{o}" not in README} <= {"--version"}


def test_names_every_setting() -> None:
    keys = SettingsReader.all_keys
    assert {key for key in keys if f"`{key}`" not in README} == set()
