"""How fast a build is, and how it grows, as ratios to `floor.py` on the same machine.

    python tests/benchmarks/table.py [--runs N] [--large MB] [--peers]

Whole processes, run in pairs so that both meet the same noise; medians with the lowest and
highest. CPU time is that of the process with its children, memory its peak. The large texts are
made here, by a fixed recipe, with eight speakers. With `--peers`, other site builders are
installed into a folder that goes again, and make a page of the same release.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from peers import Peer, install

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


# Compiled code is kept, as it is for every user.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def run(*command: str | Path) -> Run:
    """One run of a Python file, measured."""
    return measure([sys.executable, *map(str, command)])


def measure(command: Sequence[str], folder: Path | None = None) -> Run:
    """One process, measured. Raises CalledProcessError where it fails."""
    start = time.perf_counter()
    child = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=ENVIRONMENT,
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


def copy_project(folder: Path) -> Path:
    """A copy of the program with its release, which remembers nothing; gives its build.py."""
    home = folder / "project"
    for name in ("readout", "templates", "content"):
        shutil.copytree(PROJECT / name, home / name)
    for name in ("build.py", "config.yaml"):
        shutil.copy2(PROJECT / name, home / name)
    return home / "build.py"


def compare_small(folder: Path, runs: int) -> None:
    """First, cold and unchanged builds of the release in content/, each beside the floor."""
    build = copy_project(folder)
    site, memory = build.parent / "site", build.parent / ".readout"
    run(build, "--quiet")
    rows = []
    for _ in range(runs):
        floor = run(FLOOR, RELEASE, folder / "floor.html")
        shutil.rmtree(site)
        cold = run(build, "--quiet")
        again = run(build, "--quiet")
        shutil.rmtree(site)
        shutil.rmtree(memory)
        rows.append((floor, run(build, "--quiet"), cold, again))
    show("cold build, CPU", [c.cpu / f.cpu for f, _, c, _ in rows], "1.5 ×")
    show("cold build, wall", [c.wall / f.wall for f, _, c, _ in rows], "1.5 ×")
    show("first build of a clone, CPU", [n.cpu / f.cpu for f, n, _, _ in rows], "")
    show("nothing changed, CPU", [a.cpu / f.cpu for f, _, _, a in rows], "0.3 ×")
    show("peak memory", [c.memory / f.memory for f, _, c, _ in rows], "1.5 ×")


def compare_preview(folder: Path, runs: int) -> None:
    """One sentence edited and saved while the preview runs: its CPU time until it rests again
    beside the floor, and the time from the save to the page on disk."""
    home = folder / "edited"
    shutil.copytree(RELEASE.parent, home)
    text, site = home / RELEASE.name, folder / "edited-site"
    command = [sys.executable, BUILD, "--serve", "0", "--content", text, "--output", site]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    try:
        wait_for(site / "index.html", b"</html>")
        ratios, waits = [], []
        for number in range(runs):
            time.sleep(2.5)
            floor = run(FLOOR, RELEASE, folder / "floor.html")
            before, word = cpu_of(child.pid), f"number{number}x"
            start = time.perf_counter()
            text.write_text(f"{RELEASE.read_text(encoding='utf-8')} {word}\n", encoding="utf-8")
            wait_for(site / "source.html", word.encode())
            waits.append(1000 * (time.perf_counter() - start))
            time.sleep(0.3)
            ratios.append((cpu_of(child.pid) - before) / floor.cpu)
        show("one edit in the preview, CPU", ratios, "0.15 ×")
        show("the same, save to disk", waits, "100 ms", " ms")
    finally:
        child.send_signal(signal.SIGINT)
        child.wait()


def wait_for(path: Path, words: bytes) -> None:
    """Returns when the file holds the words. Raises TimeoutError where it never does."""
    for _ in range(10_000):
        if path.exists() and words in path.read_bytes():
            return
        time.sleep(0.002)
    raise TimeoutError(path)


def cpu_of(process: int) -> float:
    """Seconds of CPU that a running process has used (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def compare_peers(folder: Path, runs: int) -> None:
    for peer in install(folder, RELEASE.read_text(encoding="utf-8")):
        if isinstance(peer, Peer):
            measure(peer.command, peer.folder)
            pairs = [
                (run(FLOOR, RELEASE, folder / "floor.html"), measure(peer.command, peer.folder))
                for _ in range(runs)
            ]
            show(f"{peer.name}, CPU", [made.cpu / floor.cpu for floor, made in pairs], "")
        else:
            print(f"| {peer} | | | |")


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
    parser.add_argument("--peers", action="store_true", help="install and measure others too")
    options = parser.parse_args()
    print("| what | median | lowest to highest | at most |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        compare_small(Path(name), options.runs)
        compare_preview(Path(name), options.runs)
        if options.peers:
            compare_peers(Path(name), options.runs)
        if options.large:
            compare_large(Path(name), options.large)


if __name__ == "__main__":
    main()
