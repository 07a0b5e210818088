"""The files for other programs, of an invented release that has everything, as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout import __version__
from readout.data.exports import render_exports
from readout.model import BlockKind, Change, Document, Settings, Speaker, SpeakerKind
from tests.invented import document, said

GOLDEN = Path(__file__).parent / "golden"
SPEAKERS = (
    Speaker(
        "ada-lind", "Ada Lind", SpeakerKind.PERSON,
        role="Minister of Ports & Ferries", side="Norland", aliases=("Lind", "The Minister"),
    ),
    Speaker("harbour-council", "Harbour Council", SpeakerKind.ORGANISATION, side="Norland"),
    Speaker("officials", "Officials", SpeakerKind.GROUP),
    Speaker("both", "The two sides", SpeakerKind.COLLECTIVE,
            members=("ada-lind", "harbour-council")),
)  # fmt: skip
SETTINGS = Settings(
    base_url="https://press.example/talks/",
    source_name="Norland Press",
    source_url="https://norland.example/press/7",
    changes=(
        Change("2031-03-09", "The <toll> was wrong."),
        Change("2031-03-20", "A name & a word."),
    ),
)


def everything(kind: BlockKind = BlockKind.PARAGRAPH, settings: Settings = SETTINGS) -> Document:
    return document(
        [said(None, "Ada Lind met the Harbour Council.", "It rained.")],
        [
            said(
                "ada-lind",
                "⟦Ada Lind⟧ ⟪said that⟫ the **ferry line** stays, ⦃stressing that⦄ it pays.",
                "⟨“We stay,”⟩ ⟦she⟧ ⟪added⟫, ⟨“and so do you.”⟩",
                "The tolls fall.",
            ),
            said("harbour-council", "⟦The Council⟧ ⟪agreed⟫.", certain=False),
        ],
        [said("officials", "⟦Officials⟧: Yes & no.", how="turn")],
        [said("both", "⟦The two sides⟧ ⟪agreed to⟫ meet again.")],
        title="Talks <on> Ports & Ferries",
        speakers=SPEAKERS,
        settings=settings,
        kind=kind,
    )


@pytest.mark.parametrize(
    "path",
    [
        *("readout.json", "readout.csv", "readout.tei.xml", "readout.akn.xml"),
        *("citation.bib", "citation.ris", "citation.csl.json", "ada-lind.json", "ada-lind.csv"),
    ],
)
def test_is_as_it_was(path: str, request: pytest.FixtureRequest) -> None:
    pages = {page.path: page.content for page in render_exports(everything())}
    got = pages[f"data/{path}"].decode().replace(__version__, "VERSION").replace("\r\n", "\n")
    golden = GOLDEN / f"data-{path}"
    if request.config.getoption("--update", default=False):
        golden.write_text(got, encoding="utf-8")
    assert got == golden.read_text(encoding="utf-8"), "run `pytest --update`, read the diff"


def test_leaves_out_what_is_not_known() -> None:
    bare = everything(BlockKind.QUOTATION, Settings())
    bare = bare._replace(release=bare.release._replace(date=None, breadcrumb=()))
    pages = {page.path: page.content.decode() for page in render_exports(bare)}
    tei, akn = pages["data/readout.tei.xml"], pages["data/readout.akn.xml"]
    for absent in ("<publisher>", "<date ", "<ref target", "<revisionDesc>", "<p xml:id"):
        assert absent not in tei
    assert '<ab xml:id="p-1" n="1" type="quotation">' in tei
    assert "Norland Press" not in akn
    assert '"#builder"' in akn
