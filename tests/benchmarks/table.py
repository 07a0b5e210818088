"""How fast a build is, and how it grows, as ratios to `floor.py` on the same machine.

    python tests/benchmarks/table.py [--runs N] [--large MB]

Whole processes, run in pairs so that both meet the same noise; medians with the lowest and
highest. CPU time is that of the process with its children, memory its peak. The large texts are
made here, by a fixed recipe, with eight speakers.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parents[2]
FLOOR = PROJECT / "tests/benchmarks/floor.py"
BUILD = PROJECT / "build.py"
RELEASE = PROJECT / "content/release.md"
NAMES = (
    "Ada Lind",
    "Omar Vale",
    "Gry Dal",
    "Jo Marsh",
    "Dev Patel",
    "Lin Wu",
    "Bo Sand",
    "Ida Fox",
)
SAID = ("said that", "stressed that", "pointed out that", "noted that")
ABOUT = ("ferry", "harbour", "tariff", "rail", "fishery", "water", "border", "school")


class Run(NamedTuple):
    """Seconds of CPU, seconds by the clock, and megabytes at the peak."""

    cpu: float
    wall: float
    memory: float


def run(*command: str | Path) -> Run:
    """One process, measured. Raises CalledProcessError where it fails."""
    start = time.perf_counter()
    # Compiled code is kept, as it is for every user.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    child = subprocess.Popen(
        [sys.executable, *map(str, command)], stdout=subprocess.DEVNULL, env=environment
    )
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def make_release(characters: int) -> str:
    """A release of a given length: paragraphs of three sentences, speakers in turn."""
    lines = ["Talks on everything end in Port Ansel", "", "On 3 May 2031 all sides met."]
    size, number = 0, 0
    while size < characters:
        name, said = NAMES[number % 8], SAID[number % 4]
        what, other = ABOUT[number % 8], ABOUT[number // 8 % 8]
        text = (
            f"{name} {said} the {what} plan number {number} serves both countries, and that the"
            f" {other} talks go on. The {what} will open in stage {number % 97}. {name} added that"
            f" the {other} needs {number % 53} more seasons of work."
        )
        lines += ["", text]
        size += len(text) + 2
        number += 1
    return "\n".join(lines) + "\n"


def show(name: str, values: Sequence[float], limit: str, unit: str = " ×") -> None:
    middle = statistics.median(values)
    spread = f"{min(values):.2f} to {max(values):.2f}" if len(values) > 1 else "one run"
    print(f"| {name} | {middle:.2f}{unit} | {spread} | {limit} |", flush=True)


def compare_small(folder: Path, runs: int) -> None:
    """Cold and unchanged builds of the release in content/, each beside the floor."""
    site = folder / "site"
    command = (BUILD, "--quiet", "--content", RELEASE, "--output", site)
    run(*command)
    floors, colds, agains = [], [], []
    for _ in range(runs):
        floors.append(run(FLOOR, RELEASE, folder / "floor.html"))
        subprocess.run(["rm", "-rf", str(site)], check=True)
        colds.append(run(*command))
        agains.append(run(*command))
    pairs = list(zip(floors, colds, agains, strict=True))
    show("cold build, CPU", [c.cpu / f.cpu for f, c, _ in pairs], "1.5 ×")
    show("cold build, wall", [c.wall / f.wall for f, c, _ in pairs], "1.5 ×")
    show("nothing changed, CPU", [a.cpu / f.cpu for f, _, a in pairs], "0.3 ×")
    show("peak memory", [c.memory / f.memory for f, c, _ in pairs], "1.5 ×")


def compare_large(folder: Path, megabytes: float) -> None:
    """A tenth of the size, then the whole: growth, memory, and time beside the floor."""
    seconds = []
    for size in (megabytes / 10, megabytes):
        text = folder / f"large-{size:g}.txt"
        text.write_text(make_release(int(size * 1_000_000)), encoding="utf-8")
        floor = run(FLOOR, text, folder / "floor.html")
        build = run(BUILD, "--quiet", "--content", text, "--output", folder / f"site-{size:g}")
        seconds.append(build.cpu)
        show(f"{size:g} MB, CPU", [build.cpu / floor.cpu], "3 ×")
        show(f"{size:g} MB, peak memory by text", [build.memory / size], "25 ×")
    show("growth, log-log slope", [math.log10(seconds[1] / seconds[0])], "1.1", "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=7, help="pairs of runs for the small release")
    parser.add_argument("--large", type=float, default=10, help="megabytes of the large release")
    options = parser.parse_args()
    print("| what | median | lowest to highest | at most |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        compare_small(Path(name), options.runs)
        if options.large:
            compare_large(Path(name), options.large)


if __name__ == "__main__":
    main()
