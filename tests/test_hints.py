"""What an editor says goes before what the engine reads; what matches nothing is an error."""

from __future__ import annotations

import pytest

from readout.errors import ReadoutError
from readout.model import CueSetting, Directive, Hints, KnownSpeaker, Origin, SpeakerKind
from readout.statements import read_statements
from tests.reading import ENGLISH, make_release, read

HERE = Origin("config.yaml", 7)
TALK = ("Kari Dahl met President Kofi Mensah.", "Kari Dahl said that talks go on.")


def names(*paragraphs: str, hints: Hints) -> list[str]:
    reading = read(*paragraphs, hints=hints)
    known = {speaker.id: speaker.name for speaker in reading.speakers}
    return [known.get(each.speaker or "", "-") for each in reading.statements]


def directed(text: str, *directive: str) -> list[str]:
    release = make_release(*TALK, text)
    last = release.blocks[-1]._replace(directive=Directive(9, directive))
    reading = read_statements(release._replace(blocks=(*release.blocks[:-1], last)), ENGLISH)
    known = {speaker.id: speaker.name for speaker in reading.speakers}
    assert {sentence.rule for sentence in reading.statements[-1].sentences} == {"editor"}
    return [known.get(each.speaker or "", "-") for each in reading.statements]


@pytest.mark.parametrize(
    ("directive", "speaker"),
    [
        (("Kofi Mensah",), "Kofi Mensah"),
        (("Mensah",), "Kofi Mensah"),
        (("narration",), "-"),
        (("Kari Dahl", "Kofi Mensah"), "Kari Dahl and Kofi Mensah"),
    ],
)
def test_obeys_a_directive(directive: tuple[str, ...], speaker: str) -> None:
    assert directed("Kofi Mensah arrived. Talks go on.", *directive)[-1] == speaker


def test_refuses_a_directive_that_names_nobody() -> None:
    with pytest.raises(ReadoutError) as caught:
        directed("Talks go on.", "Ada Lind")
    assert str(caught.value) == (
        "release.md:9: no speaker is called “Ada Lind”\n"
        "  hint: check the spelling, or name the speaker in config.yaml"
    )


def test_knows_a_speaker_by_an_alias() -> None:
    hints = Hints(
        speakers=(KnownSpeaker("Kari Dahl", HERE, "Minister", "Norway", aliases=("the Owl",)),)
    )
    assert names(*TALK, "The Owl stressed the need for calm.", hints=hints)[-1] == "Kari Dahl"


def test_takes_role_side_and_kind_from_the_editor() -> None:
    hints = Hints(
        speakers=(KnownSpeaker("Kari Dahl", HERE, "Envoy", "Norway", SpeakerKind.GROUP),)
    )
    (dahl,) = read(*TALK, hints=hints).speakers
    assert (dahl.role, dahl.side, dahl.kind) == ("Envoy", "Norway", SpeakerKind.GROUP)


def test_reads_an_extra_cue() -> None:
    hints = Hints(cues=(CueSetting("flag", HERE),))
    assert names(*TALK, "Kofi Mensah flagged the cost.", hints=hints)[-1] == "Kofi Mensah"


def test_passes_over_an_ignored_cue() -> None:
    hints = Hints(ignored_cues=(CueSetting("thank", HERE),))
    assert names(*TALK, "Kofi Mensah thanked the crew.", hints=hints)[-1] == "-"


@pytest.mark.parametrize(
    ("hints", "message"),
    [
        (
            Hints(speakers=(KnownSpeaker("Ada Lind", HERE),)),
            "config.yaml:7: the release never names “Ada Lind”\n"
            "  hint: check the spelling, or add an alias that the release uses",
        ),
        (
            Hints(cues=(CueSetting("yodel", HERE),)),
            "config.yaml:7: cue “yodel” matches nothing in the release\n"
            "  hint: give the dictionary form, such as “underline”, or take it out",
        ),
        (
            Hints(ignored_cues=(CueSetting("yodel", HERE),)),
            "config.yaml:7: ignored cue “yodel” matches nothing in the release\n"
            "  hint: give the dictionary form, such as “underline”, or take it out",
        ),
        (
            Hints(
                speakers=(
                    KnownSpeaker("Kari Dahl", HERE, aliases=("the Owl",)),
                    KnownSpeaker("Kofi Mensah", Origin("config.yaml", 9), aliases=("The owl",)),
                )
            ),
            "config.yaml:9: “The owl” is an alias of both Kari Dahl and Kofi Mensah\n"
            "  hint: give it to one of them",
        ),
    ],
)
def test_refuses_a_hint_that_matches_nothing(hints: Hints, message: str) -> None:
    with pytest.raises(ReadoutError) as caught:
        read(*TALK, hints=hints)
    assert str(caught.value) == message
