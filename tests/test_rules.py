"""The tables of rules: each row wins the example that stands in it."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from readout.model import Reading
from readout.reading import carrying, reports
from tests.reading import read


def read_example(text: str) -> Reading:
    """An example's paragraphs; "# " opens its title."""
    title, _, body = text.partition("\n\n") if text.startswith("# ") else ("", "", text)
    return read(*body.split("\n\n"), title=title.removeprefix("# "))


def listen(monkeypatch: pytest.MonkeyPatch, table: ModuleType, field: str) -> list[Any]:
    """The rows of a table that have the say while a text is read, in order."""
    heard: list[Any] = []

    def watch(row: Any) -> Any:
        decide = getattr(row, field)

        def watched(case: Any) -> Any:
            found = decide(case)
            if found:
                heard.append(row)
            return found

        return row._replace(**{field: watched})

    monkeypatch.setattr(table, "RULES", tuple(watch(row) for row in table.RULES))
    return heard


@pytest.mark.parametrize("rule", reports.RULES, ids=lambda rule: rule.name)
def test_a_rule_of_reports_decides_in_its_example(
    rule: reports.Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = listen(monkeypatch, reports, "holds")
    read_example(rule.example)
    assert rule in heard


@pytest.mark.parametrize("rule", carrying.RULES, ids=lambda rule: f"{rule.name}, {rule.certain}")
def test_a_rule_of_going_on_wins_the_end_of_its_example(
    rule: carrying.Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = listen(monkeypatch, carrying, "find")
    sentence = read_example(rule.example).statements[-1].sentences[-1]
    assert heard[-1] is rule
    assert (sentence.rule, sentence.speech, sentence.certain) == (
        rule.name, rule.speech, rule.certain,
    )  # fmt: skip
    assert sentence.speaker is not None
