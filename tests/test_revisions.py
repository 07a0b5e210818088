"""The history of an invented release: versions, corrections, and the page that shows them."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from readout.data.anchors import address_texts
from readout.data.feeds import render_feed
from readout.editing.accounts import Said
from readout.editing.keeping import keep_version, read_versions
from readout.editing.revision_labels import REVISION_LABELS
from readout.editing.revisions import Run, name_range, show_pieces, show_revisions
from readout.editing.trace import Fate, Piece
from readout.editing.versions import (
    copy_versions,
    corrected_on,
    date_version,
    find_corrections,
    find_gone,
    latest_kept,
    name_version,
    order_versions,
)
from readout.errors import ReadoutError
from readout.model import Change, Document, Page, Settings, Speaker, SpeakerKind, Version
from readout.site import publish
from tests.invented import Said as Written
from tests.invented import document, said

Labels = pytest.importorskip("readout.labels").Labels
GOLDEN = Path(__file__).parent / "golden"
ADA = Speaker("ada-lind", "Ada Lind", SpeakerKind.PERSON)
BO = Speaker("bo-sand", "Bo <Sand>", SpeakerKind.PERSON)
OPENING = "Talks were held in Port Vell."
BRIDGE = "⟦He⟧ ⟪said⟫ that Norland will pay for the bridge, which is to be wide and long."


def told(*paragraphs: list[Written], settings: Settings | None = None, **head: str) -> Document:
    doc = document(*paragraphs, speakers=(ADA, BO), settings=settings, **head)
    digest = sha256(doc.release.source.encode()).hexdigest()
    return doc._replace(release=doc.release._replace(sha256=digest))


def versioned(name: str, doc: Document) -> Version:
    return Version(name[:10], name, doc.release.source.encode(), doc)


FIRST = told(
    [said(None, OPENING)],
    [said("ada-lind", "⟦Ada Lind⟧ ⟪said⟫ that the ports stay open.", "⟦She⟧ ⟪added⟫ thanks.")],
    [said("bo-sand", BRIDGE)],
    [said("ada-lind", "⟦Ada Lind⟧ ⟪thanked⟫ the hosts for <their> warm welcome.")],
    title="Talks",
)
SECOND = told(
    [said(None, OPENING)],
    [said("ada-lind", "⟦Ada Lind⟧ ⟪said⟫ that the ports stay open.", "⟦She⟧ ⟪added⟫ thanks.")],
    [said("ada-lind", BRIDGE)],
    [said("ada-lind", "⟦Ada Lind⟧ ⟪thanked⟫ the hosts for <their> very warm welcome.")],
    title="Talks held",
)
CHANGES = (Change("2031-03-09", "A name & a word."), Change("2031-03-20", "Order of § 2."))
THIRD = told(
    [said(None, OPENING)],
    [said("ada-lind", BRIDGE)],
    [said("ada-lind", "⟦Ada Lind⟧ ⟪said⟫ that the ports stay open.", "⟦She⟧ ⟪added⟫ thanks.")],
    [said("bo-sand", "⟦Bo Sand⟧ ⟪left⟫ early.")],
    settings=Settings(changes=CHANGES),
    title="Talks held",
    date="2031-03-05",
)._replace(versions=(versioned("2031-03-09.md", FIRST), versioned("2031-03-12.md", SECOND)))


def test_a_correction_is_dated_by_the_text_that_it_replaced() -> None:
    found = find_corrections(THIRD)
    assert [(c.date, c.version, c.before and c.before.name, c.notes) for c in found] == [
        ("2031-03-20", 4, None, ("Order of § 2.",)),
        ("2031-03-12", 3, "2031-03-12.md", ()),
        ("2031-03-09", 2, "2031-03-09.md", ("A name & a word.",)),
    ]
    assert found[2].sha256 == SECOND.release.sha256
    assert [len(c.comparison.given) if c.comparison else None for c in found] == [None, 0, 1]
    assert corrected_on(THIRD) == "2031-03-20"
    assert corrected_on(FIRST) is None
    assert find_corrections(FIRST) == []


def test_old_addresses_lead_to_a_line() -> None:
    gone = find_gone(THIRD)
    here = set(address_texts(s.text for s in THIRD.statements))
    then = {
        a for v in THIRD.versions for a in address_texts(s.text for s in v.document.statements)
    }
    assert {one.anchor for one in gone} == then - here
    assert [(one.version, one.words, one.now and one.now.number) for one in gone] == [
        (3, "Ada Lind thanked the hosts for <their> very …", None),
        (2, "Ada Lind thanked the hosts for <their> warm …", None),
    ]


def test_earlier_texts_are_published_byte_for_byte() -> None:
    assert [(page.path, page.content) for page in copy_versions(THIRD)] == [
        ("versions/2031-03-09.md", FIRST.release.source.encode()),
        ("versions/2031-03-12.md", SECOND.release.source.encode()),
    ]


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2031-03-09.md", "2031-03-09"),
        ("2031-03-09-2.TXT", "2031-03-09"),
        ("2031-02-30.md", None),
        ("2031-03-09.html", None),
        ("talks.md", None),
        ("2031-03-09b.md", None),
    ],
)
def test_reads_the_day_in_a_name(name: str, date: str | None) -> None:
    assert date_version(name) == date


def test_puts_versions_in_order() -> None:
    names = ["2031-03-09-10.md", "2031-03-09-2.md", ".keep", "2031-03-09.md", "2030-12-31.txt"]
    assert order_versions(names, "content/versions") == [
        "2030-12-31.txt",
        "2031-03-09.md",
        "2031-03-09-2.md",
        "2031-03-09-10.md",
    ]


def test_names_every_version_without_a_day() -> None:
    with pytest.raises(ReadoutError) as caught:
        order_versions(["old.md", "2031-13-01.md", "2031-03-09.md"], "content/versions")
    assert [(p.path, p.what) for p in caught.value.problems] == [
        ("content/versions/2031-13-01.md", "is not named by its day"),
        ("content/versions/old.md", "is not named by its day"),
    ]


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        ([], "2031-03-09.md"),
        (["2031-03-08.md"], "2031-03-09.md"),
        (["2031-03-09.txt"], "2031-03-09-2.md"),
        (["2031-03-09.md", "2031-03-09-4.md"], "2031-03-09-5.md"),
    ],
)
def test_finds_a_free_name(taken: list[str], name: str) -> None:
    assert name_version("2031-03-09", ".md", taken) == name


def test_knows_a_text_that_is_kept_already() -> None:
    assert latest_kept([("a.md", b"1"), ("b.md", b"2")], b"2") == "b.md"
    assert latest_kept([("a.md", b"1"), ("b.md", b"2")], b"1") is None
    assert latest_kept([], b"") is None


@pytest.mark.parametrize(
    ("pieces", "runs"),
    [
        (
            [(Fate.SAME, "their"), (Fate.GONE, "warm "), (Fate.FRESH, "kind"), (Fate.SAME, ".")],
            [("", "their", True), ("del", "warm", True), ("ins", "kind", False), ("", ".", False)],
        ),
        ([(Fate.SAME, "“"), (Fate.GONE, "No")], [("", "“", False), ("del", "No", False)]),
        ([(Fate.SAME, "王毅"), (Fate.GONE, "说")], [("", "王毅", False), ("del", "说", False)]),
    ],
)
def test_sets_spaces_outside_of_what_changed(
    pieces: list[tuple[Fate, str]], runs: list[tuple[str, str, bool]]
) -> None:
    found = show_pieces([Piece(fate, text, 0, 0) for fate, text in pieces])
    assert [(run.tag, run.text, run.space) for run in found] == runs


def test_folds_what_lies_far_from_a_change() -> None:
    words = " ".join(f"w{n}" for n in range(40))
    pieces = [Piece(Fate.SAME, words + " ", 0, 0), Piece(Fate.FRESH, "new", None, 0)]
    fold, near, new = show_pieces(pieces)
    assert (fold.tag, fold.words, fold.space) == ("fold", 28, True)
    assert near == Run("", " ".join(f"w{n}" for n in range(28, 40)), True)
    assert new == Run("ins", "new", False)


def render_part(name: str, **values: object) -> str:
    templates = Path(__file__).parent.parent / "templates"
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        loader=FileSystemLoader(templates),
    )
    return environment.get_template(f"parts/{name}").render(
        labels=Labels(REVISION_LABELS.items()), **values
    )


def test_revisions_page(request: pytest.FixtureRequest) -> None:
    got = render_part(
        "revisions.html", revisions=show_revisions(THIRD), name_range=name_range
    ) + render_part("gone.html", gone=find_gone(THIRD))
    golden = GOLDEN / "revisions.html"
    if request.config.getoption("--update", default=False):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(got, encoding="utf-8")
    assert got == golden.read_text(encoding="utf-8"), "run `pytest --update`, read the diff"


def test_says_first_what_went_to_another_speaker() -> None:
    got = render_part("revisions.html", revisions=show_revisions(THIRD), name_range=name_range)
    told = got[got.index('id="version-2"') :]
    row = "§ 3 moved from <bdi>Bo &lt;Sand&gt;</bdi> to <bdi>Ada Lind</bdi>."
    assert row in told
    assert told.index(row) < min(told.index("<ins>"), told.index("<del>"))
    assert "<their>" not in got
    assert not re.search(r"<(?:ins|del)>\s|\s</(?:ins|del)>", got)


def test_names_a_row_of_statements() -> None:
    one, three = Said(1, None, ()), Said(3, None, ())
    assert name_range(one, one) == "1"
    assert name_range(one, three) == "1–3"


def make_site(folder: Path, text: bytes, name: str = "release.md") -> Path:
    publish([Page(name, text)], folder / "site")
    return folder / "site"


def test_keeps_the_published_text(tmp_path: Path) -> None:
    site = make_site(tmp_path, b"\xef\xbb\xbfone\r\n")
    folder = tmp_path / "content" / "versions"
    told = [keep_version(site, folder, "content/versions", "2031-03-09") for _ in range(2)]
    assert told == [
        "kept: content/versions/2031-03-09.md",
        "kept already: content/versions/2031-03-09.md",
    ]
    assert (folder / "2031-03-09.md").read_bytes() == b"\xef\xbb\xbfone\r\n"
    make_site(tmp_path, b"two", "release.txt")
    assert keep_version(site, folder, "v", "2031-03-09") == "kept: v/2031-03-09-2.txt"
    versions = read_versions(folder, "v", lambda data, path: document([said(None, path)]))
    assert [(v.date, v.name, v.data, v.document.statements[0].text) for v in versions] == [
        ("2031-03-09", "2031-03-09.md", b"\xef\xbb\xbfone\r\n", "v/2031-03-09.md"),
        ("2031-03-09", "2031-03-09-2.txt", b"two", "v/2031-03-09-2.txt"),
    ]


def test_keeps_nothing_where_nothing_is_published(tmp_path: Path) -> None:
    with pytest.raises(ReadoutError, match="holds no published text"):
        keep_version(tmp_path / "site", tmp_path / "versions", "versions", "2031-03-09")
    assert not (tmp_path / "versions").exists()


def test_says_that_a_version_cannot_be_written(tmp_path: Path) -> None:
    site = make_site(tmp_path, b"one")
    (tmp_path / "content").write_bytes(b"")
    with pytest.raises(ReadoutError, match=r"v/2031-03-09.md: cannot be written"):
        keep_version(site, tmp_path / "content" / "versions", "v", "2031-03-09")


def test_there_are_no_versions_without_their_folder(tmp_path: Path) -> None:
    assert read_versions(tmp_path / "versions", "v", lambda data, path: document()) == ()


def test_the_feed_has_an_entry_for_each_version() -> None:
    settings = THIRD.settings._replace(base_url="https://example.org/talks/")
    pages = list(render_feed(THIRD._replace(settings=settings)))
    feed = fromstring(pages[0].content)
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert [entry.findtext(f"{atom}title") for entry in entries] == [
        "Changed: Order of § 2.",
        "Changed: date: 2031-03-04 is now 2031-03-05",
        "Changed: A name & a word.",
        "Talks held",
    ]
    third = entries[2]
    assert third.findtext(f"{atom}id") == "https://example.org/talks/feed.atom#version-2"
    assert third.findtext(f"{atom}updated") == "2031-03-09T00:00:00Z"
    assert "§ 3 moved from Bo <Sand> to Ada Lind" in (third.findtext(f"{atom}summary") or "")
    link = third.find(f"{atom}link")
    assert link is not None
    assert link.get("href") == "https://example.org/talks/revisions.html#version-2"
    assert feed.findtext(f"{atom}updated") == "2031-03-20T00:00:00Z"


def test_says_which_earlier_text_cannot_be_read_or_kept(tmp_path: Path) -> None:
    folder, site = tmp_path / "versions", tmp_path / "site"
    publish([Page("release.md", b"Talks.")], site)
    (folder / "2031-03-09.md").mkdir(parents=True)
    with pytest.raises(ReadoutError) as caught:
        read_versions(folder, "versions", lambda data, name: FIRST)
    assert str(caught.value) == (
        "versions/2031-03-09.md: cannot be read: Is a directory\n"
        "  hint: check the rights of the file"
    )
    with pytest.raises(ReadoutError, match="cannot be read: File name too long"):
        read_versions(tmp_path / ("n" * 300), "versions", lambda data, name: FIRST)
    (tmp_path / "file").touch()
    with pytest.raises(ReadoutError) as caught:
        keep_version(site, tmp_path / "file" / "versions", "versions", "2031-03-09")
    assert str(caught.value) == (
        "versions/2031-03-09.md: cannot be written: Not a directory\n"
        "  hint: check the disk and the rights"
    )
    (site / "release.md").unlink()
    with pytest.raises(ReadoutError, match=r"site/release\.md: cannot be read"):
        keep_version(site, folder, "versions", "2031-03-09")
