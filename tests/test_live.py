"""The preview's loop: saves of every kind, errors and their repair. It really serves."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from readout.errors import ReadoutError
from readout.preview import live
from tests.bench import Bench, fetch, wait_for
from tests.saves import save_by_rename, save_in_place, save_like_vim, save_same_size_and_time

pytestmark = pytest.mark.slow


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with Bench(tmp_path) as bench:
        yield bench


@pytest.mark.parametrize(
    "save", [save_in_place, save_by_rename, save_like_vim, save_same_size_and_time]
)
def test_builds_again_within_a_blink(bench: Bench, save: Callable[[Path, str], None]) -> None:
    for text in ("again", "twice"):
        save(bench.text, text)
        start = time.monotonic()
        wait_for(lambda text=text: bench.shown() == text)  # type: ignore[misc]
        # Some 60 ms on a machine that is at rest.
        assert time.monotonic() - start < 2
    assert list(dict.fromkeys(bench.builds)) == ["first", "again", "twice"]
    assert not any("not built" in line for line in bench.said)


def test_a_file_that_goes_and_comes_back_is_seen(bench: Bench) -> None:
    bench.text.unlink()
    wait_for(lambda: any("holds no release" in line for line in bench.said))
    assert bench.shown() == "first"
    bench.text.write_text("back", encoding="utf-8")
    wait_for(lambda: bench.shown() == "back")


def test_an_error_shows_and_goes_when_it_is_mended(bench: Bench) -> None:
    with ExitStack() as stack:
        connection = stack.enter_context(
            closing(HTTPConnection("127.0.0.1", bench.port, timeout=15))
        )
        connection.request("GET", "/.preview/events")
        events = stack.enter_context(connection.getresponse())

        def read() -> str:
            while not (line := events.readline().decode()).startswith("data"):
                pass
            return line

        first = read()
        assert '"error": null' in first
        bench.text.write_text("bad", encoding="utf-8")
        broken = read()
        assert '"error": "content/talks.md:1: is bad\\n  hint: make it good"' in broken
        assert first.split('"error"')[0] == broken.split('"error"')[0]
        assert bench.shown() == "first"
        told = "not built: the site stays as it was\ncontent/talks.md:1: is bad"
        wait_for(lambda: any(told in line for line in bench.said))
        bench.text.write_text("first", encoding="utf-8")
        assert read() == first, "the same site needs no reload"


def test_waits_where_the_first_build_fails(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.text.write_text("bad", encoding="utf-8")
    with bench:
        told = "content/talks.md:1: is bad\n  hint: make it good\nnot built; mend it"
        wait_for(lambda: any(line.startswith(told) for line in bench.said))
        assert "content/talks.md:1: is bad" in fetch(bench.port)
        bench.text.write_text("good", encoding="utf-8")
        wait_for(lambda: bench.shown() == "good")


def test_two_saves_that_fail_within_a_moment_are_told_once(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "_GRACE", 1.0)
    bench.text.write_text("bad once", encoding="utf-8")
    wait_for(lambda: bench.builds[-1] == "bad once")
    bench.text.write_text("bad twice", encoding="utf-8")
    wait_for(lambda: bench.builds[-1] == "bad twice")
    wait_for(lambda: any("not built" in line for line in bench.said))
    assert sum("not built" in line for line in bench.said) == 1
    assert bench.shown() == "first"


def test_a_mistake_of_the_program_does_not_end_the_preview(bench: Bench) -> None:
    bench.text.write_text("bug", encoding="utf-8")
    wait_for(lambda: any("KeyError: 'bug'" in line for line in bench.said))
    bench.text.write_text("well", encoding="utf-8")
    wait_for(lambda: bench.shown() == "well")


def test_thirty_saves_in_three_seconds_end_with_the_last_text(bench: Bench) -> None:
    for number in range(30):
        bench.text.write_text(f"text {number:02}", encoding="utf-8")
        time.sleep(0.1)
    wait_for(lambda: bench.shown() == "text 29")
    time.sleep(0.3)
    assert bench.shown() == "text 29"
    assert bench.builds[-1] == "text 29"


def test_a_burst_of_saves_ends_with_the_last_text(bench: Bench) -> None:
    for number in range(30):
        bench.text.write_text(f"text {number:02}", encoding="utf-8")
        time.sleep(0.01)
    wait_for(lambda: bench.shown() == "text 29")
    assert len(bench.builds) < 30


def test_a_reader_never_meets_half_a_site(bench: Bench) -> None:
    answers: list[str] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            answers.append(bench.shown())

    reader = threading.Thread(target=read)
    reader.start()
    texts = [f"text {number}" for number in range(10)]
    for text in texts:
        bench.text.write_text(text, encoding="utf-8")
        wait_for(lambda text=text: bench.builds[-1] == text)  # type: ignore[misc]
    wait_for(lambda: answers and answers[-1] == texts[-1])
    done.set()
    reader.join(5)
    assert set(answers) <= {"first", *texts}


def test_an_edited_module_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    import readout.editing.news  # noqa: F401 - one that has been imported

    modules = dict(sys.modules)
    monkeypatch.setattr(sys, "modules", modules)
    folder = Path(live.__file__).parents[1]
    live._forget_code([str(folder / "editing/absent.py"), str(folder / "news.py")])
    assert "readout.editing.news" in modules
    live._forget_code([str(folder / "editing/news.py")])
    assert "readout.editing.news" not in modules
    assert "readout.errors" in modules
    assert "readout.preview.serve" in modules
    with pytest.raises(ReadoutError, match="start it again"):
        live._forget_code([str(folder / "preview/serve.py")])


def test_does_what_it_put_off_when_saves_pause(bench: Bench) -> None:
    bench.text.write_text("second", encoding="utf-8")
    wait_for(lambda: len(bench.builds) == 3)
    assert bench.hurried == [False, True, False]
    assert bench.builds == ["first", "second", "second"]
    wait_for(lambda: sum("built in" in line for line in bench.said) == 1)
