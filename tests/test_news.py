"""What a build says of changes, and the table for a second pair of eyes."""

from __future__ import annotations

import csv
import json

import pytest

from readout.editing.changes import compare
from readout.editing.news import describe_changes, warn_of_given
from readout.editing.review import list_rows, write_csv, write_json, write_markdown
from tests.invented import document, said
from tests.test_changes import BRIDGE, TALKS, THANKS, account, edited


@pytest.mark.parametrize(
    ("after", "lines"),
    [
        (account(*TALKS), []),
        (edited(4, "warm", "kind"), ["§ 4 reworded: “warm” is now “kind”"]),
        (edited(4, "warm ", ""), ["§ 4 reworded: “warm” left out"]),
        (edited(4, "their", "their very"), ["§ 4 reworded: new “very”"]),
        (
            account(*TALKS[:2], ("Ada Lind", BRIDGE), ("Bo Sand", THANKS)),
            ["§ 3 moved from Bo Sand to Ada Lind", "§ 4 moved from Ada Lind to Bo Sand"],
        ),
        (
            account(TALKS[0], TALKS[2], TALKS[1], TALKS[3]),
            ["§ 2 stands in another place; it was § 3"],
        ),
        (
            account(*TALKS[:3], ("Cy Fox", "Cy Fox left the talks early, and in a hurry, too.")),
            [
                "removed: “Ada Lind thanked the hosts for their warm …”",
                "§ 4 added: “Cy Fox left the talks early, and in …”",
            ],
        ),
        (
            account(*TALKS, title="More talks", date="2031-03-05"),
            ["title: “Talks” is now “More talks”", "date: undated is now 2031-03-05"],
        ),
    ],
    ids=["same", "word", "left out", "new", "speakers", "order", "replaced", "head"],
)
def test_says_what_changed(after: object, lines: list[str]) -> None:
    assert describe_changes(compare(account(*TALKS), after)) == lines  # type: ignore[arg-type]


def test_counts_words_that_are_too_many_to_say() -> None:
    words = "one two three four five six seven eight nine ten".split()
    before = " ".join(f"{word} stays in place {word}" for word in words)
    after = " ".join(f"{word} stays in place {word.upper()}" for word in words)
    (line,) = describe_changes(compare(account(("Ada", before)), account(("Ada", after))))
    assert line.startswith("§ 1 reworded: “one” is now “ONE”, “two” is now “TWO”, ")
    assert line.endswith(", 7 more")


def test_counts_what_is_too_much_to_say() -> None:
    comparison = compare(account(*TALKS), account(*TALKS, *[("Bo", f"Word {n}.") for n in "abcd"]))
    assert describe_changes(comparison, most=3) == [
        "§ 5 added: “Word a.”",
        "§ 6 added: “Word b.”",
        "and 2 more changes",
    ]


def test_warns_of_words_that_went_to_another_speaker() -> None:
    after = account(*TALKS[:2], ("Ada Lind", f"{BRIDGE} It will be long."), TALKS[3])
    (warning,) = warn_of_given(compare(account(*TALKS), after), "content/talks.md")
    assert str(warning) == (
        "content/talks.md:6: § 3: “Bo Sand said that Norland will pay for …” moved from Bo Sand"
        " to Ada Lind since the last build\n"
        "  hint: if that is not meant, name the speaker above the paragraph:"
        " <!-- speaker: NAME -->"
    )


@pytest.mark.parametrize(
    ("count", "places"),
    [
        (1, "§ 1"),
        (2, "§ 1 and § 2"),
        (5, "§ 1, § 2, § 3, § 4 and § 5"),
        (6, "§ 1, § 2, § 3, § 4, § 5 and 1 more"),
        (40, "§ 1, § 2, § 3, § 4, § 5 and 35 more"),
    ],
)
def test_warns_once_of_all_that_went_from_one_to_another(count: int, places: str) -> None:
    words = [f"The ferry number {n} stays in the harbour of town {n}." for n in range(count)]
    before = account(*(("Ada Lind", text) for text in words), ("Bo Sand", BRIDGE))
    after = account(*(("Bo Sand", text) for text in words), ("Ada Lind", BRIDGE))
    told = [problem.what for problem in warn_of_given(compare(before, after), "a.md")]
    assert told == [
        f"{places} moved from Ada Lind to Bo Sand since the last build",
        f"§ {count + 1} moved from Bo Sand to Ada Lind since the last build",
    ]


DOUBTFUL = document(
    [said(None, "Talks were held.")],
    [said("ada-lind", "⟦She⟧ ⟪said⟫ *a* | <b>.", certain=False)],
    [said("bo", "=1+1 is no sum.", how="turn")],
)


def test_lists_what_is_not_certain_first() -> None:
    rows = list_rows(DOUBTFUL)
    assert [(row.id, row.certain, row.speaker, row.line) for row in rows] == [
        ("s2", False, "Ada Lind", 6),
        ("s1", True, "narration", 4),
        ("s3", True, "Bo", 8),
    ]


def test_writes_markdown_that_says_what_to_do() -> None:
    text = write_markdown(list_rows(DOUBTFUL))
    head, rest = text.split("## Certain")
    assert "| “said” names the speaker. | She said \\*a\\* \\| &lt;b>. |\n" in head
    assert "<!-- speaker: NAME -->" in head
    assert "| s1 |" in rest
    assert "s2" not in rest
    sure = write_markdown(list_rows(document([said("bo", "So.")])))
    assert "Nothing: every speaker is certain." in sure


def test_writes_csv_without_formulas() -> None:
    rows = list(csv.DictReader(write_csv(list_rows(DOUBTFUL)).splitlines()))
    assert [(row["id"], row["certain"]) for row in rows] == [
        ("s2", "no"),
        ("s1", "yes"),
        ("s3", "yes"),
    ]
    assert rows[2]["text"] == "'=1+1 is no sum."


def test_writes_json_one_statement_a_line() -> None:
    text = write_json(list_rows(DOUBTFUL))
    assert [row["id"] for row in json.loads(text)] == ["s2", "s1", "s3"]
    assert len(text.splitlines()) == 5
