from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from readout.exports import render_exports
from readout.model import Document, Speaker, SpeakerKind, Speech
from readout.xmltext import FORBIDDEN
from tests.invented import body, document, said

LIND = Speaker(
    "ada-lind", "Ada Lind", SpeakerKind.PERSON, "Minister of Ports", "Norland", ("Lind",)
)
BOTH = Speaker("the-two-sides", "The two sides", SpeakerKind.COLLECTIVE, members=("ada-lind",))

PLAIN = document(
    [said(None, "On March 4, 2031, talks were held.")],
    [
        said(
            "ada-lind",
            "⟦Ada Lind⟧ ⟪said that⟫ ports **must** stay open.",
            "⟦She⟧ ⟪added⟫ that time is short.",
        ),
        said("the-two-sides", "⟦The two sides⟧ ⟪agreed⟫ to meet.", certain=False),
    ],
    speakers=(LIND, BOTH),
)
HOSTILE = document(
    [said(None, 'A "first" <b>line</b> & more \\ {brace} % $ # _ ~ ^', "=1+1 is no sum.")],
    [said("eve-o-neil", "⟦Eve⟧ ⟪said⟫: </script><script>alert(1)</script> ]]> <!-- x -->")],
    [said("eve-o-neil", "שלום \u202eעולם\u202c and \x00\x0b\x1f\x7f\ufffe\ud800 end", how="turn")],
    [said("eve-o-neil", "⟨“We go on,”⟩ ⟦she⟧ ⟪said⟫,\n⟨“on and on.”⟩", how="direct")],
    title='Eve\'s "Talks" <i>&</i> {Ports}\x01',
)
EMPTY = document()
DOCUMENTS = {"plain": PLAIN, "hostile": HOSTILE, "empty": EMPTY}

each_document = pytest.mark.parametrize("doc", DOCUMENTS.values(), ids=DOCUMENTS.keys())


TEI = "{http://www.tei-c.org/ns/1.0}"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def export(doc: Document, path: str) -> bytes:
    return {page.path: page.content for page in render_exports(doc)}[path]


def texts(doc: Document) -> list[str]:
    """The statements, with the sign that stands for what XML cannot hold."""
    return [FORBIDDEN.sub("\ufffd", statement.text) for statement in doc.statements]


def test_readout_json_keeps_the_contract() -> None:
    text = export(PLAIN, "data/readout.json").decode()
    assert text.startswith('{\n"format": "readout/1",\n"title": "Talks Held",\n')
    data = json.loads(text)
    assert list(data) == [
        *("format", "title", "date", "language", "breadcrumb", "furniture", "source"),
        *("speakers", "sections"),
    ]
    assert data["breadcrumb"] == [{"label": "Home", "url": None}, {"label": "News", "url": None}]
    assert data["furniture"] == [{"line": 1, "text": "Home > News"}]
    assert data["source"] == {"file": "release.md", "sha256": "ab" * 32, "words": 27}
    assert data["speakers"][0] == {
        "id": "ada-lind",
        "name": "Ada Lind",
        "kind": "person",
        "role": "Minister of Ports",
        "side": "Norland",
        "aliases": ["Lind"],
        "members": [],
        "words": 14,
        "statements": 1,
    }
    assert [section["speaker"] for section in data["sections"]] == [
        *(None, "ada-lind", "the-two-sides")
    ]
    assert data["sections"][1]["statements"] == [
        {
            "id": "s2",
            "paragraph": 2,
            "text": "Ada Lind said that ports must stay open. She added that time is short.",
            "speech": "indirect",
            "mention": {"text": "Ada Lind", "start": 60, "stop": 68},
            "cue": {"text": "said that", "start": 69, "stop": 78},
            "rule": "name, cue",
            "reason": "“said” names the speaker.",
            "certain": True,
            "start": 60,
            "stop": 134,
            "line": 6,
            "sentences": [
                {
                    "text": "Ada Lind said that ports must stay open.",
                    "start": 60,
                    "stop": 104,
                    "mention": {"text": "Ada Lind", "start": 60, "stop": 68},
                    "cue": {"text": "said that", "start": 69, "stop": 78},
                    "rule": "name, cue",
                    "reason": "“said” names the speaker.",
                },
                {
                    "text": "She added that time is short.",
                    "start": 105,
                    "stop": 134,
                    "mention": {"text": "She", "start": 105, "stop": 108},
                    "cue": {"text": "added", "start": 109, "stop": 114},
                    "rule": "name, cue",
                    "reason": "“said” names the speaker.",
                },
            ],
        }
    ]
    assert data["sections"][2]["statements"][0]["certain"] is False


@each_document
def test_readout_json_has_every_word_at_its_place(doc: Document) -> None:
    data = json.loads(export(doc, "data/readout.json"))
    statements = [s for section in data["sections"] for s in section["statements"]]
    assert " ".join(s["text"] for s in statements).split() == body(doc)
    source = doc.release.source
    for statement in statements:
        for part in (statement, *statement["sentences"]):
            assert source[part["start"] : part["stop"]].replace("**", "") == part["text"]
        assert source.count("\n", 0, statement["start"]) + 1 == statement["line"]


def test_a_speaker_has_a_file_of_their_own() -> None:
    whole = json.loads(export(PLAIN, "data/readout.json"))
    own = json.loads(export(PLAIN, "data/ada-lind.json"))
    assert own["speaker"] == whole["speakers"][0]
    assert own["statements"] == whole["sections"][1]["statements"]


def test_a_speaker_called_readout_does_not_replace_the_whole() -> None:
    doc = document([said("readout", "⟦Readout⟧ ⟪said⟫ so.", how=Speech.TURN)])
    paths = [page.path for page in render_exports(doc)]
    assert len(paths) == len(set(paths))
    assert "sections" in json.loads(export(doc, "data/readout.json"))


@each_document
def test_tei_has_the_text_as_it_is(doc: Document) -> None:
    root = ElementTree.fromstring(export(doc, "data/readout.tei.xml"))
    segments = [e for e in root.iter(f"{TEI}seg") if e.get("type") in ("statement", "narration")]
    assert ["".join(e.itertext()) for e in segments] == texts(doc)


def test_tei_marks_who_speaks_and_what_is_said() -> None:
    root = ElementTree.fromstring(export(PLAIN, "data/readout.tei.xml"))
    assert [(e.get("who"), e.get("direct"), e.text) for e in root.iter(f"{TEI}said")] == [
        ("#who.ada-lind", "false", "ports must stay open."),
        ("#who.ada-lind", "false", "that time is short."),
        ("#who.the-two-sides", "false", "to meet."),
    ]


@each_document
def test_akn_has_the_text_as_it_is(doc: Document) -> None:
    root = ElementTree.fromstring(export(doc, "data/readout.akn.xml"))
    section = root.find(f".//{AKN}debateSection")
    assert section is not None
    parts = [e for e in section if e.get("eId")]
    assert ["".join(e.itertext()) for e in parts] == texts(doc)


def test_akn_takes_the_opening_of_a_speech_apart() -> None:
    root = ElementTree.fromstring(export(PLAIN, "data/readout.akn.xml"))
    assert [(e.get("by"), e.get("as"), e[0].text) for e in root.iter(f"{AKN}speech")] == [
        ("#who.ada-lind", "#role.ada-lind", "Ada Lind said that "),
        ("#who.the-two-sides", None, "The two sides agreed "),
    ]


@each_document
def test_gives_the_same_bytes_twice(doc: Document) -> None:
    assert render_exports(doc) == render_exports(doc)
