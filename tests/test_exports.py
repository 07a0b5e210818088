from __future__ import annotations

import json

import pytest

from readout.exports import render_exports
from readout.model import Document, Speaker, SpeakerKind, Speech
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


def export(doc: Document, path: str) -> bytes:
    return {page.path: page.content for page in render_exports(doc)}[path]


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
def test_gives_the_same_bytes_twice(doc: Document) -> None:
    assert render_exports(doc) == render_exports(doc)
