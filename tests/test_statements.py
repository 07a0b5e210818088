"""The reading of whole small releases, and of the one in `content/`."""

from __future__ import annotations

from readout.model import SpeakerKind
from readout.sections import group_sections
from tests.reading import read, spoken

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
