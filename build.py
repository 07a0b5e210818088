#!/usr/bin/env python3
"""Builds the site of one release: `python build.py`, and see `--help`.

Where nothing has changed since the last build, that is all that is found out, and next to nothing
is imported for it. Everything else is `readout.running`.
"""

from __future__ import annotations

import io
import os
import sys

from readout.unchanged import recall

HERE = os.path.dirname(os.path.abspath(__file__))


def main(arguments: list[str] | None = None) -> int:
    """The exit code: 0 built, 1 something to mend, 2 wrong command line, 130 interrupted."""
    words = sys.argv[1:] if arguments is None else arguments
    speak_plainly()
    try:
        code = 0
        if told := recall(HERE, words):
            sys.stderr.write(told[0])
            sys.stdout.write(told[1])
        else:
            from pathlib import Path

            from readout.running import run

            code = run(words, Path(HERE))
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read the output has seen enough; the work was done before it was told.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("interrupted: nothing more was published", file=sys.stderr)
        return 130


def speak_plainly() -> None:
    """Lets a terminal that lacks a letter show its number, instead of ending the build."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
