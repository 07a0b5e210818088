"""The command with bad input of every kind: an exit code, a line that says what, the old site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import build
from readout import running
from readout.web.frame import template_environment

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[1]
TALKS = "Talks Held\n\nAda Lind said that ports stay open. Bo Berg agreed.\n"


class Told(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Told]


# Made once: to read the templates anew for each test would take most of the time.
TEMPLATES = running.make_templates(PROJECT)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own, with one release."""
    here = tmp_path / "project"
    (here / "content").mkdir(parents=True)
    (here / "content" / "talks.md").write_text(TALKS, encoding="utf-8")
    monkeypatch.setattr(build, "HERE", str(here))
    monkeypatch.setattr(running, "make_templates", lambda _: TEMPLATES)
    return here


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run_build(*arguments: str) -> Told:
        code = build.main(list(arguments))
        return Told(code, *capsys.readouterr())

    return run_build


def refuses(told: Told, *messages: str) -> None:
    problems = [line for line in told.err.splitlines() if not line.startswith("  hint: ")]
    assert told.code == 1
    assert told.out == ""
    assert problems == list(messages)


def pages(site: Path) -> dict[str, bytes]:
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda c: (c / "talks.md").unlink(), "content: holds no release"),
        (lambda c: shutil.rmtree(c), "content: holds no release"),
        (lambda c: (c / "more.txt").write_text("x"), "content: holds more.txt and talks.md"),
        (lambda c: (c / "talks.md").write_text(""), "content/talks.md: the file has no text"),
        (lambda c: (c / "talks.md").write_text("# Title"),
         "content/talks.md: there is a title but no text"),
        (lambda c: (c / "talks.md").write_bytes(b"A\nCaf\xe9"),
         "content/talks.md:2: byte 6 (0xe9) is not UTF-8 text"),
        (lambda c: (c / "talks.md").write_bytes(b"word " * 10_000_001),
         "content/talks.md: is larger than 20 MB, the most that is read"),
        (lambda c: ((c / "talks.md").unlink(), (c / "talks.md").mkdir()),
         "content/talks.md: is no file"),
        (lambda c: ((c / "talks.md").unlink(), os.mkfifo(c / "talks.md")),
         "content/talks.md: is no file"),
        (lambda c: (c / "talks.md").rename(c / "talks.docx"),
         "content: holds no release: talks.docx is neither .md nor .txt"),
        (lambda c: (c / "talks.md").rename(c / ".talks"), "content: holds no release"),
        (lambda c: (c / "talks.md").write_bytes(b"PK\x03\x04 more"),
         "content/talks.md: is a packed file, such as a document of a word processor, not text"),
        (lambda c: ((c / "talks.md").unlink(), (c / "talks.md").symlink_to("gone")),
         "content/talks.md: cannot be read: No such file or directory"),
        (lambda c: (c / "talks.md").write_text("Hi.\n\nSee [more](news/1.html) here.\n"),
         "content/talks.md:3: the link “news/1.html” leads to no page of the site"),
    ],
)  # fmt: skip
def test_refuses_a_bad_release(
    project: Path, run: Run, spoil: Callable[[Path], object], message: str
) -> None:
    assert run("--quiet").code == 0
    before = pages(project / "site")
    spoil(project / "content")
    refuses(run(), message)
    assert pages(project / "site") == before
    assert not (project / ".site.building").exists()


def test_shows_all_errors_of_a_file_at_once(project: Path, run: Run) -> None:
    (project / "content" / "talks.md").write_text(
        "---\ntitel: x\ndate: 2031-02-30\n---\n<!-- speeker: A -->\n\nText.\n\n<!-- speaker: B -->"
    )
    refuses(
        run(),
        "content/talks.md:2: unknown key “titel”",
        "content/talks.md:3: “2031-02-30” is not a day of the calendar",
        "content/talks.md:5: unknown directive “speeker”",
        "content/talks.md:9: the directive has no paragraph after it",
    )


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("404.html", "a\n{% if %}", "templates/404.html:2: Expected an expression, got 'end of "
         "statement block'"),
        ("404.html", "a\n\n{{ nobody }}", "templates/404.html:3: 'nobody' is undefined"),
        ("404.html", "{{ lang.nothing }}", "templates/404.html:1: 'str object' has no attribute "
         "'nothing'"),
        ("404.html", "a\n{{ 1 // 0 }}", "templates/404.html:2: integer division or modulo by "
         "zero"),
        ("404.html", "{% include 'none.html' %}", "templates/none.html: is not there"),
        ("404.html", "{% include '404.html' %}",
         "templates/404.html:1: a template that includes itself"),
        ("404.html", "a\n{{ 'x }}", "templates/404.html:2: unexpected char \"'\" at 5"),
        ("404.html", "<p id='a'></p><p id='a'></p>", "404.html: the address #a is there 2 times"),
        ("404.html", "<a href='no.html'></a>",
         "404.html: the link “no.html” leads to no page of the site"),
        ("404.html", "<![-- x", "404.html: is no HTML: expected name token at '<![-- x'"),
    ],
)  # fmt: skip
def test_names_the_template_and_its_line(
    project: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    text: str,
    message: str,
) -> None:
    shutil.copytree(PROJECT / "templates", project / "templates")
    own = template_environment(project / "templates")
    monkeypatch.setattr(running, "make_templates", lambda _: own)
    (project / "templates" / name).write_text(text, encoding="utf-8")
    told = run()
    assert told.code == 1
    assert told.err.splitlines()[0] == message
    assert not (project / "site").exists()


@pytest.mark.parametrize("name", ["404.html", "style/tokens.css", "site.js"])
def test_names_a_template_that_cannot_be_read(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shutil.copytree(PROJECT / "templates", project / "templates")
    own = template_environment(project / "templates")
    monkeypatch.setattr(running, "make_templates", lambda _: own)
    template = project / "templates" / name
    template.write_bytes(b"one\ntwo \xff")
    refuses(run(), f"templates/{name}:2: byte 0xff is not UTF-8 text")
    template.unlink()
    if Path("/proc/self/mem").exists():
        template.symlink_to("/proc/self/mem")
        refuses(run(), f"templates/{name}: cannot be read: Input/output error")
        template.unlink()
    refuses(run(), f"templates/{name}: is not there")


def test_says_that_a_stray_goes_and_how_it_may_stay(project: Path, run: Run) -> None:
    run()
    (project / "site" / "notes.txt").touch()
    told = run("--check")
    assert told.err == (
        "warning: site: no build wrote “notes.txt”, so it goes with the old site\n"
        "  hint: what is to stay there belongs under keep: in config.yaml\n"
    )
    (project / "config.yaml").write_text("keep: notes.txt\n", encoding="utf-8")
    assert run().err == ""
    assert (project / "site" / "notes.txt").exists()
    (project / "config.yaml").unlink()
    assert run().err == told.err
    assert not (project / "site" / "notes.txt").exists()


def test_a_mistake_of_the_program_is_not_hidden(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("readout.pages.render_pages", fail)
    with pytest.raises(ZeroDivisionError):
        run()


@pytest.mark.parametrize("address", ["x", "javascript:x", "https://a.b/?c", "https://a.b/#c", ""])
def test_refuses_an_address_that_is_none(run: Run, address: str) -> None:
    with pytest.raises(SystemExit) as caught:
        run("--base-url", address)
    assert caught.value.code == 2


def test_says_that_it_was_interrupted(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("readout.site.Stage.put_in_place", interrupt)
    told = run()
    assert (told.code, told.err) == (130, "interrupted: nothing more was published\n")


@pytest.mark.parametrize("kind", ["file", "link", "foreign"])
def test_leaves_what_stands_where_the_site_would(project: Path, run: Run, kind: str) -> None:
    site = project / "site"
    if kind == "file":
        site.write_text("mine")
    elif kind == "link":
        site.symlink_to("content")
    else:
        site.mkdir()
        (site / "mine.txt").write_text("mine")
    told = run()
    assert told.code == 1
    assert told.err.startswith(f"{site}: ") or told.err.startswith("site: ")
    assert os.path.lexists(site)
    assert (project / "content" / "talks.md").exists()


def test_keeps_and_names_what_does_not_show(project: Path, run: Run) -> None:
    hidden = "Talks Held\n\nAda Lind said that \u202eports\u202c stay\x00 o\u200bpen\x0c now.\n"
    (project / "content" / "talks.md").write_text(hidden, encoding="utf-8")
    told = run()
    assert told.code == 0
    assert told.err.count("that does not show") == 5
    assert "\u202e" not in told.err + told.out
    site = pages(project / "site")
    assert site["release.md"] == hidden.encode()
    assert "\u202eports\u202c stay␀ o\u200bpen␌ now." in site["index.html"].decode()
    source = site["source.html"].decode()
    assert all(code in source for code in ("U+202E", "U+202C", "U+0000", "U+200B", "U+000C"))
    assert run("--strict", "--check").code == 1


@pytest.mark.parametrize(
    "text",
    [
        "Talks Held\n\nAda <Lind> said that <b>ports</b> stay <open>.\n",
        "Talks Held\n\n2021. That was a year. Ada Lind said that ports stay open.\n",
        "Talks Held\n\n# Ports\n\nText.\n\n# Ports\n\nText.\n\n# s1\n\nText.\n",
        "Talks Held\n\nAda Lind said no. Ada-Lind said no. ada lind said no. Ada Lınd said no.\n",
        "Talks Held\n\nText.\n\nText.\n\nText.\n",
        "甲方与乙方会谈\n\n甲方表示：“好。”乙方表示同意。双方同意保持联系。\n",
        "Talks Held\n\nשלום עולם \u200f(א) said that אבג.\n",
        "Talks Held\n\n" + "> " * 60 + "deep words\n\n" + "- " * 60 + "deep words too\n",
        "Talks Held\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| x\\|y |\n",
        "Talks Held\n\n| A | B |\n|---|---|\n| Go on! Bo Berg said no. | x. They left. |\n",
        "Talks Held\n\nGo on!Bo Berg said no.She left.”He stayed.<!X y>\n",
        "Talks Held\n\n" + "word " * 5000 + "\n",
        "Talks Held\n\n" + "w" * 50_000 + " said that " + "x" * 50_000 + ".\n",
        "Talks Held\n\n" + "Name" * 80 + " said that ports stay open.\n",
        "Talks Held\n\n\\<!-- x --> {{ 7*7 }} {% x %} ${x} <%= x %> &lt;b&gt; &amp;amp;\n",
    ],
)
def test_builds_what_broke_others(project: Path, run: Run, text: str) -> None:
    (project / "content" / "talks.md").write_text(text, encoding="utf-8")
    told = run("--quiet")
    assert (told.code, told.out) == (0, ""), told.err


def test_reads_front_matter_behind_a_mark_and_with_any_line_ends(project: Path, run: Run) -> None:
    text = f"---\ntitle: Own\ndate: 2031-03-04\n---\n\n{TALKS}"
    made = []
    for data in (
        text.encode(),
        b"\xef\xbb\xbf" + text.encode(),
        text.replace("\n", "\r\n").encode(),
        text.replace("\n", "\r").encode(),
        text.encode("utf-16"),
    ):
        (project / "content" / "talks.md").write_bytes(data)
        assert run("--quiet").code == 0
        made.append((project / "site" / "data" / "readout.csv").read_bytes())
    assert len(set(made)) == 1


def test_a_terminal_without_the_letters_is_no_mistake(tmp_path: Path) -> None:
    content = tmp_path / "talks.md"
    content.write_text("Gespräche über Häfen\n\nÅsa Öberg said “yes”.\n", encoding="utf-8")
    command = [sys.executable, "build.py", "--content", str(content), "--output"]
    done = subprocess.run(
        [*command, str(tmp_path / "site")],
        cwd=PROJECT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Gespr\\xe4che" in done.stdout
