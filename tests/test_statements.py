"""The reading of whole small releases, and of the one in `content/`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readout.model import SpeakerKind
from readout.reading.reasons import REASON_LABELS, Reason, Reasons
from readout.sections import group_sections
from readout.statements import read_statements
from tests.reading import ENGLISH, make_release, read, spoken

CALL = (
    "On 3 May 2024, Norwegian Foreign Minister Kari Dahl had a phone conversation with "
    "Minister of Foreign Affairs of Ghana Kofi Mensah.",
    "Kari Dahl said that trade has brought benefits to both peoples. Norway stands ready to do "
    "more. She stressed that the sea should stay open, adding that fish know no borders.",
    "Mensah welcomed the proposal. He reiterated that Ghana will keep its word.",
    "The two sides agreed to stay in contact.",
)


def test_reads_a_call_between_two_ministers() -> None:
    assert [(name, text.split(".")[0]) for name, text in spoken(*CALL)] == [
        ("-", "On 3 May 2024, Norwegian Foreign Minister Kari Dahl had a phone conversation with "
              "Minister of Foreign Affairs of Ghana Kofi Mensah"),
        ("Kari Dahl", "Kari Dahl said that trade has brought benefits to both peoples"),
        ("Kofi Mensah", "Mensah welcomed the proposal"),
        ("The two sides", "The two sides agreed to stay in contact"),
    ]  # fmt: skip


def test_knows_roles_sides_and_members() -> None:
    dahl, mensah, both = read(*CALL).speakers
    assert (dahl.name, dahl.role, dahl.side) == (
        "Kari Dahl",
        "Norwegian Foreign Minister",
        "Norway",
    )
    assert (mensah.name, mensah.role, mensah.side) == (
        "Kofi Mensah",
        "Minister of Foreign Affairs of Ghana",
        "Ghana",
    )
    assert (both.kind, both.members) == (SpeakerKind.COLLECTIVE, (dahl.id, mensah.id))


def test_numbers_sections_by_speaker() -> None:
    reading = read(*CALL, "Kari Dahl thanked her guest.", "The talks took place in Oslo.")
    assert [section.id for section in group_sections(reading)] == [
        "narration-1",
        "kari-dahl-1",
        "kofi-mensah-1",
        "the-two-sides-1",
        "kari-dahl-2",
        "narration-2",
    ]


def test_says_what_is_open_where_a_passive_names_nobody() -> None:
    reading = read(
        "On 3 May 2031, Minister Ada Lind met Minister Omar Vale in Oslo.",
        "Ada Lind said that the talks go on. Ports stay open. It was stressed that ports grow.",
        "Omar Vale said that he agreed. The tolls fall.",
    )
    last = reading.statements[1].sentences[-1]
    assert (last.rule, last.certain, last.reason) == (
        "passive, run",
        False,
        "“was stressed that” names nobody; it goes on from Ada Lind.",
    )


OWN = (
    ("reason_name", "„{cue}“ nennt {speaker}, so {mention} {no slot}."),
    ("home", "Start"),
)


def test_tells_reasons_in_a_houses_own_words() -> None:
    release = make_release("Ada Lind said that ports stay. She stressed that tolls fall.")
    reading = read_statements(release, ENGLISH, labels=OWN)
    assert [(one.rule, one.reason) for one in reading.statements[0].sentences] == [
        ("name", "„said that“ nennt Ada Lind, so Ada Lind {no slot}."),
        ("pronoun", "“She” is read as Ada Lind, the last person named."),
    ]


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (Reason("name", "Ada", "said", "Ada Lind"), "“said” names the speaker."),
        (Reason("title", "The  Mayor", "said", "Ada Lind"),
         "“The Mayor” is read as Ada Lind, who has this office."),
        (Reason("title", "the mayor", "said", "The Mayor"), "“said” names the speaker."),
        (Reason("collective, two", "The two sides", "{mention}", "The two sides"),
         "“The two sides {mention}” speaks for both, so it is not counted for either."),
        (Reason("unsure"), "Speaker not certain: two people could be meant."),
        (Reason("quotation, last named", speaker="Ada"),
         "Quoted word for word; Ada was named last."),
    ],
)  # fmt: skip
def test_tells_why(reason: Reason, told: str) -> None:
    assert Reasons().tell(reason) == told


def test_every_rule_of_the_golden_outlines_has_a_reason() -> None:
    outlines = (Path(__file__).parent / "releases").rglob("*.outline")
    rules = {
        rule
        for path in outlines
        for rule in re.findall(r"\[([a-z, ]+?)(?: \?)?\]", path.read_text())
    }
    assert len(rules) > 5
    assert {Reason(rule).label for rule in rules} <= REASON_LABELS.keys()


def test_two_names_that_an_address_spells_alike_have_two_addresses() -> None:
    speakers = read("Jo-Ann Vale said no.", "Jo Ann Vale said yes.").speakers
    assert [(one.id, one.name) for one in speakers] == [
        ("jo-ann-vale", "Jo-Ann Vale"),
        ("jo-ann-vale-2", "Jo Ann Vale"),
    ]
