"""The editing loop by the command line: build, change, check, keep, review, preview."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.bench import fetch, wait_for
from tests.saves import save_by_rename, save_in_place, save_like_vim

ROOT = Path(__file__).parent.parent
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (ROOT / "build.py").exists(), reason="there is no build.py yet"),
]
TALKS = """Ada Lind Speaks with Bo Sand

On March 4, 2031, Ada Lind had a phone conversation with Bo Sand.

Ada Lind said that the ports of the north stay open.

Bo Sand said that Norland will pay for the bridge.
"""


class Desk:
    """A folder with one release, and the command.

    program  the folder of build.py, where templates and the configuration lie as well
    """

    def __init__(self, folder: Path, program: Path = ROOT) -> None:
        self.folder = folder
        self.program = program
        self.site = folder / "site"
        self.text = folder / "talks.md"
        self.text.write_text(TALKS, encoding="utf-8")

    def command(self, *options: str) -> list[str]:
        place = ["--content", str(self.text), "--output", str(self.site)]
        return [sys.executable, str(self.program / "build.py"), *place, *options]

    def run(self, *options: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            self.command(*options), capture_output=True, encoding="utf-8", timeout=30, check=False
        )
        assert done.returncode == code, done.stderr
        return done

    def edit(self, old: str, new: str) -> None:
        text = self.text.read_text(encoding="utf-8")
        assert old in text
        self.text.write_text(text.replace(old, new), encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        found = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_says_what_changed(desk: Desk) -> None:
    assert "since the last build" not in desk.run().stdout
    before = desk.files()
    assert "nothing said has changed since the last build" in desk.run().stdout
    desk.edit("will pay for", "may pay for")
    checked = desk.run("--check").stdout
    assert desk.files() == before
    assert "changed since the last build:\n  § 3 reworded: “will” is now “may”\n" in checked
    assert "§ 3 reworded: “will” is now “may”" in desk.run().stdout
    desk.edit("Bo Sand said", "Ada Lind said")
    done = desk.run()
    assert "§ 3 moved from Bo Sand to Ada Lind" in done.stdout
    assert re.search(r"warning: .*talks\.md:7: § 3 moved from Bo Sand to Ada Lind", done.stderr)


def test_keeps_a_version_and_shows_what_was_corrected(desk: Desk) -> None:
    desk.run("--keep", code=1)
    desk.run()
    old = desk.text.read_bytes()
    assert "kept: " in desk.run("--keep", "--date", "2031-03-09").stdout
    assert "kept already: " in desk.run("--keep").stdout
    assert (desk.folder / "versions" / "2031-03-09.md").read_bytes() == old
    desk.edit("Bo Sand said", "Ada Lind said")
    note = "---\nchanges:\n- date: 2031-03-09\n  note: The bridge was Ada Lind’s.\n---\n"
    desk.edit("Ada Lind Speaks", f"{note}Ada Lind Speaks")
    desk.run("--base-url", "https://example.org/talks/")
    files = desk.files()
    assert files["versions/2031-03-09.md"] == old
    index = files["index.html"].decode()
    head = index[index.index("<main") : index.index("</h1>")]
    assert '<a href="revisions.html">Corrected on 9 March 2031</a>' in head
    revisions = files["revisions.html"].decode()
    moved = "§ 3 moved from <bdi>Bo Sand</bdi> to <bdi>Ada Lind</bdi>."
    assert revisions.index("The bridge was Ada Lind’s.") < revisions.index(moved)
    assert revisions.index(moved) < revisions.index("<del>Bo Sand</del> <ins>Ada Lind</ins>")
    was = sha256(b"Bo Sand said that Norland will pay for the bridge.").hexdigest()[:8]
    line = index[index.index(f'<p id="t-{was}">') :].split("</p>")[0]
    assert "changed or removed on 9 March 2031" in line
    assert 'href="revisions.html#version-2"' in line
    assert b"feed.atom#version-2" in files["feed.atom"]


def test_a_version_without_a_day_stops_the_build(desk: Desk) -> None:
    (desk.folder / "versions").mkdir()
    (desk.folder / "versions" / "old.md").write_text("Old.", encoding="utf-8")
    assert "versions/old.md: is not named by its day" in desk.run(code=1).stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--date", "2031-03-09"], "--date goes with --keep"),
        (["--keep", "--date", "2031-02-30"], "“2031-02-30” is not a day"),
        (["--format", "csv"], "--format goes with --explain"),
        (["--explain", "--format", "html"], "invalid choice"),
        (["--serve", "x"], "invalid int value"),
    ],
)
def test_refuses_a_wrong_command(desk: Desk, options: list[str], said: str) -> None:
    assert said in desk.run(*options, code=2).stderr


def test_prints_a_table_to_review(desk: Desk) -> None:
    assert desk.run("--explain", "--format", "markdown").stdout.startswith("## To look at\n")
    rows = json.loads(desk.run("--explain", "--format", "json").stdout)
    assert [row["speaker"] for row in rows][-2:] == ["Ada Lind", "Bo Sand"]
    assert desk.run("--explain", "--format", "csv").stdout.startswith("id,line,certain,speaker,")


def test_an_editor_sets_a_speaker(desk: Desk) -> None:
    desk.edit("Bo Sand said", "<!-- speaker: Ada Lind -->\nBo Sand said")
    rows = json.loads(desk.run("--explain", "--format", "json").stdout)
    assert (rows[-1]["speaker"], rows[-1]["certain"]) == ("Ada Lind", True)


def test_a_doubtful_line_goes_when_an_editor_confirms_it(desk: Desk) -> None:
    doubt = "Bo Sand said that Norland will pay. It was stressed that the tolls will grow."
    desk.edit("Bo Sand said that Norland will pay for the bridge.", doubt)

    def rows() -> dict[str, tuple[str, bool]]:
        told = json.loads(desk.run("--explain", "--format", "json").stdout)
        return {row["text"]: (row["speaker"], row["certain"]) for row in told}

    def to_look_at() -> str:
        return desk.run("--explain", "--format", "markdown").stdout.partition("## ")[2]

    speaker, certain = rows()[doubt]
    assert not certain
    assert doubt in to_look_at().partition("\n## ")[0]
    assert "§ 3: “was stressed that” names nobody" in desk.run("--check").stderr
    desk.edit(doubt, f"<!-- speaker: {speaker} -->\n{doubt}")
    assert rows()[doubt] == (speaker, True)
    assert doubt not in to_look_at().partition("\n## ")[0]
    assert desk.run("--check").stderr == ""


@pytest.fixture
def preview(desk: Desk) -> Iterator[tuple[Desk, int]]:
    yield from serve(desk)


@pytest.fixture
def own_preview(tmp_path: Path) -> Iterator[tuple[Desk, int]]:
    """A preview by a copy of the program, whose templates may be edited."""
    program = tmp_path / "program"
    for part in ("templates", "readout"):
        shutil.copytree(ROOT / part, program / part)
    shutil.copy(ROOT / "build.py", program)
    yield from serve(Desk(tmp_path, program))


def serve(desk: Desk) -> Iterator[tuple[Desk, int]]:
    log = desk.folder / "log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [*desk.command("--serve", "0")],
            stdout=out,
            stderr=subprocess.STDOUT,
            # A test run in the background passes on that it minds no Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        try:
            found = wait_for(lambda: re.search(r"http://127.0.0.1:(\d+)/", log.read_text()), 10)
            yield desk, int(found[1])
            process.send_signal(signal.SIGINT)
            assert process.wait(5) == 0
        finally:
            process.kill()
            process.wait()
    assert "Traceback" not in log.read_text()


def test_shows_each_save(preview: tuple[Desk, int]) -> None:
    desk, port = preview
    assert "ports of the north" in fetch(port)
    desk.edit("ports of the north", "ports of the south")
    wait_for(lambda: "ports of the south" in fetch(port))
    assert b"/.preview/" not in (desk.site / "index.html").read_bytes()
    assert "/.preview/reload.js" in fetch(port)
    desk.edit("Ada Lind Speaks", "<!-- speaker: -->\n\nAda Lind Speaks")
    wait_for(lambda: "names no speaker" in (desk.folder / "log").read_text())
    assert "ports of the south" in fetch(port)
    desk.edit("<!-- speaker: -->\n\n", "")
    desk.edit("ports of the south", "ports of the west")
    wait_for(lambda: "ports of the west" in fetch(port))


def test_thirty_saves_in_three_seconds(preview: tuple[Desk, int]) -> None:
    desk, port = preview
    for number in range(30):
        text = TALKS.replace("north", f"north {number}")
        desk.text.write_text(text, encoding="utf-8")
        time.sleep(0.1)
    wait_for(lambda: "ports of the north 29 stay" in fetch(port))


@pytest.mark.parametrize("save", [save_in_place, save_by_rename, save_like_vim])
def test_shows_each_save_of_a_template_the_style_and_the_settings(
    own_preview: tuple[Desk, int], save: Callable[[Path, str], None]
) -> None:
    desk, port = own_preview
    log = desk.folder / "log"
    templates = desk.program / "templates"
    index = (templates / "index.html").read_text(encoding="utf-8")
    tokens = (templates / "style" / "tokens.css").read_text(encoding="utf-8")
    config = desk.program / "config.yaml"

    save(templates / "index.html", index.replace("</h1>", "</h1><p>A new line</p>", 1))
    wait_for(lambda: "<p>A new line</p>" in fetch(port))
    save(templates / "style" / "tokens.css", f"{tokens}\n:root {{ --new: 1px; }}\n")
    wait_for(lambda: "--new:1px" in fetch(port, "/style.css"))
    config.write_text("title: A title of the house\n", encoding="utf-8")
    wait_for(lambda: "A title of the house" in fetch(port))

    save(config, "titel: Spelt wrong\n")
    wait_for(lambda: "unknown key “titel”" in log.read_text(encoding="utf-8"))
    assert "A title of the house" in fetch(port)
    save(config, "title: Another title\n")
    wait_for(lambda: "Another title" in fetch(port))

    save(templates / "index.html", "{% if %}" + index)
    wait_for(lambda: "templates/index.html:1: " in log.read_text(encoding="utf-8"))
    assert "<p>A new line</p>" in fetch(port)
    save(templates / "index.html", index)
    wait_for(lambda: "<p>A new line</p>" not in fetch(port))
    config.unlink()
    wait_for(lambda: "Ada Lind Speaks with Bo Sand</h1>" in fetch(port))


def test_a_release_that_goes_and_comes_back(preview: tuple[Desk, int]) -> None:
    desk, port = preview
    desk.text.unlink()
    wait_for(lambda: "talks.md: cannot be read" in (desk.folder / "log").read_text())
    assert "ports of the north" in fetch(port)
    desk.text.write_text(TALKS.replace("north", "far north"), encoding="utf-8")
    wait_for(lambda: "ports of the far north" in fetch(port))
