"""A fuzz run that is guided by coverage: `python -m tests.fuzz [SECONDS] [SEED] [whole]`, by hand.

With "whole", every text is built into a whole site in memory; without, it is read and no more.

Changes texts at random and keeps each that reaches a line, coming from another, that none before
it reached. Stops at the first traceback, at a text that takes more than two seconds, and where
the check finds that a word was lost. Prints how much of each module it has been through.
"""

from __future__ import annotations

import contextlib
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from readout import building
from readout.checks.fidelity import check_source
from readout.checks.finished import check_pages
from readout.checks.readback import read_page
from readout.config import read_config
from readout.errors import ReadoutError
from readout.inputs import make_templates
from readout.model import Settings
from readout.release import parse_release
from readout.text.front_matter import read_front_matter
from readout.text.source import decode_source
from tests.bad_input import BYTES, CONFIG, FRONT_MATTER, RELEASE
from tests.test_properties import PIECES

PROJECT = Path(__file__).parents[1]
HOME = str(PROJECT / "readout")
SLOW = 8.0
Arc = tuple[str, int, int]


TEMPLATES = make_templates(PROJECT)


def build_whole(data: bytes) -> None:
    """From the bytes to every page, and the check of each."""
    try:
        source = decode_source(data, "a.md")
        document, _ = building.read_document(source, Settings(base_url="https://a.example/"))
        check_pages(building.render_site(document, source, TEMPLATES), document)
    except ReadoutError as error:
        if "nothing was published" in str(error):
            raise AssertionError(str(error)) from error


def read_all(data: bytes) -> None:
    """Everything that takes text from outside, on one and the same."""
    with contextlib.suppress(ReadoutError):
        read_config(data.decode("utf-8", "replace"), "config.yaml")
    with contextlib.suppress(ValueError):
        read_page(b"<article>" + data.decode("utf-8", "replace").encode() + b"</article>")
    try:
        source = decode_source(data, "a.md")
        settings, skip, _ = read_front_matter(source, Settings())
        check_source(source, parse_release(source, settings, skip), skip)
    except ReadoutError as error:
        if "please report" in str(error):
            raise AssertionError(str(error)) from error


def trace(arcs: set[Arc]) -> Any:
    """A trace function that notes each step from line to line of this program."""
    last: dict[FrameType, int] = {}

    def local(frame: FrameType, event: str, _: object) -> Any:
        if event == "line":
            line = frame.f_lineno
            arcs.add((frame.f_code.co_filename, last.get(frame, 0), line))
            last[frame] = line
        return local

    def enter(frame: FrameType, event: str, _: object) -> Any:
        return local if frame.f_code.co_filename.startswith(HOME) else None

    return enter


def change(data: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    """The data with one to four changes: a piece put in, cut, doubled, or taken from another."""
    for _ in range(chance.randint(1, 4)):
        at, to = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
        other = chance.choice(pool)
        piece = chance.choice(PIECES).encode("utf-8", "replace")
        data = chance.choice(
            (
                data[:at] + piece + data[at:],
                data[:at] + piece + data[at:],
                data[:at] + data[to:],
                data[:to] + data[at:to] + data[to:],
                data[:at] + other[chance.randint(0, len(other)) :],
                data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
            )
        )
    return data[:3000]


def run(seconds: float, seed: int, work: Callable[[bytes], None]) -> None:
    chance = random.Random(seed)
    rows = (*CONFIG, *FRONT_MATTER, *RELEASE)
    seeds = [str(row).encode("utf-8", "surrogatepass")[:3000] for row in rows] + list(BYTES[:-1])
    content = Path(HOME).parent / "content"
    seeds += [path.read_bytes()[:3000] for path in content.iterdir()]
    pool: list[bytes] = []
    seen: set[Arc] = set()
    end, tried = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        data = seeds[tried] if tried < len(seeds) else change(chance.choice(pool), pool, chance)
        tried += 1
        arcs: set[Arc] = set()
        began = time.monotonic()
        sys.settrace(trace(arcs))
        try:
            work(data)
        except BaseException:
            sys.settrace(None)
            print(f"after {tried} texts: {data!r}")
            raise
        sys.settrace(None)
        if time.monotonic() - began > SLOW:
            raise SystemExit(f"slow: {data!r}")
        if not arcs <= seen or not pool:
            seen |= arcs
            pool.append(data)
    report(tried, pool, seen)


def report(tried: int, pool: list[bytes], seen: set[Arc]) -> None:
    lines: defaultdict[str, set[int]] = defaultdict(set)
    for path, _, line in seen:
        lines[path].add(line)
    steps = Counter(path for path, _, _ in seen)
    print(f"{tried} texts, {len(pool)} kept, {len(seen)} steps, nothing found")
    for path in sorted(lines):
        print(f"  {Path(path).name:18} {len(lines[path]):4} lines {steps[path]:5} steps")


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "whole"]
    seconds, seed = [*words, *("60", "0")[len(words) :]]
    run(float(seconds), int(seed), build_whole if "whole" in sys.argv else read_all)
