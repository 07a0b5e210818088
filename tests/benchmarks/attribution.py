"""How fast the attribution is, and that hostile text costs no more than its length.

    python tests/benchmarks/attribution.py            MB a second, slopes of hostile texts
    python tests/benchmarks/attribution.py --strict   exit 1 under 1 MB/s or over slope 1.25
    python tests/benchmarks/attribution.py --spacy PYTHON [MODEL]
                                                      the same text through a spaCy pipeline, by an
                                                      interpreter that has it (en_core_web_sm)

The slope is that of processor time against length on logarithmic scales, from n to 4n, best of
three; 1.0 is linear. Small machines jitter, so the strict bounds leave room.
"""

from __future__ import annotations

import math
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from readout.statements import read_statements
from tests.reading import ENGLISH, make_release

ROOM = Path(__file__).resolve().parent.parent / "releases"


def _speakers(n: int) -> tuple[str, ...]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    tail = [letters[i % 26] + letters[i // 26 % 26] + letters[i // 676 % 26] for i in range(n)]
    return tuple(f"Minister Jo{name} Ro{name[::-1]} said that talks go on." for name in tail)


HOSTILE: dict[str, tuple[int, Callable[[int], tuple[str, ...]]]] = {
    "one sentence of 1 MB": (13_000, lambda n: ("She said that " + "peace, while trade " * n,)),
    "100,000 short paragraphs": (25_000, lambda n: ("Jane Roe said so.",) * n),
    "50,000 nested quotations": (12_500, lambda n: ("“a " * n,)),
    "10,000 speakers": (2_500, _speakers),
    "“said” 100,000 times": (25_000, lambda n: ("said " * n,)),
    "“he said” 50,000 times": (12_500, lambda n: ("he said " * n,)),
    "commas": (25_000, lambda n: ("a, " * n + "said Jane Roe.",)),
    "titles": (12_500, lambda n: ("minister, " * n,)),
    "capitals": (6_000, lambda n: ("Minister Of " * n,)),
    "brackets": (12_500, lambda n: ("( said " * n,)),
    "labels": (6_000, lambda n: ("Minister: " * n,)),
}  # fmt: skip


def seconds(paragraphs: tuple[str, ...]) -> float:
    """The best of three readings."""
    release = make_release(*paragraphs)
    best = math.inf
    for _ in range(3):
        start = time.process_time()
        read_statements(release, ENGLISH)
        best = min(best, time.process_time() - start)
    return best


# Prints the seconds of processor time that a pipeline takes for the texts on standard input.
SPACY = """
import sys, time
try:
    import spacy
    pipeline = spacy.load(sys.argv[1])
except (ImportError, OSError) as error:
    sys.exit(f"no spaCy pipeline to compare with: {error}")
texts = sys.stdin.read().split("\\0")
list(pipeline.pipe(texts[:20]))
start = time.process_time()
list(pipeline.pipe(texts))
print(time.process_time() - start)
"""


def compare_with_spacy(python: str, model: str, paragraphs: tuple[str, ...]) -> str:
    """How many times as long a spaCy pipeline takes for the same text, or why nobody knows."""
    own = seconds(paragraphs)
    done = subprocess.run(
        [python, "-c", SPACY, model], input="\0".join(paragraphs), text=True, capture_output=True
    )
    if done.returncode:
        return done.stderr.strip().splitlines()[-1]
    return f"{float(done.stdout) / own:5.1f} times as long takes spaCy with {model}"


def main() -> int:
    texts = [path.read_text(encoding="utf-8") for path in sorted(ROOM.glob("*.txt"))]
    paragraphs = tuple(part for text in texts for part in text.split("\n\n") if part.strip()) * 8
    speed = sum(map(len, paragraphs)) / seconds(paragraphs) / 1e6
    print(f"{speed:5.2f} MB/s on invented releases")
    if "--spacy" in sys.argv:
        python, *rest = sys.argv[sys.argv.index("--spacy") + 1 :]
        model = rest[0] if rest else "en_core_web_sm"
        print(compare_with_spacy(python, model, paragraphs))
        return 0
    steepest = 0.0
    for name, (n, make) in HOSTILE.items():
        short, long = seconds(make(n)), seconds(make(4 * n))
        slope = math.log(long / short) / math.log(4)
        steepest = max(steepest, slope)
        print(f"{long:6.2f} s  slope {slope:4.2f}  {name}")
    return int("--strict" in sys.argv and (speed < 1 or steepest > 1.25))


if __name__ == "__main__":
    sys.exit(main())
